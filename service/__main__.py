"""The commands of the service: `python -m service replay ANSWER.json`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from service.replay import ReplayError, replay

_SAME, _DIFFERENT, _UNFIT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m service", description="Commands beside the server.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    told = "compute a stored answer again, without a server"
    described = (
        "Prints the answer and exits with 0 if it is the same, byte for byte; else lists differences and exits with 1. "
        "Exits with 2 if the file is not an answer to a decision, an amount or a processing time."
    )
    command = commands.add_parser("replay", help=told, description=described)
    command.add_argument("answer", metavar="ANSWER.json", help="the body the service sent, byte for byte; - for stdin")
    command.add_argument("--policy", metavar="DIR", type=Path, help="folder of another policy book")
    stated = parser.parse_args(arguments)
    return _replay(stated.answer, stated.policy)


def _replay(source: str, policy: Path | None) -> int:
    try:
        stored = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        replayed = replay(stored, policy)
    except OSError as error:
        sys.stderr.write(f"{source}: {error.strerror}\n")
        return _UNFIT
    except ReplayError as error:
        sys.stderr.write(f"{source}: {' '.join(str(error).split())}\n")
        return _UNFIT
    if replayed.report:
        # It holds Chinese sentences, whatever the encoding of the terminal.
        sys.stdout.buffer.write("\n".join((*replayed.report, "")).encode())
        return _DIFFERENT
    sys.stdout.buffer.write(replayed.body)
    return _SAME


if __name__ == "__main__":
    sys.exit(main())

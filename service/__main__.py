"""The commands of the service: `python -m service replay ANSWER.json`, `python -m service bulk INPUT OUTPUT`."""

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
    told = "answer a stored answer's question again, without a server"
    described = (
        "Prints the bytes and ends with 0 where they are the same; else says what differs and ends with 1. "
        "Ends with 2 where the file is no answer to a decision, an amount or a processing time."
    )
    command = commands.add_parser("replay", help=told, description=described)
    command.add_argument("answer", metavar="ANSWER.json", help="the body the service sent, byte for byte; - for stdin")
    command.add_argument("--policy", metavar="DIR", type=Path, help="folder of another policy book")
    command.set_defaults(run=lambda stated: _replay(stated.answer, stated.policy))
    told = "answer a whole file of rows; goes on where it was killed"
    try:
        from service.bulk import command as bulk  # noqa: PLC0415 - its packages are optional.
    except ImportError as error:
        lacking = f"needs the packages of requirements/bulk.txt ({error.name} is not installed)"
        commands.add_parser("bulk", help=f"{told}; {lacking}", add_help=False).set_defaults(lacking=lacking)
        if "bulk" in (sys.argv[1:2] if arguments is None else list(arguments)[:1]):
            sys.stderr.write(f"bulk {lacking}\n")
            return _UNFIT
    else:
        command = commands.add_parser("bulk", help=told)
        bulk.add_options(command)
        command.set_defaults(run=bulk.bulk)
    stated = parser.parse_args(arguments)
    return int(stated.run(stated))


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
        # The sentences in it are Chinese whatever the terminal is set to.
        sys.stdout.buffer.write("\n".join((*replayed.report, "")).encode())
        return _DIFFERENT
    sys.stdout.buffer.write(replayed.body)
    return _SAME


if __name__ == "__main__":
    sys.exit(main())

"""The commands of the service: `python -m service replay ANSWER.json`, `bulk INPUT OUTPUT`, `population OUTPUT`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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
    command.set_defaults(run=lambda stated: _replay(stated.answer, stated.policy))
    named = (sys.argv[1:] if arguments is None else list(arguments))[:1]
    if named != ["replay"]:
        _add_bulk(commands)
    stated = parser.parse_args(arguments)
    return int(stated.run(stated))


def _add_bulk(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of its subcommands to itself.
    """The commands for whole populations, or what says that their packages are not there."""
    about = {
        "bulk": "answer a whole file of rows; goes on where it was killed",
        "population": "make a synthetic population of any size",
    }
    try:
        from service.bulk import command  # noqa: PLC0415 - its packages are optional.
    except ModuleNotFoundError as error:
        lacking = f"needs the packages of requirements/bulk.txt: {error.name} is not installed"

        def lack(_: argparse.Namespace) -> int:
            sys.stderr.write(f"{lacking}\n")
            return _UNFIT

        for name, told in about.items():
            unfit = commands.add_parser(name, help=f"{told} ({lacking})")
            unfit.add_argument("_", nargs=argparse.REMAINDER)
            unfit.set_defaults(run=lack)
        return
    made = commands.add_parser("bulk", help=about["bulk"])
    command.add_options(made)
    made.set_defaults(run=command.bulk)
    made = commands.add_parser("population", help=about["population"])
    command.add_population_options(made)
    made.set_defaults(run=command.make_population)


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

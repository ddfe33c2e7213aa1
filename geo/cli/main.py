"""Reads the command line and hands over to one command.

Exit codes: 0 all done, 1 part of it (what could be done was written), 2 nothing was done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from geo.cli.exits import FAILED, PARTLY
from geo.cli.output import complain
from geo.errors import GeoError
from geo.settings import Settings

Run = Callable[[argparse.Namespace, Settings], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        options = _parser().parse_args(argv)
        run: Run = import_module(f"geo.cli.{options.command}").run
        return run(options, Settings.from_env())
    except GeoError as error:
        complain(error)
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has had enough ("… | head"): not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PARTLY
    except KeyboardInterrupt:
        print("geo: stopped.", file=sys.stderr)
        return FAILED


class _OneLine(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}. Try: {self.prog} --help", file=sys.stderr)
        raise SystemExit(FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = _OneLine(prog="geo", description="Turns news articles into a sourced map.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_OneLine)
    _add_parse(commands)
    _add_snapshot(commands)
    _add_evaluate(commands)
    return parser


def _add_parse(commands: argparse._SubParsersAction[_OneLine]) -> None:
    parse = commands.add_parser("parse", help="read articles into stories, one JSON object a line")
    parse.add_argument(
        "files", nargs="+", metavar="FILE",
        help="text, HTML, PDF, DOCX or .jsonl; - reads standard input",
    )  # fmt: skip
    parse.add_argument("-o", "--output", type=Path, metavar="OUT", help="write here, not to stdout")
    parse.add_argument("--no-events", action="store_true", help="find places only")
    parse.add_argument("--workers", type=_count, default=1, metavar="N", help="processes to use")


def _add_snapshot(commands: argparse._SubParsersAction[_OneLine]) -> None:
    snap = commands.add_parser("snapshot", help="draw a picture of the map")
    snap.add_argument("output", type=Path, metavar="OUT", help="OUT.png or OUT.svg")
    snap.add_argument("--articles", nargs="+", metavar="FILE", help="instead of the digests")
    snap.add_argument("--layers", nargs="+", metavar="LAYER", help="only these layers")
    snap.add_argument("--bbox", metavar="W,S,E,N", help="the extent, in degrees")
    snap.add_argument("--size", default="1920x1080", metavar="WxH", help="pixels (1920x1080)")
    snap.add_argument("--title", default="", help="the picture's title")
    snap.add_argument("--since", type=_day, metavar="DAY", help="leave out what ended before")
    snap.add_argument("--until", type=_day, metavar="DAY", help="leave out what began after")
    snap.add_argument("--theme", choices=("light", "dark", "print"), default="light")


def _add_evaluate(commands: argparse._SubParsersAction[_OneLine]) -> None:
    evaluate = commands.add_parser("evaluate", help="score against a corpus or a gold folder")
    evaluate.add_argument(
        "corpora", nargs="+", type=Path, metavar="CORPUS",
        help="GeoVirus.xml, lgl.xml or a folder of gold articles",
    )  # fmt: skip


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 64")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2022-02-24") from error

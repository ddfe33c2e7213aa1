"""Reads the command line and hands over to one command.

Exit codes: 0 all done, 1 part of it (what could be done was written), 2 nothing was done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from geo.cli.exits import FAILED, PARTLY
from geo.cli.output import complain
from geo.errors import GeoError
from geo.settings import Settings

PRESETS = (
    "slide", "4k", "slide-4-3", "a4-landscape", "a4-portrait", "letter-landscape",
    "letter-portrait", "square",
)  # fmt: skip
"""The names in ``geo.snapshot.presets``, which is not loaded to parse an article."""

Run = Callable[[argparse.Namespace, Settings], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        options = _parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
        run: Run = import_module(f"geo.cli.{options.command}").run
        settings = Settings.from_env()
        if tracker := getattr(options, "tracker", None):
            settings = replace(settings, tracker=str(tracker))
        return run(options, settings)
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


def _joined(words: Sequence[str]) -> list[str]:
    """Join ``--bbox`` with its value, which may begin with a minus and is no option for that."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--bbox":
            joined[-1] = f"--bbox={word}"
        else:
            joined.append(word)
    return joined


class _OneLine(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}. Try: {self.prog} --help", file=sys.stderr)
        raise SystemExit(FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = _OneLine(prog="geo", description="Turns news articles into a sourced map.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_OneLine)
    _add_parse(commands)
    _add_snapshot(commands)
    _add_export(commands)
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
    parse.add_argument(
        "--workers", type=_count_to(64), default=1, metavar="N", help="processes to use"
    )
    _add_tracker(parse)


def _add_snapshot(commands: argparse._SubParsersAction[_OneLine]) -> None:
    snap = commands.add_parser("snapshot", help="draw a picture of the map")
    snap.add_argument(
        "output", type=Path, metavar="OUT", help="OUT.png, .svg, .pdf, .pptx or .html"
    )
    _add_choice(snap)
    snap.add_argument("--bbox", metavar="W,S,E,N", help="the extent, in degrees")
    snap.add_argument("--preset", choices=PRESETS, default="slide", help="a size by its name")
    snap.add_argument("--size", metavar="WxH", help="pixels, like 1920x1080, instead of a preset")
    snap.add_argument("--dpi", type=_count_to(1200), metavar="N", help="pixels to the inch")
    snap.add_argument("--title", default="", help="the picture's title")
    snap.add_argument("--subtitle", default="", help="what stands below the title")
    snap.add_argument("--since", type=_day, metavar="DAY", help="leave out what ended before")
    snap.add_argument("--until", type=_day, metavar="DAY", help="leave out what began after")
    snap.add_argument("--theme", choices=("light", "dark", "print"), default="light")
    snap.add_argument("--transparent", action="store_true", help="leave out the paper")
    snap.add_argument(
        "--slides", choices=("story", "one"), default="story",
        help="a deck with a slide for each step of the story, or of the whole map only",
    )  # fmt: skip
    snap.add_argument("--template", type=Path, metavar="FILE", help="a deck whose looks to take")


def _add_export(commands: argparse._SubParsersAction[_OneLine]) -> None:
    export = commands.add_parser("export", help="write the marks as data for other programs")
    export.add_argument(
        "output", type=Path, metavar="OUT",
        help="OUT.geojson, .gpkg, .kml, .parquet, .csv, .jsonld or .lpf.json",
    )  # fmt: skip
    _add_choice(export)


def _add_choice(command: argparse.ArgumentParser) -> None:
    command.add_argument("--articles", nargs="+", metavar="FILE", help="instead of the digests")
    command.add_argument("--layers", nargs="+", metavar="LAYER", help="only these layers")
    _add_tracker(command)


def _add_tracker(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--tracker", type=Path, metavar="FILE",
        help="a Global Energy Monitor table: its lines and statuses beside the articles'",
    )  # fmt: skip


def _add_evaluate(commands: argparse._SubParsersAction[_OneLine]) -> None:
    evaluate = commands.add_parser("evaluate", help="score against a corpus or a gold folder")
    evaluate.add_argument(
        "corpora", nargs="+", type=Path, metavar="CORPUS",
        help="GeoVirus.xml, lgl.xml, or a folder of gold articles or phrases",
    )  # fmt: skip


def _count_to(most: int) -> Callable[[str], int]:
    def count(text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {most}")
        return int(text)

    return count


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2022-02-24") from error

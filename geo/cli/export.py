"""``geo export``: the marks as data, for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.exits import DONE, PARTLY
from geo.cli.output import check_writable, complain, write_whole
from geo.cli.sources import read_stories
from geo.settings import Settings


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Write the marks in the format that the file's name asks for."""
    from geo.atlas import build_atlas
    from geo.formats import export_atlas, format_of

    output: Path = options.output
    chosen = format_of(output.name)
    layers = options.layers or None
    export_atlas(build_atlas(()), chosen, layers)  # an unknown layer is told before the reading
    check_writable(output)
    stories, errors = read_stories(options.articles, settings)
    write_whole(output, export_atlas(build_atlas(stories), chosen, layers))
    for error in errors:
        complain(error)
    return PARTLY if errors else DONE

"""``geo snapshot``: the map as a picture, with no browser and no server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.cli.exits import DONE, PARTLY
from geo.cli.output import check_writable, complain, write_whole
from geo.cli.sources import read_stories
from geo.errors import SnapshotError
from geo.geometry import Box
from geo.settings import Settings


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Draw the picture and write it aside, then give it its name."""
    output: Path = options.output
    if output.suffix.lower() in (".html", ".htm"):
        return _write_page(options, settings)
    from geo.snapshot import PRESETS, SnapshotSpec, cautions_of, draw_snapshot

    preset = PRESETS[options.preset]
    width, height = _size(options.size) if options.size else (preset.width, preset.height)
    spec = SnapshotSpec(
        format=output.suffix.lstrip(".").lower() or "without an ending",  # type: ignore[arg-type]
        width=width,
        height=height,
        dpi=options.dpi or (96 if options.size else preset.dpi),
        title=options.title,
        subtitle=options.subtitle,
        layers=frozenset(options.layers) if options.layers else None,
        box=_box(options.bbox) if options.bbox else None,
        since=options.since,
        until=options.until,
        theme=options.theme,
        transparent=options.transparent,
        story=options.slides == "story",
    )
    template = _template(options.template, spec.format)
    check_writable(output)
    stories, errors = read_stories(options.articles, settings)
    from geo.atlas import build_atlas

    atlas = build_atlas(stories)
    write_whole(output, draw_snapshot(atlas, spec, template=template))
    for error in errors:
        complain(error)
    for caution in cautions_of(atlas, spec):
        print(f"geo: {caution}", file=sys.stderr)
    return PARTLY if errors else DONE


def _write_page(options: argparse.Namespace, settings: Settings) -> int:
    """Write the interactive map, whole in one file."""
    from geo.atlas import build_atlas
    from geo.render import Opening, render_page
    from geo.snapshot import SnapshotSpec

    if options.bbox or options.size:
        given = "--bbox" if options.bbox else "--size"
        raise SnapshotError(given, "is for pictures only", "Leave it out: the page can be moved")
    layers = frozenset(options.layers) if options.layers else None
    spec = SnapshotSpec(layers=layers, since=options.since, until=options.until)
    check_writable(options.output)
    stories, errors = read_stories(options.articles, settings)
    page = render_page(
        build_atlas(stories), title=options.title, layers=spec.layers,
        opening=Opening(since=spec.since, until=spec.until),
    )  # fmt: skip
    write_whole(options.output, page)
    for error in errors:
        complain(error)
    return PARTLY if errors else DONE


def _template(path: Path | None, form: str) -> bytes | None:
    if path is None:
        return None
    if form != "pptx":
        raise SnapshotError(path, "is for decks only", "Leave out --template, or write OUT.pptx")
    try:
        return path.read_bytes()
    except OSError as error:
        raise SnapshotError(
            path, f"can't be read ({error.strerror or error})", "Give a .pptx file"
        ) from error


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise SnapshotError(text, "is not a size", "Write it like 1920x1080")
    return int(width), int(height)


def _box(text: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise SnapshotError(
            text, "is not an extent", "Write west,south,east,north in degrees, like 20,20,80,60"
        ) from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise SnapshotError(
            text, "is not on the globe", "Write west,south,east,north in degrees, like 20,20,80,60"
        )
    return Box(west, south, east, north)

"""``geo snapshot``: the map as a picture, with no browser and no server."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from geo.cli.exits import DONE, PARTLY
from geo.cli.output import complain
from geo.cli.sources import read_inputs
from geo.errors import ArticleError, GeoError, SnapshotError
from geo.geometry import Box
from geo.model import Story
from geo.settings import Settings


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Draw the picture and write it aside, then give it its name."""
    from geo.snapshot import SnapshotSpec, draw_snapshot

    output: Path = options.output
    width, height = _size(options.size)
    spec = SnapshotSpec(
        format=output.suffix.lstrip(".").lower() or "without an ending",  # type: ignore[arg-type]
        width=width,
        height=height,
        title=options.title,
        layers=frozenset(options.layers) if options.layers else None,
        box=_box(options.bbox) if options.bbox else None,
        since=options.since,
        until=options.until,
        theme=options.theme,
    )
    _writable(output)
    stories, errors = _stories(options.articles, settings)
    from geo.atlas import build_atlas

    _write(output, draw_snapshot(build_atlas(stories), spec))
    for error in errors:
        complain(error)
    return PARTLY if errors else DONE


def _stories(
    files: list[str] | None, settings: Settings
) -> tuple[tuple[Story, ...], tuple[GeoError, ...]]:
    from geo.pipeline.reader import Reader
    from geo.pipeline.stored import load_stories, make_stories

    if not files:
        make_stories(settings)
        return load_stories(settings), ()
    inputs = [found for _, found in read_inputs(files, settings)]
    errors: list[GeoError] = [found for found in inputs if isinstance(found, ArticleError)]
    records = [found for found in inputs if not isinstance(found, ArticleError)]
    if not records:
        raise errors[0]
    stories: list[Story] = []
    for told in Reader(settings).read_all(records):
        if isinstance(told, ArticleError):
            errors.append(told)
        else:
            stories.append(told)
    if not stories:
        raise errors[0]
    return tuple(stories), tuple(errors)


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


def _writable(path: Path) -> None:
    """Fail before the work, not after it."""
    folder = path.parent
    if not folder.is_dir():
        raise SnapshotError(path, "is in a folder that does not exist", f"Make {folder} first")
    if not os.access(folder, os.W_OK) or path.is_dir():
        raise SnapshotError(path, "can't be written", "Choose another place")


def _write(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        raise SnapshotError(
            path, f"can't be written ({error.strerror or error})", "Choose another place"
        ) from error
    finally:
        aside.unlink(missing_ok=True)

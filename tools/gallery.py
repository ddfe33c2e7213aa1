"""Makes docs/gallery/: every preset, theme and format, small, from the shipped digests.

``make gallery``. Decks and pages are opened by LibreOffice and Chromium and photographed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from geo.atlas import Atlas, build_atlas
from geo.formats import FORMATS, export_atlas
from geo.geometry import Box
from geo.pipeline.stored import load_stories
from geo.render import render_page
from geo.settings import ROOT, Settings
from geo.snapshot import PRESETS, SnapshotSpec, draw_snapshot

FOLDER = ROOT / "docs" / "gallery"
SIDE = 800
"""Pixels of a picture's longer side."""
TITLE = "Gas and talks"


def main() -> None:
    """Draw the gallery anew."""
    atlas = build_atlas(load_stories(Settings.from_env()))
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    rows: list[tuple[str, str, str]] = []
    for name, told, command, picture in _pictures(atlas):
        small = Image.open(io.BytesIO(picture)).convert("RGB")
        small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
        small.save(FOLDER / f"{name}.png", optimize=True)
        rows.append((name, told, command))
        print(name)
    _write_index(rows, atlas)


def _pictures(atlas: Atlas) -> Iterable[tuple[str, str, str, bytes]]:
    base = SnapshotSpec(title=TITLE)
    for key, preset in PRESETS.items():
        spec = replace(base, width=preset.width, height=preset.height, dpi=preset.dpi)
        yield (
            f"preset-{key}", f"{preset.title}, {preset.width} × {preset.height}",
            f"map.png --preset {key}", draw_snapshot(atlas, spec),
        )  # fmt: skip
    for theme, told in (("dark", "Dark"), ("print", "Black and white")):
        spec = replace(base, theme=theme)
        yield f"theme-{theme}", told, f"map.png --theme {theme}", draw_snapshot(atlas, spec)
    clear = replace(base, transparent=True)
    yield (
        "transparent", "Transparent paper, on a coloured slide", "map.png --transparent",
        _on_colour(draw_snapshot(atlas, clear)),
    )  # fmt: skip
    near = replace(base, box=Box(60.0, 23.0, 76.0, 35.0))
    yield (
        "near", "A region: scale bar, cities for bearings", "map.png --bbox 60,23,76,35",
        draw_snapshot(atlas, near),
    )  # fmt: skip
    world = replace(base, box=Box(-180.0, -80.0, 180.0, 80.0))
    yield "world", "The world", "map.png --bbox -180,-80,180,80", draw_snapshot(atlas, world)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        svg = folder / "map.svg"
        svg.write_bytes(draw_snapshot(atlas, replace(base, format="svg")))
        yield "format-svg", "SVG, in a browser", "map.svg", _photograph(svg, (1920, 1080))
        page = folder / "map.html"
        page.write_bytes(render_page(atlas, title=TITLE))
        yield (
            "format-html", "A web page, opened from disk", "map.html",
            _photograph(page, (1440, 900), ".dateline[data-ready]"),
        )  # fmt: skip
        pdf = folder / "map.pdf"
        pdf.write_bytes(draw_snapshot(atlas, replace(base, format="pdf")))
        yield "format-pdf", "PDF", "map.pdf", _pages(pdf)[0]
        deck = folder / "deck.pptx"
        deck.write_bytes(draw_snapshot(atlas, replace(base, format="pptx")))
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", held, str(deck)],
            check=True, capture_output=True,
        )  # fmt: skip
        slides = _pages(folder / "deck.pdf")
        for n, told in ((0, "the whole map"), (1, "a step of the story"), (-1, "the sources")):
            name = f"format-pptx-{n + 1 if n >= 0 else 'last'}"
            yield name, f"PowerPoint, in LibreOffice: {told}", "deck.pptx", slides[n]


def _on_colour(picture: bytes) -> bytes:
    image = Image.open(io.BytesIO(picture))
    slide = Image.new("RGBA", image.size, "#cfe3d4")
    slide.alpha_composite(image)
    return _png(slide)


def _photograph(path: Path, size: tuple[int, int], ready: str = "") -> bytes:
    from playwright.sync_api import sync_playwright

    from tools.install_browser import find_browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        view = {"width": size[0], "height": size[1]}
        page = browser.new_page(viewport=view)  # type: ignore[arg-type]
        page.goto(f"file://{path}")
        if ready:
            page.wait_for_selector(ready, timeout=60_000)
            page.wait_for_timeout(500)
        picture = page.screenshot()
        browser.close()
    return picture


def _pages(path: Path) -> list[bytes]:
    subprocess.run(["pdftoppm", "-r", "80", "-png", str(path), str(path)], check=True)
    return [page.read_bytes() for page in sorted(path.parent.glob(f"{path.name}-*.png"))]


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "png")
    return data.getvalue()


def _write_index(rows: list[tuple[str, str, str]], atlas: Atlas) -> None:
    lines = [
        "# Gallery",
        "",
        "Made by `make gallery` from the two digests that ship. Each picture is shown small.",
        "",
    ]
    for name, told, command in rows:
        lines += [f"## {told}", "", f"`python -m geo snapshot {command}`", "",
                  f"![{told}]({name}.png)", ""]  # fmt: skip
    lines += ["## Data", "", "| command | format | size |", "| --- | --- | --- |"]
    for one in FORMATS:
        size = len(export_atlas(atlas, one)) / 1000
        lines.append(f"| `python -m geo export map.{one.ending}` | {one.title} | {size:,.0f} kB |")
    (FOLDER / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for program in ("soffice", "pdftoppm"):
        if not shutil.which(program):
            sys.exit(f"{program} is missing: make deps-office, and apt install poppler-utils")
    main()

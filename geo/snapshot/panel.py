"""Writes the words beside the map: title, legend, sources, scale, locator, credit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from geo.snapshot.fonts import families, text_width, wrap, writable
from geo.snapshot.locator import LOCATOR_RATIO, draw_locator
from geo.snapshot.plan import Plan
from geo.snapshot.scale import scale_bar
from geo.snapshot.symbols import arrow_of, beat_cap, dash, marker, sign
from geo.style import GROUNDS, PLACE, Symbol, in_theme


def draw_panel(figure: Figure, plan: Plan) -> None:
    """Write the words into their part of the figure."""
    left, bottom, width, height = plan.panel_rect
    axes = figure.add_axes((left, bottom, width, height))
    wide, tall = plan.spec.points[0] * width, plan.spec.points[1] * height
    axes.set(xlim=(0, wide), ylim=(0, tall))
    axes.axis("off")
    axes.set_gid("panel")
    _Column(figure, axes, plan, wide, tall).write()


class _Column:
    """Writes from the top down, and from the bottom up; legend and sources share what is left."""

    def __init__(self, figure: Figure, axes: Axes, plan: Plan, wide: float, tall: float) -> None:
        self.figure, self.axes, self.plan = figure, axes, plan
        self.spec, self.unit = plan.spec, plan.spec.unit
        self.ground = GROUNDS[self.spec.theme]
        self.margin = 32 * self.unit
        self.wide, self.tall = wide - 2 * self.margin, tall
        self.landscape = self.spec.landscape
        self.y = tall - (36 if self.landscape else 24) * self.unit

    def write(self) -> None:
        unit, words = self.unit, self.plan.words
        floor = self._credit(words.credit)
        title = (26 if len(words.title) < 60 else 20 if len(words.title) < 140 else 15) * unit
        self._text(words.title, title, self.ground.ink, 600, leading=1.16, limit=7)
        self.y -= 3 * unit
        self._text(words.subtitle, 13 * unit, self.ground.muted, 400, leading=1.32, limit=3)
        self.y -= 16 * unit
        sources = [wrap(source, self.wide, 11.5 * unit) for source in words.sources]
        floor = self._foot(floor, self._height(sources))
        room = self.y - floor
        self._legend(words.legend, words.note, room - min(room * 0.45, self._height(sources)))
        self.y -= 10 * unit
        self._sources(sources, floor)

    def _credit(self, credit: str) -> float:
        size = 9 * self.unit
        lines = wrap(credit, self.wide, size)
        y = self.margin * 0.8 + size * 1.35 * (len(lines) - 1)
        top = y + size * 1.5
        for line in lines:
            self._line(line, y, size, self.ground.muted, 400)
            y -= size * 1.35
        return top

    def _foot(self, floor: float, sources: float) -> float:
        """Draw the scale bar and the locator above the credit, where there is room for both."""
        unit = self.unit
        bar = scale_bar(self.plan)
        if bar and self.y - floor > 150 * unit:
            floor = self._scale(*bar, floor + 12 * unit)
        rows = len(self.plan.words.legend) + bool(self.plan.words.note)
        height = 176 * unit / LOCATOR_RATIO
        spare = self.y - floor - sources - rows * 23 * unit
        if self.landscape and self.spec.locator and spare > height + 40 * unit:
            width, tall = self.spec.points
            rect = self.margin / width, (floor + 14 * unit) / tall
            size = 176 * unit / width, height / tall
            if draw_locator(self.figure, self.plan, (*rect, *size)):
                floor += height + 22 * unit
        return floor

    def _scale(self, length: float, text: str, y: float) -> float:
        unit, x = self.unit, self.margin
        xs = [x, x, x + length, x + length]
        ys = [y + 4 * unit, y, y, y + 4 * unit]
        self.axes.add_line(Line2D(xs, ys, color=self.ground.ink, lw=1.1 * unit))
        self._line(text, y + 7 * unit, 10 * unit, self.ground.ink, 400)
        return y + 20 * unit

    def _legend(self, symbols: Sequence[Symbol], note: str, room: float) -> None:
        unit = self.unit
        columns = 1 if self.landscape else 2
        each = self.wide / columns
        rows = -(-(len(symbols) + bool(note)) // columns)
        step = min(23 * unit, max(room, 0.0) / max(rows, 1))
        if step < 12 * unit:  # no room: the first rows only
            rows = int(max(room, 0.0) / (12 * unit))
            step = 12 * unit
        size = min(13 * unit, step * 0.62)
        spots = [
            (self.margin + (n % columns) * each, self.y - (n // columns + 0.5) * step)
            for n in range(rows * columns)
        ]
        for symbol, (x, y) in zip(symbols, spots, strict=False):
            self._symbol(symbol, x, y)
            # A label that lost its last word could be another's: it is set smaller instead.
            wide = text_width(symbol.label, size) or 1.0
            fitted = size * min(1.0, (each - 46 * unit) / wide)
            self._line(symbol.label, y - fitted * 0.33, fitted, self.ground.ink, 400, x + 42 * unit)
        if note and len(symbols) < len(spots):
            x, y = spots[len(symbols)]
            casing = max(symbol.casing for symbol in symbols if symbol.shape != "area") * unit
            self.axes.add_line(
                Line2D([x, x + 30 * unit], [y, y], color=self.ground.casing, lw=casing)
            )
            small = size * 0.85
            for k, line in enumerate(wrap(note, each - 44 * unit, small)[:2]):
                self._line(
                    line, y - small * (0.33 + 1.25 * k), small, self.ground.muted, 400,
                    x + 42 * unit,
                )  # fmt: skip
                self.y -= small * 1.25 * k
        self.y -= rows * step

    def _symbol(self, symbol: Symbol, x: float, y: float) -> None:
        unit, width = self.unit, 30 * self.unit
        colour = in_theme(symbol.colour, self.spec.theme)
        if symbol.is_outline:
            self._outline(symbol, x, y)
            return
        if symbol.shape == "area":
            self.axes.add_artist(
                Rectangle(
                    (x, y - 6 * unit), width, 12 * unit, facecolor="none", hatch="////",
                    edgecolor=colour, lw=symbol.width * unit,
                )
            )  # fmt: skip
            return
        if symbol.shape not in ("arc", "line"):
            looks = [marker(symbol, colour, self.spec.theme, unit)]
            if symbol.shape == "disc":
                looks.append(marker(PLACE, colour, self.spec.theme, unit))
            elif symbol.shape == "badge":
                looks.append(sign(symbol, colour, unit))
            for look in looks:
                self.axes.add_line(Line2D([x + width / 2], [y], ls="", **look))  # type: ignore[arg-type]
            return
        points = np.array([(x + width * k / 16, y) for k in range(17)])
        if symbol.shape == "arc":
            points[:, 1] += [unit * (9 * (1 - (k / 8 - 1) ** 2) - 4) for k in range(17)]
        if symbol.casing:
            self.axes.add_line(Line2D(*points.T, color=self.ground.casing, lw=symbol.casing * unit))
        if symbol.arrow:
            points, head = arrow_of(points, 4.2 * symbol.width * unit)
            self.axes.add_artist(Polygon(head, closed=True, facecolor=colour, lw=0))
        self.axes.add_line(
            Line2D(*points.T, color=colour, lw=symbol.width * unit, ls=dash(symbol, unit))
        )
        if beat := symbol.beat:
            self.axes.add_line(
                Line2D(
                    *points.T, color=colour, lw=beat.width * unit, ls=dash(beat, unit),
                    dash_capstyle=beat_cap(beat),
                )
            )  # fmt: skip

    def _outline(self, symbol: Symbol, x: float, y: float) -> None:
        unit, colour = self.unit, in_theme(symbol.colour, self.spec.theme)
        corner, wide, tall = (x, y - 6 * unit), 30 * unit, 12 * unit
        self.axes.add_artist(
            Rectangle(corner, wide, tall, facecolor=colour, alpha=symbol.fill, lw=0)
        )
        for edge, width in ((self.ground.casing, symbol.casing), (colour, symbol.width)):
            self.axes.add_artist(
                Rectangle(corner, wide, tall, facecolor="none", edgecolor=edge, lw=width * unit)
            )

    def _height(self, sources: Sequence[Sequence[str]]) -> float:
        return self.unit * (34 + sum(len(lines) * 15 + 5 for lines in sources))

    def _sources(self, sources: Sequence[Sequence[str]], floor: float) -> None:
        unit = self.unit
        if self.y - floor < 30 * unit:
            return
        self._text("Sources", 11 * unit, self.ground.muted, 600)
        self.y -= 2 * unit
        for n, lines in enumerate(sources):
            left = len(sources) - n
            if self.y - floor < (len(lines) * 15 + (15 if left > 1 else 0)) * unit:
                self._text(f"and {left:,} more", 11.5 * unit, self.ground.muted, 400)
                return
            for line in lines:
                self.y -= 15 * unit
                self._line(line, self.y + 3 * unit, 11.5 * unit, self.ground.ink, 400)
            self.y -= 5 * unit

    def _text(
        self, text: str, size: float, colour: str, weight: int, leading: float = 1.3, limit: int = 9
    ) -> None:
        lines = wrap(text, self.wide, size, weight)
        if len(lines) > limit:
            lines = [*lines[: limit - 1], lines[limit - 1][:-1].rstrip() + "…"]
        for line in lines:
            self.y -= size * leading
            self._line(line, self.y + size * 0.25, size, colour, weight)

    def _line(
        self, text: str, y: float, size: float, colour: str, weight: int, x: float | None = None
    ) -> None:
        self.axes.text(
            self.margin if x is None else x, y, writable(text), fontsize=size, color=colour,
            fontweight=weight, family=families(text), va="baseline", parse_math=False,
        )  # fmt: skip

"""Writes marks and words as native shapes of a slide, to be named, moved and recoloured.

The XML is written directly: python-pptx would measure each group anew for every shape in it, and
gives each shape the shadow of the theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import shapely
from lxml import etree
from shapely.geometry.base import BaseGeometry

from geo.snapshot.svg import clean_xml
from geo.snapshot.symbols import simple_parts
from geo.style import GROUNDS, PLACE, Beat, Symbol, Theme, in_theme

EMU = 12_700
"""To a point."""
FINE = 0.25
"""Points by which a freeform may stray from the line it draws."""

Align = Literal["l", "ctr", "r"]

Rect = tuple[float, float, float, float]
"""Left, top, width, height, in points from the slide's upper left."""

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_SHAPES = {
    "dot": "ellipse", "ring": "ellipse", "square": "rect", "diamond": "diamond",
    "triangle": "triangle", "disc": "ellipse", "badge": "ellipse",
}  # fmt: skip


@dataclass(slots=True)
class Group:
    """Shapes that a person can move as one.

    Attributes
    ----------
    first
        The number of the first shape; each on a slide has its own.
    unit
        Points to one pixel of the style table.
    """

    name: str
    told: str
    first: int
    theme: Theme
    unit: float
    _made: list[str] = field(default_factory=list)
    _rects: list[Rect] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._made)

    def element(self) -> etree._Element:
        """Return the group as an element of a slide."""
        left = min(r[0] for r in self._rects)
        top = min(r[1] for r in self._rects)
        right = max(r[0] + r[2] for r in self._rects)
        bottom = max(r[1] + r[3] for r in self._rects)
        frame = _xfrm((left, top, right - left, bottom - top), child=True)
        return etree.fromstring(
            f"<p:grpSp {_NAMESPACES}><p:nvGrpSpPr>{_named(self.first, self.name, self.told)}"
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>"
            f"{''.join(self._made)}</p:grpSp>"
        )

    def draw(
        self, symbol: Symbol, shape: BaseGeometry, name: str, told: str = "",
        *, rim: BaseGeometry | None = None, head: bool = True, share: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw a shape given in points from the slide's upper left.

        Parameters
        ----------
        name, told
            The shape's name and its alternative text.
        rim
            The edge of an area that is only named.
        head
            Whether a line with an arrow ends in the picture.
        share
            How strongly it shows, 0 to 1.
        """
        if symbol.is_outline:
            self._outline(symbol, shape, rim, name, told, share)
        elif symbol.shape == "area":
            self._area(symbol, shape, name, told, share)
        elif symbol.shape in ("line", "arc"):
            for part in simple_parts(shape):
                if part.geom_type == "LineString":
                    self._line(symbol, part, name, told, head=head, share=share)
        else:
            for part in simple_parts(shape):
                x, y = shapely.get_coordinates(part)[0]
                self._point(symbol, float(x), float(y), name, told, share)

    def sample(self, symbol: Symbol, x: float, y: float, width: float) -> None:
        """Draw a legend's sample of a symbol, its middle left at a point."""
        if symbol.shape == "area":
            half = 6 * self.unit
            box = shapely.box(x, y - half, x + width, y + half)
            self.draw(symbol, box, symbol.label, rim=box.exterior)
        elif symbol.shape in ("line", "arc"):
            if symbol.casing:
                band = _line(GROUNDS[self.theme].casing, symbol.casing * self.unit)
                self._connector(x, y, width, f"{symbol.label} (band)", band)
            colour = in_theme(symbol.colour, self.theme)
            self._connector(x, y, width, symbol.label, self._stroke(symbol, colour, symbol.arrow))
            if symbol.beat:
                self._connector(x, y, width, f"{symbol.label} (beat)", self._beat(symbol, colour))
        else:
            self._point(symbol, x + width / 2, y, symbol.label, "", 1.0)
            if symbol.shape == "disc":
                self._point(PLACE, x + width / 2, y, f"{symbol.label} (place)", "", 1.0)

    def text(
        self, name: str, rect: Rect, text: str, size: float, colour: str, *,
        bold: bool = False, glow: str = "", align: Align = "l",
    ) -> None:  # fmt: skip
        """Write a text on one line, in the middle of a box's height."""
        body = (
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
            f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{align}"/>'
            f"{_run(text, size, colour, bold, glow)}</a:p></p:txBody>"
        )
        geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        self._add(name, "", rect, geometry + "<a:ln><a:noFill/></a:ln>", body, box=True)

    def _point(
        self, symbol: Symbol, x: float, y: float, name: str, told: str, share: float
    ) -> None:
        ground, colour = GROUNDS[self.theme], in_theme(symbol.colour, self.theme)
        hollow = symbol.shape in ("ring", "badge") or (
            symbol.shape == "square" and symbol.width > 0
        )
        size = symbol.size * self.unit * (1.1 if symbol.shape == "diamond" else 1.0)
        inside, edge = (ground.paper, colour) if hollow else (colour, ground.halo)
        width = (symbol.width if hollow else 1.2) * self.unit
        if symbol.shape == "disc":
            inside = edge = ground.casing
        looks = (
            f'<a:prstGeom prst="{_SHAPES[symbol.shape]}"><a:avLst/></a:prstGeom>'
            f"{_fill(inside, share)}{_line(edge, width, share=share)}"
        )
        self._add(name, told, (x - size / 2, y - size / 2, size, size), looks)
        if symbol.shape == "badge":
            lines = [np.array((x, y)) + np.array(line) * self.unit for line in symbol.sign]
            rect, geometry = _freeform(lines, closed=False)
            stroke = _line(colour, 1.5 * self.unit, share=share)
            self._add(f"{name} (sign)", "", rect, f"{geometry}<a:noFill/>{stroke}")

    def _line(
        self, symbol: Symbol, line: BaseGeometry, name: str, told: str, *, head: bool, share: float
    ) -> None:
        points = shapely.get_coordinates(shapely.simplify(line, FINE))
        if len(points) < 2:
            return
        ground, colour = GROUNDS[self.theme], in_theme(symbol.colour, self.theme)
        rect, geometry = _freeform([points], closed=False)
        if symbol.casing:
            beneath = _line(ground.casing, symbol.casing * self.unit, share=share)
            self._add(f"{name} (band)", "", rect, f"{geometry}<a:noFill/>{beneath}")
        elif share == 1.0:
            rim = _line(ground.halo, (symbol.width + 2.4) * self.unit)
            self._add(f"{name} (rim)", "", rect, f"{geometry}<a:noFill/>{rim}")
        stroke = self._stroke(symbol, colour, symbol.arrow and head, share)
        self._add(name, told, rect, f"{geometry}<a:noFill/>{stroke}")
        if symbol.beat:
            beat = self._beat(symbol, colour, share)
            self._add(f"{name} (beat)", "", rect, f"{geometry}<a:noFill/>{beat}")

    def _outline(
        self, symbol: Symbol, shape: BaseGeometry, rim: BaseGeometry | None, name: str, told: str,
        share: float,
    ) -> None:  # fmt: skip
        """Draw an area as two shapes: its edge is open where the picture or ±180° cuts it."""
        rings = _rings(shape)
        if not rings:
            return
        colour = in_theme(symbol.colour, self.theme)
        rect, geometry = _freeform(rings, closed=True)
        fill = f"<a:solidFill>{_colour(colour, round(100 * symbol.fill * share))}</a:solidFill>"
        self._add(name, told, rect, f"{geometry}{fill}<a:ln><a:noFill/></a:ln>")
        edges = [
            shapely.get_coordinates(part)
            for part in simple_parts(rim or shapely.Point())
            if len(shapely.get_coordinates(part)) > 1
        ]
        if not edges:
            return
        rect, geometry = _freeform(edges, closed=False)
        if symbol.casing:
            band = _line(GROUNDS[self.theme].casing, symbol.casing * self.unit, share=share)
            self._add(f"{name} (band)", "", rect, f"{geometry}<a:noFill/>{band}")
        edge = _line(colour, symbol.width * self.unit, share=share)
        self._add(f"{name} (edge)", "", rect, f"{geometry}<a:noFill/>{edge}")

    def _area(
        self, symbol: Symbol, shape: BaseGeometry, name: str, told: str, share: float
    ) -> None:
        rings = _rings(shapely.simplify(shape, FINE))
        if not rings:
            return
        colour = in_theme(symbol.colour, self.theme)
        rect, geometry = _freeform(rings, closed=True)
        front, back = _colour(colour, round(100 * share)), _colour(GROUNDS[self.theme].land, 25)
        hatch = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{front}</a:fgClr>'
            f"<a:bgClr>{back}</a:bgClr></a:pattFill>"
        )
        edge = _line(colour, symbol.width * self.unit, share=share)
        self._add(name, told, rect, geometry + hatch + edge)

    def _stroke(self, symbol: Symbol, colour: str, head: bool, share: float = 1.0) -> str:
        width = symbol.width * self.unit
        return _line(colour, width, dash=_dash(symbol), head=head, share=share)

    def _beat(self, symbol: Symbol, colour: str, share: float = 1.0) -> str:
        beat = symbol.beat
        assert beat is not None
        width = beat.width * self.unit
        return _line(colour, width, dash=_dash(beat), share=share, is_round=beat.is_round)

    def _connector(self, x: float, y: float, width: float, name: str, line: str) -> None:
        rect = (x, y, width, 0.0)
        self._rects.append(rect)
        self._made.append(
            f"<p:cxnSp><p:nvCxnSpPr>{_named(self._next, name, '')}<p:cNvCxnSpPr/><p:nvPr/>"
            f'</p:nvCxnSpPr><p:spPr>{_xfrm(rect)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f"{line}</p:spPr></p:cxnSp>"
        )

    def _add(
        self, name: str, told: str, rect: Rect, looks: str, body: str = "", *, box: bool = False
    ) -> None:
        kind = '<p:cNvSpPr txBox="1"/>' if box else "<p:cNvSpPr/>"
        made = _named(self._next, name, told)
        self._rects.append(rect)
        self._made.append(
            f"<p:sp><p:nvSpPr>{made}{kind}<p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_xfrm(rect)}{looks}</p:spPr>{body}</p:sp>"
        )

    @property
    def _next(self) -> int:
        return self.first + len(self._made) + 1


def text_box(
    number: int, name: str, rect: Rect, lines: Sequence[tuple[str, float, str]]
) -> etree._Element:
    """Return a text box as an element of a slide: each line a text, its size, its colour."""
    paragraphs = "".join(
        f'<a:p><a:pPr><a:spcAft><a:spcPts val="{size * 35:.0f}"/></a:spcAft></a:pPr>'
        f"{_run(text, size, colour, False, '')}</a:p>"
        for text, size, colour in lines
    )
    return etree.fromstring(
        f"<p:sp {_NAMESPACES}><p:nvSpPr>{_named(number, name, '')}"
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_xfrm(rect)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _rings(shape: BaseGeometry) -> list[np.ndarray]:
    return [
        shapely.get_coordinates(ring)
        for part in simple_parts(shape)
        if part.geom_type == "Polygon"
        for ring in shapely.get_rings(part)
    ]


def _freeform(rings: Sequence[np.ndarray], *, closed: bool) -> tuple[Rect, str]:
    """Return the box of some lines, and the lines within it, to a hundredth of a point."""
    points = np.concatenate(rings)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    rect = (float(left), float(top), float(right - left), float(bottom - top))
    wide, tall = (max(1, round(side * 100)) for side in rect[2:])
    drawn = "".join(_steps(ring, (left, top), closed=closed) for ring in rings)
    fill = "" if closed else ' fill="none"'
    return rect, (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{tall}"{fill}>{drawn}</a:path></a:pathLst></a:custGeom>'
    )


def _steps(ring: np.ndarray, origin: tuple[float, float], *, closed: bool) -> str:
    spots: Iterator[tuple[int, int]] = map(tuple, ((ring - origin) * 100).round().astype(int))
    x, y = next(spots)
    drawn = [f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>']
    drawn += [f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in spots]
    return "".join([*drawn, "<a:close/>" if closed else ""])


def _run(text: str, size: float, colour: str, bold: bool, glow: str) -> str:
    around = ""
    if glow:
        rim = f'<a:glow rad="{size * 0.2 * EMU:.0f}">{_colour(glow)}</a:glow>'
        around = f"<a:effectLst>{rim}</a:effectLst>"
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{max(100, round(size * 2) * 50)}" b="{int(bold)}">'
        f"{_fill(colour)}{around}</a:rPr><a:t>{escape(clean_xml(text))}</a:t></a:r>"
    )


def _dash(look: Symbol | Beat) -> str:
    strokes = "".join(
        f'<a:ds d="{stroke / look.width * 100_000:.0f}" sp="{gap / look.width * 100_000:.0f}"/>'
        for stroke, gap in zip(look.dash[::2], look.dash[1::2], strict=True)
    )
    return f"<a:custDash>{strokes}</a:custDash>" if strokes else ""


def _line(
    colour: str, width: float, *, dash: str = "", head: bool = False, share: float = 1.0,
    is_round: bool = False,
) -> str:  # fmt: skip
    end = '<a:tailEnd type="triangle" w="med" len="med"/>' if head else ""
    cap = "flat" if dash and not is_round else "rnd"
    inside = f"{_fill(colour, share)}{dash}<a:round/>{end}"
    return f'<a:ln w="{width * EMU:.0f}" cap="{cap}">{inside}</a:ln>'


def _fill(colour: str, share: float = 1.0) -> str:
    return f"<a:solidFill>{_colour(colour, round(100 * share))}</a:solidFill>"


def _colour(colour: str, alpha: int = 100) -> str:
    share = f'<a:alpha val="{alpha * 1000}"/>' if alpha < 100 else ""
    return f'<a:srgbClr val="{colour.lstrip("#").upper()}">{share}</a:srgbClr>'


def _named(number: int, name: str, told: str) -> str:
    words = f" descr={quoteattr(clean_xml(told))}" if told else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(clean_xml(name))}{words}/>'


def _xfrm(rect: Rect, *, child: bool = False) -> str:
    left, top, width, height = (round(side * EMU) for side in rect)
    own = f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>' if child else ""
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>{own}</a:xfrm>'

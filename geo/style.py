"""One table of symbols, read by the map in the browser and by the picture on the slide.

The grammar: **dash** says how far a project has come, **beat** what kind of line it is (bare for a
pipeline, cross ties for a railway), **casing** how sure the position is,
**hatch** that an area is attacked or claimed, a plain outline that it is named, a **badge** what
to know of where a mark comes from: that its sources differ, that nobody has checked it, that a
reader has. Colour only repeats what shape already says.
Colours are Okabe and Ito's (2008), darkened where they would fall below a contrast of 3:1 on
the ground they stand on (WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.model import Status

LayerKey = Literal["places", "routes", "links", "conflict", "background"]
Strokes = tuple[tuple[tuple[float, float], ...], ...]
Theme = Literal["light", "dark", "print"]
Shape = Literal[
    "dot", "square", "diamond", "triangle", "ring", "line", "arc", "area", "disc", "badge"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """A group of marks that a reader switches as one."""

    key: LayerKey
    title: str
    shown: bool
    hint: str


@dataclass(frozen=True, slots=True)
class Beat:
    """A second, wider stroke on a line, whose rhythm tells what kind of line it is.

    Attributes
    ----------
    width
        In px, across the line.
    dash
        Lengths of strokes and gaps along the line, in px.
    is_round
        Whether a stroke ends in half a circle, so that a short one is a bead.
    """

    width: float
    dash: tuple[float, ...]
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """How one kind of mark looks. Lengths are CSS pixels at 96 to the inch.

    Attributes
    ----------
    dash
        Lengths of strokes and gaps along a line; empty for a whole line.
    beat
        What rides on a line and tells its kind; None on a bare line.
    casing
        Width in px of the pale band beneath a line whose path is not surveyed, or beneath the
        outline of an area that may not be the one meant; 0 for none.
    hatch
        Distance in px between the hatching's lines in an area; 0 for none.
    fill
        Share of its colour that an area without hatching lets show, 0 to 1.
    arrow
        Whether a line ends in an arrow head.
    sign
        What stands in a badge: lines through points right of and below its middle.
    """

    key: str
    layer: LayerKey
    label: str
    shape: Shape
    colour: str
    width: float = 2.0
    size: float = 0.0
    dash: tuple[float, ...] = ()
    beat: Beat | None = None
    casing: float = 0.0
    hatch: float = 0.0
    fill: float = 0.0
    arrow: bool = False
    sign: Strokes = ()

    @property
    def is_outline(self) -> bool:
        """Whether it is an area that is only named: an outline, nothing claimed within it."""
        return self.shape == "area" and not self.hatch

    @property
    def is_water(self) -> bool:
        """Whether it is a sea: drawn beneath the land, which gives it its coast."""
        return self.is_outline and self.key.startswith("water")


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of the base map and of the words on it."""

    land: str
    sea: str
    border: str
    disputed: str
    ink: str
    muted: str
    halo: str
    paper: str
    casing: str


LAYERS: tuple[Layer, ...] = (
    Layer("places", "Places", True, "Where the articles say something is or happens"),
    Layer("routes", "Pipelines and terminals", True, "Routes and works, built or proposed"),
    Layer("links", "Diplomatic links", True, "Talks, agreements, ties, sanctions"),
    Layer("conflict", "Conflict", True, "Attacks, seizures, shows of force"),
    Layer("background", "Background (historic)", False, "Told as the past, not as news"),
)

GROUNDS: dict[Theme, Ground] = {
    "light": Ground(
        land="#f6f3ec", sea="#dfe6ec", border="#b9b4a8", disputed="#8d887d", ink="#1d2b36",
        muted="#5b6770", halo="#ffffff", paper="#ffffff", casing="#b5d8ee",
    ),
    "dark": Ground(
        land="#2a3138", sea="#1a2026", border="#4c555e", disputed="#8b949c", ink="#f1f3f4",
        muted="#a9b2ba", halo="#1a2026", paper="#14191e", casing="#29536e",
    ),
    "print": Ground(
        land="#ffffff", sea="#efefef", border="#b5b5b5", disputed="#808080", ink="#000000",
        muted="#4d4d4d", halo="#ffffff", paper="#ffffff", casing="#d9d9d9",
    ),
}  # fmt: skip

_BLUE, _GREEN, _VERMILION, _PURPLE, _INK = "#0072b2", "#00805e", "#c14f00", "#a5487f", "#1d2b36"
_GREY, _SEA = "#5b6770", "#3f6b86"
_DARK = {
    _BLUE: "#56b4e9",
    _GREEN: "#2fc79c",
    _VERMILION: "#f08a4b",
    _PURPLE: "#dd94be",
    _INK: "#f1f3f4",
    _GREY: "#a9b2ba",
    _SEA: "#8fb6cc",
}
_PRINT = {
    _BLUE: "#000000",
    _GREEN: "#4d4d4d",
    _VERMILION: "#1a1a1a",
    _PURPLE: "#808080",
    _INK: "#000000",
}
"""For black and white: what colours repeat, shape, dash, width and arrow still say."""
_DASH: dict[Status, tuple[float, ...]] = {
    "proposed": (9, 5),
    "construction": (16, 5),
    "operating": (),
    "shelved": (3, 6),
    "cancelled": (2, 8),
    "idle": (14, 4, 2, 4),
    "mothballed": (8, 4, 2, 4, 2, 4),
    "retired": (1, 5),
}
_STATUS_LABEL: dict[Status, str] = {
    "proposed": "proposed",
    "construction": "under construction",
    "operating": "operating",
    "shelved": "shelved",
    "cancelled": "cancelled",
    "idle": "idle",
    "mothballed": "mothballed",
    "retired": "retired",
}
_KIND_LABEL = {
    "pipeline": "Pipeline",
    "railway": "Railway",
    "road": "Road",
    "power line": "Power line",
    "cable": "Cable",
    "canal": "Canal",
    "shipping line": "Shipping line",
}
_BEAT = {
    "railway": Beat(11, (1.8, 12.2)),
    "road": Beat(9, (1.8, 2.6, 1.8, 21.8)),
    "power line": Beat(9, (1.8, 2.6, 1.8, 2.6, 1.8, 17.4)),
    "canal": Beat(7.5, (9, 19)),
    "cable": Beat(8, (0.1, 27.9), is_round=True),
    "shipping line": Beat(8, (0.1, 9.9, 0.1, 17.9), is_round=True),
}
"""Across the line on land: one tie, two, three; blocks for locks; one bead or two in the sea."""

PLACE = Symbol("place", "places", "Place named", "dot", _INK, size=7)
AREA = Symbol("area", "places", "Country or province named", "area", _GREY, 1.2, fill=0.05)
AREA_UNSURE = replace(AREA, key="area-unsure", label="Country or province, not sure", casing=7)
WATER = Symbol("water", "places", "Sea named", "area", _SEA, 1.2, fill=0.16)
WATER_UNSURE = replace(WATER, key="water-unsure", label="Sea, not sure", casing=7)
REGION = Symbol("region", "places", "Area named, outline not known", "ring", _INK, 1.5, size=9)
"""For what has no outline of its own: nothing is drawn that would have to be made up."""
MEETING = Symbol("meeting", "links", "Meeting", "diamond", _GREEN, 2, size=11)
COOPERATION = Symbol("cooperation", "links", "Talks, agreements, ties", "arc", _GREEN, 2.4)
COOPERATION_PLANNED = replace(
    COOPERATION, key="cooperation-planned", label="Talks, agreements, ties, planned", dash=(7, 5)
)
TENSION = Symbol("tension", "links", "Demands, blame, sanctions", "arc", _PURPLE, 2.4, arrow=True)
TENSION_PLANNED = replace(
    TENSION, key="tension-planned", label="Demands, blame, sanctions, planned", dash=(7, 5)
)
ATTACK = Symbol("attack", "conflict", "Attack or seizure", "arc", _VERMILION, 3, arrow=True)
ATTACK_PLANNED = replace(
    ATTACK, key="attack-planned", label="Attack or seizure, planned", dash=(7, 5)
)
ATTACKED = Symbol("attacked", "conflict", "Area attacked", "area", _VERMILION, 1.4, hatch=7)
STRIKE = Symbol("strike", "conflict", "Place attacked", "triangle", _VERMILION, 2, size=12)
HISTORIC = Symbol("historic", "background", "Told as the past", "arc", _GREY, 1.6, dash=(2, 4))
HISTORIC_AREA = Symbol(
    "historic-area", "background", "Area, in the past", "area", _GREY, 1, hatch=10
)

UNSURE = Symbol("unsure", "places", "Place not sure", "disc", _INK, size=23)
_UNLIKE: Strokes = (
    ((-4, -1.8), (4, -1.8)), ((-4, 1.8), (4, 1.8)), ((2.2, -4.4), (-2.2, 4.4)),
)  # fmt: skip
_ASKED: Strokes = (
    (
        (-2.3, -2.4), (-1.9, -3.6), (-0.9, -4.3), (0.4, -4.4), (1.6, -3.9), (2.3, -2.8),
        (2.1, -1.6), (1.2, -0.6), (0.3, 0.2), (0.0, 1.6),
    ),
    ((0.0, 3.1), (0.0, 4.7)),
)  # fmt: skip
_TICK: Strokes = (((-3.5, 0.2), (-1.1, 2.8), (3.6, -2.8)),)
_PENCIL: Strokes = (
    ((-4.0, 4.0), (-3.2, 1.2), (1.9, -3.9), (3.9, -1.9), (-1.2, 3.2), (-4.0, 4.0)),
    ((0.6, -2.6), (2.6, -0.6)),
)  # fmt: skip
DIFFERS = Symbol("differs", "links", "Sources differ", "badge", _INK, 1.5, size=17, sign=_UNLIKE)
PROPOSED = replace(
    DIFFERS, key="proposed", label="From a model, not checked", sign=_ASKED
)  # fmt: skip
CHECKED = replace(
    DIFFERS, key="checked", label="Checked by a reader", colour=_GREY, width=1.2, sign=_TICK
)
BY_HAND = replace(CHECKED, key="by-hand", label="Added or changed by a reader", sign=_PENCIL)
BADGES = (DIFFERS, PROPOSED, CHECKED, BY_HAND)
PLANNED = ", planned"
NOT_SURE = 0.6
"""A place less sure than this stands in a pale disc, or its outline on a pale band."""


def area_symbol(*, water: bool, sure: bool) -> Symbol:
    """Return the outline for an area that a text names."""
    if water:
        return WATER if sure else WATER_UNSURE
    return AREA if sure else AREA_UNSURE


def route_symbol(kind: str, status: Status | None, *, surveyed: bool) -> Symbol:
    """Return the line for a route: dash by status, beat by kind, casing where not surveyed."""
    stage = _STATUS_LABEL[status] if status else "status not said"
    label = f"{_KIND_LABEL.get(kind, kind.capitalize())}, {stage}"
    path = "" if surveyed else "-inferred"
    return Symbol(
        key=f"route-{kind.replace(' ', '-')}-{status or 'unknown'}{path}",
        layer="routes",
        label=label,
        shape="line",
        colour=_BLUE,
        width=3.0,
        dash=_DASH[status] if status else (4, 4),
        beat=_BEAT.get(kind),
        casing=0.0 if surveyed else 9.0,
    )


def facility_symbol(kind: str, status: Status | None) -> Symbol:
    """Return the square for a terminal, port, field or plant: hollow until it operates."""
    label = kind.capitalize() + (f", {_STATUS_LABEL[status]}" if status else "")
    hollow = status not in (None, "operating")
    return Symbol(
        f"facility-{kind.replace(' ', '-')}-{status or 'unknown'}",
        "routes", label, "square", _BLUE, width=2.0 if hollow else 0.0, size=11,
    )  # fmt: skip


def legend_rows(symbols: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """Return a legend's rows: each label once, what is planned right after what is.

    What looks alike has one row: ``Terminal or port, proposed``.
    """
    by_label = {symbol.label: symbol for symbol in symbols}
    kinds = list(dict.fromkeys(label.removesuffix(PLANNED) for label in by_label))
    ordered = sorted(by_label.values(), key=lambda s: (kinds.index(_unplanned(s)), s.label))
    alike: dict[tuple[Symbol, str], list[Symbol]] = {}
    for symbol in ordered:
        look = replace(symbol, key="", label="", casing=0.0)
        alike.setdefault((look, symbol.label.partition(", ")[2]), []).append(symbol)
    return tuple(_one_row(row) for row in alike.values())


def _one_row(row: Sequence[Symbol]) -> Symbol:
    if len(row) == 1:
        return row[0]
    first, *others = (symbol.label.partition(", ")[0] for symbol in row)
    kinds = [first, *(kind[0].lower() + kind[1:] for kind in others)]
    stage = row[0].label.partition(", ")[2]
    named = f"{', '.join(kinds[:-1])} or {kinds[-1]}"
    return replace(row[0], label=f"{named}, {stage}" if stage else named)


def _unplanned(symbol: Symbol) -> str:
    return symbol.label.removesuffix(PLANNED)


def in_theme(colour: str, theme: Theme) -> str:
    """Return a symbol's colour as it is drawn on a theme's ground."""
    if theme == "dark":
        return _DARK.get(colour, colour)
    if theme == "print":
        return _PRINT.get(colour, colour)
    return colour


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2)."""
    brighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

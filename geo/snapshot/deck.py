"""Makes a deck: the whole map, a slide for each step of the story, the sources.

The map's ground is a picture; every mark, name and word over it is a native shape.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
import shapely
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt
from shapely.geometry.base import BaseGeometry

from geo import __version__
from geo.atlas import STANDING_WORDS, Atlas, Mark, StoryStep, origin_words, story_steps
from geo.errors import SnapshotError
from geo.model import Article, When
from geo.snapshot.canvas import draw_base
from geo.snapshot.deck_shapes import EMU, Align, Group, text_box
from geo.snapshot.describe import describe
from geo.snapshot.fonts import register_fonts, wrap
from geo.snapshot.labels import Placed
from geo.snapshot.plan import Piece, Plan, plan_picture
from geo.snapshot.spec import SnapshotSpec, clean
from geo.snapshot.svg import clean_xml
from geo.snapshot.symbols import LIFTS
from geo.snapshot.words import quote_line, source_line
from geo.style import BADGES, COOPERATION, GROUNDS, LAYERS, UNSURE, in_theme

MOST_SHAPES = 400
"""Beyond so many marks a slide shows them in its picture: nobody moves a thousand shapes."""
MOST_STEPS = 40
WIDTH = 960.0
"""Points: 13.333 inches, PowerPoint's own for 16:9."""
NARROW = 0.92
"""The typeface of a deck's theme may be wider than ours: names are set so much smaller, and
titles have so much less room."""
STILL = datetime(2000, 1, 1)
"""Written for the time of making, so that the same marks give the same file."""


def draw_deck(atlas: Atlas, spec: SnapshotSpec, template: bytes | None = None) -> bytes:
    """Return a deck as a file's bytes; the same input gives the same bytes.

    Parameters
    ----------
    template
        A PowerPoint file whose size, theme and layouts are taken.

    Raises
    ------
    SnapshotError
        The template is not a PowerPoint file.
    """
    register_fonts()
    deck = _open(template, spec)
    width, height = deck.slide_width / EMU, deck.slide_height / EMU
    sized = replace(spec, width=round(1080 * width / height), height=1080, dpi=96, locator=False)
    whole = plan_picture(atlas, sized)
    maker = _Maker(deck, width / whole.spec.points[0], template is not None)
    maker.overview(whole)
    if spec.story:
        layers = sized.shown_layers
        shown = {mark.id for mark in whole.marks}
        told = story_steps(atlas) if spec.steps is None else spec.steps
        steps = [s for s in told if s.mark_id in shown][:MOST_STEPS]
        for step in steps:
            looked = replace(sized, box=step.box, selected=step.mark_id, layers=layers)
            mark = atlas.mark(step.mark_id)
            assert mark is not None
            maker.step(plan_picture(atlas, looked), step, mark)
    maker.sources(whole)
    return _saved(deck, whole)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Adds slides; ``scale`` is points of the slide to one point of the plan."""

    deck: Any
    scale: float
    themed: bool

    def overview(self, plan: Plan) -> None:
        """Add the slide of the whole map."""
        page = self._page(plan.words.title, plan)
        unit, ground, words = page.unit, GROUNDS[plan.spec.theme], plan.words
        left, top, wide, tall = page.panel
        foot = top + tall - 62 * unit
        page.write("Subtitle", (left, page.y, wide, 34 * unit), [
            (words.subtitle, 13 * unit, ground.muted)
        ])  # fmt: skip
        rows = len(words.legend) + bool(words.note)
        step = min(23 * unit, tall * 0.5 / max(rows, 1))
        y = _legend(page, plan, page.y + 42 * unit, step)
        sources = [(line, 11 * unit, ground.ink) for line in words.sources[:6]]
        page.write("Sources", (left, y + 8 * unit, wide, max(foot - y - 12 * unit, 20.0)), [
            ("Sources", 11 * unit, ground.muted), *sources
        ])  # fmt: skip
        self._map(page, plan, describe(plan))
        page.close(_all_words(plan.marks, plan.articles), words.credit)

    def step(self, plan: Plan, step: StoryStep, mark: Mark) -> None:
        """Add the slide of one event: its words beside the map, all else faint."""
        page = self._page(clean(step.title), plan)
        unit, ground = page.unit, GROUNDS[plan.spec.theme]
        left, top, wide, tall = page.panel
        facts = ", ".join(
            filter(None, [STANDING_WORDS[mark.standing], mark.status or "", _when(mark.when)])
        )
        origin = origin_words(mark).capitalize()
        page.write("Facts", (left, page.y, wide, 22 * unit), [(facts, 13 * unit, ground.muted)])
        y = page.y + 34 * unit
        below = [step.source, *map(clean, mark.differs[:2]), *([f"{origin}."] if origin else [])]
        words, room = f"“{clean(step.text, 420)}”", top + tall - 62 * unit - y
        page.write("Passage", (left, y, wide, room), [
            (words, _read_from_afar(words, wide, room - 22 * unit * len(below), unit), ground.ink),
            *((line, 13 * unit, ground.muted) for line in below),
        ])  # fmt: skip
        self._map(page, plan, f"Map: {clean(mark.label)}.")
        known = {article.id: article for article in plan.articles}
        page.close(_words(mark, known), plan.words.credit)

    def sources(self, plan: Plan) -> None:
        """Add the last slide: every article, with its address."""
        page = self._page("Sources", plan, whole=True)
        unit, ground = page.unit, GROUNDS[plan.spec.theme]
        left, top, wide, tall = page.panel
        size = min(18.0, 300 / max(len(plan.articles), 1)) * unit
        rect = (left, page.y + 16 * unit, wide, top + tall - 70 * unit - page.y)
        lines = [(source_line(article), size, ground.ink) for article in plan.articles]
        box = page.write("Articles", rect, lines or [("None", size, ground.ink)])
        paragraphs = box.findall(f".//{qn('a:p')}")
        for article, paragraph in zip(plan.articles, paragraphs, strict=False):
            if article.url.startswith(("https://", "http://")):
                _link(page.slide, paragraph, clean_xml(article.url))
        page.close([_address(article) for article in plan.articles], plan.words.credit)

    def _page(self, title: str, plan: Plan, *, whole: bool = False) -> _Page:
        slide = self.deck.slides.add_slide(_layout(self.deck))
        if not self.themed:
            slide.background.fill.solid()
            slide.background.fill.fore_color.rgb = _rgb(GROUNDS[plan.spec.theme].paper)
        for other in list(slide.placeholders):
            if other.placeholder_format.idx != 0:
                other._element.getparent().remove(other._element)
        width, height = self._size
        left, bottom, wide, tall = (0.0, 0.0, 1.0, 1.0) if whole else plan.panel_rect
        unit = plan.spec.unit * self.scale
        margin = 30 * unit
        panel = (
            left * width + margin, (1 - bottom - tall) * height + margin,
            wide * width - 2 * margin, tall * height - 2 * margin,
        )  # fmt: skip
        page = _Page(slide, plan, unit, panel)
        page.title(title)
        return page

    @property
    def _size(self) -> tuple[float, float]:
        return self.deck.slide_width / EMU, self.deck.slide_height / EMU

    def _map(self, page: _Page, plan: Plan, told: str) -> None:
        width, height = self._size
        left, bottom, wide, tall = plan.map_rect
        rect = (left * width, (1 - bottom - tall) * height, wide * width, tall * height)
        native = len(plan.pieces) <= MOST_SHAPES
        page.picture(draw_base(plan, marks=not native), rect, told)
        if native:
            self._marks(page, plan)
        if plan.labels:
            self._names(page, plan)

    def _marks(self, page: _Page, plan: Plan) -> None:
        signs: dict[str, list[Piece]] = {sign.key: [] for sign in (UNSURE, *BADGES)}
        marks: dict[str, list[Piece]] = {layer.key: [] for layer in LAYERS}
        areas: list[Piece] = []
        for piece in plan.pieces:
            if piece.symbol.is_outline:
                areas.append(piece)
            else:
                here = signs[piece.symbol.key] if piece.is_sign else marks[piece.mark.layer]
                here.append(piece)
        self._group(page, plan, "Areas named", "Outlines of countries, provinces and seas", areas)
        self._group(page, plan, UNSURE.label, "Pale discs", signs[UNSURE.key])
        for layer in reversed(LAYERS):  # places last, over all
            self._group(page, plan, layer.title, layer.hint, marks[layer.key])
        for badge in BADGES:
            self._group(page, plan, badge.label, "Badges", signs[badge.key])

    def _group(
        self, page: _Page, plan: Plan, name: str, told: str, pieces: Sequence[Piece]
    ) -> None:
        articles = {article.id: article for article in plan.articles}
        frame = shapely.box(*plan.extent.frame)
        group = page.group(name, told)
        for piece in sorted(pieces, key=lambda p: LIFTS[p.symbol.shape]):
            shape = self._on_slide(plan, piece.drawn.shape, frame)
            if shape.is_empty:
                continue
            rim = piece.drawn.rim
            mark, words = piece.mark, piece.mark.evidence[0]
            tip = piece.drawn.tip
            group.draw(
                piece.symbol, shape, f"{clean(mark.label)} [{piece.gid}]",
                clean(f"{mark.label}. {quote_line(mark, words, articles[words.article_id])}", 600),
                rim=None if rim is None else self._on_slide(plan, rim, frame),
                head=tip is not None and bool(shapely.contains_xy(frame, *tip)),
                share=plan.spec.share_of(mark),
            )  # fmt: skip
        page.add(group)

    def _names(self, page: _Page, plan: Plan) -> None:
        group = page.group("Names", "Names of places")
        x0, y0 = self._origin(plan)
        for one in plan.labels:
            west, south, east, north = (side * self.scale for side in one.rect)
            label = one.label
            group.text(
                one.text, (x0 + west, y0 - north, east - west, north - south), one.text,
                label.size * self.scale * NARROW, label.colour, bold=label.weight > 400,
                glow=label.halo, align=_side(one),
            )  # fmt: skip
        page.add(group)

    def _origin(self, plan: Plan) -> tuple[float, float]:
        """Return the map's lower left corner on the slide, in points."""
        width, height = self._size
        return plan.map_rect[0] * width, (1 - plan.map_rect[1]) * height

    def _on_slide(self, plan: Plan, shape: BaseGeometry, frame: BaseGeometry) -> BaseGeometry:
        """Return a shape cut to the map, in points from the slide's upper left."""
        (west, south), (x0, y0) = plan.origin, self._origin(plan)
        share = self.scale / plan.metres
        return shapely.transform(
            _cut(shape, frame),
            lambda p: np.column_stack(
                [x0 + (p[:, 0] - west) * share, y0 - (p[:, 1] - south) * share]
            ),
        )


def _read_from_afar(words: str, wide: float, room: float, unit: float) -> float:
    """Return the largest size in which a passage fits its half of the room, in points."""
    for size in (24.0, 21.0, 18.0):
        if len(wrap(words, wide * NARROW, size * unit, 400)) * size * unit * 1.3 <= room / 2:
            return size * unit
    return 15.0 * unit


@dataclass(slots=True)
class _Page:
    """A slide on its way: ``y`` is where its words go on, in points from the top."""

    slide: Any
    plan: Plan
    unit: float
    panel: tuple[float, float, float, float]
    y: float = 0.0
    used: int = 100

    def title(self, text: str) -> None:
        """Write the title where the layout has one, else into a box of its own."""
        left, top, wide, _ = self.panel
        size = 26 * self.unit * (40 / max(len(text), 40)) ** 0.5
        lines = len(wrap(text, wide * NARROW, size, 600))
        height = min(9, max(1, lines)) * size * 1.2
        shape = self.slide.shapes.title
        if shape is None:
            shape = self.slide.shapes.add_textbox(0, 0, 0, 0)
            shape.name = "Title"
        shape.left, shape.top, shape.width, shape.height = (
            Emu(round(side * EMU)) for side in (left, top, wide, height)
        )
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        run = frame.paragraphs[0].add_run()
        run.text = clean_xml(text)
        run.font.size = Pt(max(6, round(size * 2) / 2))
        run.font.bold = True
        run.font.color.rgb = _rgb(GROUNDS[self.plan.spec.theme].ink)
        self.y = top + height + 8 * self.unit

    def write(
        self, name: str, rect: tuple[float, float, float, float],
        lines: Sequence[tuple[str, float, str]],
    ) -> etree._Element:  # fmt: skip
        """Add a text box; each line a text, its size and its colour."""
        box = text_box(self.used, name, rect, lines)
        self.used += 1
        self.slide.shapes._spTree.append(box)
        return box

    def group(self, name: str, told: str) -> Group:
        """Begin a group; :meth:`add` puts it on the slide."""
        return Group(name, told, self.used, self.plan.spec.theme, self.unit)

    def add(self, group: Group) -> None:
        """Put a group on the slide, unless there is nothing in it."""
        if len(group):
            self.slide.shapes._spTree.append(group.element())
            self.used += len(group) + 1

    def picture(self, data: bytes, rect: tuple[float, float, float, float], told: str) -> None:
        """Put a picture beneath all else."""
        made = self.slide.shapes.add_picture(
            io.BytesIO(data), *(Emu(round(side * EMU)) for side in rect)
        )
        made.name = "Base map"
        made._element._nvXxPr.cNvPr.set("descr", clean_xml(told))
        tree = self.slide.shapes._spTree
        tree.remove(made._element)
        tree.insert(2, made._element)
        self.used = max(self.used, made.shape_id + 1)

    def close(self, notes: Sequence[str], credit: str) -> None:
        """Write the credit and the speaker's notes."""
        left, top, wide, tall = self.panel
        muted = GROUNDS[self.plan.spec.theme].muted
        rect = (left, top + tall - 46 * self.unit, wide, 46 * self.unit)
        self.write("Credit", rect, [(credit, 8.5 * self.unit, muted)])
        self.slide.notes_slide.notes_text_frame.text = clean_xml("\n".join(notes))


def _legend(page: _Page, plan: Plan, y: float, step: float) -> float:
    """Write the legend from ``y`` down, its rows ``step`` high; return where it ends."""
    unit, ground = page.unit, GROUNDS[plan.spec.theme]
    left, _, wide, _ = page.panel
    group = page.group("Legend", "What the symbols mean")
    size = min(12.5 * unit, step * 0.62)
    for symbol in plan.words.legend:
        group.sample(symbol, left, y + step / 2, 30 * unit)
        rect = (left + 42 * unit, y, wide - 42 * unit, step)
        group.text(symbol.label, rect, symbol.label, size, ground.ink)
        y += step
    page.add(group)
    if plan.words.note:
        rect = (left, y, wide, step * 1.4)
        page.write("Note", rect, [(plan.words.note, size * 0.8, ground.muted)])
        y += step * 1.4
    return y


def _side(one: Placed) -> Align:
    """Return towards which side a name keeps to its mark, should its letters be wider here."""
    west, _, east, _ = one.rect
    if one.label.centred or west < one.at[0] < east:
        return "ctr"
    return "r" if east <= one.at[0] else "l"


def _rgb(colour: str) -> RGBColor:
    parts = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return RGBColor(*parts)  # type: ignore[no-untyped-call]


def _link(slide: Any, paragraph: etree._Element, address: str) -> None:
    """Add an address to a paragraph, as a link."""
    ident = slide.part.relate_to(address, RT.HYPERLINK, is_external=True)
    etree.SubElement(paragraph, qn("a:br"))
    run = etree.SubElement(paragraph, qn("a:r"))
    look = etree.SubElement(run, qn("a:rPr"), {"lang": "en-GB", "sz": "1000"})
    etree.SubElement(look, qn("a:hlinkClick"), {qn("r:id"): ident})
    etree.SubElement(run, qn("a:t")).text = address


def _cut(shape: BaseGeometry, frame: BaseGeometry) -> BaseGeometry:
    """Return what the frame shows of a shape; lines keep their direction."""
    if "Line" not in shape.geom_type:
        return shapely.intersection(shapely.make_valid(shape), frame)
    lines = []
    for line in _lines_of(shape):
        for part in shapely.get_parts(shapely.intersection(line, frame)):
            if part.geom_type != "LineString" or part.is_empty:
                continue
            points = shapely.get_coordinates(part)
            first, last = (
                shapely.line_locate_point(line, shapely.Point(points[n])) for n in (0, -1)
            )
            lines.append(part if first <= last else shapely.reverse(part))
    return shapely.MultiLineString(lines)


def _lines_of(shape: BaseGeometry) -> list[shapely.LineString]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]


def _all_words(marks: Sequence[Mark], articles: Sequence[Article]) -> list[str]:
    known = {article.id: article for article in articles}
    events = [mark for mark in marks if mark.layer != "places"]
    places = [mark for mark in marks if mark.layer == "places"]
    return [line for mark in (*events, *places) for line in _words(mark, known)]


def _words(mark: Mark, articles: dict[str, Article]) -> list[str]:
    """Return a mark and every passage behind it, with publisher, date and link."""
    facts = ", ".join(filter(None, [mark.standing, origin_words(mark)]))
    lines = [f"{clean(mark.label)} ({facts})"]
    for words in mark.evidence:
        article = articles[words.article_id]
        link = f" {article.url}" if article.url else ""
        lines.append(f"– {quote_line(mark, words, article)}{link}")
    return lines


def _address(article: Article) -> str:
    return " ".join(filter(None, (source_line(article), article.url)))


def _when(when: When | None) -> str:
    if when is None or when.start is None:
        return when.text if when else "date not said"
    day = when.start
    if when.precision == "year":
        return str(day.year)
    return f"{day:%B %Y}" if when.precision == "month" else f"{day.day} {day:%B %Y}"


def _open(template: bytes | None, spec: SnapshotSpec) -> Any:
    if template is None:
        deck = Presentation()
        deck.slide_width = Emu(int(WIDTH * EMU))
        deck.slide_height = Emu(int(WIDTH * EMU * spec.height / spec.width))
        _colour_links(deck, in_theme(COOPERATION.colour, spec.theme))
        return deck
    try:
        deck = Presentation(io.BytesIO(template))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise SnapshotError(
            "The template", "is not a PowerPoint file", "Give a .pptx or .potx saved by PowerPoint"
        ) from error
    ids = deck.slides._sldIdLst
    for slide in list(ids):
        deck.part.drop_rel(slide.rId)
        ids.remove(slide)
    return deck


def _colour_links(deck: Any, colour: str) -> None:
    """Give addresses a colour that can be read on the paper: a theme's own is a deep blue."""
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    tree = etree.fromstring(theme.blob)
    for name in ("hlink", "folHlink"):
        for link in tree.iter(qn(f"a:{name}")):
            link[0].set("val", colour.lstrip("#").upper())
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _layout(deck: Any) -> Any:
    """Return the layout with a title and the fewest things besides."""
    titled = [
        layout
        for layout in deck.slide_layouts
        if any(p.placeholder_format.idx == 0 for p in layout.placeholders)
    ]
    return min(titled or list(deck.slide_layouts), key=lambda one: len(one.placeholders))


def _saved(deck: Any, plan: Plan) -> bytes:
    told = deck.core_properties
    told.title, told.comments = clean(plan.words.title, 255), clean(describe(plan), 255)
    told.author = told.last_modified_by = f"Dateline {__version__}"
    told.created = told.modified = told.last_printed = STILL
    told.revision = 1
    data = io.BytesIO()
    deck.save(data)
    out = io.BytesIO()
    with zipfile.ZipFile(data) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still:
        for name in sorted(made.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            still.writestr(entry, made.read(name))
    return out.getvalue()

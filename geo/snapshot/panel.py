"""The words beside the map: title, legend, sources, credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from geo.atlas import Atlas, Mark
from geo.model import Article
from geo.snapshot.fonts import FALLBACK, FAMILY, wrap
from geo.snapshot.spec import SnapshotSpec, clean_title
from geo.snapshot.symbols import legend_handle
from geo.style import GROUNDS, Ground, Symbol, in_theme

CREDIT = (
    "Base map: Natural Earth (public domain), borders as it draws them, disputed ones dotted. "
    "Places: GeoNames, CC BY 4.0."
)
INFERRED = "Lines run through the places named, not along a surveyed path."


@dataclass(frozen=True, slots=True)
class Words:
    """What the panel says."""

    title: str
    subtitle: str
    legend: tuple[Symbol, ...]
    sources: tuple[str, ...]
    credit: str


def words_for(atlas: Atlas, marks: Sequence[Mark], spec: SnapshotSpec, projection: str) -> Words:
    """Return the words for a picture of some marks."""
    told = {e.article_id for mark in marks for e in mark.evidence}
    articles = [a for a in atlas.articles if a.id in told] or list(atlas.articles)
    symbols = {part.symbol.label: part.symbol for mark in marks for part in mark.parts}
    inferred = any(mark.method == "inferred" for mark in marks)
    credit = f"{CREDIT} {INFERRED if inferred else ''} {projection} projection. Dateline."
    return Words(
        clean_title(spec.title) or _title(articles),
        _subtitle(spec, articles),
        tuple(symbols.values()),
        tuple(_source(article) for article in articles),
        " ".join(credit.split()),
    )


def draw_panel(
    figure: Figure, words: Words, spec: SnapshotSpec, rect: tuple[float, float, float, float]
) -> None:
    """Write the words into a part of the figure: left, bottom, width, height, as shares of it."""
    left, bottom, width, height = rect
    axes = figure.add_axes((left, bottom, width, height))
    wide, tall = spec.width * width * 0.75, spec.height * height * 0.75
    axes.set(xlim=(0, wide), ylim=(0, tall))
    axes.axis("off")
    ground = GROUNDS[spec.theme]
    axes.add_patch(Rectangle((0, 0), wide, tall, facecolor=ground.paper, lw=0))
    landscape = spec.width >= spec.height * 1.2
    _Column(axes, ground, spec, wide, tall, spec_unit(spec), landscape).write(words)


def spec_unit(spec: SnapshotSpec) -> float:
    """Return points to one pixel of the style table: symbols grow with the picture."""
    return 0.75 * min(spec.width / 1.25, spec.height, 1e9) / 760


class _Column:
    """Writes from the top down, the credit up from the bottom."""

    def __init__(
        self, axes: Axes, ground: Ground, spec: SnapshotSpec, wide: float, tall: float,
        unit: float, landscape: bool,
    ) -> None:  # fmt: skip
        self.axes, self.ground, self.spec, self.unit = axes, ground, spec, unit
        self.margin = 26 * unit
        self.wide, self.tall = wide - 2 * self.margin, tall
        self.landscape = landscape
        self.y = tall - self.margin

    def write(self, words: Words) -> None:
        unit = self.unit
        floor = self._credit(words.credit)
        title = 24 * unit if len(words.title) < 70 else 17 * unit
        self._text(words.title, title, self.ground.ink, 600, leading=1.14, limit=6)
        self.y -= 4 * unit
        self._text(words.subtitle, 12.5 * unit, self.ground.muted, 400, leading=1.3, limit=3)
        self.y -= 16 * unit
        sources = [wrap(s, self.wide, 11 * unit) for s in words.sources]
        room = self.y - floor
        self._legend(words.legend, room - min(room * 0.45, self._height(sources)))
        self.y -= 12 * unit
        self._sources(sources, floor)

    def _credit(self, credit: str) -> float:
        size = 8.5 * self.unit
        lines = wrap(credit, self.wide, size)
        y = self.margin * 0.9 + size * 1.35 * (len(lines) - 1)
        top = y + size * 1.4
        for line in lines:
            self._line(line, y, size, self.ground.muted, 400)
            y -= size * 1.35
        return top

    def _legend(self, symbols: Sequence[Symbol], room: float) -> None:
        unit = self.unit
        columns = 1 if self.landscape else 2
        each = self.wide / columns
        rows = -(-len(symbols) // columns)
        step = min(23 * unit, max(room, 0.0) / max(rows, 1))
        if step < 12 * unit:  # no room: the first rows only, the rest told by the caption
            rows = int(max(room, 0.0) / (12 * unit))
            step = 12 * unit
        for n, symbol in enumerate(symbols[: rows * columns]):
            x = self.margin + (n % columns) * each
            y = self.y - (n // columns + 0.5) * step
            self._symbol(symbol, x, y)
            size = min(12.5 * unit, step * 0.62)
            text = wrap(symbol.label, each - 44 * unit, size)[0]
            self._line(text, y - size * 0.33, size, self.ground.ink, 400, x + 42 * unit)
        self.y -= rows * step

    def _symbol(self, symbol: Symbol, x: float, y: float) -> None:
        unit = self.unit
        width = 30 * unit
        if symbol.casing:
            self.axes.add_line(
                Line2D([x, x + width], [y, y], color=self.ground.casing, lw=symbol.casing * unit)
            )
        handle = legend_handle(symbol, self.spec.theme, unit)
        if isinstance(handle, Patch):
            handle = Rectangle(
                (x, y - 6 * unit), width, 12 * unit, facecolor="none", hatch="////",
                edgecolor=in_theme(symbol.colour, self.spec.theme), lw=symbol.width * unit,
            )  # fmt: skip
            self.axes.add_patch(handle)
            return
        middle = x + width / 2
        if symbol.shape == "arc":
            xs = [x + width * k / 12 for k in range(13)]
            handle.set_data(
                xs, [y - 3 * unit + 9 * unit * (1 - (k / 6 - 1) ** 2) for k in range(13)]
            )
        elif symbol.shape == "line":
            handle.set_data([x, x + width], [y, y])
        else:
            handle.set_data([middle], [y])
        self.axes.add_line(handle)

    def _height(self, sources: Sequence[Sequence[str]]) -> float:
        return self.unit * (34 + sum(len(lines) * 14.5 + 5 for lines in sources))

    def _sources(self, sources: Sequence[Sequence[str]], floor: float) -> None:
        unit = self.unit
        if self.y - floor < 30 * unit:
            return
        self._text("Sources", 10.5 * unit, self.ground.muted, 600)
        for n, lines in enumerate(sources):
            left = len(sources) - n
            if self.y - floor < (len(lines) * 14.5 + (15 if left > 1 else 0)) * unit:
                self._text(f"and {left} more", 11 * unit, self.ground.muted, 400)
                return
            for line in lines:
                self.y -= 14.5 * unit
                self._line(line, self.y + 3 * unit, 11 * unit, self.ground.ink, 400)
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
            self.margin if x is None else x, y, text, fontsize=size, color=colour,
            fontweight=weight, family=[FAMILY, FALLBACK], va="baseline", parse_math=False,
        )  # fmt: skip


def _title(articles: Sequence[Article]) -> str:
    if len(articles) == 1 and articles[0].title:
        return articles[0].title
    return f"What {_number(len(articles))} articles say"


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[count] if count < len(words) else str(count)


def _subtitle(spec: SnapshotSpec, articles: Sequence[Article]) -> str:
    if spec.since or spec.until:
        first = f"from {spec.since:%-d %B %Y}" if spec.since else ""
        last = f"to {spec.until:%-d %B %Y}" if spec.until else ""
        return f"Events {first} {last}".replace("  ", " ").strip()
    days = sorted(a.published_at for a in articles if a.published_at)
    if not days:
        return "Read from news articles"
    if days[0] == days[-1]:
        return f"As reported on {days[0]:%-d %B %Y}"
    same = days[0].strftime("%B %Y") == days[-1].strftime("%B %Y")
    first = f"{days[0].day}" if same else f"{days[0]:%-d %B %Y}"
    return f"As reported from {first} to {days[-1]:%-d %B %Y}"


def _source(article: Article) -> str:
    title = f"“{article.title}”" if article.title else ""
    day = f"{article.published_at:%-d %b %Y}" if article.published_at else ""
    what = "a digest of the article" if article.kind == "digest" else ""
    told = ", ".join(filter(None, (article.publisher, title, day, what)))
    return told or f"Article {article.id}"

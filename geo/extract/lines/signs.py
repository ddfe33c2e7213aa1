"""How far a work is by what is around it, where no turn of phrase tells: concrete, cranes, tonnes.

Each status has its words: builders and what they handle, applicants and what they ask for, goods
and who ships them. Several of them that agree, against none or few of another status, tell it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from geo.extract.lines.works import IMPROVING, load_works
from geo.extract.reading import Reading
from geo.model import Status, Token

ENOUGH = 2
"""What the words of a status must weigh together: a telling one 2, a slight one 1."""
MARGIN = 1
"""By how much they must outweigh those of any other."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BUSY: frozenset[Status] = frozenset({"construction", "operating"})
"""What even slight words tell: of the others, "not", "until" and "will" are no sign alone."""
_MODAL = frozenset("will would could may might should shall".split())
_UNKNOWN = frozenset("a an another".split())


def status_by_signs(
    reading: Reading, noun: Token, tokens: Sequence[Token]
) -> tuple[Status | None, str]:
    """Return the status that the words around a work agree on, and these words."""
    weights: Counter[Status] = Counter()
    words: dict[Status, list[str]] = {}
    telling: set[Status] = set()
    own = set(_own(reading, noun))
    for token in tokens:
        if token.i in own or token.i in reading.at:
            continue
        for status, weight in _signs(reading, token):
            if token.text.lower() not in (w.lower() for w in words.get(status, ())):
                weights[status] += weight
                telling |= {status} if weight > 1 else set()
                words.setdefault(status, []).append(token.text)
    article = reading.child(noun.i, "det")
    new = article is not None and article.text.lower() in _UNKNOWN
    if new or weights["operating"] >= ENOUGH:
        weights["operating"] += -1 if new else 1
    if not new and any(t.lemma.lower() in IMPROVING for t in tokens):
        weights["proposed"] = weights["construction"] = 0  # "plans to enlarge the base"
    if new and weights["proposed"]:
        weights["proposed"] += 1
    if not new and weights["proposed"] == ENOUGH:
        weights["proposed"] = 0  # what is known is rather there
    for status in weights.keys() - _BUSY - telling:
        weights[status] = 0
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH:
        return None, ""
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
        return None, ""
    status = ranked[0][0]
    return status, "”, “".join(words[status][:4])


def _own(reading: Reading, noun: Token) -> Iterator[int]:
    """Yield the noun with the words before it: of a "steel plant" steel tells nothing."""
    yield noun.i
    for child in reading.analysis.children(noun.i):
        if child.dep in ("compound", "amod", "nmod", "poss", "nummod") and child.i < noun.i:
            yield from (t.i for t in reading.analysis.subtree(child.i))


def _signs(reading: Reading, token: Token) -> Iterator[tuple[Status, int]]:
    word = token.text.lower()
    if _YEAR.fullmatch(word) and reading.published is not None:
        year = int(word)
        if year > reading.published.year:
            yield "proposed", 2
        elif year < reading.published.year - 25:
            yield "retired", 1
        return
    if token.tag == "MD" and word in _MODAL:
        yield "proposed", 1
        return
    signs = load_works().signs
    yield from signs.get(word, ()) or signs.get(token.lemma.lower(), ())

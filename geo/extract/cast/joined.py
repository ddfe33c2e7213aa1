"""Words joined by "and" before a noun, wherever the parser hangs them."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.reading import Reading

_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})


def joined_before(reading: Reading, i: int) -> Iterator[list[int]]:
    """Yield the tokens that are joined before a noun: "American and British aircraft"."""
    own = reading.analysis.children(i)
    # "Chadian and Malian fighter pilots": the parser hangs them on the word between
    between = [c for c in own if c.dep == "compound"]
    deeper = [child for c in between for child in reading.analysis.children(c.i)]
    for child in (*own, *deeper):
        if child.dep not in _BEFORE:
            continue
        joined = reading.conjuncts(child.i)
        if child.dep == "poss":
            # "Mali's and Niger's police": the parser hangs both on the noun
            joined += [c.i for c in own if c.dep == "poss" and c.i > child.i]
        if len(joined) > 1:
            yield joined

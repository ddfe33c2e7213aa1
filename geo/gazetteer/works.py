"""Oil and gas fields and mines: what they are called, and where their bare names count.

"Dragon", "Coral" and "Tamar" are many things. The tables call such a field by its full name, and
its bare one is looked up only where a text speaks of oil and gas, or of mines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer.store import Gazetteer, Named
from geo.geometry import distance_km
from geo.model import Span

WORKS = frozenset({"oil field", "gas field", "mine"})
"""Kinds of places whose bare name may well be something else's."""

_FLUIDS = ("oil", "gas")
_TAILS = ("oil field", "mine")
_TAIL = re.compile(r"\s+(?:(?:oil|gas) ?field|field|(?:[a-z]+ )?mine)$")
_WHOLE = re.compile(
    r"\b(?:area|basin|belt|block|coal|coalfield|complex|district|formation|gas|jade|lng|mines|"
    r"mountain|plant|platform|project|prospect|sands|shale|storage|trend|well)\b",
    re.IGNORECASE,
)
"""A name with one of these says already what it is."""

_OF_FLUIDS = re.compile(
    r"\b(?:crude|drill(?:s|ed|ing)?|gas|lng|offshore|oil|oilfields?|gasfields?|petroleum|"
    r"pipelines?|upstream)\b",
    re.IGNORECASE,
)
_OF_MINES = re.compile(
    r"\b(?:bauxite|coal|cobalt|coltan|copper|deposits?|diamonds?|gold|iron ore|lithium|manganese|"
    r"mine|miners?|mines|mining|nickel|ores?|phosphates?|platinum|potash|quarry|rare earths?|"
    r"silver|tin|uranium|zinc)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’-]*"
_LISTED = rf"(?:{_NAME}(?: {_NAME})?(?:,| and| or) )*"
_AT = rf"\b(?:at|from|via|through|between|off|linking|links) (?:the )?{_LISTED}"
_ADDED = (
    r"(?: (?:oil|gas|condensate|bauxite|coal|cobalt|coltan|copper|diamond|gold|graphite|iron|ore|"
    r"jade|lithium|manganese|nickel|phosphate|platinum|potash|silver|tin|uranium|zinc|and))*"
)
_MORE = rf"(?:(?:,| and| or) {_NAME}(?: {_NAME})?)*"
_SAID = rf"{_MORE}{_ADDED} (field|oilfield|gasfield|mine|deposit)s?\b"
_BESIDE_KM = 100.0
_REACH = 300
"""Characters either side of a name that are read: a text may be one sentence of a megabyte."""


def works_names(kind: str, name: str, commodity: str = "") -> Iterator[str]:
    """Yield the fuller names of a field or mine, for one of its names.

    A table's name that is bare ("Tengiz") counts by itself and may be followed by "field"; one
    that says what it is ("Dragon gas field") counts only with its fluid or ore.

    Parameters
    ----------
    commodity
        What a mine is dug for: "gold", "rare earths".
    """
    bare = _TAIL.sub("", name)
    if kind not in WORKS or _WHOLE.search(bare):
        return
    if kind == "mine":
        yield f"{bare} mine"
        for work in ("mine", "deposit", "project") if commodity else ():
            yield f"{bare} {commodity.removesuffix('s')} {work}"
        if bare == name:
            yield from (f"{bare} deposit", f"{bare} project")
        return
    for fluid in _FLUIDS:
        yield from (f"{bare} {fluid} field", f"{bare} {fluid}field")
    if bare == name:
        yield f"{bare} field"


def has_works(gazetteer: Gazetteer, bare: str) -> bool:
    """Tell whether any field or mine may be called so."""
    return any(gazetteer.names(f"{bare} {tail}") for tail in _TAILS)


def works_called(gazetteer: Gazetteer, bare: str, sentence: str) -> tuple[Named, ...]:
    """Return the fields and mines with a bare name, where a sentence speaks of such.

    The name has to stand as one's does: before "field" or "mine", or after a word of place or way.
    A place of that very name close by keeps it: Kirkuk is the city, not the field beneath.
    """
    found = {
        named.place.id: named
        for tail in _TAILS
        for named in gazetteer.names(f"{bare} {tail}")
        if named.place.kind in WORKS
    }
    if not found:
        return ()
    if not says_works(bare, sentence):
        if not _stands_at(bare, sentence):
            return ()
        told = _of_kinds(sentence)
        found = {key: named for key, named in found.items() if named.place.kind in told}
    others = [n.place for n in gazetteer.names(bare) if n.place.kind not in WORKS]
    return tuple(
        named
        for named in found.values()
        if all(distance_km(named.place.point, o.point) > _BESIDE_KM for o in others)
    )


def words_around(text: str, mention: Span, sentence: Span) -> str:
    """Return what stands around a mention in its sentence, as far as it is read for works."""
    start, end = (
        max(sentence.start, mention.start - _REACH),
        min(sentence.end, mention.end + _REACH),
    )
    return text[start:end]


def says_works(bare: str, sentence: str) -> bool:
    """Tell whether a sentence calls the name a field's or a mine's: "the Bonga gas field"."""
    return re.search(rf"\b{re.escape(bare)}{_SAID}", sentence) is not None


def _of_kinds(sentence: str) -> frozenset[str]:
    """Return the kinds of works that a sentence speaks of."""
    fields = WORKS - {"mine"} if _OF_FLUIDS.search(sentence) else frozenset()
    return fields | {"mine"} if _OF_MINES.search(sentence) else fields


def _stands_at(bare: str, sentence: str) -> bool:
    """Tell whether the name is one of place or way: "from Tamar", "between Troll and Kollsnes"."""
    return re.search(rf"{_AT}{re.escape(bare)}\b(?! [A-Z])", sentence) is not None

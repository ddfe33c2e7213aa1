"""Oil and gas fields and mines: what they are called, and where their bare names count.

"Dragon", "Coral" and "Tamar" are many things. The tables call such a field by its full name, and
its bare one is looked up only where a text speaks of oil and gas, or of mines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer.store import Gazetteer, Named
from geo.geometry import distance_km

WORKS = frozenset({"oil field", "gas field", "mine"})
"""Kinds of places whose bare name may well be something else's."""

_FLUIDS = ("oil", "gas")
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
    r"\b(?:bauxite|coal|cobalt|copper|deposits?|diamonds?|gold|iron ore|lithium|manganese|mine|"
    r"miners?|mines|mining|nickel|ores?|phosphate|potash|quarry|rare earths?|uranium|zinc)\b",
    re.IGNORECASE,
)
_BESIDE_KM = 100.0


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


def works_called(gazetteer: Gazetteer, bare: str, sentence: str) -> tuple[Named, ...]:
    """Return the fields and mines with a bare name, where a sentence speaks of such.

    A place of that very name close by keeps it: Kirkuk is the city, not the field beneath.
    """
    asked = []
    if _OF_FLUIDS.search(sentence):
        asked.append("oil field")
    if _OF_MINES.search(sentence):
        asked.append("mine")
    found = {
        named.place.id: named
        for tail in asked
        for named in gazetteer.names(f"{bare} {tail}")
        if named.place.kind in WORKS
    }
    if not found:
        return ()
    others = [n.place for n in gazetteer.names(bare) if n.place.kind not in WORKS]
    return tuple(
        named
        for named in found.values()
        if all(distance_km(named.place.point, o.point) > _BESIDE_KM for o in others)
    )

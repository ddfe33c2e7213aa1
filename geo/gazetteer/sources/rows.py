"""What every source hands to the builder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geo.gazetteer.names import normalise
from geo.gazetteer.store import FORMS, Form


@dataclass(slots=True)
class Row:
    """A place to be, with its names; coordinates in degrees."""

    id: str
    name: str
    kind: str
    country: str
    lon: float
    lat: float
    parent: str | None
    source: str
    population: int = 0
    extent: str | None = None
    anchor: tuple[float, float] | None = None
    names: dict[str, tuple[Form, str]] = field(default_factory=dict)

    def call(self, name: str, form: Form) -> None:
        """Add a name; the first form of a name is kept."""
        key = normalise(name)
        if key and not key.isdigit():
            self.names.setdefault(key, (form, name))

    def recall(self, name: str, form: Form) -> None:
        """Add a name in this form even where it is known in another, the place's own excepted."""
        key = normalise(name)
        if key and self.names.get(key, ("alias",))[0] != "name":
            self.names[key] = (form, name)

    def call_all(self, names: Iterable[str], form: Form) -> None:
        """Add names of one form."""
        for name in names:
            self.call(name, form)


def as_form(word: str) -> Form:
    """Return a form of name by its word; an alias where the word is none."""
    return next((form for form in FORMS if form == word), "alias")


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters."""
    return all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" or not c.isalpha() for c in name)


def latin_names(names: Iterable[str]) -> Iterator[str]:
    """Keep names an English text may use: in Latin letters, no airport codes, no numbers."""
    for name in names:
        plain = name.strip()
        if len(plain) < 3 or not is_latin(plain) or any(c.isdigit() for c in plain):
            continue
        if (plain.isupper() and len(plain) <= 4) or plain.islower():
            continue
        yield plain

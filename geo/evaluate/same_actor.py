"""When an actor of the gold set and one that was found are the same."""

from __future__ import annotations

import re

_SHORT_FORM = re.compile(r"\s*(?:\((?:or )?(?P<a>[A-Z][\w-]{1,9})\)|, or (?P<b>[A-Z][\w-]{1,9})\b)")
"""How a text gives a name its short form: "Karen National Union (KNU)", "…, or KNU,"."""


class SameActor:
    """Compares actors of one article by the names that its text gives them."""

    def __init__(self, text: str) -> None:
        self._given = [
            (_plain(found["a"] or found["b"]), _plain(text[: found.start()]))
            for found in _SHORT_FORM.finditer(text)
        ]

    def __call__(self, name: str | None, key: str | None) -> bool:
        """Tell whether two are the same: a state by its code, any other by a name.

        Names are compared without case, article and plural; a name and the short form that the text
        gives it are one.
        """
        if name is None or key is None:
            return name is key
        if len(name) == 2 and name.isupper():
            return name == key
        a, b = _plain(name), _plain(key)
        return a == b or self._is_short(a, b) or self._is_short(b, a)

    def _is_short(self, short: str, full: str) -> bool:
        return any(given == short and before.endswith(full) for given, before in self._given)


def _plain(text: str) -> str:
    return re.sub(r"^the\s+", "", text.strip().casefold()).removesuffix("s")

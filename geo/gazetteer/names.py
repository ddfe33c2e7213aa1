"""How names are compared: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\.\w)\.|(?<=\b\w)\.(?=\s|$)")
_ELISIONS = re.compile(r"['’ʼ‘`´ʻ]s\b|[.ʿʾ]")
_GAPS = re.compile(r"[\W_ʻʼʽ]+")
_FOLDED = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe",
     "ə": "e", "ħ": "h"}
)  # fmt: skip


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """Return a name in the form under which the gazetteer keeps it.

    ``Côte d'Ivoire`` → ``cote d ivoire``, ``U.S.`` → ``us``, ``St. John's`` → ``st john``,
    ``W.Va.`` → ``w va``. Applying it twice changes nothing.
    """
    plain = name.lower() if name.isascii() else _without_accents(name)
    if plain.isascii() and plain.isalnum():
        return plain
    joined = _INITIALS.sub("", plain) if "." in plain else plain
    return _GAPS.sub(" ", _ELISIONS.sub(" ", joined)).strip()


def _without_accents(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold()).casefold().translate(_FOLDED)
    return "".join(c for c in folded if not unicodedata.combining(c))

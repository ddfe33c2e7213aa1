"""Tells whether a text is in English, the one language that links and routes are read in."""

from __future__ import annotations

import re

_COMMON = frozenset(
    "the of and to in a is that for it on was with as by he at be from his have not they this are "
    "were but had her which will has been their who would about said more an or its after "
    "over".split()
)
_ENOUGH_WORDS = 25
_USUAL_SHARE = 0.12
_NAMES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def foreign_language(text: str) -> str | None:
    """Return the name of the language a text is plainly written in, None where it is English.

    English is known by its commonest words, which make up a quarter of any prose. Only a text
    without them is put to a language model; a short one, or a list of names, gets the benefit of
    the doubt.
    """
    sample = text[:20_000]
    words: list[str] = re.findall(r"[^\W\d_]+", sample.casefold())
    if len(words) < _ENOUGH_WORDS and not _mostly_other_script(sample):
        return None
    if sum(word in _COMMON for word in words) >= _USUAL_SHARE * len(words):
        return None
    import py3langid

    code = str(py3langid.classify(sample)[0])
    if code == "en" or not (_mostly_other_script(sample) or _has_prose(sample)):
        return None
    return _NAMES.get(code, f"another language ({code})")


def _mostly_other_script(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c > "\u024f" for c in letters) > 0.6 * len(letters)


def _has_prose(text: str) -> bool:
    """Tell a text of sentences from a list of names: most of its words are in lower case."""
    words: list[str] = re.findall(r"[^\W\d_]{2,}", text)
    return sum(word.islower() for word in words) > 0.5 * len(words)

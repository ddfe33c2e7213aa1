"""Finds words again after a text was read anew or its wording changed around them."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import Evidence, Span
from geo.text import evidence


def find_again(text: str, words: Evidence) -> Span | None:
    """Return where a quote stands in a text now; None where it is gone.

    Where it stood is believed first; then the place with the same words around it, the nearest
    of several.
    """
    if words.span.of(text) == words.quote:
        return words.span
    found = [Span(m.start(), m.end()) for m in re.finditer(re.escape(words.quote), text)]
    if not found:
        return None
    return max(
        found,
        key=lambda span: (
            _same_end(text[: span.start], words.prefix)
            + _same_start(text[span.end :], words.suffix),
            -abs(span.start - words.span.start),
        ),
    )


def anchor_again(text: str, words: Evidence, article_id: str) -> Evidence | None:
    """Return evidence as it stands in a text now; None where its words are gone."""
    span = find_again(text, words)
    if span is None:
        return None
    return replace(evidence(article_id, text, span), speaker=words.speaker, origin=words.origin)


def _same_start(a: str, b: str) -> int:
    return next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _same_end(a: str, b: str) -> int:
    return _same_start(a[::-1], b[::-1])

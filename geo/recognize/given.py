"""Toponyms whose spans are given: each gets the role that its words play."""

from __future__ import annotations

from collections.abc import Iterable

from geo.gazetteer import Gazetteer
from geo.model import Analysis, Role, Span, Toponym


def toponyms_given(
    analysis: Analysis,
    spans: Iterable[Span],
    recognised: Iterable[Toponym],
    gazetteer: Gazetteer,
) -> tuple[Toponym, ...]:
    """Return exactly the toponyms at these spans, in text order, each once.

    Parameters
    ----------
    recognised
        What recognition made of the article: where it found the very same span, its role holds.
    """
    roles: dict[Span, Role] = {t.span: t.role for t in recognised}
    article = analysis.article
    toponyms = []
    for span in sorted(set(spans)):
        surface = span.of(article.text)
        role = roles.get(span) or ("demonym" if gazetteer.demonym(surface) else "literal")
        toponyms.append(Toponym(article.id, span, surface, role))
    return tuple(toponyms)

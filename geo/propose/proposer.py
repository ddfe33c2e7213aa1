"""Adds to what was read of an article what a model proposes, and says what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from geo.errors import NetworkError
from geo.extract import Events
from geo.extract.reading import Reading
from geo.gazetteer.store import Gazetteer
from geo.model import Analysis, Problem, Resolution
from geo.propose.admit import Admitted, admit
from geo.propose.claims import Claims, claims_of
from geo.propose.endpoint import Endpoint
from geo.propose.prompt import LONGEST, messages_for
from geo.settings import Settings
from geo.text import one_line

STEP = "propose"
"""The step that problems with proposals are told under."""


class Proposer:
    """The model that the settings name.

    Parameters
    ----------
    endpoint
        Where it is asked, if not where the settings say.
    """

    def __init__(self, settings: Settings, endpoint: Endpoint | None = None) -> None:
        self.origin = one_line(settings.proposer_model, 60) or "a model"
        self._endpoint = endpoint or Endpoint(settings)

    def add(
        self,
        analysis: Analysis,
        resolutions: tuple[Resolution, ...],
        gazetteer: Gazetteer,
        known: Events,
    ) -> tuple[Events, bool]:
        """Return the events with the model's among them, and whether the model answered at all.

        Nothing that goes wrong costs what is known: it becomes one problem.
        """
        text = analysis.article.text
        if not text.strip():
            return known, True
        try:
            claims = claims_of(self._endpoint.ask(messages_for(text)))
        except NetworkError as error:
            trouble = f"{error.subject} {error.trouble}. {error.remedy}."
            return self._with_problem(known, f"No links or routes were proposed: {trouble}"), False
        except ValueError as error:
            told = (
                f"No links or routes were proposed: {self.origin} gave no usable answer: {error}."
            )
            return self._with_problem(known, told), True
        try:
            reading = Reading.of(analysis, resolutions, gazetteer)
            admitted = admit(claims, reading, known, self.origin)
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            kind = type(error).__name__
            told = f"What {self.origin} proposed could not be held against the text ({kind})."
            return self._with_problem(known, told), True
        return self._with(known, claims, admitted, cut=len(text) > LONGEST), True

    def _with(self, known: Events, claims: Claims, found: Admitted, *, cut: bool) -> Events:
        told = replace(
            known,
            routes=(*known.routes, *found.routes),
            links=(*known.links, *found.links),
            conflicts=(*known.conflicts, *found.conflicts),
        )
        message = _left_out(self.origin, claims.count, found.left_out)
        if cut:
            message += f" {self.origin} was shown the first {LONGEST:,} characters only."
        return self._with_problem(told, message.strip()) if message else told

    def _with_problem(self, events: Events, message: str) -> Events:
        return replace(events, problems=(*events.problems, Problem(STEP, message)))


def _left_out(origin: str, count: int, reasons: Counter[str]) -> str:
    """Say how many proposals were left out, and why: in our words, never in the model's."""
    total = sum(reasons.values())
    if not total:
        return ""
    were = "was" if total == 1 else "were"
    why = "; ".join(f"{number} {reason}" for reason, number in sorted(reasons.items()))
    return f"Of {count} links and routes that {origin} proposed, {total} {were} left out: {why}."

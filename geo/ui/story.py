"""The story as its reader edited it on the page: titles, words, order, what is hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geo.atlas import Atlas, StoryStep, story_steps

MAX_WORDS = 2000
"""Characters of a title or text that are kept; a slide holds no more."""

MAX_STEPS = 5000


def told_steps(atlas: Atlas, edited: object = None) -> tuple[StoryStep, ...]:
    """Return the steps that are told, in the reader's order and words.

    Parameters
    ----------
    edited
        What the page keeps: a list with a record for each step.
        It comes from a browser and is not to be trusted: what makes no sense is left out, and
        steps it does not know come last, as they are.
    """
    given = {step.mark_id: step for step in story_steps(atlas)}
    told = []
    for record in edited if isinstance(edited, list) else ():
        step = given.pop(str(record.get("mark")), None) if isinstance(record, dict) else None
        if step is not None and record.get("hidden") is not True:
            told.append(
                replace(
                    step,
                    title=_words(record.get("title"), step.title),
                    text=_words(record.get("text"), step.text),
                )
            )
    return (*told, *given.values())


def records_of(sent: object) -> list[dict[str, Any]]:
    """Return what a browser sent as records that may be kept: known fields, of bounded length."""
    return [
        {
            "mark": str(record.get("mark"))[:MAX_WORDS],
            "title": _words(record.get("title"), ""),
            "text": _words(record.get("text"), ""),
            "hidden": record.get("hidden") is True,
        }
        for record in (sent[:MAX_STEPS] if isinstance(sent, list) else ())
        if isinstance(record, dict)
    ]


def _words(value: Any, otherwise: str) -> str:
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words[:MAX_WORDS] or otherwise

"""What a reader should know of where a mark comes from."""

from __future__ import annotations

from collections.abc import Sequence

from geo.atlas.marks import Mark, Origin
from geo.model import Conflict, Facility, Link, Resolution, Route
from geo.style import BY_HAND, CHECKED, DIFFERS, PROPOSED, Symbol

HAND = "hand-"
"""How the id of an event begins that a reader has added, or put in another's place."""

CHOSEN = "chosen by "
"""How the reason begins of a mention for which a reader has chosen another place."""

_BADGE: dict[Origin, Symbol] = {"proposed": PROPOSED, "checked": CHECKED, "by hand": BY_HAND}


def origin_of(items: Sequence[Route | Facility | Link | Conflict]) -> Origin:
    """Return where a mark comes from that tells of some events, one or many articles' alike."""
    if any(item.verified for item in items):
        return "by hand" if all(item.id.startswith(HAND) for item in items) else "checked"
    words = [words for item in items for words in item.evidence]
    return "proposed" if words and all(one.origin for one in words) else "read"


def origin_of_place(mentions: Sequence[Resolution]) -> Origin:
    """Return whether a reader has put a place where it is, or found it right."""
    decided = [mention for mention in mentions if mention.verified]
    if any(reason.startswith(CHOSEN) for mention in decided for reason in mention.reasons):
        return "by hand"
    return "checked" if decided else "read"


def proposals_of(items: Sequence[Route | Facility | Link | Conflict]) -> tuple[str, ...]:
    """Return the caution on a mark that only a model has proposed; none once it was checked."""
    if origin_of(items) != "proposed":
        return ()
    names = ", ".join(dict.fromkeys(words.origin for x in items for words in x.evidence))
    return (f"Proposed by {names}, not read by Dateline itself, and checked by nobody yet.",)


def badges_of(mark: Mark) -> tuple[Symbol, ...]:
    """Return the badges that stand with a mark, however it is drawn."""
    badges = [DIFFERS] if mark.differs else []
    if mark.origin in _BADGE:
        badges.append(_BADGE[mark.origin])
    return tuple(badges)


def origin_words(mark: Mark) -> str:
    """Return where a mark comes from, in words; nothing where Dateline itself has read it."""
    if mark.origin in _BADGE:
        return _BADGE[mark.origin].label.lower()
    return CHECKED.label.lower() if mark.verified else ""

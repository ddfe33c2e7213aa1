"""Times counted from an event told before: "cut ties in April and restored them a year later"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from geo.model import Analysis, Token, When

_LATER = frozenset({"later", "afterwards", "afterward"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_COUNTS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen".split(),
        1,
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30}


@dataclass(frozen=True, slots=True)
class Later:
    """How long after the event at token ``since`` another was, in days and months."""

    since: int
    days: int
    months: int
    text: str

    def after(self, when: When) -> When | None:
        """Return the time so long after another, None where that is too vague."""
        if when.start is None or when.end is None:
            return None
        try:
            start, end = self._shifted(when.start), self._shifted(when.end)
        except (ValueError, OverflowError):
            return None
        return When(start, end, when.precision, self.text)

    def _shifted(self, day: date) -> date:
        months = day.year * 12 + day.month - 1 + self.months
        year, month = months // 12, months % 12 + 1
        last = monthrange(year, month)[1]
        is_last = self.months and day.day == monthrange(day.year, day.month)[1]
        return date(year, month, last if is_last else min(day.day, last)) + timedelta(self.days)


def told_later(analysis: Analysis, i: int) -> Later | None:
    """Return how long after what, where an event is told so: "seven weeks later"."""
    event = analysis.tokens[i]
    if event.pos != "VERB":
        return None
    since = _told_with(analysis, event)
    let = next((c for c in analysis.children(event.i) if c.dep == "ccomp" and c.tag == "VB"), event)
    hung = (*analysis.children(event.i), *analysis.children(let.i))
    for later in hung if since is not None else ():
        if later.text.lower() not in _LATER:
            continue
        for unit in analysis.children(later.i):
            count = next((_count(c) for c in analysis.children(unit.i) if _count(c)), 0)
            days, months = _DAYS.get(unit.lemma, 0), _MONTHS.get(unit.lemma, 0)
            if since is not None and count and days + months:
                first = min(t.i for t in analysis.subtree(unit.i))
                text = analysis.article.text[analysis.tokens[first].start : later.end]
                return Later(since, days * count, months * count, text)
    return None


def _told_with(analysis: Analysis, event: Token) -> int | None:
    """Return the event before: that of a verb joined to it, or of the sentence before."""
    if event.dep == "conj" and analysis.tokens[event.head].pos == "VERB":
        return event.head
    if event.dep != "ROOT" or not event.sentence:
        return None
    before = analysis.sentences[event.sentence - 1]
    words = analysis.tokens[before.first : before.last + 1]
    return next((t.i for t in words if t.dep == "ROOT" and t.pos == "VERB"), None)


def _count(word: Token) -> int:
    text = word.text.lower()
    return int(text) if text.isdecimal() and len(text) < 3 else _COUNTS.get(text, 0)

"""When: words of time near an event become an interval of days.

Relative words ("Thursday", "last week") count from the day of publication: a weekday is the last
one up to that day, or the next one for what is planned; a week runs from Monday to Sunday.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from geo.days import MONTHS, WEEKDAYS
from geo.extract.later import told_later
from geo.model import Analysis, Article, Sentence, Span, When

_MONTH = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"  # noqa: E501
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"(?:\s*(?:[-–—]|to|and|until)\s*(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "several": 5, "few": 3, "many": 10, "some": 5,
}  # fmt: skip

Interval = tuple[date, date, str]
_Read = Callable[[re.Match[str], date, bool], Interval | None]
"""Reads words of time: the match, the day they count from, and whether they are of plans."""


def published_on(article: Article) -> date | None:
    """Return the day of publication: as given, else a whole date near the text's beginning."""
    if article.published_at:
        return article.published_at
    found = [m for rule in (_FULL, _FULL_US) if (m := rule.search(article.text[:1500]))]
    return _full(min(found, key=lambda m: m.start())) if found else None


def when_of(
    analysis: Analysis, i: int, published: date | None, *, planned: bool = False
) -> When | None:
    """Return when the event told by token ``i`` happens, None where its sentence doesn't say.

    Words of time that hang on the event, or on what it hangs on, count; the nearest wins.

    Parameters
    ----------
    planned
        Whether the event is still to come: a weekday is then the next one.
    """
    if (later := told_later(analysis, i)) is not None:
        before = when_of(analysis, later.since, published)
        if before is not None and (when := later.after(before)) is not None:
            return when
    sentence = analysis.sentence_of(i)
    text = analysis.article.text[sentence.span.start : sentence.span.end]
    event = analysis.tokens[i]
    found: list[tuple[float, When]] = []
    for match, read in _times_in(text):
        where = sentence.span.start + match.start()
        tokens = analysis.tokens_in(Span(where, sentence.span.start + match.end()))
        if not tokens or any(w for _, w in found if w.text and match[0] in w.text):
            continue
        if _SINCE.search(text[: match.start()]) and not _hangs_on(analysis, event.i, tokens[0].i):
            continue  # a beginning is not the time of what goes on
        today = published
        if read is _day_beside and published is not None:
            today = _day_told_before(analysis, sentence, published) or published
        when = _when(match, read, today, planned)
        if when is not None:
            found.append((_distance(analysis, event.i, tokens[0].i), when))
    near = [pair for pair in found if pair[0] < _TOO_FAR]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _day_told_before(analysis: Analysis, sentence: Sentence, published: date) -> date | None:
    """Return the last day told before a sentence, within three: what "the next day" counts from."""
    number = analysis.tokens[sentence.first].sentence
    for earlier in reversed(analysis.sentences[max(0, number - 3) : number]):
        words = earlier.span.of(analysis.article.text)
        found: list[tuple[int, date]] = []
        for match, read in _times_in(words):
            if read not in (_day_month, _weekday, _relative_day):
                continue
            when = _when(match, read, published, False)
            if when is not None and when.start is not None and when.start == when.end:
                found.append((match.start(), when.start))
        if found:
            return max(found)[1]
    return None


@lru_cache(maxsize=64)
def _times_in(sentence: str) -> tuple[tuple[re.Match[str], _Read], ...]:
    """Return the words of time of a sentence, rule by rule: each of its events asks for them."""
    words = {"0" if word[0].isdigit() else word for word in _WORD.findall(sentence.lower())}
    return tuple(
        (match, read)
        for rule, read, needed in _RULES
        if not needed.isdisjoint(words)
        for match in rule.finditer(sentence)
    )


def years_before(when: When | None, published: date | None) -> float:
    """Return how many years before the day of publication an event was, 0 where unknown.

    Of an event of which only the year is known, the middle of the year counts.
    """
    if when is None or when.end is None or published is None:
        return 0.0
    that = when.end
    if when.precision == "year" and when.start is not None:
        that = when.start + (when.end - when.start) / 2
    return max(0.0, (published - that).days / 365.25)


def age_of(analysis: Analysis, i: int, when: When | None, published: date | None) -> float:
    """Return how many years before the day of publication an event belongs.

    What came "seven weeks later" is as old as what it came after: both are told as one.
    """
    later = told_later(analysis, i)
    before = when_of(analysis, later.since, published) if later is not None else None
    return max(years_before(when, published), years_before(before, published))


_TOO_FAR = 60.0
_ORDERING = frozenset("before after until since".split())


def _distance(analysis: Analysis, event: int, word: int) -> float:
    """Return how far a word of time is from an event, in grammar first, then in words."""
    chain = [event]
    while analysis.tokens[chain[-1]].head != chain[-1]:
        chain.append(analysis.tokens[chain[-1]].head)
    steps, i = 0, word
    while i not in chain:
        head = analysis.tokens[i].head
        if head == i:
            return _TOO_FAR
        # Going out of another clause: that clause's time is its own.
        year = analysis.tokens[word].text.isdigit() and len(analysis.tokens[word].text) == 4
        if year and analysis.tokens[i].dep == "relcl" and head != event:
            return _TOO_FAR  # "agreed to revive a body that last met in 2019"
        if analysis.tokens[i].dep in ("relcl", "advcl", "ccomp", "acl") and steps:
            steps += 12
        elif analysis.tokens[i].dep == "conj" and analysis.tokens[i].pos == "VERB":
            steps += 6
        steps += 1
        i = head
    for link in chain[: chain.index(i) + 1]:
        for child in analysis.children(link):
            ordering = child.dep in ("mark", "prep") and child.text.lower() in _ORDERING
            if ordering and word < child.i <= event:
                return _TOO_FAR  # "came on Monday, hours before it began": not on Monday
    up = 0
    for link in chain[: chain.index(i)]:
        dep = analysis.tokens[link].dep
        up += 25 if dep == "relcl" else 9 if dep in ("ccomp", "advcl") else 2
    return steps + up + abs(word - event) * 0.05


def _hangs_on(analysis: Analysis, event: int, word: int) -> bool:
    """Tell whether an event is told of a time: "since 1993, when Turkey closed its border"."""
    i = event
    while analysis.tokens[i].head != i and event > word:
        i = analysis.tokens[i].head
        if abs(i - word) <= 2:
            return True
    return False


def _when(
    match: re.Match[str],
    read: _Read,
    published: date | None,
    planned: bool,
) -> When | None:
    try:
        if published is None:
            if read in _NEEDS_TODAY or (read in _NEEDS_YEAR and not match.groupdict().get("year")):
                return When(None, None, "unknown", match[0])
            found = read(match, date(2000, 1, 1), planned)
        else:
            found = read(match, published, planned)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    start, end, precision = found
    return When(start, end, precision, match[0])  # type: ignore[arg-type]


def _month(text: str) -> int:
    key = text.lower().rstrip(".")[:3]
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(key))


def _year_near(month: int, day: int, today: date, planned: bool) -> int:
    """Return the year in which a day without one falls: the last, or the next if planned."""
    that = date(today.year, month, min(day, monthrange(today.year, month)[1]))
    if planned and that < today:
        return today.year + 1
    if not planned and (that - today).days > 31:
        return today.year - 1
    return today.year


def _full(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _day_month(match: re.Match[str], today: date, planned: bool) -> Interval | None:
    month, day = _month(match["month"]), int(match["day"])
    given = match.groupdict().get("year")
    year = int(given) if given else _year_near(month, day, today, planned)
    first = date(year, month, day)
    last = date(year, month, int(match["day2"])) if match["day2"] else first
    return (first, last, "day") if first <= last else None


def _month_year(match: re.Match[str], today: date, planned: bool) -> Interval | None:
    month = _month(match["month"])
    given = match.groupdict().get("year")
    year = int(given) if given else _year_near(month, 15, today, planned)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _in_year(match: re.Match[str], today: date, planned: bool) -> Interval:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), "year"


def _decade(match: re.Match[str], today: date, planned: bool) -> Interval:
    year = int(match["year"])
    return date(year, 1, 1), date(year + 9, 12, 31), "year"


def _weekday(match: re.Match[str], today: date, planned: bool) -> Interval:
    number = WEEKDAYS.index(match["weekday"].capitalize())
    modifier = (match["which"] or "").lower()
    back = (today.weekday() - number) % 7
    if modifier == "next" or (planned and modifier not in ("last", "past")):
        ahead = (number - today.weekday()) % 7 or 7
        that = today + timedelta(days=ahead)
    else:
        if modifier in ("last", "past") and back == 0:
            back = 7
        that = today - timedelta(days=back)
    return that, that, "day"


def _relative_day(match: re.Match[str], today: date, planned: bool) -> Interval:
    word = match[0].lower()
    shift = {"yesterday": -1, "tomorrow": 1, "overnight": 0}.get(word, 0)
    that = today + timedelta(days=shift)
    return that, that, "day"


def _day_beside(match: re.Match[str], today: date, planned: bool) -> Interval:
    that = today + timedelta(days=1 if (match["way"] or match["way2"]).lower() in _ONWARD else -1)
    return that, that, "day"


def _relative_span(match: re.Match[str], today: date, planned: bool) -> Interval:
    which, unit = match["which"].lower(), match["unit"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        end = monday + timedelta(days=6)
        early = (match["part"] or "").lower() in ("earlier", "early")
        if shift == 0 and not planned:
            end = today
        return monday, (today if early and shift == 0 else end), "day"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        year, month = divmod(months, 12)
        return (
            date(year, month + 1, 1),
            date(year, month + 1, monthrange(year, month + 1)[1]),
            "month",
        )
    year = today.year + shift
    return date(year, 1, 1), date(year, 12, 31), "year"


def _ago(match: re.Match[str], today: date, planned: bool) -> Interval | None:
    word = match["count"].lower()
    if not word.isdigit() and word not in _COUNTS:
        return None
    count = int(word) if word.isdigit() else _COUNTS[word]
    unit = match["unit"].lower().rstrip("s")
    sign = 1 if match["way"].lower() in ("later", "from now") and planned else -1
    if unit == "day":
        that = today + timedelta(days=sign * count)
        return that, that, "day"
    if unit == "week":
        that = today + timedelta(weeks=sign * count)
        monday = that - timedelta(days=that.weekday())
        return monday, monday + timedelta(days=6), "day"
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + sign * count, 12)
        return (
            date(year, month + 1, 1),
            date(year, month + 1, monthrange(year, month + 1)[1]),
            "month",
        )
    year = today.year + sign * count * (10 if unit == "decade" else 100 if unit == "century" else 1)
    return date(year, 1, 1), date(year, 12, 31), "year"


def _vague_past(match: re.Match[str], today: date, planned: bool) -> Interval | None:
    """Eras that are long over, whatever the day: known by their usual years."""
    era = match[0].lower()
    for name, (first, last) in _ERAS.items():
        if name in era:
            return date(first, 1, 1), date(last, 12, 31), "year"
    return None


_ERAS = {
    "cold war": (1947, 1991),
    "first world war": (1914, 1918),
    "world war i": (1914, 1918),
    "second world war": (1939, 1945),
    "soviet era": (1922, 1991),
    "soviet times": (1922, 1991),
}
_FULL = re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE)
_FULL_US = re.compile(rf"\b{_MONTH}\s+{_DAY}{_TO},?\s+{_YEAR}\b", re.IGNORECASE)
_PART = r"(?:(?P<part>earlier|early|later|late)\s+)?"
_WORD = re.compile(r"\w+")
_ONWARD = frozenset("next following after later".split())
_MONTH_WORDS = frozenset(m.lower() for name in MONTHS for m in (name, name[:3])) | {"sept"}
_FIGURE = frozenset({"0"})
"""Stands for all words that begin with a digit."""
_RULES: tuple[tuple[re.Pattern[str], _Read, frozenset[str]], ...] = tuple(
    (re.compile(rule, re.IGNORECASE), read, needed)
    for rule, read, needed in (
        (rf"\b{_DAY}{_TO}\s+{_MONTH},?\s+{_YEAR}\b", _day_month, _MONTH_WORDS),
        (rf"\b{_MONTH}\s+{_DAY}{_TO},?\s+{_YEAR}\b", _day_month, _MONTH_WORDS),
        (rf"\b{_MONTH}\s+{_DAY}{_TO}\b(?!,?\s*\d)", _day_month, _MONTH_WORDS),
        (rf"\b{_DAY}{_TO}\s+{_MONTH}\b(?!,?\s*\d{{4}})", _day_month, _MONTH_WORDS),
        (rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", _month_year, _MONTH_WORDS),
        (
            r"\b(?:in|since|until|by|early|late|mid-?|last|during|of)\s+"
            rf"{_MONTH}(?!\w)(?!\s+\d)",
            _month_year,
            _MONTH_WORDS,
        ),
        (
            r"\b(?:(?P<which>last|past|next|this)\s+)?"
            rf"(?P<weekday>{'|'.join(WEEKDAYS)})(?:'s|’s)?\b",
            _weekday,
            frozenset(day.lower() for day in WEEKDAYS),
        ),
        (
            r"\b(?:the\s+(?P<way>previous|next|following)\s+day|(?:the|a)\s+day\s+"
            r"(?P<way2>before|earlier|after|later))\b(?!\s+(?:the|a|his|her|its|their)\b)",
            _day_beside,
            frozenset({"day"}),
        ),
        (
            r"\b(?:today|yesterday|tomorrow|tonight|overnight)\b",
            _relative_day,
            frozenset("today yesterday tomorrow tonight overnight".split()),
        ),
        (
            rf"\b{_PART}(?P<which>this|last|past|previous|next|coming)\s+"
            r"(?P<unit>week|month|year)\b",
            _relative_span,
            frozenset("week month year".split()),
        ),
        (
            r"\b(?P<count>\d+|[a-z]+)\s+(?P<unit>days?|weeks?|months?|years?|decades?|"
            r"centur(?:y|ies))\s+(?P<way>ago|earlier|before)\b",
            _ago,
            frozenset("ago earlier before".split()),
        ),
        (r"\b(?:the\s+)?(?P<year>1[5-9]\d0|20\d0)s\b", _decade, _FIGURE),
        (
            rf"(?<![\d,.-])\b{_YEAR}\b(?![\d,.-]*\d)(?!\s*(?:km|kilomet|mile|people|men|"
            r"troops|tonnes|tons|dollars|megawatt))",
            _in_year,
            _FIGURE,
        ),
        (
            r"\b(?:the\s+)?(?:cold war|first world war|second world war|world war i{1,2}|"
            r"soviet era|soviet times)\b",
            _vague_past,
            frozenset({"war", "soviet"}),
        ),
    )
)
"""Each rule with how it is read, and the words of which a sentence needs one to fit it."""
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?$", re.IGNORECASE)
_NEEDS_TODAY = frozenset({_weekday, _relative_day, _relative_span, _ago, _day_beside})
_NEEDS_YEAR = frozenset({_day_month, _month_year})

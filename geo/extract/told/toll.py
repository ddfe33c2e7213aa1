"""What an attack cost in people, in the words of the text: "11 killed, 7 wounded"."""

from __future__ import annotations

import re

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "dozens hundreds scores thousands"
).split()
_COUNT = (
    r"(?<!no )(?<!not )(?P<count>(?:(?:at least|more than|over|nearly|about|some|around|up to)\s+)?"
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|(?:{'|'.join(_WORDS)})"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|an?))"
)
_WHOM = r"(?:\s+of\s+(?:them|its|the|his|their))?(?:\s+[\w'’-]+){0,4}?"
_DEAD = r"(?:killed|dead|slain|shot dead|beheaded|died|dies|perished)"
_HURT = r"(?:wounded|injured|hurt|maimed)"


def _patterns(done: str, doing: str) -> tuple[re.Pattern[str], ...]:
    """Return how a number of people stands beside what was done to them."""
    return (
        re.compile(rf"\b{doing}\s+{_COUNT}\b(?!\s*(?:km|kilomet|miles|per cent|percent|%))", re.I),
        re.compile(rf"\b{_COUNT}\b{_WHOM}\s+(?:(?:was|were|had been|have been)\s+)?{done}\b", re.I),
        re.compile(rf"\bleft\s+{_COUNT}\b{_WHOM}\s+{done}\b", re.I),
    )


_KILLED = _patterns(_DEAD, r"(?:kill(?:ed|ing|s)|the deaths? of|the lives of|murder(?:ed|ing))")
_WOUNDED = _patterns(_HURT, r"(?:wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?)")
_NONE = re.compile(
    rf"\b(?:(?:no ?one|nobody) (?:was|had been|has been|were) (?:{_DEAD}|{_HURT})"
    r"|no (?:casualties|deaths|injuries|one was hurt)|without casualties)\b",
    re.IGNORECASE,
)
_PEOPLE_LATER = re.compile(r"\b(?:months?|years?|days?|hours?|times?|dollars?|euros?)\b", re.I)


def toll(text: str) -> str:
    """Return the dead and the hurt that a sentence counts, empty where it counts none.

    The figures stay as the text has them: "at least 12 killed, dozens wounded".
    """
    told = [f"{count} killed" if (count := _count(_KILLED, text)) else ""]
    told.append(f"{count} wounded" if (count := _count(_WOUNDED, text)) else "")
    found = ", ".join(filter(None, told))
    return found or ("no casualties" if _NONE.search(text) else "")


def _count(patterns: tuple[re.Pattern[str], ...], text: str) -> str:
    for pattern in patterns:
        for match in pattern.finditer(text):
            following = text[match.end("count") : match.end("count") + 12]
            if not _PEOPLE_LATER.match(following.strip()):
                count = match["count"]
                return "1" if count.lower() in ("a", "an", "one") else count
    return ""

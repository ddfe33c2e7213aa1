"""The English names of days and months, whatever the locale of the computer is."""

from __future__ import annotations

WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
DAYS_AND_MONTHS = frozenset((*WEEKDAYS, *MONTHS))

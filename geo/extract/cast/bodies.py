"""Bodies that speak for a state or for themselves: ministries, alliances, armed groups."""

from __future__ import annotations

from dataclasses import replace

from geo.extract.reading import Reading
from geo.gazetteer.store import Speaker

_MEMBERS = frozenset(
    "rebel rebels fighter fighters militant militants insurgent insurgents gunmen".split()
)
Bodies = dict[int, tuple[int, Speaker]]
"""For each token of a body's name: the name's first token, and the body."""


def find_bodies(reading: Reading) -> Bodies:
    """Return the bodies an article names, the longest name first."""
    found_bodies: Bodies = {}
    tokens = reading.tokens
    i = 0
    while i < len(tokens):
        found = 0
        opening = tokens[i].text
        written_so = opening[:1].isupper() or opening[:1].isdigit()
        if written_so and reading.gazetteer.begins_speaker(opening):
            for size in range(min(7, len(tokens) - i), 0, -1):
                words = reading.text(i, i + size - 1)
                last = tokens[i + size - 1].text
                if "\n" in words or not words[-1].isalnum() or last in ("'s", "’s"):
                    continue
                speaker = reading.gazetteer.speaker(words)
                if speaker is not None and _is_body(reading, i, speaker):
                    for j in range(i, i + size):
                        found_bodies[j] = (i, speaker)
                    found = size
                    break
        i += found or 1
    return _as_called(reading, found_bodies)


def is_group(bodies: Bodies, i: int) -> bool:
    """Tell whether a token is part of an armed group's name."""
    return i in bodies and bodies[i][1].kind == "group"


def _as_called(reading: Reading, bodies: Bodies) -> Bodies:
    """Return the bodies under the longest name the article has for each."""
    ends: dict[int, int] = {}
    for i, (first, _) in bodies.items():
        ends[first] = max(i, ends.get(first, i))
    longest: dict[str, str] = {}
    for first, last in ends.items():
        speaker = bodies[first][1]
        while last > first and reading.tokens[last].text.lower() in _MEMBERS:
            last -= 1  # "M23 rebels" are M23
        name = reading.text(first, last)
        if len(name) > len(longest.get(speaker.name, "")):
            longest[speaker.name] = name
    return {
        i: (
            first,
            speaker
            if speaker.country and speaker.kind not in ("group", "company")
            else replace(speaker, name=longest[speaker.name]),
        )
        for i, (first, speaker) in bodies.items()
    }


def _is_body(reading: Reading, first: int, speaker: Speaker) -> bool:
    tokens = reading.tokens
    before = tokens[first - 1] if first else None
    if speaker.use == "building":
        return False
    if speaker.use == "both" and before is not None:
        at = before if before.text.lower() != "the" else tokens[max(0, first - 2)]
        if at.text.lower() in ("at", "in", "outside", "near", "inside", "by", "to", "from"):
            return False
    resolution = reading.at.get(first)
    return resolution is None or resolution.toponym.role != "literal" or speaker.kind != "seat"

"""A story that names thousands of places."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Article, LonLat, Place, Resolution, Span, Story, Toponym


def crowded(count: int, spots: Sequence[Sequence[float]] | None = None) -> Story:
    """Return a story that names ``count`` places, a word each.

    They lie along a spiral, or at ``spots``: rows of latitude and longitude.
    """
    words = [f"Place{n}" for n in range(count)]
    text = "😀 " + " ".join(words)
    told = Article("many", "Many places", text, None, "Atlas Wire")
    found, at = [], 2
    for n, word in enumerate(words):
        lon, lat = -170 + 340 * (n * 0.618034 % 1), -55 + 115 * n / count
        if spots is not None:
            lat, lon = spots[n]
        here = Place(
            f"test:{n}", word, "city", "", LonLat(lon, lat), None, LonLat(lon, lat), None, "test"
        )
        toponym = Toponym("many", Span(at, at + len(word)), word, "literal")
        found.append(Resolution(toponym, here, 0.9, (), ()))
        at += len(word) + 1
    return Story(told, tuple(found))

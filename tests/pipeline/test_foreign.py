"""A text in another language: refused by the command line, given its places by the workspace."""

from __future__ import annotations

import pytest

from geo.articles import Record
from geo.articles.records import make_article
from geo.errors import NotAnArticle
from geo.pipeline.reader import Reader
from geo.settings import Settings

GERMAN = (
    "Der Präsident von Kenia sprach am Dienstag in Nairobi mit dem Minister aus Deutschland über "
    "den Hafen, der bei Mombasa gebaut werden soll, und über die Straße nach Mailand, die es "
    "nicht gibt."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings(), events=False, any_language=True)


def test_places_are_found_by_the_gazetteer_with_a_notice(reader: Reader):
    story = reader.read(Record(make_article(GERMAN, name="kenia.txt")))
    found = {r.toponym.surface: r.place.country for r in story.resolutions if r.place}
    assert found.items() >= {"Nairobi": "KE", "Mombasa": "KE", "Mailand": "IT"}.items()
    assert "Hafen" not in found
    (problem,) = story.problems
    assert problem.message.startswith("The text is in German.")
    assert (story.links, story.routes, story.conflicts) == ((), (), ())


def test_english_is_read_as_ever(reader: Reader):
    record = Record(make_article("Kenya and Oman signed a deal in Muscat.", name="x"))
    assert reader.read(record).problems == ()


def test_it_is_refused_unless_asked_for():
    reader = Reader(Settings(), events=False)
    with pytest.raises(NotAnArticle, match="is in German"):
        reader.read(Record(make_article(GERMAN, name="kenia.txt")))

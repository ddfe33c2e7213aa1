"""What holds for any text, however odd: exact offsets, no overlap, the same answer twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geo.articles.records import Record
from geo.model import Article, Resolution, Span
from geo.pipeline.reader import Reader
from geo.recognize import recognise
from geo.resolve import resolve
from geo.settings import Settings
from geo.text import clean
from tests.places import analyse, gazetteer

PIECES = st.sampled_from(
    [
        "Kenya", "the Gambia's", "SÃO PAULO", "são tomé", "Москва", "القاهرة", "東京",
        "Côte d’Ivoire",
        "U.S.", "W.Va.", "Port-au-Prince", "N. Korea", "👩‍👩‍👧", "🇰🇪", "\u200b", "\u200d", "\u00ad",
        "e\u0301vian", "<b>Oslo</b>", "&nbsp;", "&amp;", "{{ Lima }}", "\n", "\n\n", "\t",
        " — ", "--",
        ", ", ". ", " in ", " said ", "“", "”", "Jordan", "Georgian", "Paris, Texas",
        "Laurel and Knox counties", "NAIROBI, Kenya —", "the Kremlin", "1,100-km", "…", "/",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join).map(clean)


def read(text: str) -> tuple[Resolution, ...]:
    analysis = analyse(text)
    return resolve(analysis, recognise(analysis, gazetteer()), gazetteer())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("Laurel, Knox and Clay counties and " * 12)
@example("W.Va.W.Va.")
def test_every_surface_is_what_stands_at_its_offsets(text: str) -> None:
    found = read(text)
    spans = [r.toponym.span for r in found]
    assert [r.toponym.surface for r in found] == [text[s.start : s.end] for s in spans]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0.0 <= r.confidence <= 1.0 for r in found)
    assert all(sum(c.score for c in r.candidates) <= 1.0 + 1e-6 or r.toponym.role != "literal"
               for r in found)  # fmt: skip
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "FLOODS HIT MOMBASA AND NAIROBI ON FRIDAY, KENYA'S GOVERNMENT SAID.",
        "floods hit mombasa and nairobi on friday, kenya's government said.",
        "<p>Floods hit&nbsp;Mombasa and <b>Nairobi</b> on Friday,</p> Kenya's government said.",
        "Floods 🌊 hit Mombasa\u200b and Nairobi on Friday, Kenya said. 洪水袭击了肯尼亚。",
    ],
    ids=["capitals", "lower case", "markup", "emoji and two scripts"],
)
def test_places_are_found_however_the_text_is_written(text: str) -> None:
    names = {r.toponym.surface.lower(): r.place for r in read(text)}
    assert {"mombasa", "nairobi"} <= names.keys()
    assert {p.country for p in names.values() if p} == {"KE"}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings.from_env(), events=False)


class TestGivenSpans:
    def test_exactly_these_are_resolved(self, reader: Reader) -> None:
        text = "Rain fell on Mombasa and on Oslo."
        record = Record(Article("a", "", text), spans=(Span(13, 20),))
        story = reader.read(record)
        assert [r.toponym.surface for r in story.resolutions] == ["Mombasa"]

    def test_a_span_without_a_word_is_left_out_and_told(self, reader: Reader) -> None:
        text = "Rain — fell on Mombasa."
        record = Record(Article("a", "", text), spans=(Span(5, 6), Span(15, 22)))
        story = reader.read(record)
        assert [r.toponym.surface for r in story.resolutions] == ["Mombasa"]
        assert [(p.step, p.span) for p in story.problems] == [("articles", Span(5, 6))]

    def test_a_span_in_the_middle_of_a_word_is_resolved_or_left_without_a_place(
        self, reader: Reader
    ) -> None:
        record = Record(Article("a", "", "Rain fell on Mombasa."), spans=(Span(14, 18),))
        (resolution,) = reader.read(record).resolutions
        assert resolution.toponym.surface == "omba"


def test_a_long_text_on_one_line_keeps_its_offsets(reader: Reader) -> None:
    sentence = "Trucks left Mombasa for Kampala, and Paris, Texas, sent 40 tons of maize to Juba. "
    text = (sentence * 280).strip()
    story = reader.read(Record(Article("long", "", text)))
    assert len(text) > 22_000
    places = [r.toponym for r in story.resolutions]
    assert all(t.surface == text[t.span.start : t.span.end] for t in places)
    assert {t.surface for t in places} == {"Mombasa", "Kampala", "Paris", "Texas", "Juba"}
    assert len(places) == 5 * 280

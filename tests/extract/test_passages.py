"""A mark's passage is the clause that asserts it; what says how it is meant is never cut off."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

CUT = {
    "a clause of another subject, before": (
        "Poland summoned the Belarusian envoy, and Latvia accused Russia of jamming its ferries.",
        ("LV", "RU"),
        "Latvia accused Russia of jamming its ferries.",
    ),
    "a clause of another subject, after": (
        "Latvia accused Russia of jamming its ferries, and fishermen in the gulf said it rained.",
        ("LV", "RU"),
        "Latvia accused Russia of jamming its ferries",
    ),
    "what only stands beside it in time": (
        "Kenya condemned Uganda for the delay on Monday, when the first rains of the year fell on "
        "the hills around the lake.",
        ("KE", "UG"),
        "Kenya condemned Uganda for the delay on Monday",
    ),
}
WHOLE = {
    "who reports it": "The president of Chad said on Monday evening that Libya had shelled a post.",
    "a condition": "If the talks in Doha fail and no bread comes, Kenya will attack Somalia.",
    "a denial above it": "Officials in Hanoi denied late on Monday that Vietnam had attacked Laos.",
    "a but after it": "Iraq accused Turkey of shelling a village, but Ankara denied all of it.",
    "the toll": "Russia shelled Kharkiv, and 17 people were killed in a bread queue, medics said.",
    "an inner quotation": 'Peru "must go, and it must go now", Chile threatened Peru on Monday.',
}


@pytest.mark.parametrize("case", CUT, ids=list(CUT))
def test_clauses_of_another_subject_at_its_ends_are_cut_off(tell: Tell, case: str) -> None:
    text, pair, words = CUT[case]
    found = [x for x in tell(text).links if (x.source.key, x.target.key) == pair]
    assert [e.quote for x in found for e in x.evidence] == [words]


@pytest.mark.parametrize("case", WHOLE, ids=list(WHOLE))
def test_what_says_how_it_is_meant_stays(tell: Tell, case: str) -> None:
    told = tell(WHOLE[case])
    assert {e.quote for x in (*told.links, *told.conflicts) for e in x.evidence} == {WHOLE[case]}


def test_a_passage_holds_every_party_that_its_sentence_names(tell: Tell) -> None:
    text = "Sudan had a quiet week, the radio said, but rebels there ambushed Chadian soldiers."
    for mark in tell(text).conflicts:
        assert all("Chadian" in e.quote for e in mark.evidence)


def test_the_words_of_its_date_stay(tell: Tell) -> None:
    text = "Kenya's envoy had left for home when Sudan shelled Chad, as he said, earlier this week."
    assert all("earlier this week" in e.quote for c in tell(text).conflicts for e in c.evidence)


def test_two_tellings_of_a_mark_in_one_sentence_are_one_passage(tell: Tell) -> None:
    text = "Israel bombed Iran on Monday, oil rose by a tenth, and Israel bombed Iran again."
    assert [len(c.evidence) for c in tell(text).conflicts] == [1]


def test_quotes_are_exact(tell: Tell) -> None:
    for text, _, _ in CUT.values():
        told = tell(text)
        for mark in (*told.links, *told.conflicts):
            for words in mark.evidence:
                assert words.quote == text[words.span.start : words.span.end]
                assert text.endswith(words.prefix + words.quote + words.suffix) or words.suffix

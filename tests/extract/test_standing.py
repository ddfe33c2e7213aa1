"""How far a text stands behind what it tells, and why it is read so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.conftest import Tell, conflicts, links

ASSERTED = [
    "Kenya's president met the president of Somalia on Monday.",
    "Kenya's president, it was said, met the president of Somalia.",
    "The visit of Kenya's president to Somalia could have gone worse.",
]  # fmt: skip
PLANNED = [
    "Kenya's president will meet the president of Somalia on Monday.",
    "Kenya's president is to meet the president of Somalia.",
    "Kenya's president plans to meet the president of Somalia.",
    "Kenya's president has agreed to meet the president of Somalia.",
    "Kenya's president promised to meet the president of Somalia.",
]
HYPOTHETICAL = [
    "Kenya's president could meet the president of Somalia.",
    "If Kenya's president met the president of Somalia, the price of goats would fall.",
    "Kenya's president would consider meeting the president of Somalia.",
    "Might Kenya's president meet the president of Somalia?",
    "In the film Kenya's president met the president of Somalia.",
    "Kenya's president would like to meet the president of Somalia.",
    "Kenya believes that Uganda, like any good neighbour, would meet the president of Somalia.",
]
DENIED = [
    "Kenya's president did not meet the president of Somalia.",
    "Kenya's president denied that he had met the president of Somalia.",
    "Kenya's president refused to meet the president of Somalia.",
    "Kenya's president met the president of Somalia. The story was a hoax.",
    "Kenya's president met the president of Somalia, said a reporter. He had invented it.",
    "Kenya's president never met the president of Somalia.",
]
HISTORIC = [
    "In 1974 Kenya's president met the president of Somalia.",
    "Kenya's president met the president of Somalia forty years ago.",
    "During the Cold War Kenya's president met the president of Somalia.",
]
CASES = [
    (name, text)
    for name, texts in (
        ("asserted", ASSERTED), ("planned", PLANNED), ("hypothetical", HYPOTHETICAL),
        ("denied", DENIED), ("historic", HISTORIC),
    )
    for text in texts
]  # fmt: skip


@pytest.mark.parametrize(("standing", "text"), CASES)
def test_the_words_decide(tell: Tell, standing: str, text: str):
    found = {x.standing for x in tell(text).links if x.event_type == "CONSULT"}
    assert found == {standing}


@pytest.mark.parametrize("text", [t for name, t in CASES if name != "asserted"])
def test_the_reason_quotes_the_words(tell: Tell, text: str):
    for link in (x for x in tell(text).links if x.event_type == "CONSULT"):
        assert "“" in link.standing_reason or link.standing_reason == "asked, not told"


def test_without_a_date_nothing_is_background_and_that_is_said(tell: Tell):
    told = tell("In 1974 Kenya's president met the president of Somalia.", published=None)
    assert {x.standing for x in told.links} == {"asserted"}
    assert any("no date" in problem.message for problem in told.problems)


def test_a_denial_in_the_next_sentence_counts(tell: Tell):
    told = tell("A trader said that soldiers from Chad had shelled Sudan. Chad denies it.")
    assert {c[3] for c in conflicts(told)} <= {"denied"}


def test_a_cancelled_meeting_is_not_drawn(tell: Tell):
    told = tell("A trip to Manila by China's foreign minister was called off by the Philippines.")
    assert {x[3] for x in links(told)} <= {"denied"}


def test_who_said_it_is_kept(tell: Tell):
    told = tell("Russian troops entered Ukraine, Poland's defence minister said.")
    assert [e.speaker for c in told.conflicts for e in c.evidence] == ["Poland's defence minister"]


def test_background_counts_from_the_articles_day(tell: Tell):
    text = "In 2019 Turkey bombed Syria."
    old = tell(text, published=date(2019, 12, 1))
    assert {c.standing for c in old.conflicts} == {"asserted"}
    assert {c.standing for c in tell(text).conflicts} == {"historic"}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil pounded Argentina in São Paulo and needed barely an hour.",
        "Cuba's drummers stormed Jamaica, our reviewer writes.",
        "Peru's batsmen attacked Chile from the first over, and the bowlers had no answer.",
        "A wall of dust from Mongolia struck Beijing on Friday. Four people died.",
        "A ferry of Croatia rammed a pontoon of Slovenia and spilled nine musicians.",
    ],
)
def test_an_attack_in_a_figure_is_no_conflict(tell: Tell, text: str):
    assert not tell(text).conflicts


def test_it_is_one_where_the_text_tells_of_arms(tell: Tell):
    assert tell("Brazil pounded Argentina in May. Eleven soldiers died.").conflicts
    assert tell("Russia attacked Ukraine on Thursday.").conflicts

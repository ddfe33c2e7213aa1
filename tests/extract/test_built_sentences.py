"""Demands, accusations, refusals and threats in the ways that news builds its sentences."""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn

TOLD = {
    "REQUEST": [
        ("QA IR", "Iran must free the crew, Qatar's foreign minister, Salem Hadi, said in Doha."),
        ("QA IR", "Free the crew at once, Qatar told Iran on Sunday."),
        ("QA IR", "Qatar to ask Iran for access to crew"),
        ("QA IR", "A Qatari request for the release of the crew reached Tehran on Sunday."),
        ("QA IR", "Short of diesel, Qatar turned to Iran with a plea that tankers be let through."),
        ("QA IR", "In a letter Qatar requested that the Iranian railways give up their lease."),
    ],
    "ACCUSE": [
        ("SK CZ", '"Prague is reading our diplomatic mail," Slovak Interior Minister Jan Kovac told reporters.'),
        ("SK RU", "The Slovak interior minister said there was no doubt that the plant had been sabotaged on orders from Moscow."),
        ("GH TG", "Togolese customs officers had beaten two traders, Ghana's foreign ministry complained."),
        ("GH TG", "According to Ghana's army, Togo violated the truce twice on Monday."),
        ("ET KE", "A protest note was handed to Kenya's ambassador on Monday, in which Ethiopia denounced the raid."),
        ("QA IR", "Summoned to the foreign ministry in Doha on Sunday, the Iranian ambassador was given no tea."),
        ("GH TG", "Ghana's police pointed to Togo on Monday as the culprit for a cut cable."),
    ],
    "REJECT": [
        ("AL GR", "Greece's request that Albania free the mayor was met with a rejection from Tirana."),
        ("AL GR", "Tirana left unanswered a letter from Athens on the mayor."),
        ("QA IR", "The offer from Tehran is unacceptable, Qatar said on Sunday."),
        ("GH TG", "Ghana disputes the sea boundary with Togo and will go to court."),
        ("GH GB", "Ghana will not host a camp for Britain's deportees, its president said."),
    ],
    "THREATEN": [
        ("TD SD", "Chad's army said that any Sudanese drone crossing the border would be shot down."),
        ("CO VE", '"Caracas has ten days to open the bridge, or the loans stop," Colombian Finance Minister Luis Prieto said.'),
        ("QA IR", "Qatar told Iran on Sunday that gas sales would be reviewed if Iranian fees were raised."),
        ("TD SD", '"We can be there by dawn," a Chadian deputy minister said at Abeche, a threat aimed at Sudan.'),
    ],
}  # fmt: skip

NEAR_MISSES = [
    '"Italy is reading our novels more than ever," Polish writer Anna Nowak said.',
    "Kenya's minister said Ugandan tourists were filling our hotels and reading our papers.",
    "France said its Spanish cattle would be shot because of disease.",
    "Germany will raise rates if French inflation rises, its central bank said.",
    "Ghana's coach said Nigeria has two days to rest, or the players tire.",
    "Peru will not host a concert for refugees from Venezuela.",
    "Finland pointed to Norway as the model for its schools.",
    "Asked about Algeria, the Moroccan spokesman smiled and called for the next question.",
    "Jordan's team left unanswered a goal from Iraq.",
    "Mexico to play Canada in opener",
]


@pytest.mark.parametrize("kind", TOLD)
def test_each_way_to_build_it_tells_of_its_type(tell: Tell, kind: str):
    for parties, text in TOLD[kind]:
        assert (kind, *parties.split()) in drawn(tell(text)), text


def test_the_same_build_with_another_meaning_draws_nothing_of_it(tell: Tell):
    for text in NEAR_MISSES:
        assert not {mark for mark in drawn(tell(text)) if mark[0] in TOLD}, text


def test_what_is_urged_or_headlined_as_to_come_is_not_told_as_done(tell: Tell):
    urged = tell("Iran was urged by Qatar on Sunday to free the crew.")
    assert {x.standing for x in urged.links if x.event_type == "CONCEDE"} == {"hypothetical"}
    headline = tell("Qatar to ask Iran for access to crew")
    assert {x.standing for x in headline.links} == {"planned"}
    refused = tell("Qatar's refusal to accept the Iranian offer came on Sunday.")
    assert {x.standing for x in refused.links if x.event_type == "AGREE"} <= {"denied"}

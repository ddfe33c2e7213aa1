"""Texts nobody would call articles: no crash, nothing invented, every word exact."""

from __future__ import annotations

import pytest

from tests.extract.conftest import DAY, Tell

BAD = {
    "nothing": "",
    "blank": " \n\n\t ",
    "marks": "—— … !! ?? «»",
    "headlines": "PM IN MOSCOW\nWAR OF WORDS OVER BINS\nSpain 2 Germany 1\nOil up, gold down",
    "list": "- Kenya\n- Uganda\n- Tanzania\n\n1. Rwanda\n2. Burundi",
    "table": "Country | Exports | Imports\nKenya | 12 | 14\nUganda | 3 | 9\nOman | 70 | 41",
    "nested quotes": "“He said ‘she said “they said” so’,” said “a man”.",
    "broken": "Kenya and. The of Uganda which, but Tanzania the when. And and and",
    "questions": "Did Kenya attack Uganda? Will Oman? Has Peru? Why?",
    "one word": "Kenya",
    "no verbs": "Kenya, Uganda, a railway, a terminal, Mombasa.",
    "code": "def f(x): return x['Kenya'] <script>alert(1)</script> {{ Uganda }}",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_nothing_is_made_up(tell: Tell, text: str):
    told = tell(text)
    shown = [
        m for m in (*told.links, *told.conflicts, *told.routes, *told.facilities)
        if m.standing in ("asserted", "planned")
    ]  # fmt: skip
    assert not shown


def test_a_transcript_says_what_is_answered(tell: Tell):
    told = tell(
        "QUESTION: Did Kenya sign a treaty with Uganda?\n\nMR OTIENO: No. Kenya did not sign a "
        "treaty with Uganda.\n\nQUESTION: Thank you."
    )
    assert not [x for x in told.links if x.standing in ("asserted", "planned")]


def test_a_headlines_verb_with_a_capital_costs_no_events(tell: Tell):
    told = tell("Chad Has Set Up Base In Mali\n\nKenya signed a treaty with Uganda.")
    assert ("KE", "UG") in {(link.source.key, link.target.key) for link in told.links}


def test_a_long_text_is_read_to_its_end(tell: Tell):
    # Long words: as many letters for less than half the grammar.
    filler = "Goatherds sheltering underneath weatherbeaten outbuildings complained. " * 1_300
    told = tell(f"{filler}Kenya's president met the president of Uganda. {filler}")
    (link,) = told.links
    assert {link.source.key, link.target.key} == {"KE", "UG"}
    assert link.evidence[0].span.start == len(filler)


@pytest.mark.parametrize("published", [DAY, None])
def test_every_mark_quotes_the_text_exactly(tell: Tell, published):
    text = (
        "MUSCAT — Oman and Yemen signed a truce on Monday.\n\nA gas pipeline from Muscat to Aden "
        "is planned. Yemeni rebels attacked a refinery at Aden. “No,” said Oman."
    )
    told = tell(text, published=published)
    for mark in (*told.links, *told.conflicts, *told.routes, *told.facilities):
        assert mark.evidence
        for words in mark.evidence:
            assert text[words.span.start : words.span.end] == words.quote

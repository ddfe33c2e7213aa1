"""Cleaning happens once; sentences and quotes never move a character."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Article, Span
from geo.text import clean, evidence, name_of, quotation, sentences, whole


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_a_full_stop_ends_a_sentence():
    assert split("Khan landed. Putin waited.") == ["Khan landed.", "Putin waited."]


def test_a_line_end_ends_a_sentence():
    assert split("Energy issues\nThe talks went on") == ["Energy issues", "The talks went on"]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. envoy left on Feb. 24 at noon.",
        "Gen. A. Smith of St. Louis met Mr. Jones.",
        "It cost 3.5 billion and ran 1,100.5 km.",
        "Prices rose 2.1 p.c. in W.Va. towns.",
    ],
)
def test_abbreviations_initials_and_decimals_do_not_end_one(text: str):
    assert split(text) == [text]


def test_an_abbreviation_may_end_a_sentence():
    assert split("He flew to the U.S. The talks failed.") == [
        "He flew to the U.S.",
        "The talks failed.",
    ]


def test_sentences_glued_by_a_lost_space_are_two():
    assert split("They buy much wheat.Leaders met on Friday.") == [
        "They buy much wheat.",
        "Leaders met on Friday.",
    ]


def test_a_closing_quote_belongs_to_its_sentence():
    assert split('"We agree." He left.') == ['"We agree."', "He left."]


@given(st.text(max_size=300))
def test_sentences_are_in_order_apart_and_not_blank(text: str):
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


@given(st.text(max_size=300))
def test_no_word_is_lost_between_sentences(text: str):
    covered = "".join(split(text))
    assert "".join(covered.split()) == "".join(text.split())


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str):
    assert clean(clean(text)) == clean(text)


def test_cleaning_makes_newlines_alike_and_drops_control_characters():
    assert clean("a\r\nb\x00\x07\rc\n") == "a\nb\nc"


def test_half_a_surrogate_pair_is_replaced_in_its_place():
    assert whole("a\ud800b") == "a\ufffdb"


def test_evidence_quotes_exactly_and_keeps_what_stands_around():
    text = "On Monday Kenya and Oman signed a deal in Muscat."
    quoted = evidence("a1", text, Span(10, 30), speaker="Kenya")
    assert quoted.quote == text[10:30] == "Kenya and Oman signe"
    assert text.endswith(quoted.suffix, 30, 30 + len(quoted.suffix))
    assert quoted.prefix == "On Monday "


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Kenya talked to Sudan", "Kenya talked to Sudan…"),
        ("and Chad left Uganda.", "…and Chad left Uganda."),
        ("Kenya talked to Sudan, and Chad left Uganda.",) * 2,
        ("No rain\ncame.", "No rain came."),
        ("Cattle prices", "Cattle prices"),
    ],
)
def test_a_quotation_shows_where_a_part_of_its_sentence_is_left_out(quote: str, told: str):
    text = "Cattle prices\nKenya talked to Sudan, and Chad left Uganda. No rain\ncame."
    start = text.index(quote)
    assert quotation(evidence("a", text, Span(start, start + len(quote)))) == told


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Gulf talks", "Oman and Kenya met.", "Gulf talks"),
        ("", "\nOman and\nKenya met.", "Oman and Kenya met."),
        ("", "word " * 30, "word word word word word word word word word word word word…"),
    ],
)
def test_an_article_without_a_title_goes_by_how_it_begins(title: str, text: str, name: str):
    assert name_of(Article("a", title, text)) == name

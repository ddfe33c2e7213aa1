"""Phrases are counted as their README says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from geo.articles.records import Record
from geo.errors import FormatError
from geo.evaluate.phrases import evaluate_phrases
from geo.model import Actor, Evidence, Link, Span, Story

TALKS = {"type": "CONSULT", "source": "KE", "target": "OM", "standing": "asserted"}
PRAISE = {"type": "SUPPORT", "source": "KE", "target": "OM", "standing": "asserted"}
NONE = {"type": None, "source": "KE", "target": "OM", "standing": "asserted", "not": "CONSULT"}


def meeting(source: str, target: str, text: str, standing: str = "asserted") -> Link:
    words = Evidence("a", Span(0, len(text)), text, "", "")
    one, other = (Actor(code, code, None) for code in (source, target))
    return Link("l", "CONSULT", one, other, None, None, standing, "told as so", 0.8, (words,))


def report(folder: Path, *phrases: dict[str, str | None], drawn: tuple[str, str] | None) -> str:
    """Return the report on phrases of which a reader makes a meeting, or nothing."""
    lines = [json.dumps({"text": f"Phrase {n}.", **p}) for n, p in enumerate(phrases)]
    (folder / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def read(records: Iterable[Record]) -> Iterator[Story | Exception]:
        for record in records:
            text = record.article.text
            links = (meeting(*drawn, text),) if drawn else ()
            yield Story(record.article, links=links)

    return evaluate_phrases(folder, read)


def test_first_lines_are_for_development_second_for_reporting(tmp_path: Path):
    told = report(tmp_path, TALKS, TALKS, TALKS, drawn=("KE", "OM"))
    assert "(2 of 2)" in told
    assert "(1 of 1)" in told


def test_what_parties_do_together_has_no_order(tmp_path: Path):
    assert "(1 of 1)" in report(tmp_path, TALKS, drawn=("OM", "KE"))


def test_another_quad_class_is_a_miss(tmp_path: Path):
    accused = {**TALKS, "type": "ACCUSE"}
    assert "(0 of 1)" in report(tmp_path, accused, drawn=("KE", "OM"))


def test_what_one_does_to_another_has_an_order(tmp_path: Path):
    assert "(1 of 1)" in report(tmp_path, PRAISE, drawn=("KE", "OM"))
    assert "(0 of 1)" in report(tmp_path, PRAISE, drawn=("OM", "KE"))


def test_a_near_miss_counts_if_its_pair_is_drawn(tmp_path: Path):
    assert "1.00  (1 of 1)" in report(tmp_path, NONE, drawn=("OM", "KE"))
    assert "0.00  (0 of 1)" in report(tmp_path, NONE, drawn=None)


def test_a_line_that_is_no_phrase_is_named(tmp_path: Path):
    (tmp_path / "some.jsonl").write_text('{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(FormatError, match="line 1"):
        evaluate_phrases(tmp_path, lambda records: iter(()))

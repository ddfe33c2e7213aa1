"""``geo evaluate`` prints a report on whatever kind of gold it is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.cli.main import main

CORPUS = """<articles><article><source>w</source>
<text>Floods closed the port of Mombasa. Kenya asked Tanzania for help. Qarvex was spared.</text>
<locations>
<location><name>Mombasa</name><start>26</start><end>33</end><lat>-4.05</lat><lon>39.67</lon>
</location>
<location><name>Kenya</name><start>35</start><end>40</end><lat>1</lat><lon>38</lon></location>
<location><name>Tanzania</name><start>47</start><end>55</end><lat>40.0</lat><lon>-80.0</lon>
</location>
<location><name>Qarvex</name><start>66</start><end>72</end><lat>1</lat><lon>1</lon></location>
</locations></article></articles>"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("corpus") / "kept.xml"
    path.write_text(CORPUS, encoding="utf-8")
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as printed:
        assert main(["evaluate", str(path)]) == 0
    return printed.getvalue()


def figure(report: str, name: str) -> float:
    match = re.search(rf"{re.escape(name)} +([\d.]+) \[", report)
    assert match, report
    return float(match[1])


def test_recognition_counts_exact_spans(report: str) -> None:
    assert "kept: 1 articles, 4 toponyms, 4 with coordinates" in report
    assert figure(report, "recall") == 0.75


def test_resolution_counts_what_lies_near_and_an_unknown_name_as_wrong(report: str) -> None:
    assert figure(report, "acc@161 km") == 0.5
    assert "'Qarvex' → nowhere, 20039 km: the gazetteer does not know the name" in report


def test_what_was_put_far_off_is_listed_with_its_reason(report: str) -> None:
    assert re.search(r"1 × 'Tanzania' → Tanzania \(country, TZ\), \d{5} km: \w+", report)


def test_end_to_end_needs_both(report: str) -> None:
    assert report.count("F1") == 2
    assert float(re.findall(r"F1 +([\d.]+)", report)[1]) < figure(report, "recall")


def test_confidence_is_shown_beside_what_it_was_worth(report: str) -> None:
    assert "expected calibration error" in report


def test_a_file_that_is_no_corpus_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notes.xml"
    path.write_text("rain", encoding="utf-8")
    assert main(["evaluate", str(path)]) == 2
    assert "is not XML" in capsys.readouterr().err

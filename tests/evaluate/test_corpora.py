"""Both shapes of corpus are read, and what is neither is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import ArticleError, FormatError
from geo.evaluate.corpora import read_corpus

ONE = """<articles><article><source>w</source><text>Rain fell on Thessaly.</text><locations>
<location><name>Thessaly</name><start>15</start><end>23</end><lat>39.6</lat><lon>22.2</lon>
</location></locations></article></articles>"""

OTHER = """<articles><article docid="7"><domain>volospost.gr</domain><title>Rain</title>
<text>Rain fell on Volos and Thessalian hills.</text><toponyms>
<toponym><start>13</start><end>18</end><phrase>Volos</phrase>
<gaztag><lat>39.36</lat><lon>22.94</lon></gaztag></toponym>
<toponym><start>23</start><end>33</end><phrase>Thessalian</phrase></toponym>
</toponyms></article></articles>"""


def write(folder: Path, text: str) -> Path:
    path = folder / "corpus.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_location_whose_offset_is_off_is_found_by_its_name(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, ONE))
    (article,) = corpus.articles
    (gold,) = article.gold
    assert (gold.span.start, gold.surface) == (13, "Thessaly")
    assert gold.point is not None
    assert (gold.point.lon, gold.point.lat) == (22.2, 39.6)
    assert corpus.convention == "places"


def test_a_toponym_without_coordinates_is_kept_without_a_point(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, OTHER))
    (article,) = corpus.articles
    assert [(g.surface, g.point is None) for g in article.gold] == [
        ("Volos", False),
        ("Thessalian", True),
    ]
    assert (article.article.publisher, corpus.convention) == ("volospost.gr", "places and demonyms")


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"corpus\.xml: has no toponyms"):
        read_corpus(write(tmp_path, "<articles/>"))


def test_a_file_that_is_not_xml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="is not XML"):
        read_corpus(write(tmp_path, "Rain fell."))

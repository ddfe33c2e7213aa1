"""Any file gives an article or one clear sentence."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest

from geo.articles import Record, read_articles, read_file
from geo.articles.english import foreign_language
from geo.errors import ArticleError, ArticleTooLarge, EmptyArticle, NotAnArticle
from geo.model import Span
from geo.settings import Settings

SETTINGS = Settings()
TEXT = "Kenya and Oman agreed on Monday to build a port at Lamu."


def read(data: bytes, name: str = "news.txt") -> list[Record | ArticleError]:
    return list(read_articles(data, name, SETTINGS))


def read_one(data: bytes, name: str = "news.txt") -> Record:
    (record,) = read(data, name)
    assert isinstance(record, Record)
    return record


def test_plain_text_is_its_own_article():
    record = read_one(TEXT.encode())
    assert record.article.text == TEXT
    assert record.spans is None


def test_the_same_words_have_the_same_id():
    assert (
        read_one(TEXT.encode(), "a.txt").article.id == read_one(TEXT.encode(), "b.txt").article.id
    )


def test_lines_about_the_article_at_its_top_are_not_of_it():
    head = "Title: “Port deal”\nPublisher: Rift Courier\nDate: 2023-05-12\nKind: digest\n\n"
    article = read_one((head + TEXT).encode(), "port-deal.txt").article
    assert article.text == TEXT
    assert (article.title, article.publisher) == ("Port deal", "Rift Courier")
    assert (article.published_at, article.kind) == (date(2023, 5, 12), "digest")
    assert article.id == "port-deal"


def test_a_first_line_that_only_looks_like_a_header_stays_in_the_text():
    text = "Title: the word on every lip\nwas not spoken in Nairobi."
    assert read_one(text.encode()).article.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding: str):
    text = "The café in Málaga was “closed” on Tuesday, said señor Núñez of the council." * 4
    assert read_one(text.encode(encoding)).article.text == text


def test_html_gives_its_article_without_the_menu():
    page = f"""<!doctype html><html><head><title>Port deal</title></head><body>
    <nav>Home Sport Weather</nav><article><h1>Port deal</h1>
    <p>{TEXT}</p><p>{"The ministers shook hands and left for lunch. " * 8}</p></article>
    </body></html>"""
    article = read_one(page.encode(), "page.html").article
    assert TEXT in article.text
    assert "Weather" not in article.text


def test_a_word_document_gives_its_paragraphs():
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.add_paragraph("Nairobi was pleased.")
    data = io.BytesIO()
    document.save(data)
    assert read_one(data.getvalue(), "deal.docx").article.text == f"{TEXT}\nNairobi was pleased."


def test_json_lines_give_one_record_a_line_and_errors_in_their_place():
    lines = [
        json.dumps({"id": "a", "text": TEXT, "published_at": "2023-05-12", "spans": [[0, 5]]}),
        "not json",
        "",
        json.dumps({"text": ""}),
    ]
    first, second, third = read("\n".join(lines).encode(), "many.jsonl")
    assert isinstance(first, Record)
    assert (first.article.id, first.spans) == ("a", (Span(0, 5),))
    assert isinstance(second, NotAnArticle)
    assert "line 2" in str(second)
    assert isinstance(third, EmptyArticle)


def test_a_span_outside_the_text_is_left_out_and_told():
    line = json.dumps(
        {"text": TEXT, "spans": [[0, 5], [3, 3], [0, 9999], "x", [1.5, 2], [True, 2]]}
    )
    record = read_one(line.encode(), "spans.jsonl")
    assert record.spans == (Span(0, 5),)
    assert len(record.problems) == 5


def test_given_spans_keep_the_text_as_it_came():
    raw = "One\r\nNairobi \ud800 two"
    record = read_one(json.dumps({"text": raw, "spans": [[5, 12]]}).encode(), "raw.jsonl")
    assert record.spans is not None
    assert record.spans[0].of(record.article.text) == "Nairobi"


def test_a_text_over_the_limit_is_cut_and_the_cut_is_told():
    small = Settings(max_article_chars=20)
    (record,) = read_articles(TEXT.encode(), "long.txt", small)
    assert isinstance(record, Record)
    assert len(record.article.text) == 20
    assert "Cut at 20" in record.problems[0].message


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "empty.txt", EmptyArticle),
        (b" \n\t ", "blank.txt", EmptyArticle),
        (b"12345 !!", "numbers.txt", EmptyArticle),
        (bytes(range(256)) * 40, "noise.bin", NotAnArticle),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(100), "program", NotAnArticle),
        (b"%PDF-1.7 broken", "broken.pdf", NotAnArticle),
        (b"PK\x03\x04broken", "broken.docx", NotAnArticle),
    ],
)
def test_what_is_no_article_is_told_in_one_sentence(data: bytes, name: str, error):
    with pytest.raises(error) as told:
        read(data, name)
    assert name in str(told.value)
    assert "\n" not in str(told.value)
    assert told.value.remedy


def test_a_zip_bomb_is_refused_before_it_is_opened():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(NotAnArticle, match="unpacks to 60 MB"):
        read(data.getvalue(), "bomb.docx")


def test_a_file_over_the_limit_is_never_read(tmp_path: Path):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ArticleTooLarge, match="is 50 MB, over the limit of 10 MB"):
        read_file(big, SETTINGS)


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path):
    with pytest.raises(ArticleError, match="is a folder"):
        read_file(tmp_path, SETTINGS)
    with pytest.raises(ArticleError, match="No such file"):
        read_file(tmp_path / "gone.txt", SETTINGS)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le président français a rencontré son homologue allemand à Paris mardi pour parler "
         "de la paix et des prix du gaz, dont la hausse inquiète les deux pays depuis un an.",
         "French"),
        ("Президент России встретился с премьер-министром Пакистана в Москве в четверг.",
         "Russian"),
        (f"{TEXT} The talks in Muscat had taken two days and were said to be friendly.", None),
        ("Moscow, Karachi, Lahore, Gwadar, Ankara, Donetsk, Luhansk, Kyiv, Tashkent, Kabul, "
         "Paris, Rome, Berlin, Vienna, Prague, Warsaw, Minsk, Riga, Oslo, Lima, Quito, Cairo, "
         "Tunis, Rabat, Dakar, Accra, Lagos, Nairobi", None),
        ("LAGOS", None),
    ],
)  # fmt: skip
def test_a_text_in_another_language_is_known_by_its_name(text: str, language: str | None):
    assert foreign_language(text) == language

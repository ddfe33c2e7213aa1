"""The digests are ours: no sentence of an original, few and short quotations, nothing left out."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from geo.articles.files import read_articles
from geo.model import Article
from geo.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DIGESTS = sorted((ROOT / "data" / "articles").glob("*.txt"))
ORIGINALS = ROOT.parent / "shared" / "articles"

RUN = 8
LONGEST_QUOTE = 20
QUOTED_SHARE = 0.10
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"\n]*)\"")
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")

Run = tuple[str, ...]


def words(text: str) -> list[str]:
    """Split into words as a reader counts them; case and typography don't matter."""
    return [w.casefold().replace("’", "'") for w in _WORD.findall(text)]


def runs(text: str) -> set[Run]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def quotations(text: str) -> list[str]:
    return [curly or straight for curly, straight in _QUOTED.findall(text)]


def unquoted(text: str) -> str:
    """Put a mark no original has where each quotation stood, so that no run crosses it."""
    return _QUOTED.sub(" quotation0mark ", text)


def body(text: str) -> str:
    return text.split("\n\n", 1)[1]


def committed_texts() -> list[Path]:
    """Every file under version control that is text, whatever it is called."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [p for p in paths if p.is_file() and b"\0" not in p.read_bytes()]


@pytest.fixture(scope="module")
def original_runs() -> set[Run]:
    paths = sorted(ORIGINALS.glob("*.txt"))
    if not paths:
        pytest.skip(
            "the originals are other people's text and not part of the project: "
            "put them in ../shared/articles to compare the digests with them"
        )
    return set().union(*(runs(path.read_text(encoding="utf-8")) for path in paths))


def read(path: Path) -> Article:
    (record,) = read_articles(path.read_bytes(), path.name, Settings.from_env())
    return record.article  # type: ignore[union-attr]


def test_there_are_two_digests() -> None:
    assert [p.stem for p in DIGESTS] == ["gulf-news-2022-02-25", "voa-2022-02-24"]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda p: p.stem)
class TestDigest:
    def test_is_between_350_and_600_words_long(self, path: Path) -> None:
        assert 350 <= len(body(path.read_text(encoding="utf-8")).split()) <= 600

    def test_says_that_it_is_a_digest_and_of_what(self, path: Path) -> None:
        article = read(path)
        assert article.kind == "digest"
        assert article.id == path.stem
        assert article.title
        assert article.publisher
        assert article.published_at

    def test_names_publisher_title_and_date_in_its_text(self, path: Path) -> None:
        article = read(path)
        day = article.published_at
        assert day
        assert article.publisher in article.text
        assert f"“{article.title}”" in article.text
        assert f"{day.day} {day:%B %Y}" in article.text

    def test_closes_every_quotation_it_opens(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count("“") == text.count("”") == len(_QUOTED.findall(text))

    def test_quotes_no_more_than_twenty_words_at_a_time(self, path: Path) -> None:
        for quote in quotations(path.read_text(encoding="utf-8")):
            assert len(quote.split()) <= LONGEST_QUOTE, quote

    def test_quotes_no_more_than_a_tenth_of_its_words(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        quoted = sum(len(quote.split()) for quote in quotations(text))
        assert quoted <= QUOTED_SHARE * len(body(text).split())

    def test_quotes_only_what_the_originals_say(self, path: Path, original_runs: set[Run]) -> None:
        said = " ".join(
            word
            for original in sorted(ORIGINALS.glob("*.txt"))
            for word in words(original.read_text(encoding="utf-8"))
        )
        title = read(path).title
        for quote in quotations(body(path.read_text(encoding="utf-8"))):
            assert quote == title or " ".join(words(quote)) in said, quote

    def test_shares_no_eight_words_with_an_original_but_in_quotation_marks(
        self, path: Path, original_runs: set[Run]
    ) -> None:
        shared = runs(unquoted(path.read_text(encoding="utf-8"))) & original_runs
        assert not shared, [" ".join(run) for run in sorted(shared)]


def test_no_file_of_the_project_holds_eight_words_of_an_original(original_runs: set[Run]) -> None:
    """Only what the digests quote may be repeated: in stored stories, tests and documents."""
    quoted = {
        run
        for path in DIGESTS
        for quote in quotations(path.read_text(encoding="utf-8"))
        for run in runs(quote)
    }
    found = {
        str(path.relative_to(ROOT)): [" ".join(run) for run in sorted(shared)]
        for path in committed_texts()
        if (
            shared := (runs(path.read_text(encoding="utf-8", errors="replace")) & original_runs)
            - quoted
        )
    }
    assert not found

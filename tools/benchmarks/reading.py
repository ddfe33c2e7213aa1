"""How fast articles are read, beside the language model alone on the same texts.

The texts are the gold articles, all in the repository.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from geo.articles.records import Record
from geo.gazetteer import Gazetteer
from geo.language import Analyst
from geo.model import Article
from geo.pipeline.reader import Reader
from geo.settings import ROOT, Settings
from tools.benchmarks.table import Row, clock, in_turn, milliseconds, seconds

TITLE = "Reading articles"
COPIES = 2
"""Each text is read this often in the runs with worker processes, so that starting them counts."""


def measure() -> Iterator[Row]:
    settings = Settings.from_env()
    articles = texts()
    records = [Record(article) for article in articles]
    yield _start_up()
    yield Row(
        "opening the gazetteer",
        milliseconds(clock(lambda: Gazetteer.open(settings.gazetteer_path).close())),
        "≤ 300 ms",
    )
    yield from _beside_the_model(settings, articles, records)
    yield _workers(articles)
    yield _peak(articles)


def texts() -> list[Article]:
    """Return the gold articles."""
    files = sorted((ROOT / "tests" / "gold").glob("*/*.json"))
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return [Article(gold["id"], gold.get("title") or "", gold["text"]) for gold in golds]


def _start_up() -> Row:
    digest = sorted((ROOT / "data" / "articles").glob("*.txt"))[0]
    command = [sys.executable, "-m", "geo", "parse", str(digest)]
    bare = [
        sys.executable,
        "-c",
        "from geo.language import Analyst; list(Analyst().analyse_all([]))",
    ]
    ours, peer, _ = in_turn(lambda: _run(command), lambda: _run(bare))
    return Row(
        "`geo parse` of one article, start-up included", seconds(ours), "≤ 3 s",
        f"starting Python and importing the language model: {seconds(peer)}",
    )  # fmt: skip


def _beside_the_model(
    settings: Settings, articles: list[Article], records: list[Record]
) -> Iterator[Row]:
    for events, what, aim, beside in (
        (False, "places only (`--no-events`)", "≥ 0.8", "the model's NER alone"),
        (True, "places and events", "≥ 0.7", "the model's tagger, parser and NER"),
    ):
        reader = Reader(settings, events=events)
        analyst = Analyst(settings.language_model, grammar=events)
        ours, peer, ratio = in_turn(
            lambda reader=reader: list(reader.read_all(records)),
            lambda analyst=analyst: list(analyst.analyse_all(articles)),
        )
        yield Row(
            f"articles a second on one core, {what}", f"{len(records) / ours:.1f}",
            f"{aim} of its peer", f"{beside}: {len(records) / peer:.1f} (ratio {ratio:.2f})",
        )  # fmt: skip


def _workers(articles: list[Article]) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        lines = [
            json.dumps({"id": f"{a.id}-{n}", "text": a.text})
            for n in range(COPIES)
            for a in articles
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "geo", "parse", "--no-events", str(path), "-o"]
        one, two, _ = in_turn(
            lambda: _run([*command, f"{folder}/one"]),
            lambda: _run([*command, f"{folder}/two", "--workers", "2"]),
            times=2,
        )
    return Row(
        f"{len(lines)} articles with `--workers 2`, start-up included", seconds(two), "",
        f"`--workers 1`: {seconds(one)} (gain {one / two:.2f})",
    )  # fmt: skip


def _peak(articles: list[Article]) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text(
            "\n".join(json.dumps({"id": a.id, "text": a.text}) for a in articles), encoding="utf-8"
        )
        _run([sys.executable, "-m", "geo", "parse", str(path), "-o", f"{folder}/out"])
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    megabytes = used / (1024 if sys.platform == "linux" else 1024 * 1024)
    return Row("peak memory of the reading process", f"{megabytes:.0f} MB", "≤ 600 MB")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)

"""``python -m geo parse``: one story a line, in order; what fails is told in one sentence."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).parent.parent.parent
NEWS = "Kenya's president met his Omani counterpart in Muscat on Thursday."


def geo(*arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None):
    return subprocess.run(
        [sys.executable, "-m", "geo", *arguments],
        cwd=ROOT, input=stdin, capture_output=True, timeout=240, check=False,
        env={**os.environ, **(env or {})},
    )  # fmt: skip


@pytest.fixture
def here(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return what gives a command's answer without a process, and a language model, of its own."""

    def geo_here(*arguments: str, stdin: bytes = b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = main(arguments)
        return subprocess.CompletedProcess(arguments, code, *capfdbinary.readouterr())

    return geo_here


def stories(done: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def one_sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parse") / "many.jsonl"
    records = [
        json.dumps({"id": "a", "text": NEWS}),
        "{broken",
        json.dumps({"id": "c", "text": "Paris and Berlin.", "spans": [[0, 5], [90, 95]]}),
    ]
    path.write_text("\n".join(records), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def parsed(many: Path):
    return geo("parse", str(many))


def test_lines_come_in_the_order_of_the_records(parsed):
    assert [s["id"] for s in stories(parsed)][::2] == ["a", "c"]


def test_places_are_found_with_their_offsets(parsed):
    toponyms = {t["surface"]: t for t in stories(parsed)[0]["toponyms"]}
    assert NEWS[toponyms["Muscat"]["start"] : toponyms["Muscat"]["end"]] == "Muscat"
    assert toponyms["Muscat"]["place"]["country"] == "OM"
    assert toponyms["Omani"]["role"] == "demonym"
    assert not toponyms["Omani"]["drawn"]


def test_exactly_the_given_spans_are_resolved(parsed):
    told = stories(parsed)[2]
    assert [(t["surface"], t["place"]["country"]) for t in told["toponyms"]] == [("Paris", "FR")]
    assert told["problems"]


def test_a_record_that_fails_is_a_line_with_its_problem_and_exit_code_1(parsed):
    assert parsed.returncode == 1
    failed = stories(parsed)[1]
    assert failed["toponyms"] == []
    assert "line 2" in failed["problems"][0]["message"]
    assert "line 2" in one_sentence(parsed)


def test_workers_give_the_same_lines_in_the_same_order(many: Path, parsed):
    assert geo("parse", str(many), "--workers", "2").stdout == parsed.stdout


def test_standard_input_is_read_for_a_dash_and_places_alone_on_request():
    done = geo("parse", "-", "--no-events", stdin=NEWS.encode())
    (told,) = stories(done)
    assert done.returncode == 0
    assert told["toponyms"]
    assert told["links"] == told["conflicts"] == told["routes"] == []


def test_the_output_takes_its_name_when_it_is_whole(here, tmp_path: Path):
    out = tmp_path / "stories.jsonl"
    done = here("parse", "-", "--no-events", "-o", str(out), stdin=NEWS.encode())
    assert done.returncode == 0
    assert done.stdout == b""
    assert json.loads(out.read_text(encoding="utf-8"))["toponyms"]
    assert list(tmp_path.iterdir()) == [out]


def make_big(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: p.write_bytes(b""), "is empty"),
        (make_big, "over the limit of 10 MB"),
        (lambda p: p.write_bytes(os.urandom(4096)), "is not text"),
        (lambda p: None, "No such file"),
        (lambda p: p.mkdir(), "is a folder"),
        (
            lambda p: p.write_text(
                "Der Bundeskanzler sprach am Dienstag in Berlin mit dem Präsidenten über die "
                "Lage im Osten, den Preis des Gases und die Frage, wie es weitergehen soll, "
                "wenn der Winter kommt und die Speicher leer sind.",
                encoding="utf-8",
            ),
            "is in German",
        ),
    ],
    ids=["empty", "50 MB", "binary", "missing", "folder", "German"],
)
def test_what_is_no_article_ends_with_2_and_one_sentence(here, tmp_path: Path, make, says: str):
    bad, out = tmp_path / "bad.txt", tmp_path / "out.jsonl"
    make(bad)
    done = here("parse", str(bad), "-o", str(out))
    assert done.returncode == 2
    assert says in one_sentence(done)
    assert done.stdout == b""
    assert not out.exists()


def test_one_bad_file_among_good_ones_costs_nothing_but_itself(here, tmp_path: Path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(NEWS, encoding="utf-8")
    bad.write_bytes(b"")
    done = here("parse", "--no-events", str(bad), str(good))
    assert done.returncode == 1
    first, second = stories(done)
    assert first["problems"]
    assert second["toponyms"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_missing_gazetteer_names_the_command_that_builds_it(tmp_path: Path, workers: str):
    done = geo(
        "parse", "-", "--workers", workers,
        stdin=NEWS.encode(), env={"DATELINE_BUILD_DIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 2
    assert "make data" in one_sentence(done)


@pytest.mark.parametrize(
    "arguments", [[], ["parse"], ["parse", "x.txt", "--workers", "0"], ["draw"], ["parse", "--no"]]
)
def test_wrong_arguments_end_with_2_and_one_line(arguments: list[str]):
    done = geo(*arguments)
    assert done.returncode == 2
    assert "--help" in one_sentence(done)

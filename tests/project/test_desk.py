"""A project's articles are read in other processes; one that fails does not stop the rest."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.articles.records import make_article
from geo.model import Span
from geo.project import Fix, fix_to_json
from geo.project.desk import Desk
from geo.project.telling import tell
from geo.settings import ROOT, Settings
from geo.text import evidence
from geo.workspace import Draft, Project, Shelf

TEXT = "Kenya's president met his Omani counterpart in Muscat on Thursday."


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk(Settings())
    yield desk
    desk.close()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Shelf(Settings(workspace_dir=tmp_path)).create("Gulf")


def add(project: Project, *texts: str) -> tuple[str, ...]:
    drafts = [Draft(make_article(text, name="x"), "pasted") for text in texts]
    return project.add(drafts, "Ann").ids


def test_waiting_articles_become_stories(project: Project, desk: Desk):
    add(project, TEXT, f"{TEXT} It was hot.")
    desk.finish(project)
    assert project.counts() == {"read": 2}
    surfaces = {r.toponym.surface for r in project.stories()[0].resolutions}
    assert "Muscat" in surfaces


def test_the_process_that_asks_loads_no_language_model(tmp_path: Path):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from geo.project.desk import Desk\n"
        "from geo.settings import Settings\n"
        "from tests.project.test_desk import TEXT, add\n"
        "from geo.workspace import Shelf\n"
        "project = Shelf(Settings(workspace_dir=Path(sys.argv[1]))).create('Gulf')\n"
        "add(project, TEXT)\n"
        "desk = Desk(Settings())\n"
        "desk.finish(project)\n"
        "desk.close()\n"
        "assert project.counts() == {'read': 1}\n"
        "assert 'spacy' not in sys.modules\n"
    )
    command = [sys.executable, "-c", f"if __name__ == '__main__':\n{textwrap.indent(code, '  ')}"]
    done = subprocess.run(
        [*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_another_language_gives_places_and_a_notice(project: Project, desk: Desk):
    add(
        project,
        "Der Präsident von Kenia sprach am Dienstag in Nairobi mit dem Minister über den Hafen, "
        "der bei Mombasa gebaut werden soll, und über die Straße, die es noch nicht gibt.",
    )
    desk.finish(project)
    (kept,) = project.articles()
    assert kept.state == "read"
    assert kept.trouble.startswith("The text is in German.")
    assert "Nairobi" in {r.toponym.surface for r in project.stories()[0].resolutions}


def test_a_reader_that_dies_is_replaced(project: Project, desk: Desk):
    add(project, TEXT)
    desk.finish(project)
    (pid,) = [child.pid for child in desk._children]
    assert pid is not None
    os.kill(pid, 9)
    add(project, f"{TEXT} Again.")
    desk.finish(project)
    assert project.counts() == {"read": 2}


def test_corrections_outlive_reading_again(project: Project, desk: Desk):
    (ident,) = add(project, TEXT)
    desk.finish(project)
    told = project.stories()[0]
    chosen = next(r for r in told.resolutions if r.toponym.surface == "Muscat")
    other = chosen.candidates[-1].place
    at = TEXT.index("Muscat")
    fix = Fix("place", "choose", evidence(ident, TEXT, Span(at, at + 6)), place=other)
    project.correct(ident, fix_to_json(fix), "Ann", project.head())
    assert project.read_again() == 1
    desk.finish(project)
    (fixed,) = tell(project)
    muscat = next(r for r in fixed.resolutions if r.toponym.surface == "Muscat")
    assert (muscat.place, muscat.verified) == (other, True)


def test_closing_waits_for_nobody_and_blames_no_article(project: Project):
    """A model may take minutes over an article: who ends the program doesn't wait for it."""
    closing = Desk(Settings())
    add(project, *(f"{TEXT} Twice, on day {n}." for n in range(3)))
    reading = threading.Thread(target=closing.finish, args=(project,))
    reading.start()
    while closing._children[0].pid is None:
        reading.join(0.01)
    closing.close()
    reading.join(30)
    assert not reading.is_alive()
    assert project.counts() == {"waiting": 3}

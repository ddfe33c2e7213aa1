"""A project keeps what it was given, tells who decided what, and lets nobody overwrite another."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from geo.errors import WorkspaceError
from geo.model import Article
from geo.settings import Settings
from geo.workspace import Draft, Project, ProjectChanged, Shelf, schema
from tests.stories import story


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(Settings(workspace_dir=tmp_path / "projects"))


@pytest.fixture
def project(shelf: Shelf) -> Project:
    return shelf.create("Rift valley")


def draft(text: str = "Kenya and Oman met.", ident: str = "one", **about) -> Draft:
    return Draft(Article(ident, about.pop("title", "Port"), text, **about), "pasted")


def with_story(project: Project) -> str:
    told = story()
    project.add([Draft(told.article, "a.txt", story=told)], "Ann")
    return told.article.id


def test_an_article_comes_back_as_it_went_in(project: Project):
    told = Article(
        "one", "Port", "Kenya.\n\nOman — “met”.", date(2023, 5, 12), "Rift Courier",
        "https://example.org", "digest", "Ann Oduya",
    )  # fmt: skip
    assert project.add([Draft(told, "port.txt")], "Ann").ids == ("one",)
    (kept,) = project.articles()
    assert (kept.article, kept.state, kept.source) == (told, "waiting", "port.txt")


def test_the_same_words_are_one_article_and_its_name_is_told(project: Project):
    project.add([draft("Kenya and Oman met.")], "Ann")
    added = project.add([draft("Kenya  and\nOman met.", "two"), draft("New.", "three")], "Ann")
    assert (added.ids, added.known) == (("three",), ("Port",))


def test_two_articles_under_one_id_are_both_kept(project: Project):
    added = project.add([draft("A.", "x"), draft("B.", "x")], "Ann")
    assert len(set(added.ids)) == 2


def test_a_story_comes_back_as_it_was_read(project: Project):
    with_story(project)
    assert project.stories() == (story(),)


def test_what_is_known_of_an_article_can_be_changed_and_changed_back(project: Project):
    ident = with_story(project)
    project.edit(ident, {"title": "Harbour", "text": "never"}, "Ann", project.head())
    (kept,) = project.articles()
    assert (kept.article.title, kept.article.text) == ("Harbour", story().article.text)
    assert project.stories()[0].article.title == "Harbour"
    project.undo("Ann", project.head())
    assert project.articles()[0].article.title == "Port deal"
    project.redo("Ann", project.head())
    assert project.articles()[0].article.title == "Harbour"


def test_another_day_of_publication_has_the_article_read_again(project: Project):
    ident = with_story(project)
    project.edit(ident, {"published_at": "2023-05-19"}, "Ann", project.head())
    assert project.counts() == {"waiting": 1}


def test_a_removed_article_is_gone_until_undo(project: Project):
    ident = with_story(project)
    project.remove(ident, "Ann", project.head())
    assert project.articles() == project.stories() == ()
    project.undo("Ann", project.head())
    assert len(project.stories()) == 1


def test_a_removed_article_can_be_added_anew(project: Project):
    ident = with_story(project)
    project.remove(ident, "Ann", project.head())
    assert project.add([Draft(story().article, "again.txt")], "Ann").ids == (ident,)


def test_a_forgotten_article_leaves_no_word_in_the_file_and_undo_passes_it_by(project: Project):
    kept = project.add([draft("Kenya stays.", "stays")], "Ann").ids[0]
    project.edit(kept, {"title": "Stays"}, "Ann", project.head())
    project.add([draft("Zanzibarword met Oman. " * 500, "gone", title="Gonetitle")], "Ann")
    project.correct("gone", {"quote": "Quotedword"}, "Ann", project.head())
    project.remove("gone", "Ann", project.head())
    assert project.removed_count() == 1
    assert b"Zanzibarword" in project.path.read_bytes()

    assert project.forget_removed("Ann", project.head()) == 1

    left = project.path.read_bytes()
    assert not [w for w in (b"Zanzibarword", b"Gonetitle", b"Quotedword") if w in left]
    assert project.removed_count() == 0
    assert [k.article.id for k in project.articles()] == [kept]
    undone = project.undo("Ann", project.head())
    assert undone is not None
    assert (undone.action, undone.article_id) == ("edit", kept)


def test_nothing_is_forgotten_that_someone_has_decided_about_since(project: Project):
    ident = with_story(project)
    project.remove(ident, "Ann", project.head())
    seen = project.head()
    project.undo("Ben", seen)
    project.remove(ident, "Ben", project.head())
    with pytest.raises(ProjectChanged):
        project.forget_removed("Ann", seen)
    assert project.removed_count() == 1


def test_corrections_are_undone_and_redone_in_order(project: Project):
    first = project.correct("", {"n": 1}, "Ann", project.head())
    second = project.correct("", {"n": 2}, "Ben", project.head(), note="it is the other one")
    assert [e.number for e in project.corrections()] == [first, second]
    project.undo("Ann", project.head())
    assert [e.value["n"] for e in project.corrections()] == [1]
    project.undo("Ann", project.head())
    assert project.undo("Ann", project.head()) is None
    project.redo("Ann", project.head())
    assert [e.value["n"] for e in project.corrections()] == [1]
    project.correct("", {"n": 3}, "Ann", project.head())
    assert project.redo("Ann", project.head()) is None
    assert [e.value["n"] for e in project.corrections()] == [1, 3]


def test_the_log_tells_who_when_what_and_why(project: Project):
    with_story(project)
    project.correct("rift-1", {"do": "accept"}, "Ben", project.head(), note="checked")
    project.undo("Ann", project.head())
    told = [(e.author, e.action, e.article_id, e.note) for e in project.log()]
    assert told == [
        ("Ann", "add", "", ""), ("Ben", "correct", "rift-1", "checked"),
        ("Ann", "undo", "rift-1", ""),
    ]  # fmt: skip
    assert all(e.at.startswith("20") for e in project.log())


def test_two_tabs_on_one_article_conflict_and_nothing_is_lost(project: Project):
    seen = with_story(project) and project.head()
    project.correct("rift-1", {"n": 1}, "Ann", seen)
    with pytest.raises(ProjectChanged, match="changed by Ann") as told:
        project.correct("rift-1", {"n": 2}, "Ben", seen)
    assert [e.value for e in told.value.entries] == [{"n": 1}]
    assert [e.value for e in project.corrections()] == [{"n": 1}]


@pytest.mark.parametrize("act", ["edit", "remove", "undo", "redo"])
def test_every_decision_asks_what_was_seen(project: Project, act: str):
    seen = with_story(project) and project.head()
    project.correct("rift-1", {"n": 1}, "Ann", seen)
    calls = {
        "edit": lambda: project.edit("rift-1", {"title": "x"}, "Ben", seen),
        "remove": lambda: project.remove("rift-1", "Ben", seen),
        "undo": lambda: project.undo("Ben", seen),
        "redo": lambda: project.redo("Ben", seen),
    }
    with pytest.raises(ProjectChanged):
        calls[act]()


def test_two_tabs_on_two_articles_do_not_meet(project: Project):
    project.add([draft("A.", "a"), draft("B.", "b")], "Ann")
    seen = project.head()
    project.correct("a", {"n": 1}, "Ann", seen)
    project.correct("b", {"n": 2}, "Ben", seen)
    project.add([draft("C.", "c")], "Ben")
    assert len(project.corrections()) == 2


def test_ten_at_once_lose_nothing(project: Project):
    troubles: list[Exception] = []

    def add(who: int) -> None:
        try:
            for n in range(5):
                project.add([draft(f"Article {n} of {who}.", f"{who}-{n}")], str(who))
        except WorkspaceError as error:
            troubles.append(error)

    threads = [threading.Thread(target=add, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert len(project.articles()) == 50


def test_whoever_watches_sees_that_something_changed(project: Project):
    before = project.changed
    project.add([draft()], "Ann")
    assert project.changed > before


def test_a_failure_in_the_middle_leaves_all_as_it_was(project: Project):
    with_story(project)
    before = (project.articles(), project.log(), project.changed)
    with pytest.raises(WorkspaceError):
        project.remove("no such article", "Ann", project.head())
    assert (project.articles(), project.log(), project.changed) == before


def test_projects_stand_side_by_side(shelf: Shelf):
    shelf.create("Gulf")
    shelf.create("Gulf")
    shelf.create("Залив ../../etc")
    assert sorted(p.name for p in shelf.projects()) == ["Gulf", "Gulf", "Залив ../../etc"]
    assert sorted(p.path.name for p in shelf.projects()) == [
        "etc.dateline", "gulf-2.dateline", "gulf.dateline",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", ".", "", "a/b", "A" * 99])
def test_no_key_leads_out_of_the_folder(shelf: Shelf, tmp_path: Path, key: str):
    (tmp_path / "secret.dateline").write_text("x")
    shelf.create("Gulf")
    assert shelf.get(key) is None


def test_a_project_is_deleted_with_its_file(shelf: Shelf, project: Project):
    shelf.delete(project)
    assert shelf.projects() == ()
    with pytest.raises(WorkspaceError, match="is not there"):
        project.articles()


def test_a_whole_project_goes_out_and_comes_in(shelf: Shelf, project: Project, tmp_path: Path):
    with_story(project)
    project.correct("rift-1", {"n": 1}, "Ann", project.head(), note="checked")
    other = Shelf(Settings(workspace_dir=tmp_path / "elsewhere"))
    came = other.bring_in(shelf.bring_out(project), "rift.dateline")
    assert came.name == "Rift valley"
    assert came.log() == project.log()
    assert [k.article for k in came.articles()] == [k.article for k in project.articles()]
    # What another computer has read is read again here.
    assert came.counts() == {"waiting": 1}
    assert came.stories() == ()


def test_an_article_tells_what_it_told_until_it_is_read_again(project: Project):
    with_story(project)
    assert project.read_again("another step") == 1
    assert project.counts() == {"waiting": 1}
    assert len(project.stories()) == 1


def _spoiled(project: Project, sql: str) -> bytes:
    with closing(sqlite3.connect(project.path)) as db:
        db.executescript(sql)
    return project.path.read_bytes()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM articles; END",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE log",
        "PRAGMA application_id = 5",
        "PRAGMA user_version = 99",
        "INSERT INTO log (at, author, action, article, value, note) "
        "VALUES ('', '', 'correct', '', 'no json', '')",
    ],
    ids=["trigger", "view", "no log", "other program", "later version", "broken value"],
)
def test_a_file_that_is_no_sound_project_is_not_taken_in(shelf: Shelf, project: Project, sql: str):
    data = _spoiled(project, sql)
    shelf.delete(project)
    with pytest.raises(WorkspaceError) as told:
        shelf.bring_in(data, "odd.dateline")
    assert told.value.remedy
    assert shelf.projects() == ()
    assert list(project.path.parent.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_project_is_not_taken_in(shelf: Shelf, data: bytes):
    with pytest.raises(WorkspaceError):
        shelf.bring_in(data, "odd.dateline")


def test_a_project_of_the_first_version_is_brought_forward(tmp_path: Path):
    path = tmp_path / "old.dateline"
    with closing(sqlite3.connect(path)) as db:
        for statement in schema.MIGRATIONS[0]:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO meta VALUES ('name', 'Old'), ('changed', '3')")
        db.execute(
            "INSERT INTO articles VALUES ('a', 'h', 1, 'Port', '', '', '', '', 'original', "
            "'Kenya.', 'pasted', '', 0, 'waiting', '', '', NULL)"
        )
        db.commit()
    project = Project(path)
    assert [k.article.text for k in project.articles()] == ["Kenya."]
    assert project.add([draft()], "Ann").ids
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_corrections_outlive_an_upgrade_of_the_file(tmp_path: Path):
    path = tmp_path / "old.dateline"
    with closing(sqlite3.connect(path)) as db:
        for statement in schema.MIGRATIONS[0]:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO meta VALUES ('name', 'Old'), ('changed', '3')")
        db.execute(
            "INSERT INTO articles VALUES ('a', 'h', 1, 'Port', '', '', '', '', 'original', "
            "'Kenya.', 'pasted', '', 0, 'waiting', '', '', NULL)"
        )
        db.execute(
            "INSERT INTO log VALUES (1, '2023-05-12T08:00:00+00:00', 'Ann', 'correct', 'a', "
            "'{\"kind\": \"place\"}', 'seen on a map', 0)"
        )
        db.commit()
    (entry,) = Project(path).corrections()
    assert (entry.author, entry.note, entry.value) == ("Ann", "seen on a map", {"kind": "place"})
    assert Project(path).steps().undo == 1


def test_a_project_of_a_later_version_is_left_alone(project: Project):
    _spoiled(project, "PRAGMA user_version = 99")
    with pytest.raises(WorkspaceError, match="made by a later Dateline"):
        project.articles()


def test_at_rest_a_project_is_one_file(project: Project):
    with_story(project)
    assert [p.name for p in project.path.parent.iterdir()] == ["rift-valley.dateline"]


def step(title: str) -> dict[str, object]:
    return {"mark": "m1", "title": title, "text": "They met.", "hidden": False}


def test_a_story_told_is_in_the_file_and_leaves_the_map_as_it_was(project: Project):
    before = project.changed
    project.tell([step("A deal")], "tab", "Ann", seen=0)
    again = Project(project.path)
    assert again.telling().steps == (step("A deal"),)
    assert again.changed == before


def test_a_page_tells_on_where_it_left_off(project: Project):
    project.tell([step("A deal")], "tab", "Ann", seen=0)
    project.tell([step("A better deal")], "tab", "Ann", seen=0)
    assert project.telling().steps == (step("A better deal"),)


def test_a_story_told_otherwise_by_another_page_is_not_overwritten(project: Project):
    project.tell([step("Ann's")], "her tab", "Ann", seen=0)
    with pytest.raises(ProjectChanged, match="Ann"):
        project.tell([step("Ben's")], "his tab", "Ben", seen=0)
    assert project.telling().steps == (step("Ann's"),)
    project.tell([step("Ben's")], "his tab", "Ben", seen=1)
    assert project.telling().author == "Ben"


def test_what_is_forgotten_is_not_told_on_in_the_story(project: Project):
    ident = with_story(project)
    project.tell([step("A secret port")], "tab", "Ann", seen=0)
    project.remove(ident, "Ann", project.head())
    project.forget_removed("Ann", project.head())
    assert b"A secret port" not in project.path.read_bytes()

"""The Articles page: bring articles, see what became of them, put right what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.errors import GeoError, NetworkError
from geo.http import Door, shown
from geo.model import Article
from geo.project.ingest import (
    MAX_ADDRESSES,
    Brought,
    bring_address,
    bring_files,
    bring_text,
)
from geo.text import name_of
from geo.ui.decide import act
from geo.ui.paper import ROWS_OF_TWO
from geo.ui.projects import (
    ensure_project,
    may_fetch,
    open_project,
    plain,
    read_what_waits,
    reader_name,
    say,
    seen,
    settings,
)
from geo.workspace import Draft, Kept, Project

MAX_FILES = 200
PAGE_SIZE = 20
_STATES = {
    "waiting": "waiting to be read", "read": "on the map", "failed": "could not be read",
    "note": "note",
}  # fmt: skip


def show_bringing() -> None:
    """Show the ways in: files, pasted text, web addresses and feeds."""
    if settings().proposer_url:
        model, url = settings().proposer_model, shown(settings().proposer_url)
        st.caption(
            f"Each article’s text is also sent to the model {plain(model)} at {plain(url)}, which "
            "may propose links and routes."
        )
    files, text, web = st.tabs(["Files", "Text", "Web addresses and feeds"], key="bring_tabs")
    with files:
        _bring_files()
    with text:
        _bring_text()
    with web:
        _bring_web()


def show_articles(project: Project | None, shipped: Sequence[Article]) -> None:
    """List the articles, each with what can be done about it."""
    if project is None:
        st.caption(
            "Bring news articles: they are read on this computer, and what they say is drawn on "
            "the map beside the two below."
        )
        st.subheader(f"{len(shipped)} digests come with Dateline")
        for article in shipped:
            _headline(article, "on the map")
            _original_button(article)
        return
    kept = project.articles()
    st.subheader(f"{len(kept)} article{'s' if len(kept) != 1 else ''}")
    pages = -(-len(kept) // PAGE_SIZE)
    page = st.pagination(pages, key="articles_page") if pages > 1 else 1
    newest = kept[::-1]
    # One table, not a block or three for each row: the page runs at every click.
    with st.container(key=ROWS_OF_TWO):
        for one in newest[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]:
            _row(one)
    _forgetting(project)


def show_progress(project: Project) -> None:
    """Show how far reading has come, until it is done."""
    if waiting := project.counts().get("waiting", 0):
        # Counted once a run: were none left when the bar counts again, it would run the page anew,
        # and the click that this run is to answer would be lost.
        st.session_state["waiting"] = waiting
        st.session_state["changing"] = False
        _progress_bar()


@st.fragment(run_every=2.0)
def _progress_bar() -> None:
    waiting = st.session_state.pop("waiting", None)
    if waiting is None:
        project = open_project()
        waiting = project.counts().get("waiting", 0) if project else 0
    started = max(waiting, st.session_state.get("reading", 0))
    st.session_state["reading"] = started
    if not waiting and not st.session_state["changing"]:
        st.session_state["reading"] = 0
        st.rerun()
    done = started - waiting
    st.progress(
        done / started, f"Reading: {done} of {started} done. You can go on working meanwhile."
    )


def _bring_files() -> None:
    turn = st.session_state.get("files_turn", 0)
    given = st.file_uploader(
        "Drop files here: text, HTML, PDF, Word, mail, JSON lines, or ZIP archives of these",
        accept_multiple_files=True, key=f"files-{turn}",
        max_upload_size=max(1, settings().max_article_bytes // 1_000_000),
    )  # fmt: skip
    if not given:
        return
    st.session_state["files_turn"] = turn + 1
    if len(given) > MAX_FILES:
        say(f"Of {len(given)} files, the first {MAX_FILES} were taken.", bad=True)
    with st.spinner(f"Opening {min(len(given), MAX_FILES)} files …"):
        files = ((file.name, file.getvalue()) for file in given[:MAX_FILES])
        _take(bring_files(files, settings()))
    st.rerun()


def _bring_text() -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        st.text_area("Paste an article", height=160, key="paste_text")
        left, middle, right = st.columns([3, 2, 2])
        left.text_input("Title", placeholder="Found in the text if left out", key="paste_title")
        middle.text_input("Publisher", key="paste_publisher")
        right.date_input(
            "Published", None, min_value=date(1800, 1, 1), format="YYYY-MM-DD", key="paste_day",
            help="Words such as “Thursday” are counted from this day.",
        )  # fmt: skip
        # Taken before the page runs: one run shows what was added, and nothing else that the page
        # does can come between.
        st.form_submit_button("Add", type="primary", on_click=_take_text)


def _take_text() -> None:
    given = st.session_state
    day = given["paste_day"]
    about = Article(
        "", given["paste_title"], "", day if isinstance(day, date) else None,
        given["paste_publisher"],
    )  # fmt: skip
    _take(bring_text(given["paste_text"], about, settings()))


def _bring_web() -> None:
    with st.form("web", clear_on_submit=True, border=False):
        text = st.text_area(
            "Addresses of articles or feeds, one a line", height=110,
            placeholder="https://example.org/story",
            help="They are fetched from this computer, now.",
        )  # fmt: skip
        if st.form_submit_button("Fetch and add", type="primary"):
            _fetch([line.strip() for line in text.splitlines() if line.strip()])


def _fetch(urls: Sequence[str]) -> None:
    if not urls:
        return
    try:
        may_fetch(len(urls))
    except NetworkError as error:
        say(str(error), bad=True)
        st.rerun()
    if len(urls) > MAX_ADDRESSES:
        say(f"Of {len(urls)} addresses, the first {MAX_ADDRESSES} were taken.", bad=True)
    door = Door(settings())
    drafts: list[Draft] = []
    troubles: list[str] = []
    bar = st.progress(0.0, "Fetching …")
    for n, url in enumerate(urls[:MAX_ADDRESSES]):
        bar.progress(n / len(urls), f"Fetching {n + 1} of {len(urls)} …")
        brought = bring_address(url, door, settings())
        drafts += brought.drafts
        troubles += brought.troubles
    _take(Brought(tuple(drafts), tuple(troubles)))
    st.rerun()


def _take(brought: Brought) -> None:
    """Add what was brought to the project, and say what became of it."""
    try:
        if brought.drafts:
            project = ensure_project()
            added = project.add(brought.drafts, reader_name())
            if added.ids:
                say(f"{len(added.ids)} article{'s' if len(added.ids) > 1 else ''} added.")
            for title in added.known[:10]:
                say(f"“{title[:120]}” is here already.", bad=True)
            read_what_waits(project)
    except GeoError as error:
        say(str(error), bad=True)
    for trouble in brought.troubles[:10]:
        say(trouble, bad=True)
    if len(brought.troubles) > 10:
        say(f"And {len(brought.troubles) - 10} more could not be read.", bad=True)


def _row(kept: Kept) -> None:
    _headline(kept.article, _STATES[kept.state], kept.trouble)
    if st.button("Change", key=f"change-{kept.article.id}", width="stretch"):
        _change(kept)


def _forgetting(project: Project) -> None:
    count = project.removed_count()
    if not count:
        return
    what = f"{count} removed article" + ("s" if count > 1 else "")
    st.caption(f"{what} still in the project's file, so that Undo can bring back what was removed.")
    with st.popover("Forget for good"):
        st.write(
            f"{what} and every decision about them will be deleted from the file. "
            "Undo won't bring them back. Copies you exported keep them."
        )
        if st.button("Forget them", type="primary", key="forget_removed"):
            act(lambda p: p.forget_removed(reader_name(), seen(p)))


@st.dialog("What is known of it", on_dismiss="rerun")
def _change(kept: Kept) -> None:
    st.session_state["changing"] = True  # a run of the page would close it
    _edit_form(kept)
    _original_button(kept.article)
    if st.button(
        "Remove from the project",
        help="It stays in the project's file, for Undo, until you forget it for good.",
    ):
        act(lambda p: p.remove(kept.article.id, reader_name(), seen(p)))


def _headline(article: Article, state: str, trouble: str = "") -> None:
    told = [
        article.publisher,
        f"{article.published_at:%-d %B %Y}" if article.published_at else "",
        article.author,
        "digest in our words" if article.kind == "digest" else "",
        state,
    ]
    lines = [f"**{plain(name_of(article))}**", plain(" · ".join(filter(None, told)))]
    if trouble:
        lines.append(f":small[{plain(trouble)}]")
    st.markdown("  \n".join(lines))


def _edit_form(kept: Kept) -> None:
    told = kept.article
    with st.form("edit", border=False):
        title = st.text_input("Title", told.title)
        publisher = st.text_input("Publisher", told.publisher)
        author = st.text_input("Author", told.author)
        day = st.date_input(
            "Published", told.published_at, min_value=date(1800, 1, 1), format="YYYY-MM-DD"
        )
        url = st.text_input("Web address", told.url)
        st.caption(f"Came as {plain(kept.source)}")
        if st.form_submit_button("Save", type="primary"):
            changes = {
                "title": title, "publisher": publisher, "author": author, "url": url,
                "published_at": day.isoformat() if isinstance(day, date) else "",
            }  # fmt: skip
            act(lambda p: p.edit(told.id, changes, reader_name(), seen(p)))


def _original_button(article: Article) -> None:
    if article.kind != "digest":
        return
    if not article.url:
        st.caption("The address of the original is not known: drop its file above.")
    elif st.button("Fetch the original", key=f"original-{article.id}"):
        with st.spinner("Fetching the original …"):
            _fetch([article.url])

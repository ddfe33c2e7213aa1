"""Brings articles in: files, pasted text, web addresses, feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from geo.articles.feeds import Feed
from geo.articles.guard import read_feed_guarded, read_guarded
from geo.articles.kinds import kind_of
from geo.articles.records import Record, article_id, make_article
from geo.errors import ArticleError, ArticleTooLarge, GeoError
from geo.http import Answer, Door, shown
from geo.model import Article
from geo.settings import Settings
from geo.workspace import Draft

MAX_ADDRESSES = 50
"""Addresses fetched at once: a reader's pace, not a crawler's."""

KEEP_PAGE = 900.0
"""Seconds for which a page fetched is not asked for again."""

_MONTHS = {
    name: n
    for n, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_DAY = re.compile(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>[A-Z][a-z]{2,8})\.?,? (?P<year2>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))\b"
)
_HEAD = 1_500


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of an input: articles on their way in, and what could not be read, in words."""

    drafts: tuple[Draft, ...]
    troubles: tuple[str, ...] = ()


def bring_files(files: Iterable[tuple[str, bytes]], settings: Settings) -> Brought:
    """Read files, each under its name; one that can't be read does not stop the rest."""
    drafts: list[Draft] = []
    troubles: list[str] = []
    for name, data in files:
        try:
            for found in read_guarded(data, name, settings):
                if isinstance(found, ArticleError):
                    troubles.append(str(found))
                else:
                    drafts.append(_draft(found, name))
        except ArticleError as error:
            troubles.append(str(error))
    return Brought(tuple(drafts), tuple(troubles))


def bring_text(text: str, about: Article, settings: Settings) -> Brought:
    """Take a pasted text; ``about`` says what is known of it, and its own text is not looked at."""
    try:
        if len(text) > settings.max_article_chars:
            limit = f"{settings.max_article_chars:,} characters"
            raise ArticleTooLarge("The text", f"is over {limit}", "Split it and try again")
        article = make_article(
            text, name="The text", title=about.title, publisher=about.publisher, url=about.url,
            published_at=about.published_at, author=about.author,
        )  # fmt: skip
    except ArticleError as error:
        return Brought((), (str(error),))
    return Brought((_draft(Record(article), "pasted"),))


def bring_address(url: str, door: Door, settings: Settings) -> Brought:
    """Fetch a page and read it; of a feed, every entry."""
    try:
        answer = door.fetch(url, keep=KEEP_PAGE)
        if kind_of(answer.body) == "feed":
            return bring_feed(read_feed_guarded(answer.body, shown(url), settings), door, settings)
        return _page(answer, settings)
    except GeoError as error:
        return Brought((), (str(error),))


def bring_feed(feed: Feed, door: Door, settings: Settings) -> Brought:
    """Fetch the articles of a feed; where one can't be fetched, what the feed gives of it."""
    drafts: list[Draft] = []
    troubles: list[str] = []
    for item in feed.items[:MAX_ADDRESSES]:
        page = Brought(())
        if item.url:
            try:
                page = _page(door.fetch(item.url, keep=KEEP_PAGE), settings)
            except GeoError as error:
                page = Brought((), (str(error),))
        if page.drafts:
            for draft in page.drafts:
                drafts.append(_known_better(draft, feed.title, item.title, item.published_at))
        elif len(item.text) > 200:
            about = Article("", item.title, "", item.published_at, feed.title, item.url)
            drafts += bring_text(item.text, replace(about, author=item.author), settings).drafts
        else:
            troubles += page.troubles or (f"{item.title or 'An entry'}: has no text to read.",)
    if len(feed.items) > MAX_ADDRESSES:
        troubles.append(f"The feed has {len(feed.items)} entries; the first {MAX_ADDRESSES} came.")
    return Brought(tuple(drafts), tuple(troubles))


def title_in(text: str) -> str:
    """Return the line of a plain text that looks like its headline; empty where none does."""
    lines = [line.strip() for line in text[:_HEAD].split("\n")]
    for line in [line for line in lines if line][:4]:
        words = line.split()
        if 4 <= len(words) <= 20 and line[-1] not in ".:;,!)" and ". " not in line:
            return line
        if len(words) > 20:
            break
    return ""


def day_in(text: str) -> date | None:
    """Return the one full date at a text's head; None where there is none, or several differ."""
    found = {d for m in _DAY.finditer(text[:_HEAD]) if (d := _date(m))}
    return found.pop() if len(found) == 1 else None


def note(text: str, author: str) -> Draft:
    """Return a reader's note as an article that marks can rest on; it is not read for others."""
    made = make_article(text, name="The note", title="Note", publisher=author or "Your note")
    return Draft(replace(made, id=f"note-{made.id}"), "note", state="note")


def _page(answer: Answer, settings: Settings) -> Brought:
    drafts: list[Draft] = []
    troubles: list[str] = []
    for found in read_guarded(answer.body, shown(answer.url), settings):
        if isinstance(found, ArticleError):
            troubles.append(str(found))
            continue
        draft = _draft(found, shown(answer.url))
        article = draft.article
        host = answer.url.split("/")[2].rpartition("@")[2].partition(":")[0].removeprefix("www.")
        article = replace(
            article, url=article.url or answer.url, publisher=article.publisher or host
        )
        drafts.append(replace(draft, article=article))
    return Brought(tuple(drafts), tuple(troubles))


def _known_better(draft: Draft, publisher: str, title: str, day: date | None) -> Draft:
    told = draft.article
    known = replace(
        told, title=told.title or title, published_at=told.published_at or day,
        publisher=publisher or told.publisher,
    )  # fmt: skip
    return replace(draft, article=known)


def _draft(record: Record, source: str) -> Draft:
    """Make a draft, with an id made from the words, and what can be found in them."""
    told = record.article
    found = replace(
        told,
        id=told.id if told.kind == "digest" else article_id(told.text),
        title=told.title or title_in(told.text),
        published_at=told.published_at or day_in(told.text),
    )
    return Draft(found, source, record.spans, record.problems)


def _date(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = _MONTHS[(match["month"] or match["month2"]).lower()]
        return date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    except (KeyError, ValueError):
        return None

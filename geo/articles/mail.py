"""Reads mails: newsletters and forwarded reports. What is attached is left alone."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from geo.articles.records import make_article
from geo.errors import EmptyArticle, NotAnArticle
from geo.model import Article


def read_mail(data: bytes, name: str) -> Article:
    """Return a mail's text as an article: its subject is the title, its sender the author.

    Raises
    ------
    EmptyArticle
        It has no text.
    NotAnArticle
        It is damaged.
    """
    try:
        mail = email.message_from_bytes(data, policy=default)
        assert isinstance(mail, EmailMessage)
        title = str(mail["subject"] or "")
        sender, address = parseaddr(str(mail["from"] or ""))
        sent = mail["date"].datetime if mail["date"] else None
        part = mail.get_body(("plain", "html"))
        kind = part.get_content_type() if part is not None else ""
        body = str(part.get_content()) if part is not None else ""
    except Exception as error:  # the standard library raises many kinds for a malformed mail
        raise NotAnArticle(
            name, "is a mail that can't be read", "Paste its text instead"
        ) from error
    if kind == "text/html":
        body = _plain(body)
    if not body.strip():
        raise EmptyArticle(name, "is a mail without text", "Save what is attached and drop it")
    return make_article(
        body, name=name, title=title, author=sender, publisher=address.rpartition("@")[2],
        published_at=sent.date() if sent else None,
    )  # fmt: skip


def _plain(page: str) -> str:
    from lxml import html

    tree = html.fromstring(page)
    for element in tree.xpath("//script|//style|//head"):
        element.drop_tree()
    for element in tree.xpath("//p|//div|//br|//li|//tr|//h1|//h2|//h3"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)

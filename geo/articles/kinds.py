"""What a file is, by its content; a name only tells JSON lines from text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

Kind = Literal["text", "lines", "html", "feed", "mail", "pdf", "docx", "archive"]

_MAIL = re.compile(
    rb"(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To"
    rb"|Content-Type|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Reply-To|Sender|Cc):[ \t]?",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def kind_of(data: bytes, name: str = "") -> Kind:
    """Return what kind of file these bytes are."""
    if name.lower().endswith(".jsonl"):
        return "lines"
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if _is_office(data) else "archive"
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head.lower()
    if head.startswith(b"<") and _FEED.search(head):
        return "feed"
    if _is_mail(head):
        return "mail"
    page = low.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--")) or b"<body" in low
    return "html" if page else "text"


def _is_office(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return not {"[Content_Types].xml", "word/document.xml"}.isdisjoint(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _is_mail(head: bytes) -> bool:
    """Tell a mail by its head: at least three of its fields before the first blank line."""
    lines = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n")
    fields = [line for line in lines if not line.startswith((b" ", b"\t"))]
    known = {m[0].lower() for line in fields if (m := _MAIL.match(line))}
    return len(known) >= 3 and bool(_MAIL.match(lines[0]))

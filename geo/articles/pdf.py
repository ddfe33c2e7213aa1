"""Reads PDF files that carry text."""

from __future__ import annotations

import io

from geo.articles.records import make_article
from geo.errors import EmptyArticle, NotAnArticle
from geo.model import Article

MAX_PAGES = 200


def read_pdf(data: bytes, name: str) -> Article:
    """Return the text of a PDF's pages as an article.

    Raises
    ------
    NotAnArticle
        It is damaged or locked, or has more than ``MAX_PAGES`` pages.
    EmptyArticle
        It has no text: a scan.
    """
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise NotAnArticle(name, f"has {count} pages", f"Give at most {MAX_PAGES}")
        text = "\n".join(page.extract_text() for page in reader.pages)
        title = str((reader.metadata.title if reader.metadata else "") or "")
        author = str((reader.metadata.author if reader.metadata else "") or "")
    except NotAnArticle:
        raise
    except Exception as error:  # pypdf raises many kinds for a damaged file
        raise NotAnArticle(name, "is a PDF that can't be read", "Save its text instead") from error
    if not text.strip():
        raise EmptyArticle(name, "is a PDF without text", "Run text recognition on the scan first")
    return make_article(text, name=name, title=title, author=author)

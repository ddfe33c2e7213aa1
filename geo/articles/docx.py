"""Reads Word documents."""

from __future__ import annotations

import io
import zipfile

from geo.articles.records import make_article
from geo.errors import NotAnArticle
from geo.model import Article

MAX_UNPACKED = 50_000_000
"""Bytes that a document may unpack to: a zip bomb is refused before it is opened."""


def read_docx(data: bytes, name: str) -> Article:
    """Return a document's paragraphs and table cells as an article.

    Raises
    ------
    NotAnArticle
        It is no Word document, damaged, or unpacks to more than ``MAX_UNPACKED``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
            known = "word/document.xml" in package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotAnArticle(name, "is damaged", "Save it again, or paste its text") from error
    if not known:
        raise NotAnArticle(name, "is not a Word document", "Give DOCX, PDF, HTML or text")
    if size > MAX_UNPACKED:
        raise NotAnArticle(name, f"unpacks to {size / 1e6:.0f} MB", "Paste its text instead")
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
        text = "\n".join([*(p.text for p in document.paragraphs), *cells])
        title = document.core_properties.title or ""
        author = document.core_properties.author or ""
    except Exception as error:  # python-docx passes on whatever lxml and zipfile raise
        raise NotAnArticle(
            name, "is a document that can't be read", "Save its text instead"
        ) from error
    return make_article(text, name=name, title=title, author=author)

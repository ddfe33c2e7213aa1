"""Reads ZIP files: the articles in them, whatever their paths say."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from geo.errors import ArticleError, ArticleTooLarge, NotAnArticle
from geo.settings import Settings

MAX_FILES = 500
MAX_UNPACKED = 100_000_000
"""Bytes that all files of an archive may unpack to."""


def unpack(
    data: bytes, name: str, settings: Settings
) -> Iterator[tuple[str, bytes | ArticleError]]:
    """Return each file of an archive with a name to call it by; nothing is written anywhere.

    Raises
    ------
    NotAnArticle
        It is damaged, or unpacks to too much: an archive bomb is refused before it is opened.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotAnArticle(name, "is damaged", "Make the archive again") from error
    with package:
        members = [m for m in package.infolist() if not _is_clutter(m)]
        if not members:
            raise NotAnArticle(name, "is an archive without files", "Give one with articles in it")
        if len(members) > MAX_FILES:
            raise NotAnArticle(name, f"holds {len(members)} files", f"Give at most {MAX_FILES}")
        size = sum(m.file_size for m in members)
        if size > MAX_UNPACKED:
            raise NotAnArticle(
                name, f"unpacks to {size / 1e6:.0f} MB", f"Give at most {MAX_UNPACKED / 1e6:.0f} MB"
            )
        for member in members:
            called = f"{name}: {_plain_name(member.filename)}"
            yield called, _member(package, member, called, settings)


def _member(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, called: str, settings: Settings
) -> bytes | ArticleError:
    limit = settings.max_article_bytes
    if member.flag_bits & 1:
        return NotAnArticle(called, "is locked with a password", "Unpack it and drop the files")
    if member.file_size > limit:
        return ArticleTooLarge(
            called, f"is over the limit of {limit / 1e6:g} MB", "Split it and try again"
        )
    try:
        # What the archive says of a size is not believed: no more than the limit is unpacked.
        with package.open(member) as file:
            data = file.read(limit + 1)
    except (
        zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError,
        RuntimeError, UnicodeError,
    ) as error:  # fmt: skip
        trouble = NotAnArticle(called, "is damaged", "Make the archive again")
        trouble.__cause__ = error
        return trouble
    if len(data) > limit:
        return ArticleTooLarge(called, f"is over the limit of {limit / 1e6:g} MB", "Split it")
    return data


def _is_clutter(member: zipfile.ZipInfo) -> bool:
    last = _plain_name(member.filename)
    return member.is_dir() or "__MACOSX/" in member.filename or last.startswith(".")


def _plain_name(path: str) -> str:
    """Return a path's last part, for messages only: no path from an archive is ever opened."""
    last = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(c if c.isprintable() else "�" for c in last)[:80] or "a file"

"""What a command writes: lines to a file or standard output, words to standard error."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import FormatError, GeoError
from geo.story_json import Json


def complain(error: GeoError) -> None:
    """Tell standard error what went wrong, in one line."""
    print(f"geo: {' '.join(str(error).split())}", file=sys.stderr)


def to_line(record: Json) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False) + "\n"


@contextmanager
def open_output(path: Path | None) -> Iterator[Callable[[str], None]]:
    """Give a function that writes lines to the path, or to standard output where it is None.

    A file is written aside and takes its name when all is written; where nothing was, or the
    command failed on the way, there is no file.

    Raises
    ------
    FormatError
        The file can't be written.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout.write  # type: ignore[misc]
        sys.stdout.flush()
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with aside.open("w", encoding="utf-8") as file:
            yield file.write  # type: ignore[misc]
            empty = file.tell() == 0
        if empty:
            aside.unlink()
        else:
            aside.replace(path)
    except OSError as error:
        raise FormatError(
            path, f"can't be written ({error.strerror or error})", "Choose another place"
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """Fail before the work, not after it.

    Raises
    ------
    FormatError
        Nothing can be written there.
    """
    folder = path.parent
    if not folder.is_dir():
        raise FormatError(path, "is in a folder that does not exist", f"Make {folder} first")
    if not os.access(folder, os.W_OK) or path.is_dir():
        raise FormatError(path, "can't be written", "Choose another place")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file aside, then give it its name: it is there whole or not at all.

    Raises
    ------
    FormatError
        The place can't be written, or the disk is full.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        remedy = "Make room on the disk" if error.errno == errno.ENOSPC else "Choose another place"
        raise FormatError(path, f"can't be written ({error.strerror or error})", remedy) from error
    finally:
        aside.unlink(missing_ok=True)


def show_progress(count: int) -> None:
    """Count articles on standard error, where a person watches."""
    if sys.stderr.isatty():
        print(f"\r{count} article{'s' if count > 1 else ''} read", end="", file=sys.stderr)

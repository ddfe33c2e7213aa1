"""Words and where they stand: cleaning before an article is made, sentences after.

Cleaning happens once, when an article is made; from then on no character moves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from geo.model import Article, Evidence, Span

CONTEXT = 32
"""Characters of prefix and suffix kept around a quote (W3C Web Annotation's selector)."""

NAME_CHARS = 60
"""Characters of a text's beginning that name an article without a title."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr adm maj rev hon sen rep gov pres st ste mt ft "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "no nos vs etc inc ltd co corp bros dept est approx fig vol ed al cf viz "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont "
    "neb nev okla ore pa tenn tex va vt wash wis wyo".split()
)
_BOUNDARY = re.compile(
    r"""
      (?P<stop>[.!?…]+[\])"'”’»]*)(?=\s+\S|[A-Z“"‘]|$)   # a full stop and what closes after it
    | (?P<break>\n\s*\n|\n)                               # a line's end
    """,
    re.VERBOSE,
)


def clean(raw: str) -> str:
    """Return text fit to become ``Article.text``: one kind of newline, no control characters.

    Letters are composed (NFC), so that an accent is never a character of its own. Zero-width
    joiners are kept: scripts need them.
    """
    text = _CONTROL.sub("", _NEWLINES.sub("\n", whole(raw)))
    return unicodedata.normalize("NFC", text).replace("\ufffe", "").strip("\n")


def whole(raw: str) -> str:
    """Replace halves of surrogate pairs, which no file can hold, character by character."""
    return _SURROGATES.sub("\ufffd", raw)


def one_line(text: str, most: int) -> str:
    """Return a text on one line, without control characters, cut to ``most`` characters."""
    line = " ".join("".join(map(_plain, text)).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def lowered(text: str) -> str:
    """Return a text in lower case, each character where it was.

    A pattern of hundreds of turns is found in it several times as fast as without regard to case.
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def name_of(article: Article) -> str:
    """Return what an article is called: its title or, without one, how its text begins."""
    return one_line(article.title, 300) or one_line(article.text.lstrip()[:1000], NAME_CHARS)


def sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences, none of them blank, without the white space around them.

    A line's end always ends a sentence: news text wraps at paragraphs, and a caption, a headline
    and a list item are sentences of their own. Abbreviations, initials and decimals don't.
    """
    return tuple(_split(text))


def evidence(article_id: str, text: str, span: Span, speaker: str | None = None) -> Evidence:
    """Quote a span with the characters around it."""
    return Evidence(
        article_id,
        span,
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
        speaker,
    )


def open_ends(words: Evidence) -> tuple[bool, bool]:
    """Tell whether a passage begins, and whether it ends, within a sentence."""
    before = words.prefix.rstrip(" \t\"'“‘(")
    begins = bool(before) and not before.endswith(tuple(".!?:;…”’\n"))
    ends = not words.quote.rstrip("\"'”’)").endswith(tuple(".!?…:;"))
    return begins, ends and bool(words.suffix) and words.suffix[0] not in ".!?\n"


def quotation(words: Evidence) -> str:
    """Return a passage on one line, with "…" where it leaves a part of its sentence out."""
    begins, ends = open_ends(words)
    return ("…" if begins else "") + " ".join(words.quote.split()) + ("…" if ends else "")


def _split(text: str) -> Iterator[Span]:
    start = 0
    for match in _BOUNDARY.finditer(text):
        if match["stop"] and not _ends_sentence(text, start, match):
            continue
        end = match.end() if match["stop"] else match.start()
        if span := _trimmed(text, start, end):
            yield span
        start = match.end()
    if span := _trimmed(text, start, len(text)):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Span(start + left, start + right) if right > left else None


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    stop = match["stop"]
    after = text[match.end() : match.end() + 40].lstrip()
    if not after:
        return True
    first = after.lstrip("\"'“”‘’([«")[:1]
    glued = not text[match.end()].isspace()
    if stop[0] != ".":
        return not glued and not first.islower()
    before = text[start : match.start()]
    word = re.search(r"[\w.]*$", before)
    last = word[0] if word else ""
    if glued:
        # "wheat.Putin": two sentences whose space was lost; never "U.S." or "v1.Two".
        return len(last) > 3 and last.isalpha() and last.islower() and first.isupper()
    if first.islower() or (stop.startswith(".") and last.lower() in _ABBREVIATIONS):
        return False
    if re.fullmatch(r"(?:[A-Za-z]\.)*[A-Za-z]", last):
        # An initial ("J. Smith") goes on; an abbreviation of two letters or more ("U.S.") may end.
        return (len(last) > 1 and not re.match(r"[A-Z][a-z]", after)) or _opens_sentence(after)
    return True


_OPENERS = frozenset(
    "the a an he she it they we i this that these those in on at but and however meanwhile "
    "when while after before since as for with his her their its".split()
)


def _opens_sentence(after: str) -> bool:
    word = re.match(r"\W*([A-Z][a-z]*)\b", after)
    return bool(word) and word[1].lower() in _OPENERS if word else False


def _plain(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf":  # marks that turn the writing around go; joiners that shape letters stay
        return character if character in "\u200c\u200d" else ""
    return " " if kind[0] in "CZ" else character

"""Organisations with a short form: "the National Liberation Army (ELN)" and ELN are one."""

from __future__ import annotations

from geo.extract.reading import Reading
from geo.model import Token

_MOST_WORDS = 8


def names_in_use(reading: Reading, named: dict[int, str]) -> dict[str, str]:
    """Return, for each full name with a short form and for that, the name the text goes on with.

    That is the short form where the text says it more often than the full name, else the full one.

    Parameters
    ----------
    named
        Organisations by token.
    """
    forms = {
        token.text: full
        for token in reading.tokens
        if _is_short_form(token) and (full := _full_name(reading, token, named)) is not None
    }
    text = reading.analysis.article.text
    used = {short: sum(t.text == short for t in reading.tokens) for short in forms}
    kept: dict[str, str] = {}
    for short, full in forms.items():
        kept[short] = kept[full] = short if used[short] > text.count(full) else full
    return kept


def under_one_name(
    reading: Reading, named: dict[int, str], called: dict[str, str]
) -> dict[int, str]:
    """Return organisations by token, each under its name in use, short forms among them."""
    found = {i: called.get(name, name) for i, name in named.items()}
    return found | {t.i: called[t.text] for t in reading.tokens if t.text in called}


def _is_short_form(token: Token) -> bool:
    return len(token.text) > 1 and sum(letter.isupper() for letter in token.text) > 1


def _full_name(reading: Reading, short: Token, named: dict[int, str]) -> str | None:
    """Return the name that a short form is given for: "…, or TTP," and "… (TTP)"."""
    tokens, i = reading.tokens, short.i
    if i > 1 and tokens[i - 1].text == "(" and tokens[i + 1 : i + 2] and tokens[i + 1].text == ")":
        last = i - 2
    elif i > 2 and tokens[i - 1].text == "or" and tokens[i - 2].text == ",":
        last = i - 3
    else:
        return None
    full = named.get(last) or _known_body(reading, last)
    return full if full and full != short.text and "(" not in full else None


def _known_body(reading: Reading, last: int) -> str | None:
    """Return the name, as written, of a body of the gazetteer that ends at a token."""
    for first in range(max(0, last - _MOST_WORDS), last):
        if reading.gazetteer.speaker(name := reading.text(first, last)) is not None:
            return name
    return None

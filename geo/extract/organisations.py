"""Organisations that have a name in the article, and no country."""

from __future__ import annotations

from collections import Counter

from geo.extract.reading import Reading
from geo.extract.titles import is_title


def name_organisations(reading: Reading) -> dict[int, str]:
    """Return organisations by token; "the Front" is the Front for Desert Renewal."""
    tokens = reading.tokens
    spans: list[tuple[int, int]] = []
    said = Counter(token.text for token in tokens)
    surnames = {
        tokens[entity.last].text
        for entity in reading.analysis.entities
        if entity.label == "PERSON" and entity.last > entity.first
    }
    for entity in reading.analysis.entities:
        if entity.first == entity.last and tokens[entity.first].text in surnames:
            continue  # a bare surname, whatever the model took it for
        if entity.first == entity.last and not _is_name_of_body(reading, entity.first, said):
            continue
        if entity.label == "ORG":
            first = entity.first
            while first < entity.last and tokens[first].text.lower() in ("the", "a"):
                first += 1
            last = entity.last
            while last > first and tokens[last].text in ("'s", "’s", ".", ","):
                last -= 1
            spans.append((first, last))
    for token in tokens:
        # "Front for Desert Renewal": a capitalised noun, for or of, capitalised words.
        after = tokens[token.i + 1 : token.i + 3]
        if (
            token.text[:1].isupper()
            and token.pos in ("PROPN", "NOUN")
            and token.i not in reading.at
            and len(after) == 2
            and after[0].text in ("for", "of")
            and after[1].text[:1].isupper()
            and after[1].i not in reading.at
            and not is_title(token.text.lower())
        ):
            last = after[1].i
            while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
                last += 1
            first = token.i
            while (
                first and tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos == "PROPN"
            ):
                first -= 1
            spans.append((first, last))
    spans = [
        (first, last)
        for first, last in spans
        if not all(i in reading.at for i in range(first, last + 1))
        and any(tokens[i].text[:1].isupper() for i in range(first, last + 1))
    ]
    names = [reading.text(first, last) for first, last in spans]
    found: dict[int, str] = {}
    for (first, last), name in zip(spans, names, strict=True):
        words = name.split()
        longer = [
            n for n in names if len(n.split()) > len(words) and n.split()[: len(words)] == words
        ]
        full = max(longer, key=len, default=name)
        for j in range(first, last + 1):
            if len(found.get(j, "")) < len(full):
                found[j] = full
    shorts = {n.split()[0]: n for n in names if len(n.split()) > 2}
    for token in tokens:
        if (
            token.i not in found
            and token.text in shorts
            and token.i
            and tokens[token.i - 1].text.lower() == "the"
        ):
            found[token.i] = shorts[token.text]
    return found


def _is_name_of_body(reading: Reading, i: int, said: Counter[str]) -> bool:
    """Tell whether a single word may name a body: known, with "the", in capitals, or a firm's."""
    token = reading.tokens[i]
    before = reading.tokens[i - 1].text.lower() if i else ""
    after = reading.tokens[i + 1].text.lower() if i + 1 < len(reading.tokens) else ""
    return (
        reading.gazetteer.speaker(token.text) is not None
        or before == "the"
        or (token.text.isupper() and len(token.text) > 2)
        or after in ("'s", "’s")
        or said[token.text] > 1
    )

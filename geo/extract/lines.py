"""Which nouns tell of a line, of what kind, under which name: "the A–B railway", "a gas link"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.extract import measures
from geo.extract.clauses import clauses_about
from geo.extract.frames import frames_in
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.stops import Course, courses_in
from geo.extract.way_words import LINKING, RUNNING
from geo.extract.works import commodity_of, load_works
from geo.model import Sentence, Token

_AGAIN = frozenset(
    "project line pipe route link scheme plan pipeline cable extension branch spur leg "
    "continuation".split()
)
_BARE = frozenset(
    "line link grid extension continuation branch spur service route run track project section "
    "stretch string segment leg arm".split()
)
_PARTS = frozenset("section stretch string segment leg arm".split())
"""Of a line told of before, where they have ends of their own."""
_RAIL = frozenset("bullet express high-speed speed passenger freight".split())
_GOING = frozenset("run link connect carry resume operate travel".split())
_GAS = re.compile(r"\b(?:gas|hydrogen|bcm)\b", re.IGNORECASE)
_VOLTS = re.compile(
    r"\b(?:power(?! plant)|electricity|kilovolts?|kV|MW|GW|megawatts?|grid|current)\b",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\b(?:data|internet|fibre|fiber|broadband|telecom\w*|terabits?|traffic)\b", re.IGNORECASE
)
_ANOTHER = frozenset("one another other second third first fourth".split())
_ELECTRIC = frozenset("power electricity megawatt gigawatt kilovolt high-voltage voltage".split())
_LINE_RUNS = frozenset(
    "run stretch link connect carry cost pass cross transport replace measure cut".split()
)
"""What "it" does where it is a line; a firm would not."""
_DONE_TO_LINES = frozenset(
    "open build complete lay finish cancel shelve abandon inaugurate commission close suspend "
    "start begin expect schedule plan propose mothball dig extend string electrify approve "
    "repair".split()
)
_MAKING = frozenset(
    "work construction building digging laying dredging tunnelling drilling welding earthwork "
    "ground completion survey weld pipe rail pylon tower".split()
)
_MOVING = frozenset("train ship ferry traffic service flow gas oil crude freight".split())
_GENERIC_NAME = frozenset(
    "gas oil pipeline railway line project the road cable power natural".split()
)


@dataclass(slots=True)
class Telling:
    """One noun that speaks of a line, and the part of the sentence that is about it."""

    noun: Token
    kind: str
    """Empty where the noun only points back to a line."""
    name: str
    first: int
    last: int
    courses: list[Course]
    definite: bool


_KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("power line", re.compile(r"\b(?:kilovolts?|kV|electricity|voltage|megawatts?|grid)\b")),
    (
        "shipping line",
        re.compile(
            r"\b(?:ships?|shippers?|vessels?|ferr(?:y|ies)|sail\w*|containers?|calling at|Maersk|"
            r"MSC|CMA CGM|Hapag-Lloyd)\b"
        ),
    ),
    (
        "railway",
        re.compile(
            r"\b(?:trains?|passengers?|freight|gauge|wagons?|locomotives?|rails?|[Rr]ailways?)\b"
        ),
    ),
    (
        "pipeline",
        re.compile(
            r"\b(?:[Pp]ipelines?|crude|oil|gas|hydrogen|barrels?|pump\w*|compressors?|pipes?)\b"
        ),
    ),
    ("cable", re.compile(r"\b(?:fibre|fiber|internet|terabits?|undersea|submarine)\b")),
)
_CURRENT = re.compile(r"\b(?:[Pp]ower(?! (?:plant|station|unit))|pylons?|current)\b")


def tellings_in(reading: Reading) -> Iterator[Telling]:
    """Yield what a text tells of lines, in text order."""
    before = 0
    for sentence in reading.analysis.sentences:
        nouns = [
            (token, kind)
            for token in reading.tokens[sentence.first : sentence.last + 1]
            if (kind := _kind(reading, token)) is not None
        ]
        nouns = [pair for n, pair in enumerate(nouns) if n == 0 or not _goes_on(reading, pair[0])]
        told = {noun.i for noun, _ in nouns}
        # "the TAPI pipeline, a line from A to B": one line, told twice
        nouns = [(t, kind) for t, kind in nouns if not (t.dep == "appos" and t.head in told)]
        nouns = [
            pair
            for n, pair in enumerate(nouns)
            if n + 1 == len(nouns) or not _is_part(reading, pair[0], nouns[n + 1][0])
        ]
        pointing = _pointing(reading, sentence) if not nouns and before == 1 else None
        if pointing is not None:
            first, last = sentence.first, sentence.last
            courses = courses_in(reading, first, last) if pointing.pos == "PRON" else []
            yield Telling(pointing, "", "", first, last, courses, definite=True)
            continue
        before = len(nouns)
        edges = [_left_edge(reading, token) for token, _ in nouns]
        for n, (noun, kind) in enumerate(nouns):
            first = sentence.first if n == 0 else edges[n]
            last = edges[n + 1] - 1 if n + 1 < len(nouns) else sentence.last
            yield Telling(
                noun,
                kind,
                _name(reading, noun),
                first,
                last,
                courses_in(reading, first, last, noun.i) if last > first else [],
                _definite(reading, noun),
            )


def _pointing(reading: Reading, sentence: Sentence) -> Token | None:
    """Return what speaks of the line told of just before: "It will open", "Work began in May"."""
    words = reading.tokens[sentence.first : sentence.last + 1]
    root = next((t for t in words if t.dep == "ROOT"), None)
    if root is None or root.pos not in ("VERB", "AUX"):
        return None
    subject = reading.child(root.i, *SUBJECTS)
    if subject is None:
        return None
    if subject.text.lower() == "it":
        verbs = [
            root,
            *(c for c in reading.analysis.children(root.i) if c.dep in ("xcomp", "acomp")),
        ]
        alone = all(reading.child(v.i, "dobj") is None for v in verbs)
        runs = any(v.lemma in _LINE_RUNS for v in verbs)
        done = any(v.lemma in _DONE_TO_LINES or v.text.lower() == "due" for v in verbs)
        return subject if runs or (alone and done) else None
    if any(t.i in reading.at and reading.at[t.i].drawn for t in words):
        return None
    lemma = subject.lemma.lower()
    indefinite = all(c.dep != "poss" for c in reading.analysis.children(subject.i))
    return subject if indefinite and lemma in _MAKING | _MOVING else None


def kind_by_words(reading: Reading, telling: Telling) -> str:
    """Return what a bare "line" is by what its sentence says of it, its own clauses first."""
    own = "\n".join(clauses_about(reading, telling.noun, ()))
    if kind := _kind_told(own):
        return kind
    sentence = reading.analysis.sentence_of(telling.noun.i)
    for token in reading.tokens[sentence.first : sentence.last + 1]:
        if token.i != telling.noun.i and (other := _kind(reading, token)):
            return other
    told = _kind_told(sentence.span.of(reading.analysis.article.text))
    return told or ("power line" if _CURRENT.search(own) else "")


def _kind_told(text: str) -> str:
    return next((kind for kind, words in _KIND_WORDS if words.search(text)), "")


def key_of(name: str) -> str:
    """Return what makes two names of a line the same: its words, without “gas pipeline”."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in _GENERIC_NAME)


def _kind(reading: Reading, token: Token) -> str | None:
    """Return the kind of route that a noun tells of; empty where it points back to one."""
    if is_another(token):
        if _is_another(reading, token):
            return ""
    elif token.pos not in ("NOUN", "PROPN"):
        return None
    after = reading.tokens[token.i + 1 : token.i + 2]
    verb = bool(after) and after[0].tag in ("VBZ", "VBP") and after[0].i == token.head
    if token.pos not in ("NOUN", "PROPN") or (
        token.dep == "compound" and not verb and not _is_named(reading, token)
    ):
        return None
    words = load_works()
    lemma = token.lemma.lower()
    before = [
        c.text.lower()
        for c in reading.analysis.children(token.i)
        if c.dep in ("compound", "amod", "nmod")
    ]
    if token.i and reading.tokens[token.i - 1].text.lower() not in before:
        before.append(reading.tokens[token.i - 1].text.lower())
    if token.i > 2 and reading.tokens[token.i - 2].text == "-":
        before.append(reading.text(token.i - 3, token.i - 1).lower())
    if lemma in _BARE:
        for word in before:
            if word in words.lines and lemma != "grid":
                return words.lines[word]
        if lemma == "track" and _has_course(reading, token):
            return words.kinds["railway"]
        if lemma in ("service", "route", "run", "track"):
            return _served(reading, token)
        if lemma in _PARTS:
            return "" if _has_course(reading, token) else None
        if lemma == "project" and not _definite(reading, token):
            return None
        return "" if lemma in _AGAIN or _has_dash(before) else None
    if lemma in words.kinds:
        kind = words.kinds[lemma]
        if lemma in ("corridor", "transmission"):
            # "a rail corridor"
            kind = next((words.lines[word] for word in before if word in words.lines), kind)
        of = next((c for c in reading.analysis.children(token.i) if c.text.lower() == "of"), None)
        what = reading.child(of.i, "pobj") if of is not None else None
        if (
            kind == "pipeline"
            and of is not None
            and what is not None
            and what.i not in reading.at
            and not (commodity_of(what.text) or measures.length_km(reading.text(of.i, of.i + 3)))
        ):
            return None  # a pipeline of listings carries nothing
        if lemma == "corridor" and not set(before) & (words.lines.keys() | {"road", "transport"}):
            return None  # "a corridor from A to B" may be of anything
        if kind == "cable" and _is_electric(reading, token):
            return "power line"
        if lemma in ("interconnector", "interconnection"):
            told = reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text)
            return "pipeline" if _GAS.search(told) and not _VOLTS.search(told) else kind
        if kind == "cable" and set(before) & _ELECTRIC:
            return "power line"
        return kind
    if lemma == "train" and token.text[-1] != "s":
        verb_ = reading.tokens[token.head]
        runs = verb_.lemma in _GOING and verb_.tag in ("VBZ", "VBP", "VBG")
        course = runs or (set(before) & _RAIL and _has_course(reading, token))
        return words.kinds["railway"] if course else None
    if lemma == "scheme":
        last = reading.analysis.sentence_of(token.i).last
        return "" if _definite(reading, token) or frames_in(reading, token.i, last) else None
    return None


def is_another(token: Token) -> bool:
    """Tell whether a word may stand for one more line of the kind told of: "a second"."""
    return token.text.lower() in _ANOTHER


def _is_named(reading: Reading, token: Token) -> bool:
    """Tell whether a noun stands before the line's name: "the submarine cable PEACE"."""
    after = reading.tokens[token.i + 1 : token.i + 2]
    named = bool(after) and after[0].i == token.head and after[0].pos == "PROPN"
    return named and token.pos == "NOUN" and after[0].lemma.lower() not in load_works().kinds


def _is_electric(reading: Reading, token: Token) -> bool:
    """Tell whether a cable carries current, by its sentence, else by the whole text."""
    article = reading.analysis.article.text
    for text in (reading.analysis.sentence_of(token.i).span.of(article), article):
        data, current = bool(_DATA.search(text)), bool(_VOLTS.search(text))
        if data != current:
            return current
    return False


def _served(reading: Reading, token: Token) -> str | None:
    """Return what a service or run with a course is of, by who runs it: trains or ships."""
    if not _has_course(reading, token):
        return None
    told = _kind_told(reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text))
    return told if told in ("shipping line", "railway") else None


def _is_another(reading: Reading, token: Token) -> bool:
    """Tell whether a word means one more line: "a second, from A to B", "the older one, by C"."""
    word = token.text.lower()
    if not is_another(token):
        return False
    if word == "one":
        of = [t.text.lower() for t in reading.tokens[token.i + 1 : token.i + 2]] == ["of"]
        if not of and reading.tokens[max(0, token.i - 1)].pos not in ("ADJ", "PROPN", "DET"):
            return False
    return _has_course(reading, token)


def _has_course(reading: Reading, token: Token) -> bool:
    """Tell whether a word's course follows at once: "of these, running from A to B"."""
    for following in reading.tokens[token.i + 1 : token.i + 7]:
        word = following.text.lower()
        if word in ("from", "by", "between") or following.lemma in LINKING:
            return True
        if word not in (",", "of", "these", "them", "which") and not (
            following.lemma in RUNNING or following.tag == "VBN" or following.dep == "acl"
        ):
            return False
    return False


def _has_dash(before: list[str]) -> bool:
    return any("–" in word or "-" in word for word in before)


def _left_edge(reading: Reading, token: Token) -> int:
    """Return where the words about a noun begin, without a clause that hangs on it."""
    edges = [token.i]
    for child in reading.analysis.children(token.i):
        if child.i < token.i and child.dep not in ("relcl", "nsubj", "cc", "conj"):
            edges.append(min(t.i for t in reading.analysis.subtree(child.i)))
    return min(edges)


def _is_part(reading: Reading, part: Token, whole: Token) -> bool:
    """Tell whether a noun is only of the next: "laying pipe for the gas link"."""
    above = reading.tokens[whole.head]
    if part.lemma.lower() in ("pipe", "rail") and part.tag == "NNS":
        return bool(frames_in(reading, whole.i, reading.analysis.sentence_of(whole.i).last))
    return (
        whole.dep == "pobj"
        and above.text.lower() in ("for", "of", "on")
        and above.head in (part.i, part.head)
    )


def _goes_on(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun only continues the line before: "…, from where a single pipe runs"."""
    edge = _left_edge(reading, noun)
    before = [t.text.lower() for t in reading.tokens[max(0, edge - 2) : edge]]
    return "where" in before or "whence" in before


def _name(reading: Reading, noun: Token) -> str:
    """Return a line's proper name: "Pakistan Stream gas pipeline", "known as Coral Link"."""
    tokens = reading.tokens
    i = noun.i
    while i > 0 and _nameable(tokens[i - 1]) and tokens[i - 1].sentence == noun.sentence:
        i -= 1
    words = [t for t in tokens[i : noun.i + 1] if t.text != "-"]
    proper = [t for t in words if t.text[:1].isupper() and t.lemma.lower() not in _GENERIC_NAME]
    at_start = tokens[i].i == reading.analysis.sentence_of(noun.i).first
    if len(proper) > (1 if at_start and len(proper) == 1 else 0) or (
        len(proper) == 1 and not at_start and not _is_place_or_people(reading, proper[0])
    ):
        named = [t for t in words if t.i >= proper[0].i]
        if not all(_is_place_or_people(reading, t) for t in proper):
            return reading.text(named[0].i, noun.i)
    for token in reading.analysis.subtree(noun.i):
        # "a gas pipeline, the Pakistan Stream, that …", "known as the Pakistan Stream"
        far = token.dep == "appos" or (
            token.dep == "pobj" and tokens[token.head].text.lower() == "as"
        )
        called = token.dep in ("oprd", "dobj", "attr") and tokens[token.head].lemma in (
            "call",
            "name",
            "dub",
            "know",
        )
        if (far or called) and token.pos == "PROPN" and token.i > noun.i:
            first = token.i
            while tokens[first - 1].text[:1].isupper() or tokens[first - 1].text == "-":
                first -= 1
            if first < token.i:
                return reading.text(first, token.i)
    return ""


def _nameable(token: Token) -> bool:
    return (
        token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ")
    ) or token.text.lower() in ("gas", "oil", "natural", "-", "power")


def _is_place_or_people(reading: Reading, token: Token) -> bool:
    if token.i in reading.at and reading.at[token.i].drawn:
        return True
    return reading.gazetteer.demonym(token.text) is not None


def _definite(reading: Reading, noun: Token) -> bool:
    if noun.pos == "PROPN":
        return True
    children = reading.analysis.children(noun.i)
    return any(
        (c.dep == "det" and c.text.lower() in ("the", "this", "that")) or c.dep == "poss"
        for c in children
    )

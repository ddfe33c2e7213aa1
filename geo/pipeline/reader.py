"""Reads articles into stories, one after the other, whatever one of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from geo.articles.english import foreign_language
from geo.articles.records import Record
from geo.errors import NotAnArticle
from geo.gazetteer.store import Gazetteer
from geo.language import Analyst
from geo.model import Analysis, Problem, Resolution, Span, Story, Toponym
from geo.pipeline.foreign import known_names, notice
from geo.pipeline.step import step_of
from geo.recognize import recognise, toponyms_given
from geo.reference import load_tracker, with_reference
from geo.resolve import resolve
from geo.settings import Settings

if TYPE_CHECKING:
    from geo.extract import Events
    from geo.propose import Proposer

BATCH = 16
"""Articles put to the language model together."""


class Reader:
    """Turns records into stories with one language model and one gazetteer.

    Parameters
    ----------
    events
        Whether to look for routes, facilities, links and conflicts; without, no grammar is
        parsed and a story holds places only.
    any_language
        Whether a text that is not English gets the places whose names the gazetteer knows, with
        a notice; it is refused otherwise.

    Raises
    ------
    GazetteerMissing, LanguageModelMissing
        Set-up has not been run.
    """

    def __init__(
        self, settings: Settings, *, events: bool = True, any_language: bool = False
    ) -> None:
        self.settings = settings
        self.events = events
        self.any_language = any_language
        self.gazetteer = Gazetteer.open(settings.gazetteer_path)
        self._analyst = Analyst(settings.language_model, grammar=events)
        self._projects = load_tracker(Path(settings.tracker)) if settings.tracker else ()
        self._proposer = _proposer_of(settings) if events else None
        self.step = step_of(settings, self.gazetteer, events=events)

    def read(self, record: Record) -> Story:
        """Return the story of one article; what could not be read is among its problems.

        Raises
        ------
        NotAnArticle
            It is not in English.
        """
        told = next(self.read_all([record]))
        if isinstance(told, NotAnArticle):
            raise told
        return told

    def read_all(self, records: Iterable[Record]) -> Iterator[Story | NotAnArticle]:
        """Return the stories of many articles, in their order; an error stands in for its own."""
        waiting = iter(records)
        while batch := list(islice(waiting, BATCH)):
            languages = [_foreign(record) for record in batch]
            refused = {
                n: _refusal(batch[n], language)
                for n, language in enumerate(languages)
                if language and not self.any_language
            }
            wanted = [(r, languages[n]) for n, r in enumerate(batch) if n not in refused]
            analyses = self._analyst.analyse_all(record.article for record, _ in wanted)
            read = (
                self._tell(record, analysis, language)
                for (record, language), analysis in zip(wanted, analyses, strict=True)
            )
            for n in range(len(batch)):
                yield refused[n] if n in refused else next(read)

    def _tell(self, record: Record, analysis: Analysis, language: str | None) -> Story:
        problems = list(record.problems)
        if language:
            problems.append(Problem("recognize", notice(language)))
            toponyms = known_names(record.article, self.gazetteer)
        elif record.spans is None:
            toponyms = recognise(analysis, self.gazetteer)
        else:
            toponyms = self._given(analysis, record.spans, problems)
        resolutions = resolve(analysis, toponyms, self.gazetteer)
        step, events = self.step, None
        if self.events and not language:
            events = self._events(analysis, resolutions, problems)
        if self._proposer and events is not None:
            events, answered = self._proposer.add(analysis, resolutions, self.gazetteer, events)
            if not answered:  # so that it is read again when the model may answer
                step = replace(step, settings_hash=f"{step.settings_hash}-unanswered")
        story = Story(record.article, resolutions, problems=tuple(problems), step=step)
        if events is not None:
            story = replace(
                story,
                routes=events.routes,
                facilities=events.facilities,
                links=events.links,
                conflicts=events.conflicts,
                problems=(*problems, *events.problems),
            )
        return with_reference(story, self._projects) if self._projects else story

    def _given(
        self, analysis: Analysis, spans: tuple[Span, ...], problems: list[Problem]
    ) -> tuple[Toponym, ...]:
        """Return exactly the toponyms whose spans were given, each in the role it plays."""
        text = analysis.article.text
        wanted = []
        for span in spans:
            if any(c.isalnum() for c in span.of(text)):
                wanted.append(span)
            else:
                problems.append(Problem("articles", "The span holds no word; left out.", span))
        found = recognise(analysis, self.gazetteer)
        return toponyms_given(analysis, wanted, found, self.gazetteer)

    def _events(
        self, analysis: Analysis, resolutions: tuple[Resolution, ...], problems: list[Problem]
    ) -> Events:
        # Reading places alone starts half a second sooner without it.
        from geo.extract import Events, extract

        try:
            return extract(analysis, resolutions, self.gazetteer)
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            # A sentence nobody foresaw must not cost the article its places.
            problems.append(Problem("extract", f"Routes and links could not be read: {error!r}."))
            return Events()


def _proposer_of(settings: Settings) -> Proposer | None:
    if not settings.proposer_url:
        return None
    from geo.propose import Proposer

    return Proposer(settings)


def _foreign(record: Record) -> str | None:
    return None if record.spans is not None else foreign_language(record.article.text)


def _refusal(record: Record, language: str) -> NotAnArticle:
    name = record.article.title or record.article.id
    return NotAnArticle(name, f"is in {language}", "Dateline reads English: give a translation")

"""Asks an OpenAI-compatible endpoint, through the door, and no host but the one in the settings."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from geo.errors import NetworkError
from geo.http import Answer, Door, shown
from geo.settings import Settings

TRIES = 2
LONGEST_WAIT = 10.0
"""Seconds that are waited, at most, when a server says it has had enough for now."""

FAILURES = 2
PAUSE = 60.0
"""After so many failures in a row nothing is asked for so many seconds: many articles must not
each wait for a server that is gone."""

_BUSY = frozenset({429, 503})


class Endpoint:
    """The endpoint that the settings name.

    Parameters
    ----------
    sleep, clock
        How time is waited for and told.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._sleep, self._clock = sleep, clock
        self._failed = 0
        self._quiet_until = 0.0

    @property
    def url(self) -> str:
        """Where questions go."""
        return f"{self._settings.proposer_url.rstrip('/')}/chat/completions"

    def ask(self, messages: Sequence[dict[str, str]]) -> str:
        """Return what the model answers.

        Raises
        ------
        NetworkError
            There is no answer within the time set, or the server refuses.
        ValueError
            What it answers is not in the form that was asked for.
        """
        if self._clock() < self._quiet_until:
            raise NetworkError(
                shown(self.url), "failed on the articles before, and was not asked", "Try again"
            )
        try:
            answer = self._answer(messages)
        except NetworkError:
            self._failed += 1
            if self._failed >= FAILURES:
                self._quiet_until = self._clock() + PAUSE
            raise
        self._failed = 0
        return _content(answer)

    def _answer(self, messages: Sequence[dict[str, str]]) -> Answer:
        settings = self._settings
        body = json.dumps(
            {
                "model": settings.proposer_model, "messages": list(messages), "temperature": 0,
                "stream": False,
            }
        ).encode()  # fmt: skip
        headers = {"content-type": "application/json"}
        if settings.proposer_key:
            headers["authorization"] = f"Bearer {settings.proposer_key}"
        end = self._clock() + settings.proposer_seconds
        for tries_left in reversed(range(TRIES)):
            answer = self._door(end - self._clock()).ask(self.url, headers=headers, body=body)
            if answer.status < 400:
                return answer
            wait = _wait(answer)
            busy = answer.status in _BUSY and tries_left and self._clock() + wait < end
            if not busy:
                break
            self._sleep(wait)
        raise NetworkError(shown(self.url), f"answers {answer.status}", _remedy(answer.status))

    def _door(self, seconds: float) -> Door:
        """Return a door to that one host; what it answers must not send the text elsewhere."""
        host = urlsplit(self.url).hostname or ""
        only = replace(self._settings, allowed_hosts=host)
        return Door(only, max_seconds=max(0.1, round(seconds, 1)), max_redirects=0)


def _content(answer: Answer) -> str:
    try:
        content: Any = json.loads(answer.body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ValueError("the answer has no message") from error
    if not isinstance(content, str):
        raise ValueError("the message has no words")
    return content


def _wait(answer: Answer) -> float:
    try:
        return min(LONGEST_WAIT, max(0.0, float(answer.headers.get("retry-after", "1"))))
    except ValueError:
        return 1.0


def _remedy(status: int) -> str:
    if status in {401, 403}:
        return "Check DATELINE_PROPOSER_KEY"
    if status in {400, 404}:
        return "Check DATELINE_PROPOSER_URL and DATELINE_PROPOSER_MODEL"
    return "Try again later"

"""A visitor without a browser: speaks Streamlit's own protocol, as its page does.

What a browser does is left out: fetching scripts, laying out, drawing. What it asks of the server
is not: every click runs the page, and every part that wants to be run again after a while is.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0
"""Seconds after which an answer is taken for lost."""

Path = tuple[int, ...]


class Visitor:
    """One tab on the server at ``port``. ``troubles`` are the errors that its pages showed."""

    def __init__(self, port: int) -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._shown: dict[Path, tuple[Any, str, str]] = {}
        self._page = ""
        self._pages: dict[str, str] = {}
        self._run = ""
        self._runs = 0
        self._changed = asyncio.Condition()
        self._timers: dict[str, asyncio.Task[None]] = {}
        self.troubles: list[str] = []

    async def __aenter__(self) -> Visitor:
        self._line: ClientConnection = await connect(
            self._address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
        self._reader = asyncio.create_task(self._listen())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._forget_timers()
        self._reader.cancel()
        await self._line.close()

    async def open(self, name: str) -> float:
        """Open a page by the name in its address; return the seconds until it stood."""
        message = BackMsg()
        if name in self._pages:
            message.rerun_script.page_script_hash = self._pages[name]
        else:
            message.rerun_script.page_name = name
        return await self._ask(message, lambda: self._page == self._pages.get(name))

    async def click(
        self,
        label: str,
        until: Callable[[], bool],
        fields: Mapping[str, str] | None = None,
        *,
        after: str = "",
    ) -> float:
        """Press a button; return the seconds until a run of the page was over and ``until`` held.

        Parameters
        ----------
        label
            What stands on the button; the last is taken where there are several.
        fields
            What is typed beforehand, by the labels of the fields.
        after
            Words on the page: of several buttons, the first that follows them is taken.
        """
        button, fragment = self._widget("button", label, after)
        message = BackMsg()
        asked = message.rerun_script
        asked.page_script_hash = self._page
        asked.fragment_id = fragment
        for name, value in (fields or {}).items():
            kind = "text_area" if self.has("text_area", name) else "text_input"
            asked.widget_states.widgets.add(id=self._widget(kind, name)[0], string_value=value)
        asked.widget_states.widgets.add(id=button, trigger_value=True)
        return await self._ask(message, until)

    def shows(self, words: str) -> bool:
        """Tell whether the page holds these words."""
        return any(words in _words(element) for element, _, _ in self._shown.values())

    def has(self, kind: str, label: str) -> bool:
        """Tell whether the page holds a widget of this kind, so labelled."""
        return bool(self._find(kind, label))

    async def _ask(self, message: BackMsg, until: Callable[[], bool]) -> float:
        runs, start = self._runs, time.perf_counter()
        await self._line.send(message.SerializeToString())
        async with self._changed, asyncio.timeout(PATIENCE):
            await self._changed.wait_for(lambda: self._runs > runs and until())
        return time.perf_counter() - start

    def _widget(self, kind: str, label: str, after: str = "") -> tuple[str, str]:
        """Return the id of a widget, and of the fragment that it is in."""
        found = self._find(kind, label)
        if not found:
            raise LookupError(f"The page has no {kind} “{label}”")
        words = next((p for p, (e, *_) in self._shown.items() if after in _words(e)), ())
        path = next((p for p in found if p > words), found[-1]) if after else found[-1]
        element, fragment, _ = self._shown[path]
        return getattr(element, kind).id, fragment

    def _find(self, kind: str, label: str) -> list[Path]:
        return [
            path
            for path, (element, *_) in sorted(self._shown.items(), key=lambda told: told[0])
            if element.WhichOneof("type") == kind and getattr(element, kind).label == label
        ]

    async def _listen(self) -> None:
        async for frame in self._line:
            assert isinstance(frame, bytes)
            message = ForwardMsg()
            message.ParseFromString(frame)
            self._take(message)
            if message.WhichOneof("type") == "script_finished":
                async with self._changed:
                    self._changed.notify_all()

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            told = message.new_session
            self._run = message.metadata.run.script_run_id
            if not message.metadata.run.fragment_ids:
                self._forget_timers()
                if told.page_script_hash != self._page:
                    self._shown.clear()
                self._page = told.page_script_hash
        elif kind == "navigation":
            told = message.navigation
            self._pages = {page.url_pathname: page.page_script_hash for page in told.app_pages}
            self._page = told.page_script_hash
        elif kind == "delta":
            path, delta = tuple(message.metadata.delta_path), message.delta
            if delta.WhichOneof("type") == "new_element":
                self._shown[path] = delta.new_element, delta.fragment_id, self._run
                if delta.new_element.WhichOneof("type") == "exception":
                    self.troubles.append(delta.new_element.exception.message)
            elif delta.WhichOneof("type") == "add_block":
                self._shown.pop(path, None)
        elif kind == "auto_rerun":
            told = message.auto_rerun
            self._repeat(told.fragment_id, told.interval)
        elif kind == "script_finished":
            self._end_run(message.script_finished)

    def _end_run(self, how: int) -> None:
        if how == ForwardMsg.FINISHED_SUCCESSFULLY:
            self._runs += 1
            self._shown = {path: told for path, told in self._shown.items() if told[2] == self._run}

    def _repeat(self, fragment: str, seconds: float) -> None:
        if (timer := self._timers.pop(fragment, None)) is not None:
            timer.cancel()

        async def ask() -> None:
            while True:
                await asyncio.sleep(seconds)
                message = BackMsg()
                message.rerun_script.page_script_hash = self._page
                message.rerun_script.fragment_id = fragment
                message.rerun_script.is_auto_rerun = True
                await self._line.send(message.SerializeToString())

        self._timers[fragment] = asyncio.create_task(ask())

    def _forget_timers(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()


def _words(element: Any) -> str:
    told = getattr(element, element.WhichOneof("type") or "", None)
    return str(getattr(told, "body", ""))

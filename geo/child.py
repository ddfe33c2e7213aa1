"""A Python process of our own that answers one question at a time, and may be lost without harm.

Questions and answers travel as frames over its standard input and output: a length, then JSON,
then a length, then bytes. Nothing is unpickled: a child that an article has taken over can send
words, no objects.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from geo.settings import ROOT

Json = dict[str, Any]

MAX_ANSWER = 400_000_000
_HEAD = struct.Struct(">Q")


class ChildLost(Exception):
    """The child ended, or was ended, before it had answered."""

    def __init__(self, *, late: bool) -> None:
        self.late = late
        super().__init__("took too long" if late else "ended")


class Child:
    """Runs ``python -m module``, anew whenever it was lost. May be shared between threads.

    Parameters
    ----------
    module
        A module that calls :func:`serve`.
    seconds
        How long an answer may take.
    private
        Whether the child gets no environment but what Python needs: no keys, no settings.

    A child computes in one thread: there are as many children as there is work for.
    """

    def __init__(self, module: str, *, seconds: float, private: bool = False) -> None:
        self._module = module
        self._seconds = seconds
        self._private = private
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = threading.Lock()

    def ask(self, question: Json, data: bytes = b"") -> Json:
        """Return the child's answer.

        Raises
        ------
        ChildLost
            It took too long, or too much memory, or crashed. The next question starts another.
        """
        with self._lock:
            seasoned = self._process is not None
            try:
                return self._ask(question, data)
            except ChildLost as lost:
                # It may have died of an earlier question: this one deserves a child of its own.
                if lost.late or not seasoned or self._closed:
                    raise
                return self._ask(question, data)

    def _ask(self, question: Json, data: bytes) -> Json:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            _send(process.stdin, question, data)
            return _receive(process.stdout)[0]
        except (OSError, EOFError, ValueError) as error:
            self._end()
            raise ChildLost(late=late.is_set()) from error
        finally:
            timer.cancel()

    @property
    def pid(self) -> int | None:
        """The running child's process id."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the child for good, without waiting for what it is at."""
        self._closed = True
        if (process := self._process) is not None:
            process.kill()  # whoever waits for its answer holds the lock, and learns that it ended
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise ChildLost(late=False)
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                cwd=ROOT, env=_environment(private=self._private),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if self._private else None,
            )  # fmt: skip
        return self._process

    def _end(self) -> None:
        if (process := self._process) is None:
            return
        self._process = None
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                continue


def serve(answer: Callable[[Json, bytes], Json]) -> None:
    """Answer questions until whoever asks is gone."""
    asked = sys.stdin.buffer
    # Whatever a library prints must not get between the frames.
    told = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while True:
        try:
            question, data = _receive(asked)
            _send(told, answer(question, data))
        except (EOFError, BrokenPipeError, KeyboardInterrupt):
            return


def _send(pipe: Any, value: Mapping[str, Any], data: bytes = b"") -> None:
    words = json.dumps(value).encode()
    pipe.write(_HEAD.pack(len(words)) + words + _HEAD.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: Any) -> tuple[Json, bytes]:
    value = json.loads(_exactly(pipe, *_HEAD.unpack(_exactly(pipe, _HEAD.size))))
    return value, _exactly(pipe, *_HEAD.unpack(_exactly(pipe, _HEAD.size)))


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    if size > MAX_ANSWER:
        raise ValueError("the frame is too large")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _environment(*, private: bool) -> dict[str, str]:
    # Threads of several children on few cores would only wait for each other.
    alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    if not private:
        return {**os.environ, **alone}
    kept = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "SYSTEMROOT")
    return {**{name: os.environ[name] for name in kept if name in os.environ}, **alone}

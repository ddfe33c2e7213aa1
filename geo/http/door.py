"""Asks the web for one thing at a time, within limits."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import httpx

from geo import __version__
from geo.errors import NetworkError
from geo.http.cache import Cache
from geo.http.wire import CheckedTransport, Resolve, resolve_name
from geo.settings import Settings

MAX_REDIRECTS = 5
MAX_BYTES = 10_000_000
MAX_SECONDS = 15.0
USER_AGENT = f"Dateline/{__version__}"

_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536

MakeTransport = Callable[[float], httpx.BaseTransport]
"""Makes what carries a request, given the ``time.monotonic()`` it must be done by."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes
    ----------
    url
        Where it came from in the end, after any redirects.
    at
        When it was fetched (UTC, ISO 8601): for a kept answer, when it was first fetched.
    headers
        Names in lower case.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    at: str

    @property
    def media_type(self) -> str:
        """What the server says it is, such as ``text/html``."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Door:
    """The way out.

    Parameters
    ----------
    transport
        Carries requests instead of the network: for tests, or a network of one's own.
    resolve
        Turns names into addresses.
    max_redirects
        How often an answer may send us on; 0 where what we post is for one host only.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        transport: MakeTransport | None = None,
        resolve: Resolve = resolve_name,
        max_seconds: float = MAX_SECONDS,
        max_redirects: int = MAX_REDIRECTS,
    ) -> None:
        allowed = frozenset(
            host.strip().rstrip(".").lower()
            for host in settings.allowed_hosts.split(",")
            if host.strip()
        )
        self._transport = transport or (lambda end: CheckedTransport(allowed, end, resolve))
        self._cache = Cache(settings.cache_dir / "http.sqlite")
        self._max_seconds = max_seconds
        self._max_redirects = max_redirects

    def fetch(
        self, url: str, *, keep: float = 0.0, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Return what stands at an address.

        Parameters
        ----------
        keep
            Seconds for which an answer may be given again without asking.

        Raises
        ------
        NetworkError
            The address is not allowed, or there is no good answer: too slow, too large, an error.
        """
        answer = self.ask(url, keep=keep, headers=headers)
        if answer.status >= 400:
            raise NetworkError(shown(url), f"answers {answer.status}", _remedy(answer.status))
        return answer

    def ask(
        self,
        url: str,
        *,
        keep: float = 0.0,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        before: Callable[[], None] = lambda: None,
    ) -> Answer:
        """Return whatever an address answers, errors of the server's too; a body is posted.

        Parameters
        ----------
        before
            Called when the address is about to be asked, not when a kept answer will do.

        Raises
        ------
        NetworkError
            The address is not allowed, or there is no answer within the limits.
        """
        if keep and body is None and (known := self._cache.get(url, keep)):
            about, kept = known
            return Answer(
                about["moved"] or url, about["status"], about["headers"], kept, about["at"]
            )
        before()
        answer = self._follow(url, headers or {}, body)
        if keep and body is None and answer.status == 200:
            about = {
                "moved": answer.url if answer.url != url else "",
                "status": answer.status,
                "at": answer.at,
                "headers": {"content-type": answer.headers.get("content-type", "")},
            }
            self._cache.put(url, about, answer.body)
        return answer

    def _follow(self, url: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        deadline = time.monotonic() + self._max_seconds
        here = url
        for _ in range(self._max_redirects + 1):
            _check(here)
            answer = self._once(here, headers, body, deadline)
            target = answer.headers.get("location")
            if answer.status not in _MOVED or not target:
                return answer
            here, before = urljoin(here, target), here
            if urlsplit(here).netloc != urlsplit(before).netloc:
                headers = {k: v for k, v in headers.items() if k.lower() != "authorization"}
        raise NetworkError(
            shown(url),
            f"sends us on more than {self._max_redirects} times"
            if self._max_redirects
            else "sends us elsewhere",
            "Give the final address",
        )

    def _once(
        self, url: str, headers: Mapping[str, str], body: bytes | None, deadline: float
    ) -> Answer:
        sent = {"user-agent": USER_AGENT, "accept-encoding": "gzip", "accept": "*/*", **headers}
        # A client of its own: no cookie, no connection and no header outlives a request.
        try:
            with httpx.Client(
                transport=self._transport(deadline), trust_env=False, timeout=self._max_seconds
            ) as client:
                request = client.build_request(
                    "GET" if body is None else "POST", url, headers=sent, content=body
                )
                response = client.send(request, stream=True)
                try:
                    data = _read(response, url)
                finally:
                    response.close()
        except httpx.TimeoutException as error:
            raise NetworkError(
                shown(url), f"did not answer within {self._max_seconds:g} s", "Try again later"
            ) from error
        except httpx.InvalidURL as error:
            raise NetworkError(shown(url), "is not a web address", _EXAMPLE) from error
        except httpx.HTTPError as error:
            raise NetworkError(
                shown(url), "can't be reached", "Check the address and the connection"
            ) from error
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Answer(url, response.status_code, dict(response.headers), data, now)


_EXAMPLE = "Give one like https://example.org/story"


def shown(url: str) -> str:
    """Return an address fit for messages: without credentials and query, where keys are."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "The address"
    return f"{parts.scheme}://{host}{parts.path}"[:200] if host else url.partition("?")[0][:200]


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise NetworkError("The address", "is not a web address", _EXAMPLE) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise NetworkError(shown(url), "is not a web address", _EXAMPLE)
    if parts.username or parts.password:
        raise NetworkError(shown(url), "has a name or password in it", "Give it without")


def _read(response: httpx.Response, url: str) -> bytes:
    """Read a body, never trusting what the server says of its size, packed or unpacked."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip"}:
        raise NetworkError(shown(url), f"answers packed as {coding[:20]!r}", "Try again later")
    loaded = response.is_stream_consumed  # by a transport that gives all at once, unpacked
    unpack = zlib.decompressobj(wbits=31) if "gzip" in coding and not loaded else None
    parts: list[bytes] = []
    size = 0
    for chunk in [response.content] if loaded else response.iter_raw(_CHUNK):
        try:
            part = chunk if unpack is None else unpack.decompress(chunk, MAX_BYTES + 1 - size)
        except zlib.error as error:
            raise NetworkError(shown(url), "answers with damaged data", "Try again") from error
        size += len(part)
        if size > MAX_BYTES:
            raise NetworkError(
                shown(url), f"is over the limit of {MAX_BYTES / 1e6:g} MB", "Give a smaller page"
            )
        parts.append(part)
        if unpack is not None and unpack.eof:
            break
    return b"".join(parts)


def _remedy(status: int) -> str:
    if status in {401, 402, 403}:
        return "The page wants a login or refuses programs: save it in a browser and drop the file"
    if status in {404, 410}:
        return "Check the address"
    return "Try again later"

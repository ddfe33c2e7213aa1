"""Connects to checked addresses only, and lets no peer keep us longer than agreed.

A name is resolved once; the very address that was checked is connected to, so that a name that
changes its answer between check and use (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import httpcore
import httpx

from geo.errors import NetworkError
from geo.http.addresses import is_public

Resolve = Callable[[str, int], Iterable[str]]
"""Turns a host name and a port into addresses."""


def resolve_name(host: str, port: int) -> Iterable[str]:
    """Return a host's addresses, as the system knows them.

    Raises
    ------
    OSError
        The name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedTransport(httpx.HTTPTransport):
    """httpx's transport over connections that were checked.

    Parameters
    ----------
    allowed
        Hosts that may be anywhere, by name.
    deadline
        ``time.monotonic()`` after which nothing is waited for.
    """

    def __init__(self, allowed: frozenset[str], deadline: float, resolve: Resolve) -> None:
        super().__init__(verify=_trust(), trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trust(),
            max_connections=1,
            network_backend=_CheckedBackend(allowed, deadline, resolve),
        )


class _CheckedBackend(httpcore.NetworkBackend):
    def __init__(self, allowed: frozenset[str], deadline: float, resolve: Resolve) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port)
        if host.rstrip(".").lower() not in self._allowed:
            for address in addresses:
                if not is_public(address):
                    raise NetworkError(
                        host, "is not on the open internet",
                        "Dateline fetches public pages only; DATELINE_ALLOWED_HOSTS can name "
                        "others",
                    )  # fmt: skip
        trouble: Exception = httpcore.ConnectError("no address")
        for address in addresses[:4]:
            try:
                stream = self._plain.connect_tcp(
                    address, port, _left(self._deadline, timeout), None, socket_options or ()
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
            else:
                return _TimedStream(stream, self._deadline)
        raise trouble

    def _addresses(self, host: str, port: int) -> list[str]:
        """Resolve a name without waiting past the deadline, as the system's resolver might."""
        found: list[str] = []
        failed: list[Exception] = []

        def look_up() -> None:
            try:
                found.extend(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(_left(self._deadline, None))
        if thread.is_alive():
            raise httpcore.ConnectTimeout("name look-up")
        if failed or not found:
            raise httpcore.ConnectError("name not known")
        return found

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no local sockets")


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline: drop by drop is no way around it."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout)
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("out of time")
    return left if timeout is None else min(left, timeout)


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context()

"""Online geocoders, for what the offline gazetteer lacks: off unless a setting turns one on.

geopy knows their languages; the requests go through our own door. Answers are kept on disk for a
quarter of a year, and each place says who gave it, under which licence, and when.
"""

from __future__ import annotations

import json
import threading
import time
import warnings
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderUnavailable, GeopyError
from geopy.geocoders import GeoNames, Nominatim, OpenCage, Photon

from geo.errors import GazetteerError, NetworkError, SettingsError
from geo.http import Door
from geo.model import LonLat, Place
from geo.settings import Settings

SERVICES = ("nominatim", "photon", "geonames", "opencage")
KEEP = 90 * 86_400.0
MAX_FOUND = 5

_LICENCES = {
    "nominatim": "© OpenStreetMap contributors, ODbL",
    "photon": "© OpenStreetMap contributors, ODbL",
    "geonames": "GeoNames, CC BY 4.0",
    "opencage": "OpenCage, © OpenStreetMap contributors, ODbL",
}
_PAUSE = {"nominatim": 1.0}
"""Seconds between requests that a service's policy asks for."""

_turn = threading.Lock()
_last: dict[str, float] = {}


class OnlineGeocoder:
    """The online geocoder that the settings name.

    Raises
    ------
    SettingsError
        They name none, or lack the key or the name it wants.
    """

    def __init__(self, settings: Settings, door: Door) -> None:
        self.service = settings.geocoder.strip().lower()
        if self.service not in SERVICES:
            raise SettingsError(
                "DATELINE_GEOCODER", f"{settings.geocoder!r} is no geocoder",
                f"Choose one of {', '.join(SERVICES)}, or leave it empty",
            )  # fmt: skip
        self._asked_at = ""
        self._coder = _coder(self.service, settings, self._adapter(door))

    def search(self, name: str) -> tuple[Place, ...]:
        """Return the places so called, the likeliest first; none where it knows none.

        Raises
        ------
        GazetteerError
            There is no answer, or none that makes sense.
        """
        options = {"addressdetails": True, "language": "en"} if self.service == "nominatim" else {}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # of a latitude it then refuses
                found = self._coder.geocode(name, exactly_one=False, timeout=15, **options)
            places = [self._place(location) for location in (found or [])[:MAX_FOUND]]
        except (GeopyError, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise GazetteerError(
                self.service.capitalize(), _words(error), "Drop a pin instead, or try again later"
            ) from error
        return tuple(dict.fromkeys(place for place in places if place is not None))

    def _place(self, location: Any) -> Place | None:
        """Read an answer, which is not believed: a point off the globe is none."""
        try:
            point = LonLat(round(float(location.longitude), 6), round(float(location.latitude), 6))
        except (TypeError, ValueError):
            return None
        raw = location.raw if isinstance(location.raw, Mapping) else {}
        name = str(location.address or "").split(",")[0].strip()[:120]
        licence = str(raw.get("licence") or _LICENCES[self.service])[:120]
        ident = raw.get("osm_id") or raw.get("geonameId") or f"{point.lon},{point.lat}"
        return Place(
            f"{self.service}:{str(raw.get('osm_type') or '')[:1]}{str(ident)[:40]}",
            name or "a place", "point", _country(raw), point, None, point, None,
            f"{self.service.capitalize()}, {licence}, {self._asked_at[:10]}",
        )  # fmt: skip

    def _adapter(self, door: Door) -> Callable[..., BaseSyncAdapter]:
        return lambda *, proxies, ssl_context: _Adapter(
            door, self.service, self._note, proxies, ssl_context
        )

    def _note(self, asked_at: str) -> None:
        self._asked_at = asked_at


class _Adapter(BaseSyncAdapter):  # type: ignore[misc]
    """Carries geopy's requests through the door."""

    def __init__(
        self, door: Door, service: str, note: Callable[[str], None], proxies: Any, ssl: Any
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl)
        self._door = door
        self._service = service
        self._note = note

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        del timeout  # the door has a limit of its own
        try:
            answer = self._door.ask(
                url, keep=KEEP, headers=headers, before=lambda: _wait(self._service)
            )
        except NetworkError as error:
            raise GeocoderUnavailable(error.trouble) from error
        self._note(answer.at)
        text = answer.body.decode("utf-8", "replace")
        if answer.status >= 400:
            raise AdapterHTTPError(
                f"answers {answer.status}", status_code=answer.status,
                headers=dict(answer.headers), text=None,
            )  # fmt: skip
        return text

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("answers what can't be read") from error


def _coder(service: str, settings: Settings, adapter: Any) -> Any:
    agent = settings.geocoder_agent.strip() or "Dateline"
    common: dict[str, Any] = {"adapter_factory": adapter, "user_agent": agent}
    if settings.geocoder_url:
        parts = urlsplit(settings.geocoder_url)
        common |= {"domain": parts.netloc + parts.path.rstrip("/"), "scheme": parts.scheme}
    if service == "nominatim":
        if not settings.geocoder_agent.strip():
            raise SettingsError(
                "DATELINE_GEOCODER_AGENT", "is empty",
                "Nominatim's policy wants a name that tells who asks, with a way to reach you",
            )  # fmt: skip
        return Nominatim(**common)
    if service == "photon":
        return Photon(**common)
    if not settings.geocoder_key:
        raise SettingsError("DATELINE_GEOCODER_KEY", "is empty", f"{service} wants one")
    if service == "geonames":
        # Asked in the open by default, which would show the user name to whoever listens.
        return GeoNames(settings.geocoder_key, **{"scheme": "https", **common})
    return OpenCage(settings.geocoder_key, **common)


def _wait(service: str) -> None:
    """Keep the pause a service asks for, whoever in this process asks."""
    pause = _PAUSE.get(service, 0.0)
    with _turn:
        left = _last.get(service, -pause) + pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        _last[service] = time.monotonic()


def _country(raw: Mapping[str, Any]) -> str:
    address = raw.get("address") or raw.get("components") or raw.get("properties") or raw
    code = address.get("country_code") or address.get("countrycode") or address.get("countryCode")
    text = str(code or "").upper()
    return text if len(text) == 2 and text.isascii() and text.isalpha() else ""


def _words(error: Exception) -> str:
    if not isinstance(error, GeopyError):
        return "answers what makes no sense"
    return str(error).replace("\n", " ")[:120] or "does not answer"

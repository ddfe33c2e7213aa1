"""The gazetteer behind geopy's interface: what speaks to Nominatim can speak to it, offline."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer.names import normalise
from geo.gazetteer.store import Gazetteer
from geo.model import LonLat, Place

NEAR_KM = 100.0
"""A point further than this from any city is in no city's neighbourhood."""


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Geocode names and points with no network.

    Parameters
    ----------
    gazetteer
        An open gazetteer; it stays the caller's to close.

    Examples
    --------
    >>> with Gazetteer.open(settings.gazetteer_path) as gazetteer:
    ...     geocoder = GazetteerGeocoder(gazetteer)
    ...     geocoder.geocode("Paris, Texas").address
    'Paris, Lamar County, Texas, United States'
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(user_agent="Dateline", timeout=None, adapter_factory=_NoNetwork)
        self._gazetteer = gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        kinds: Iterable[str] | None = None,
    ) -> Location | list[Location] | None:
        """Return where a name is, the most notable place of that name first.

        Parameters
        ----------
        query
            A name, or a name and what contains it, separated by commas: "Birmingham, Alabama".
        exactly_one
            Return one location rather than a list.
        timeout
            Taken for geopy's sake; nothing is waited for.
        limit
            The most locations to return.
        country_codes
            Only places of these countries, ISO 3166-1 alpha-2, in either case.
        kinds
            Only places of these kinds, such as ``city`` or ``river``.

        Returns
        -------
        geopy.location.Location, a list of them, or None
            None where nothing is so called, as geopy's geocoders do.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            The query is empty, or the limit is less than one.
        """
        _check_limit(limit)
        if not isinstance(query, str) or not normalise(query):
            raise GeocoderQueryError("Give the name of a place: the query is empty")
        codes = _codes(country_codes)
        wanted = None if kinds is None else frozenset(kinds)
        places = [
            place
            for place in self._called(query)
            if (codes is None or place.country in codes)
            and (wanted is None or place.kind in wanted)
        ]
        return _result([self._location(place) for place in places], exactly_one, limit)

    def reverse(
        self,
        query: Point | str | Sequence[float],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        within_km: float = NEAR_KM,
        kinds: Iterable[str] | None = None,
    ) -> Location | list[Location] | None:
        """Return the places nearest to a point, with their distance as ``raw["distance_km"]``.

        Parameters
        ----------
        query
            The point in geopy's order, latitude first: a ``geopy.Point``, a pair or a text.
        within_km
            Nothing further away is returned.
        kinds
            Only places of these kinds; cities unless told.
        exactly_one, timeout, limit
            As for :meth:`geocode`.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            The query is no point on the Earth, or the limit is less than one.
        """
        _check_limit(limit)
        point = _point(query)
        most = 1 if exactly_one else (limit or 10)
        found = self._gazetteer.nearest(point, most, kinds, within_km)
        locations = [self._location(place, distance_km=round(km, 3)) for place, km in found]
        return _result(locations, exactly_one, limit)

    def _called(self, query: str) -> Iterator[Place]:
        """Yield the places a query means: a whole name before a name within others."""
        whole = self._gazetteer.find(query)
        yield from whole
        name, *outer = [part for part in query.split(",") if normalise(part)]
        if outer:
            seen = {place.id for place in whole}
            for place in self._gazetteer.find(name):
                if place.id not in seen and self._lies_in(place, outer):
                    yield place

    def _lies_in(self, place: Place, outer: Sequence[str]) -> bool:
        """Tell whether all the names given are of what contains the place."""
        ids = {above.id for above in self._gazetteer.parents(place)}
        country = self._gazetteer.country(place.country) if place.country else None
        if country:
            ids.add(country.id)
        return all(
            any(named.place.id in ids for named in self._gazetteer.names(name))
            or name.strip().upper() == place.country
            for name in outer
        )

    def _location(self, place: Place, **further: object) -> Location:
        parents = self._gazetteer.parents(place)
        lines = dict.fromkeys([place.name, *(above.name for above in parents)])
        raw = {
            "id": place.id,
            "name": place.name,
            "kind": place.kind,
            "country": place.country,
            "lat": place.point.lat,
            "lon": place.point.lon,
            "anchor": {"lat": place.anchor.lat, "lon": place.anchor.lon},
            "extent": place.extent,
            "population": place.population,
            "within": [above.id for above in parents],
            "source": place.source,
            **further,
        }
        return Location(", ".join(lines), Point(place.point.lat, place.point.lon), raw)


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """Refuses every request: nothing here asks for one."""

    def get_json(self, url: str, *, timeout: object, headers: object) -> object:
        raise GeocoderServiceError(f"The offline geocoder does not ask the network for {url}")

    get_text = get_json


def _result(
    locations: list[Location], exactly_one: bool, limit: int | None
) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations[:limit]


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise GeocoderQueryError(f"Ask for at least one place: the limit is {limit}")


def _codes(given: str | Sequence[str] | None) -> frozenset[str] | None:
    if given is None:
        return None
    codes = given.split(",") if isinstance(given, str) else given
    return frozenset(code.strip().upper() for code in codes)


def _point(query: Point | str | Sequence[float]) -> LonLat:
    try:
        if not query:
            raise ValueError("there is none")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # geopy warns before it refuses
            point = query if isinstance(query, Point) else Point(query)
        return LonLat(point.longitude, point.latitude)
    except (ValueError, TypeError) as error:
        raise GeocoderQueryError(
            f"{query!r} is no point: give latitude and longitude in degrees"
        ) from error

"""Online geocoders over real HTTP: a server that speaks Nominatim's JSON, and lies, and fails."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.errors import GazetteerError, SettingsError
from geo.gazetteer import online
from geo.gazetteer.online import OnlineGeocoder
from geo.http import Door
from geo.settings import Settings
from tests import web

LAMU = {
    "place_id": 1, "licence": "Data © OpenStreetMap contributors, ODbL 1.0", "osm_type": "node",
    "osm_id": 27, "lat": "-2.2686", "lon": "40.9006", "display_name": "Lamu Old Jetty, Lamu, Kenya",
    "address": {"country_code": "ke"},
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[web.Site]:
    with web.serving(web.Site()) as site:
        yield site


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(online._PAUSE, "nominatim", 0.0)


def geocoder(site: web.Site, folder: Path, service: str = "nominatim", **more) -> OnlineGeocoder:
    settings = Settings(
        cache_dir=folder, allowed_hosts="localhost", geocoder=service,
        geocoder_agent="Rift Courier desk (desk@courier.example)", geocoder_key="hunter2",
        geocoder_url=site.url("").rstrip("/"),
    )  # fmt: skip
    return OnlineGeocoder(settings, Door(settings, max_seconds=more.get("seconds", 5.0)))


def test_a_place_comes_with_its_licence_and_day(site: web.Site, tmp_path: Path):
    site.put("/search", json.dumps([LAMU]), "application/json")
    (place,) = geocoder(site, tmp_path).search("Lamu Old Jetty")
    assert (place.name, place.country) == ("Lamu Old Jetty", "KE")
    assert (place.point.lon, place.point.lat) == (40.9006, -2.2686)
    assert place.id == "nominatim:n27"
    today = time.strftime("%Y-%m-%d", time.gmtime())
    assert place.source == f"Nominatim, Data © OpenStreetMap contributors, ODbL 1.0, {today}"


def test_it_says_who_asks(site: web.Site, tmp_path: Path):
    site.put("/search", "[]", "application/json")
    assert geocoder(site, tmp_path).search("Xyzzyville") == ()
    assert site.headers[0]["user-agent"] == "Rift Courier desk (desk@courier.example)"


def test_nominatim_is_not_asked_without_a_name(tmp_path: Path):
    settings = Settings(cache_dir=tmp_path, geocoder="nominatim")
    with pytest.raises(SettingsError, match="DATELINE_GEOCODER_AGENT"):
        OnlineGeocoder(settings, Door(settings))


@pytest.mark.parametrize("service", ["", "elsewhere"])
def test_no_other_service_is_known(tmp_path: Path, service: str):
    settings = Settings(cache_dir=tmp_path, geocoder=service)
    with pytest.raises(SettingsError, match="is no geocoder"):
        OnlineGeocoder(settings, Door(settings))


def test_what_was_asked_once_is_not_asked_again(site: web.Site, tmp_path: Path):
    site.put("/search", json.dumps([LAMU]), "application/json")
    first = geocoder(site, tmp_path).search("Lamu Old Jetty")
    assert geocoder(site, tmp_path).search("Lamu Old Jetty") == first
    assert len(site.asked) == 1


def test_a_second_lies_between_two_questions(
    site: web.Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    slept: list[float] = []
    monkeypatch.setitem(online._PAUSE, "nominatim", 1.0)
    monkeypatch.setattr(online.time, "sleep", slept.append)
    monkeypatch.setattr(online.time, "monotonic", lambda: 100.0)
    online._last.clear()
    online._wait("nominatim")
    online._wait("nominatim")
    assert slept == [1.0]
    online._last.clear()


@pytest.mark.parametrize(
    "answer",
    [
        "not json", "{}", '{"error": "no"}', "[1, 2]", '[{"lat": "x", "lon": "y"}]', "null",
        "[" * 5000,
    ],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_is_told_or_is_none(
    site: web.Site, tmp_path: Path, answer: str
):
    site.put("/search", answer, "application/json")
    try:
        found = geocoder(site, tmp_path).search("Lamu")
    except GazetteerError:
        found = ()
    assert found == ()


def test_a_point_off_the_globe_is_not_believed(site: web.Site, tmp_path: Path):
    site.put("/search", json.dumps([{**LAMU, "lat": "95"}, LAMU]), "application/json")
    with pytest.raises(GazetteerError, match="makes no sense"):
        geocoder(site, tmp_path).search("Lamu")


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_service_that_refuses_is_told(site: web.Site, tmp_path: Path, status: int):
    site.put("/search", "go away", status=status)
    with pytest.raises(GazetteerError) as told:
        geocoder(site, tmp_path).search("Lamu")
    assert "Nominatim" in str(told.value)


@pytest.mark.parametrize("answer", [web.drip, web.broken, web.short])
def test_a_service_that_is_slow_or_breaks_off_is_told(site: web.Site, tmp_path: Path, answer):
    site.pages["/search"] = answer
    with pytest.raises(GazetteerError):
        geocoder(site, tmp_path, seconds=0.5).search("Lamu")


@pytest.mark.parametrize(
    ("service", "path", "answer"),
    [
        ("photon", "/api", {"features": [{
            "geometry": {"coordinates": [40.9, -2.27]},
            "properties": {"name": "Lamu", "countrycode": "KE", "osm_id": 27},
        }]}),
        ("geonames", "/searchJSON", {"geonames": [{
            "name": "Lamu", "lat": "-2.27", "lng": "40.9", "countryCode": "KE", "geonameId": 189741,
        }]}),
        ("opencage", "/geocode/v1/json", {"status": {"code": 200}, "results": [{
            "formatted": "Lamu, Kenya", "geometry": {"lat": -2.27, "lng": 40.9},
            "components": {"country_code": "ke"},
        }]}),
    ],
)  # fmt: skip
def test_other_services_speak_other_languages(
    site: web.Site, tmp_path: Path, service: str, path: str, answer: dict
):
    site.put(path, json.dumps(answer), "application/json")
    (place,) = geocoder(site, tmp_path, service).search("Lamu")
    assert (place.name, place.country) == ("Lamu", "KE")
    assert (place.point.lon, place.point.lat) == (40.9, -2.27)


def test_a_key_is_in_no_message(site: web.Site, tmp_path: Path):
    site.put("/geocode/v1/json", "no", status=500)
    with pytest.raises(GazetteerError) as told:
        geocoder(site, tmp_path, "opencage").search("Lamu")
    assert "hunter2" in site.asked[0]
    assert "hunter2" not in f"{told.value}{told.value.__cause__}{Settings(geocoder_key='hunter2')}"

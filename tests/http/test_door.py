"""The door to the network: over real HTTP, against a server that does its worst."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from geo.errors import NetworkError
from geo.http import Door, shown
from geo.settings import Settings
from tests import web


@pytest.fixture
def site() -> Iterator[web.Site]:
    with web.serving(web.Site()) as site:
        yield site


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache_dir=tmp_path, allowed_hosts="localhost")


@pytest.fixture
def door(settings: Settings) -> Door:
    return Door(settings, max_seconds=2.0)


def test_a_page_is_fetched(site: web.Site, door: Door):
    site.put("/a", "<p>Muscat</p>")
    answer = door.fetch(site.url("/a"))
    assert (answer.body, answer.media_type, answer.status) == (b"<p>Muscat</p>", "text/html", 200)
    assert answer.at


def test_loopback_is_refused_unless_a_setting_names_it(site: web.Site, tmp_path: Path):
    site.put("/a", "secret")
    with pytest.raises(NetworkError, match="is not on the open internet"):
        Door(Settings(cache_dir=tmp_path)).fetch(site.url("/a"))
    assert site.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_no_spelling_of_loopback_gets_through(site: web.Site, door: Door, host: str):
    site.put("/a", "secret")
    with pytest.raises(NetworkError):
        door.fetch(site.url("/a", host))
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/a", "gopher://example.org", "javascript:alert(1)",
     "//example.org", "example.org", "", "http://", "http://[", "http://a:b:c/",
     "http://user:secret@example.org/"],
)  # fmt: skip
def test_only_plain_web_addresses_are_taken(door: Door, url: str):
    with pytest.raises(NetworkError) as told:
        door.fetch(url)
    assert "secret" not in str(told.value)


def test_a_redirect_is_followed(site: web.Site, door: Door):
    site.put("/b", "there")
    site.move("/a", "/b")
    assert door.fetch(site.url("/a")).url == site.url("/b")


def test_a_redirect_to_a_private_address_is_refused(site: web.Site, door: Door):
    site.put("/secret", "secret")
    site.move("/a", site.url("/secret", "127.0.0.1"))
    with pytest.raises(NetworkError, match="is not on the open internet"):
        door.fetch(site.url("/a"))
    assert site.asked == ["/a"]


def test_a_redirect_to_a_file_is_refused(site: web.Site, door: Door):
    site.move("/a", "file:///etc/passwd")
    with pytest.raises(NetworkError, match="is not a web address"):
        door.fetch(site.url("/a"))


def test_five_redirects_are_enough(site: web.Site, door: Door):
    for n in range(6):
        site.move(f"/{n}", f"/{n + 1}")
    site.put("/6", "end")
    assert door.fetch(site.url("/1")).body == b"end"
    with pytest.raises(NetworkError, match="more than 5 times"):
        door.fetch(site.url("/0"))


def test_a_name_that_changes_its_answer_gains_nothing(site: web.Site, tmp_path: Path):
    """DNS rebinding: the name is looked up once, and what was checked is connected to."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    site.put("/a", "secret")
    door = Door(Settings(cache_dir=tmp_path), resolve=resolve, max_seconds=0.5)
    with pytest.raises(NetworkError):
        door.fetch(site.url("/a", "rebind.example"))
    assert asked == ["rebind.example"]
    assert site.asked == []


def test_one_private_address_among_public_ones_is_refused(tmp_path: Path):
    door = Door(
        Settings(cache_dir=tmp_path), resolve=lambda *_: ["93.184.216.34", "10.0.0.1"],
        max_seconds=0.5,
    )  # fmt: skip
    with pytest.raises(NetworkError, match="is not on the open internet"):
        door.fetch("http://mixed.example/")


@pytest.mark.parametrize("answer", [web.drip, web.drip_head], ids=["body", "head"])
def test_drop_by_drop_is_no_way_around_the_limit_of_time(site: web.Site, settings, answer):
    site.pages["/slow"] = answer
    with pytest.raises(NetworkError, match="did not answer within"):
        Door(settings, max_seconds=0.4).fetch(site.url("/slow"))


@pytest.mark.parametrize("answer", [web.endless, web.packed_bomb], ids=["endless", "packed"])
def test_ten_megabytes_are_enough(site: web.Site, settings: Settings, answer):
    site.pages["/huge"] = answer
    with pytest.raises(NetworkError, match="over the limit of 10 MB"):
        Door(settings).fetch(site.url("/huge"))


@pytest.mark.parametrize("answer", [web.broken, web.short], ids=["no HTTP", "cut short"])
def test_a_server_that_breaks_off_is_told(site: web.Site, door: Door, answer):
    site.pages["/bad"] = answer
    with pytest.raises(NetworkError, match="can't be reached"):
        door.fetch(site.url("/bad"))


@pytest.mark.parametrize("status", [401, 404, 429, 500, 503])
def test_an_error_of_the_server_is_told_with_a_remedy(site: web.Site, door: Door, status: int):
    site.put("/bad", "no", status=status)
    with pytest.raises(NetworkError, match=f"answers {status}") as told:
        door.fetch(site.url("/bad?key=hunter2"))
    assert told.value.remedy
    assert "hunter2" not in str(told.value)


def test_a_kept_answer_is_not_asked_for_again(site: web.Site, door: Door):
    site.put("/a", "once")
    first, second = (door.fetch(site.url("/a"), keep=60) for _ in range(2))
    assert site.asked == ["/a"]
    assert (first.body, first.at) == (second.body, second.at)


def test_an_error_is_not_kept(site: web.Site, door: Door):
    site.put("/a", "no", status=500)
    door.ask(site.url("/a"), keep=60)
    site.put("/a", "yes")
    assert door.ask(site.url("/a"), keep=60).body == b"yes"


def test_what_is_kept_does_not_tell_a_key(site: web.Site, door: Door, tmp_path: Path):
    site.put("/a", "once")
    door.fetch(site.url("/a?key=hunter2"), keep=60)
    assert b"hunter2" not in (tmp_path / "http.sqlite").read_bytes()


def test_no_cookie_is_kept(site: web.Site, door: Door):
    def answer(asked) -> None:
        asked.send_response(200)
        asked.send_header("Set-Cookie", "who=me")
        asked.send_header("Content-Length", "0")
        asked.end_headers()

    site.pages["/a"] = answer
    door.fetch(site.url("/a"))
    door.fetch(site.url("/a"))
    assert "cookie" not in site.headers[1]


def test_the_transport_can_be_swapped(tmp_path: Path):
    def here(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=f"you asked for {request.url.path}")

    door = Door(Settings(cache_dir=tmp_path), transport=lambda _: httpx.MockTransport(here))
    assert door.fetch("https://example.org/x").body == b"you asked for /x"


def test_an_address_is_shown_without_what_may_be_secret():
    assert shown("https://a:b@example.org/p?key=hunter2#x") == "https://example.org/p"


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]",
     "[2002:a9fe:a9fe::]", "2852039166", "0xa9.0xfe.0xa9.0xfe"],
)  # fmt: skip
def test_the_metadata_address_of_clouds_is_refused_however_it_is_written(tmp_path, host: str):
    with pytest.raises(NetworkError):
        Door(Settings(cache_dir=tmp_path), max_seconds=1.0).fetch(f"http://{host}/latest/meta-data")


@pytest.mark.parametrize(
    "address", ["::1", "fe80::1", "fd12:3456::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "ff02::1"]
)
def test_a_name_whose_ipv6_address_is_not_public_is_refused(tmp_path: Path, address: str):
    door = Door(Settings(cache_dir=tmp_path), resolve=lambda *_: [address], max_seconds=1.0)
    with pytest.raises(NetworkError, match="is not on the open internet"):
        door.fetch("http://six.example/")


def test_a_redirect_of_a_name_that_was_public_to_one_that_is_not_is_refused(
    site: web.Site, tmp_path: Path
):
    site.put("/secret", "secret")
    site.move("/a", site.url("/secret", "inside.example"))
    door = Door(
        Settings(cache_dir=tmp_path, allowed_hosts="localhost"),
        resolve=lambda *_: ["127.0.0.1"], max_seconds=2.0,
    )  # fmt: skip
    with pytest.raises(NetworkError, match="is not on the open internet"):
        door.fetch(site.url("/a"))
    assert site.asked == ["/a"]


def test_where_no_redirect_is_wanted_none_is_followed(site: web.Site, settings: Settings):
    site.put("/b", "there")
    site.move("/a", "/b")
    with pytest.raises(NetworkError, match="sends us elsewhere"):
        Door(settings, max_redirects=0).fetch(site.url("/a"))
    assert site.asked == ["/a"]

"""A model's endpoint over real HTTP: slow, gone, refusing, breaking off, sending elsewhere."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.errors import NetworkError, SettingsError
from geo.extract import Events
from geo.http import Door
from geo.propose import Proposer
from geo.propose.endpoint import Endpoint
from geo.settings import Settings
from tests import web
from tests.chat import PATH, completion, propose_on
from tests.propose.conftest import Read, settings_for

TEXT = "Kenya met Oman in Muscat."
HELLO = [{"role": "user", "content": "Kenya sells tea."}]


def add(site: web.Site, folder: Path, read: Callable[[str], Read], **more: Any) -> Events:
    told = read(TEXT)
    proposer = Proposer(settings_for(site, folder, **more))
    return proposer.add(told.analysis, told.resolutions, told.gazetteer, told.events)[0]


def assert_whole(told: Events) -> str:
    """Assert that the rules' own link is there, and return the one problem."""
    assert [(x.source.key, x.target.key) for x in told.links] == [("KE", "OM")]
    (problem,) = [p for p in told.problems if p.step == "propose"]
    assert "hunter2" not in problem.message
    return problem.message


def test_it_is_asked_as_openai_is(site: web.Site, tmp_path: Path):
    propose_on(site)
    Endpoint(settings_for(site, tmp_path)).ask(HELLO)
    assert site.asked == [PATH]
    assert site.headers[0]["authorization"] == "Bearer hunter2"
    assert site.headers[0]["content-type"] == "application/json"
    assert json.loads(site.bodies[0]) == {
        "model": "parrot-7b", "messages": HELLO, "temperature": 0, "stream": False,
    }  # fmt: skip


def test_without_a_key_none_is_sent(site: web.Site, tmp_path: Path):
    propose_on(site)
    Endpoint(settings_for(site, tmp_path, proposer_key="")).ask(HELLO)
    assert "authorization" not in site.headers[0]


@pytest.mark.parametrize("answer", [web.drip, web.drip_head], ids=["body", "head"])
def test_a_slow_model_is_not_waited_for_beyond_the_time_set(site, tmp_path, read, answer):
    site.pages[PATH] = answer
    told = assert_whole(add(site, tmp_path, read, proposer_seconds=1))
    assert "did not answer within 1 s" in told


@pytest.mark.parametrize("answer", [web.endless, web.packed_bomb], ids=["endless", "packed"])
def test_an_enormous_answer_is_cut_off(site, tmp_path, read, answer):
    site.pages[PATH] = answer
    assert "over the limit of 10 MB" in assert_whole(add(site, tmp_path, read))


@pytest.mark.parametrize("answer", [web.broken, web.short], ids=["no HTTP", "cut short"])
def test_a_server_that_breaks_off_is_told(site, tmp_path, read, answer):
    site.pages[PATH] = answer
    assert "can't be reached" in assert_whole(add(site, tmp_path, read))


def test_a_server_that_is_not_there_is_told(tmp_path: Path, read):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        gone = web.Site()
        gone.port = taken.getsockname()[1]
        told = assert_whole(add(gone, tmp_path, read))
    assert told == (
        f"No links or routes were proposed: http://localhost{PATH} can't be reached. Check the "
        "address and the connection."
    )


@pytest.mark.parametrize(
    ("status", "remedy"),
    [(401, "DATELINE_PROPOSER_KEY"), (404, "DATELINE_PROPOSER_MODEL"), (500, "Try again later")],
)
def test_a_refusal_is_told_with_a_remedy(site, tmp_path, read, status: int, remedy: str):
    site.put(PATH, '{"error": "your key hunter2 is no good"}', "application/json", status)
    told = assert_whole(add(site, tmp_path, read))
    assert f"answers {status}" in told
    assert remedy in told
    assert len(site.asked) == 1


def busy(after: str, status: int = 429) -> web.Answer:
    """Say that it has had enough for now."""

    def answer(asked: Any) -> None:
        asked.send_response(status)
        asked.send_header("Retry-After", after)
        asked.send_header("Content-Length", "0")
        asked.end_headers()

    return answer


def test_a_server_that_has_had_enough_is_asked_once_more_when_it_says(site, tmp_path):
    def answer(asked: Any) -> None:
        if len(site.asked) > 1:
            web.send(asked, completion('{"links": []}').encode(), "application/json")
        else:
            busy("3")(asked)

    site.pages[PATH] = answer
    slept: list[float] = []
    endpoint = Endpoint(settings_for(site, tmp_path), sleep=slept.append)
    assert endpoint.ask(HELLO) == '{"links": []}'
    assert slept == [3.0]


@pytest.mark.parametrize("after", ["0", "nan", "-1", "soon"])
def test_a_server_that_always_has_had_enough_is_left_alone(site, tmp_path, after: str):
    site.pages[PATH] = busy(after)
    endpoint = Endpoint(settings_for(site, tmp_path), sleep=lambda _: None)
    with pytest.raises(NetworkError, match="answers 429"):
        endpoint.ask(HELLO)
    assert len(site.asked) == 2


def test_a_wait_beyond_the_time_set_is_not_begun(site, tmp_path):
    site.pages[PATH] = busy("86400", 503)
    slept: list[float] = []
    endpoint = Endpoint(settings_for(site, tmp_path, proposer_seconds=5), sleep=slept.append)
    with pytest.raises(NetworkError, match="answers 503"):
        endpoint.ask(HELLO)
    assert slept == []


def test_many_articles_do_not_each_wait_for_a_server_that_fails(site, tmp_path):
    site.put(PATH, "no", status=500)
    now = [100.0]
    endpoint = Endpoint(settings_for(site, tmp_path), clock=lambda: now[0])
    for _ in range(5):
        with pytest.raises(NetworkError):
            endpoint.ask(HELLO)
    assert len(site.asked) == 2
    now[0] += 61
    propose_on(site)
    endpoint.ask(HELLO)
    assert len(site.asked) == 3


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_the_text_is_never_sent_on_to_another_address(site, tmp_path, read, status: int):
    with web.serving(web.Site()) as other:
        site.move(PATH, other.url("/collect"), status)
        assert "sends us elsewhere" in assert_whole(add(site, tmp_path, read))
        assert other.asked == []


def test_only_the_host_of_the_setting_may_be_off_the_open_internet(site, tmp_path):
    propose_on(site)
    elsewhere = settings_for(
        site, tmp_path, proposer_url=site.url("/v1", "127.0.0.1"), allowed_hosts="localhost"
    )
    Endpoint(elsewhere).ask(HELLO)
    assert len(site.asked) == 1
    door = Endpoint(elsewhere)._door(5.0)
    with pytest.raises(NetworkError, match="is not on the open internet"):
        door.fetch(site.url("/v1", "localhost"))


def test_naming_a_model_opens_no_other_door(site, tmp_path):
    with pytest.raises(NetworkError, match="is not on the open internet"):
        Door(settings_for(site, tmp_path)).fetch(site.url("/v1"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"DATELINE_PROPOSER_URL": "localhost:11434"}, "DATELINE_PROPOSER_URL"),
        ({"DATELINE_PROPOSER_URL": "file:///etc/passwd"}, "DATELINE_PROPOSER_URL"),
        ({"DATELINE_PROPOSER_URL": "http://a:hunter2@localhost/v1"}, "DATELINE_PROPOSER_URL"),
        ({"DATELINE_PROPOSER_URL": "http://localhost:x/v1"}, "DATELINE_PROPOSER_URL"),
        ({"DATELINE_PROPOSER_URL": "http://localhost/v1"}, "DATELINE_PROPOSER_MODEL"),
        (
            {
                "DATELINE_PROPOSER_URL": "http://localhost/v1", "DATELINE_PROPOSER_MODEL": "m",
                "DATELINE_PROPOSER_KEY": "hunter2\n",
            },
            "DATELINE_PROPOSER_KEY",
        ),
    ],
)  # fmt: skip
def test_a_setting_that_can_never_work_is_told_before_anything_is_read(given, told: str):
    with pytest.raises(SettingsError, match=told) as error:
        Settings.from_env(given)
    assert "hunter2" not in str(error.value)


def test_a_key_is_in_no_message(site, tmp_path):
    settings = settings_for(site, tmp_path)
    site.put(PATH, "no", status=500)
    with pytest.raises(NetworkError) as told:
        Endpoint(settings).ask(HELLO)
    assert "hunter2" not in f"{told.value}{told.value.__cause__}{settings}"

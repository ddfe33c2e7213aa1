"""The app listens on this computer only, unless told otherwise, and says what that means."""

from __future__ import annotations

import sys

import pytest

from geo.ui import serve


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Take the place of the server: what would be started is noted."""
    commands: list[list[str]] = []
    monkeypatch.setattr(serve.os, "execv", lambda _, command: commands.append(command))
    monkeypatch.setattr(serve.os, "chdir", lambda _: None)
    return commands


def test_it_listens_on_localhost(started, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["serve", "--port", "8669"])
    serve.main()
    assert "--server.address=localhost" in started[0]
    assert capsys.readouterr().err == ""


def test_it_says_what_another_address_means(started, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["serve", "--port", "8669", "--address", "0.0.0.0"])
    serve.main()
    assert "--server.address=0.0.0.0" in started[0]
    assert "no accounts" in capsys.readouterr().err

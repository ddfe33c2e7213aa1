"""One frozen record of everything a person can set, read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from geo.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how far Dateline may go.

    Each field can be set by an environment variable: ``DATELINE_`` and its name in capitals.

    Attributes
    ----------
    data_dir
        The files that ship with Dateline.
    build_dir
        What set-up makes from them (gazetteer, stored stories); safe to delete.
    language_model
        The package that holds the spaCy model: ``en_core_web_md`` or the fallback
        ``en_core_web_sm``.
    max_article_bytes
        The largest file that is read as an article.
    max_article_chars
        The longest text that is parsed; the rest is cut, and the cut is reported.
    tracker
        A Global Energy Monitor tracker's table as downloaded, whose lines and statuses stand
        beside what articles say; empty for none.
    workspace_dir
        The reader's own projects, one file each.
    cache_dir
        Answers from the web, kept for a while; safe to delete.
    allowed_hosts
        Hosts that may be fetched from though they are not on the open internet, by name, with
        commas between them.
    geocoder
        An online geocoder to offer in review for what the gazetteer lacks: ``nominatim``,
        ``photon``, ``geonames`` or ``opencage``. Empty: none is ever asked.
    geocoder_key
        The key or user name that ``opencage`` or ``geonames`` wants.
    geocoder_agent
        The name to give to ``nominatim``, whose policy wants one that tells who asks.
    geocoder_url
        The geocoder's own server, where it is not the public one.
    proposer_url
        An OpenAI-compatible endpoint that may propose links and routes beside those that
        Dateline reads itself, such as ``http://localhost:11434/v1``; every article's text is sent
        to it. Empty: none is ever asked.
    proposer_model
        The model to ask for there.
    proposer_key
        The key it wants, if any.
    proposer_seconds
        How long it may take over one article.
    readers
        Processes that read the reader's own articles, each with a language model.
    """

    data_dir: Path = ROOT / "data"
    build_dir: Path = ROOT / "data" / "build"
    language_model: str = "en_core_web_md"
    max_article_bytes: int = 10_000_000
    max_article_chars: int = 1_000_000
    workspace_dir: Path = Path.home() / "Dateline"
    cache_dir: Path = ROOT / "data" / "build" / "cache"
    allowed_hosts: str = ""
    geocoder: str = ""
    geocoder_key: str = field(default="", repr=False)
    geocoder_agent: str = ""
    geocoder_url: str = ""
    proposer_url: str = ""
    proposer_model: str = ""
    proposer_key: str = field(default="", repr=False)
    proposer_seconds: int = 60
    readers: int = 1
    tracker: str = ""

    @property
    def gazetteer_path(self) -> Path:
        """The SQLite file that set-up builds."""
        return self.build_dir / "gazetteer.sqlite"

    @property
    def stories_path(self) -> Path:
        """The digests' stories, one JSON object a line, that the map page opens on."""
        return self.build_dir / "stories.jsonl"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from the environment.

        Raises
        ------
        SettingsError
            A variable starts with ``DATELINE_`` and is unknown, or its value does not fit.
        """
        environ = os.environ if environ is None else environ
        known = {f"DATELINE_{f.name.upper()}": f.name for f in fields(cls)}
        given: dict[str, Path | int | str] = {}
        for variable, value in environ.items():
            if not variable.startswith("DATELINE_"):
                continue
            if variable not in known:
                raise SettingsError(
                    variable, "is not a setting", f"The settings are {', '.join(sorted(known))}"
                )
            given[known[variable]] = _convert(variable, value, getattr(cls(), known[variable]))
        settings = cls(**given)  # type: ignore[arg-type]
        _check_proposer(settings)
        return settings


def _check_proposer(settings: Settings) -> None:
    """Refuse what could never work, before an article is read; no message tells the key."""
    if not settings.proposer_url:
        return
    try:
        parts = urlsplit(settings.proposer_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or parts.scheme not in {"http", "https"} or parts.username or parts.password:
        raise SettingsError(
            "DATELINE_PROPOSER_URL", "is not a plain web address",
            "Give one like http://localhost:11434/v1, without a name or password",
        )  # fmt: skip
    if not settings.proposer_model.strip():
        raise SettingsError(
            "DATELINE_PROPOSER_MODEL", "is empty", "Name the model to ask for, such as llama3.1"
        )
    if not all("!" <= character <= "~" for character in settings.proposer_key):
        raise SettingsError(
            "DATELINE_PROPOSER_KEY", "holds a space or a letter no key has", "Copy the key again"
        )


def _convert(variable: str, value: str, default: object) -> Path | int | str:
    if isinstance(default, Path):
        return Path(value)
    if isinstance(default, int):
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number <= 0:
            raise SettingsError(
                variable, f"{value!r} is not a whole number above 0", f"Try {default}"
            )
        return number
    return value

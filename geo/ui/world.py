"""What is loaded, made once and shared by every visitor."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.atlas import Atlas, build_atlas
from geo.model import Article, Story
from geo.pipeline.stored import load_stories
from geo.project.telling import tell
from geo.render import Crowd, MapScript, crowd_of, render_map, scene_of
from geo.settings import Settings
from geo.ui.projects import open_project, read_what_waits
from geo.workspace import Project


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article for a table."""

    article: Article

    @property
    def row(self) -> dict[str, str]:
        """The article in words; Markdown's marks are taken for themselves."""
        told = self.article
        return {
            "Publisher": _plain(told.publisher),
            "Title": _plain(told.title),
            "Date": f"{told.published_at:%-d %B %Y}" if told.published_at else "not given",
            "Kind": told.kind,
        }


@dataclass(frozen=True, slots=True)
class World:
    """An atlas, and what the browser needs to show it."""

    atlas: Atlas
    map: MapScript
    scene: dict[str, Any]
    crowd: Crowd | None = None
    digest: str = ""

    @property
    def articles(self) -> tuple[Loaded, ...]:
        """The articles read."""
        return tuple(map(Loaded, self.atlas.articles))


def current_world() -> World:
    """Return the atlas of the project that is open; without one, of the stories that ship.

    Raises
    ------
    DataMissing
        Set-up has not been run.
    WorkspaceError
        The project can't be read.
    """
    project = open_project()
    if project is None:
        return shipped_world()
    read_what_waits(project)
    return _project_world(project, str(project.path), project.changed)


def shipped_world() -> World:
    """Return the atlas of the stories made at set-up.

    Raises
    ------
    DataMissing
        Set-up has not been run.
    """
    settings = Settings.from_env()
    path = settings.stories_path
    return _world(settings, path.stat().st_mtime_ns if path.exists() else 0)


def world_of(stories: Iterable[Story]) -> World:
    """Return the atlas of some stories with all that the browser needs; not cached."""
    atlas = build_atlas(stories)
    chart, scene, crowd = render_map(atlas), scene_of(atlas), crowd_of(atlas)
    told = json.dumps([chart.digest, scene, crowd.words if crowd else None])
    return World(atlas, chart, scene, crowd, hashlib.sha256(told.encode()).hexdigest()[:16])


@st.cache_resource(show_spinner=False, max_entries=2)
def _world(_settings: Settings, changed: int) -> World:
    return world_of(load_stories(_settings))


@st.cache_resource(show_spinner="Laying out the map …", max_entries=8)
def _project_world(_project: Project, path: str, changed: int) -> World:
    return world_of(tell(_project))


def _plain(text: str) -> str:
    return "".join(f"\\{c}" if c in r"\`*_{}[]()#+-.!|<>~:$" else c for c in text)

"""What an OpenAI-compatible endpoint answers, for the web server of the tests to give."""

from __future__ import annotations

import json
from typing import Any

from tests.web import Site

PATH = "/v1/chat/completions"


def completion(content: object) -> str:
    """Return the JSON around a model's words."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"id": "c1", "choices": [{"index": 0, "message": message}]})


def answer_with(site: Site, content: object) -> None:
    """Have a server's model answer with some words."""
    site.put(PATH, completion(content), "application/json")


def propose_on(site: Site, links: list[Any] | None = None, routes: list[Any] | None = None) -> None:
    """Have a server's model propose links and routes."""
    answer_with(site, json.dumps({"links": links or [], "routes": routes or []}))


def link(quote: str, source: str, target: str, **more: str) -> dict[str, str]:
    return {
        "quote": quote, "type": "CONSULT", "source": source, "target": target, "place": "",
        "standing": "asserted", **more,
    }  # fmt: skip


def route(quote: str, *stops: str, **more: str) -> dict[str, Any]:
    return {
        "quote": quote, "name": "", "kind": "pipeline", "status": "", "stops": list(stops),
        "standing": "asserted", **more,
    }  # fmt: skip

"""What the server takes: its process with one session open, and with ten."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from tools.benchmarks.browser import READY, SIZE, _server, chromium
from tools.benchmarks.table import Row

TITLE = "Memory of the server"


def measure() -> Iterator[Row]:
    with _server(None) as (address, process), chromium() as browser:
        for count in (1, 10):
            while len(browser.contexts) < count:
                page = browser.new_context(viewport=SIZE).new_page()
                page.goto(address)
                page.wait_for_selector(READY, timeout=60_000)
            yield Row(
                f"server with {count} session{'s' if count > 1 else ''}",
                f"{_megabytes(process):.0f} MB", "≤ 300 MB",
                "the language model lives in another process",
            )  # fmt: skip


def _megabytes(process: int) -> float:
    done = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024

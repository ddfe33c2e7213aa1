"""Finds the Chromium that browser tests and screenshots drive, or installs one.

Debian as root: the ``chromium`` package. Elsewhere: Playwright's own. Neither: the remedy.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
REMEDY = (
    "No Chromium was found and none could be installed. Install Chromium or Chrome, "
    "or set CHROMIUM to the path of one, and run this again."
)


def find_browser() -> str | None:
    """Return the path of a Chromium: $CHROMIUM, one on the path, or Playwright's own."""
    given = os.environ.get("CHROMIUM")
    if given:
        return given if Path(given).exists() else None
    for name in NAMES:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_browser() -> str:
    """Return the path of a Chromium, installing one first where there is none."""
    if found := find_browser():
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            env=environment, check=False, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    found = find_browser()
    if not found:
        sys.exit(REMEDY)
    return found


if __name__ == "__main__":
    install_browser()

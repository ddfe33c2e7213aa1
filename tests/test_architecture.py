"""What a command loads: reading an article needs no map, the map page no language model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAVY = ("geopandas", "matplotlib", "folium", "streamlit")


def modules_after(code: str) -> set[str]:
    """Return the names of all modules that are loaded once the code has run."""
    script = f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_parsing_loads_no_map_library(tmp_path: Path):
    news = tmp_path / "news.txt"
    news.write_text("Kenya and Oman signed a deal in Muscat on Thursday.", encoding="utf-8")
    loaded = modules_after(f"from geo.cli import main; assert main(['parse', {str(news)!r}]) == 0")
    assert "spacy" in loaded
    assert not loaded & set(HEAVY)


def test_reading_places_alone_loads_neither_events_nor_the_network():
    loaded = modules_after("import geo.cli.main, geo.pipeline.reader")
    assert not loaded & {"geo.extract", "geo.propose", "httpx", "shapely"}


def test_the_map_page_loads_no_language_model():
    loaded = modules_after(
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file('app.py', default_timeout=60).run()\n"
        "assert not app.exception, app.exception"
    )
    assert "folium" in loaded
    assert "spacy" not in loaded


def test_the_pages_are_thin():
    for page in (ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))):
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 80, page.name


def test_no_core_module_is_a_long_corridor():
    for module in sorted((ROOT / "geo").rglob("*.py")):
        lines = len(module.read_text(encoding="utf-8").splitlines())
        assert lines <= 520, f"{module.relative_to(ROOT)} has {lines} lines: split it"

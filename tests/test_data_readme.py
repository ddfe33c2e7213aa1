"""data/README.md and data/gazetteer/README.md tell the truth about what is there."""

from __future__ import annotations

import csv
import re
from fnmatch import fnmatch

from geo.settings import ROOT

DATA = ROOT / "data"


def named(readme: str) -> set[str]:
    """Return what the first column of a README's table names."""
    text = (DATA / readme).read_text(encoding="utf-8")
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def shipped() -> set[str]:
    files = (path for path in DATA.rglob("*") if path.is_file())
    names = {path.relative_to(DATA).as_posix() for path in files}
    return {n for n in names if not n.startswith("build/") and "__pycache__" not in n}


def test_every_file_is_named_with_its_source() -> None:
    patterns = named("README.md")

    assert {
        name for name in shipped() - {"README.md"} if not any(fnmatch(name, p) for p in patterns)
    } == set()


def test_nothing_is_named_that_is_not_there() -> None:
    names = shipped() | {"build/"}

    assert {p for p in named("README.md") if not any(fnmatch(n, p) for n in names)} == set()


def test_the_gazetteer_s_readme_has_the_rule_and_the_size_of_every_table() -> None:
    text = (DATA / "gazetteer" / "README.md").read_text(encoding="utf-8")
    told = {name: int(size.replace(",", "")) for name, size in
            re.findall(r"^\| `(\w+)\.csv` \|.+\| ([\d,]+) \|$", text, re.MULTILINE)}  # fmt: skip
    sizes = {}
    for path in (DATA / "gazetteer").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            sizes[path.stem] = sum(1 for _ in csv.DictReader(file))

    assert told == sizes

"""Measures Dateline beside its peers, in one run on the machine at hand.

    python tools/bench.py [PART ...] [--out FILE]

Parts: reading, names, pictures, page, marks, memory; all of them where none is named. What is
printed is Markdown, as the README shows it. A machine's speed drifts, so every figure stands beside
a peer measured in the same minute: quote the ratios.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.benchmarks.table import Row, table

PARTS = ("reading", "names", "pictures", "page", "marks", "memory")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--out", type=Path, help="write the tables here, too")
    options = parser.parse_args()
    told = [
        f"Measured on {date.today():%-d %B %Y}: {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}. Medians; seconds unless said.\n"
    ]
    print(told[0], flush=True)
    for part in options.parts or PARTS:
        module = import_module(f"tools.benchmarks.{part}")
        rows: list[Row] = list(module.measure())
        told.append(table(module.TITLE, rows))
        print(told[-1], flush=True)
    if options.out:
        options.out.write_text("\n".join(told), encoding="utf-8")


if __name__ == "__main__":
    main()

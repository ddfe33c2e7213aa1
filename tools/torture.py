"""Treats Dateline badly and prints what came of it.

    python tools/torture.py [--small] [--out FILE] [ORDEAL ...]

Ordeals: hostile, kills, rate, sessions; all of them where none is named. ``--small`` is for CI.
Ends with 1 where an aim was missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.tortures.result import Result

ORDEALS = ("hostile", "kills", "rate", "sessions")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ordeals", nargs="*", metavar="ORDEAL")
    parser.add_argument("--small", action="store_true", help="a tenth of everything")
    parser.add_argument("--out", type=Path, help="write the table here, too")
    options = parser.parse_args()
    told = [
        f"Measured on {date.today():%-d %B %Y}: {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}.",
        "",
        "| what was done | what came of it | aim | reached |",
        "| --- | --- | --- | --- |",
    ]
    print("\n".join(told), flush=True)
    missed = 0
    for result in _results(options.ordeals or ORDEALS, small=options.small):
        yes = "yes" if result.good else "**no**"
        line = f"| {result.ordeal} | {result.measured} | {result.aim} | {yes} |"
        print(line, flush=True)
        told.append(line)
        missed += not result.good
    if options.out:
        options.out.write_text("\n".join(told) + "\n", encoding="utf-8")
    return 1 if missed else 0


def _results(ordeals: list[str] | tuple[str, ...], *, small: bool) -> Iterator[Result]:
    if "hostile" in ordeals:
        from tools.tortures import hostile

        yield from hostile.measure(70 if small else 500)
    if "kills" in ordeals:
        from tools.tortures import kills

        yield from kills.measure(60 if small else 1000)
    if "rate" in ordeals:
        from tools.tortures import rate

        yield from rate.measure(40 if small else 200)
    if "sessions" in ordeals:
        from tools.tortures import sessions

        yield from sessions.measure(3 if small else 10, 2 if small else 5)


if __name__ == "__main__":
    sys.exit(main())

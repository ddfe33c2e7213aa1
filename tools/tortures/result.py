"""What came of an ordeal, and what it cost."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the table; ``good`` is whether the aim was reached."""

    ordeal: str
    measured: str
    aim: str
    good: bool


def processor_seconds(pid: int | None) -> float:
    """Return what a process has used: on a busy machine, it tells more than the clock."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

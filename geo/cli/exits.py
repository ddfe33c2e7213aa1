"""Exit codes: all done; part of it, and what could be done was written; nothing."""

from __future__ import annotations

DONE, PARTLY, FAILED = 0, 1, 2

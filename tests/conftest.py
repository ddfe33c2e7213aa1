"""No test ever touches the projects of whoever runs it."""

from __future__ import annotations

import os
import tempfile

_APART = tempfile.mkdtemp(prefix="dateline-tests-")
os.environ["DATELINE_WORKSPACE_DIR"] = os.path.join(_APART, "projects")
os.environ["DATELINE_CACHE_DIR"] = os.path.join(_APART, "cache")

"""Pipeline and workspace together: articles come in, are read, corrected, and told as stories."""

from __future__ import annotations

from geo.project.fixes import Fix, fix_from_json, fix_to_json
from geo.project.mend import mend

__all__ = ["Fix", "fix_from_json", "fix_to_json", "mend"]

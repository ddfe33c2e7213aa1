"""Names that many states give their forces, and that name no party of their own."""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"(?:national|border|coast|civil|federal|air|armed|security|defen[cs]e|republican|customs|"
    r"immigration|presidential)\b.*\b(?:guards?|patrol|forces?|police|service|corps|agents?)",
    re.IGNORECASE,
)
_OF_REBELS = re.compile(
    r"liberation|resistance|democratic|revolution|salvation|popular|people|rapid", re.IGNORECASE
)


def is_state_force_name(name: str) -> bool:
    """Tell whether a name is one that many states give a force: "the National Guard"."""
    return bool(_NAMED.fullmatch(name)) and not _OF_REBELS.search(name)

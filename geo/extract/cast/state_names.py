"""Names that many states give their forces, and that name no party of their own."""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"(?:national|border|coast|civil|federal|air|armed|security|defen[cs]e|republican|customs|"
    r"immigration|presidential)\b.*\b(?:guards?|patrol|forces?|police|service|corps|agents?)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\d+(?:st|nd|rd|th)\b.*\b(?:brigade|battalion|division|regiment|corps|squadron|fleet|company)",
    re.IGNORECASE,
)
_OF_REBELS = re.compile(
    r"liberation|resistance|democratic|revolution|salvation|popular|people|rapid", re.IGNORECASE
)


def is_state_force_name(name: str) -> bool:
    """Tell whether many states give a force such a name: "the National Guard", "4th Brigade"."""
    return bool(_NAMED.fullmatch(name) or _NUMBERED.fullmatch(name)) and not _OF_REBELS.search(name)

"""One telling of an event: the word that tells of it, and who does it to or with whom."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.lexicon import Frame
from geo.model import Actor


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: the token that triggers it, the frame it fits, and the parties.

    ``together`` tells that the targets are met as one: "met her Estonian and Latvian colleagues".
    """

    i: int
    frame: Frame
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    hosting: bool = False
    denied: str = ""
    together: bool = False
    ascribed: str = ""

"""An atlas with something on every layer, one mark that can't be drawn, and hostile words."""

from __future__ import annotations

from dataclasses import replace

from geo.atlas import Atlas, build_atlas
from geo.formats.selection import Selection
from geo.model import Actor, Article, Link, Story
from geo.style import LAYERS
from tests.stories import (
    APIA,
    KENYA,
    OMAN,
    SUVA,
    article,
    attack,
    link,
    mention,
    quote,
    route,
    story,
)

ALL = frozenset(layer.key for layer in LAYERS)
FORMULA = '=HYPERLINK("http://x.test","Coral")'


def every_layer() -> Atlas:
    """Return an atlas of three stories: two of one deal, one over ±180°."""
    reef = article("reef-3", "A cable runs from Suva. It would end in Apia. Work starts soon.")
    return build_atlas(
        [
            story(),
            _hostile(story("rift-2", "Coast Post")),
            Story(
                reef,
                (mention(reef, "Suva", SUVA), mention(reef, "Apia", APIA)),
                (route(reef, (SUVA, APIA), None, "Reef cable"),),
                (),
                (_unplaced(reef),),
            ),
        ]
    )


def selection(layers: frozenset[str] = ALL) -> Selection:
    """Return all of that atlas, or some layers of it."""
    return Selection(every_layer(), layers)


def _hostile(told: Story) -> Story:
    """Add a name that is a formula, a status that differs, an area attacked."""
    named = replace(told.routes[0], name=FORMULA, status="cancelled")
    built = replace(told.facilities[0], status="operating")
    struck = replace(
        attack(told.article), places=(OMAN,), target=Actor("Oman", "OM", OMAN), standing="asserted",
        actor=Actor("Kenya", "KE", KENYA),
    )  # fmt: skip
    return replace(
        told, routes=(*told.routes, named), facilities=(built,), conflicts=(*told.conflicts, struck)
    )


def _unplaced(told: Article) -> Link:
    nowhere = Actor("The Alliance", None, None)
    return replace(
        link(article()), source=nowhere, target=nowhere, place=None,
        evidence=(quote(told, "Work starts soon."),),
    )  # fmt: skip

"""Whether a text tells of arms at all: without a word of them, some attacks are only a figure.

Teams storm, critics crush and ferries ram, with verbs that armies have; soldiers, weapons, captives
and the dead are not among them.
"""

from __future__ import annotations

import re

from geo.model import Article

FIGURATIVE = frozenset("pound storm hammer crush ram blast sweep rout take lay".split())
"""What is done in sport, trade and traffic as well as in war."""

_ARMS = (
    # who bears them
    "arm(?:y|ies|ed) troops? soldiers? militar\\w+ militias? militiam[ea]n militants? rebels? "
    "insurgents? guerrillas? fighters? gunm[ea]n jihadis\\w* terroris\\w* forces naval navy "
    "air\\sforce coast\\s?guards? marines? commandos? paramilitar\\w+ police officers border\\s"
    "guards? guards patrol\\w* general commander colonel brigade battalion cartels? gangs? "
    "separatist\\w* junta attackers assailants pirates? "
    # what they bear, and what it does
    "warships? frigates? destroyers? corvettes? submarines? gunboats? cutters? warplanes? jets "
    "aircraft helicopters? drones? missiles? rockets? shell(?:s|ed|ing|fire) mortars? artillery "
    "howitzers? tanks? bomb\\w* grenades? mines? explo\\w+ dynamit\\w+ blast "
    "gun(?:fire|s|ship\\w*)? shots? shooting shot fired? firing weapons? ammunition vessels? "
    "boats? ships? tankers? trawlers? fisherm[ea]n sailors crew "
    "Su-\\d+ MiG-\\d+ F-\\d+ "
    # whom it befalls
    "kill\\w* massacr\\w+ dead deaths? died wound\\w* injur\\w* casualt\\w* hostages? captives? "
    "prisoners? detain\\w* kidnap\\w* abduct\\w* hijack\\w* arrest\\w* deport\\w* expel\\w* "
    "refugees migrants sentenc\\w+ jail\\w* imprison\\w* tortur\\w+ espionage spy spies "
    "sabotag\\w+ "
    # what it is called
    "wars? warfare truce cease-?fire conflict offensive front\\s?lines? battl\\w+ combat siege "
    "hostilities invasion occup\\w+ annex\\w+ air\\s?strikes? strikes? raid\\w* ambush\\w* coup "
    "garrison barracks outpost"
).split()
_TELLS = re.compile(rf"\b(?:{'|'.join(_ARMS)})\b", re.IGNORECASE)


def tells_of_arms(article: Article) -> bool:
    """Tell whether an article has a word of those who use force, of their means or its victims."""
    return bool(_TELLS.search(article.title) or _TELLS.search(article.text))

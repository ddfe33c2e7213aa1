"""Words that decide how far a text stands behind what it tells."""

from __future__ import annotations

ASKED = "asked, not told"
"""Why what a question holds is not drawn."""
HISTORIC_AFTER_YEARS = 1.5
"""What ended longer before the day of publication is background, not news."""

DENYING = frozenset(
    "deny refute dispute dismiss reject refuse decline fail forget avoid lack exclude cancel scrap "
    "abandon postpone shelve".split()
)
DENYING_OBJECT = frozenset(
    "deny refute dispute dismiss cancel scrap abandon block veto halt suspend prevent avert avoid "
    "stop foil thwart postpone".split()
)
ENDING = frozenset("stop halt cease suspend pause quit".split())
CALLED_OFF = frozenset("cancel scrap abandon".split())
PLANNING = frozenset(
    "plan agree promise pledge vow intend expect schedule prepare propose decide hope seek aim "
    "want commit undertake discuss offer resolve order approve due ready set "
    "announce try attempt pave arrange envisage".split()
)
ARRANGING = frozenset("discuss plan propose promise offer pledge schedule arrange".split())
FRUITLESS = frozenset("bring yield produce achieve deliver accomplish solve resolve settle".split())
"""What is said of talks that were held, whether or not anything came of them."""
SUPPOSING = frozenset(
    "consider threaten suggest urge ask call demand request want weigh mull fear warn imagine "
    "speculate suppose wonder explore study doubt press pressure lobby push beg implore advise "
    "encourage".split()
)
URGING = frozenset(
    "urge ask call press implore beg exhort advise encourage order tell invite petition".split()
)
WISHING = frozenset("like love prefer wish".split())
"""Who would like a thing to happen has not got it."""
BELIEVING = frozenset("believe think assume reckon guess presume suppose trust".split())
SUPPOSING_NOUN = frozenset(
    "prospect risk threat chance idea question hope fear rumour rumor report claim allegation "
    "speculation suspicion suggestion accusation demand request appeal call plea story tale myth "
    "legend hoax joke prank headline dream nightmare fantasy".split()
)
PLANNING_NOUN = frozenset(
    "plan plans intention interest promise pledge decision agreement deal offer bid effort "
    "proposal commitment invitation possibility".split()
)
TALK_NOUN = frozenset("talk negotiation discussion consultation dialogue round debate".split())
MAYBE = frozenset("could might may can perhaps possibly maybe".split())
WILL = frozenset("will shall 'll ’ll wo".split())
CONDITIONS = frozenset("if unless whether provided".split())
LONG_AGO = frozenset("once formerly historically centuries decades".split())
FALSE = frozenset(
    "false untrue fake baseless wrong unfounded fabricated groundless invented nonsense".split()
)
MADE_UP = frozenset("hoax joke prank satire spoof fiction fabrication invention parody".split())
INVENTING = frozenset("invent fabricate concoct".split())
DISOWNING = frozenset("deny refute dispute dismiss reject".split())
PURPORTING = frozenset("say purport claim allege appear seem".split())
WORKS = frozenset(
    "film movie documentary novel book play opera memoir exhibition museum memorial anniversary "
    "series drama poem painting thriller epic comic game musical commemoration".split()
)
PROMISING = frozenset("promise pledge vow".split())
HAPPENING = frozenset(
    "happen occur take come begin start open resume proceed follow continue end fail "
    "materialise materialize convene".split()
)
TRAVELLING = frozenset(
    "fly travel head go come visit meet host receive arrive leave return begin start open hold "
    "tour address attend".split()
)
DEADLINES = frozenset("hour day week month time year deadline ultimatum chance minute".split())
TURNING_DOWN = frozenset(
    "reject refuse turn decline rebuff dismiss spurn drop shelve rule reverse rescind "
    "overturn revoke retract ditch".split()
)
LAPSING = frozenset("lapse expire".split())
LAPSED = frozenset("contract agreement deal truce ceasefire treaty accord licence pact".split())
MEDIATING = frozenset("mediate broker arbitrate reconcile".split())
SAYING_NOUN = frozenset(
    "request demand appeal plea call application petition accusation criticism complaint protest "
    "threat ultimatum warning sanction tariff restriction embargo".split()
)
"""What was said, or is in force, though it is rejected or dropped."""
IN_FORCE = frozenset("sanction tariff restriction embargo".split())
UPCOMING = frozenset(
    "planned proposed upcoming forthcoming future scheduled coming promised prospective expected "
    "intended mooted".split()
)
ALLEGED = frozenset("possible potential hypothetical eventual would-be".split())

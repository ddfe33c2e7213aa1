"""Lines told without a noun for them: gas that is piped, ships that ply, what goes by barge.

One voyage is no line: what goes over water has to go again and again, or be said to go as things
do that go regularly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.extract.lines.works import load_works
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Sentence, Token

_PLYING = frozenset(
    "ply shuttle run sail operate steam clatter rumble roll trundle thunder chug rattle "
    "crawl".split()
)
_SERVING = frozenset("hydrofoil catamaran steamer hovercraft".split())
"""Crafts that serve a line: "the hydrofoil between A and B"."""
_ENDING = frozenset("stop begin start resume cease suspend quit end".split())
_FERRYING = frozenset(
    "take carry bring haul move ferry leave depart call go serve keep connect link tow cross "
    "transport deliver make push travel whisk".split()
)
"""What ships do on a line, but on one voyage, too."""
_BY_PIPE = frozenset("pipe pipes piped piping pump pumps pumped pumping".split())
_BY_WATER = frozenset("barge ferry".split())
_ON_WATER = frozenset("sea ship barge ferry boat coaster catamaran hydrofoil".split())
_IN_PIPES = frozenset("pipe".split())
_CARRYING = "car|ore|bulk|gas|lng|lpg|coal|grain|cattle|livestock|cement|container|feeder|vehicle"
_OFTEN = re.compile(
    r"\b(?:every|daily|weekly|fortnightly|monthly|nightly|hourly|each|twice|thrice|once an?|"
    r"times an?|an? (?:day|week|month|year)|per (?:day|week|month|year)|regular(?:ly)?|scheduled|"
    r"services?|round[- ]trips?|seasonal|year-round|back and forth|shuttl\w+|annually|routinely|"
    r"timetabled?|departures|sailings)\b",
    re.IGNORECASE,
)
FLUID = re.compile(
    r"\b(?:gas|oil|crude|water|diesel|petrol|gasoline|hydrogen|ammonia|brine|fuels?|co2|"
    r"carbon dioxide|condensate|ethane|ethylene|steam|slurry|kerosene|products|naphtha|methane|"
    r"lpg|ngls?|propane|butane|concentrate|barrels|bcm|cubic met(?:er|re)s)\b",
    re.IGNORECASE,
)
_CARGO = re.compile(
    r"\b(?:coal|ore|ores|copper|potash|phosphates?|grain|wheat|maize|corn|timber|logs|steel|"
    r"cement|fuel|oil|crude|containers?|cargo(?:es)?|freight|goods|fertili[sz]ers?|bauxite|"
    r"manganese|iron|cobalt|lithium|concentrates?|sugar|soya?|soybeans?|cotton|coffee|cocoa|"
    r"tonnes|tons|cars|vehicles|wagons?|urea|sulphur|sulfur|salt|clinker|gravel|limestone|alumina|"
    r"cattle|fruit|bananas|exports?|imports?|shipments?)\b",
    re.IGNORECASE,
)
_READ_AS_NOUNS = frozenset("ply shuttle run".split())
"""Verbs that the parser may take for nouns after the name of a craft."""
_FLOWING = frozenset("flow stream course move travel reach".split())
_GOING = frozenset("travel reach".split())
"""What oil does in ships, too."""
_FLOWS = frozenset("flow pumping transit delivery transmission".split())
_NEAR = 4
_MEASURES = frozenset(
    "barrel metre meter bcm tonne ton megawatt drop volume delivery flow export supply shipment "
    "molecule".split()
)
_GAS = re.compile(r"\b(?:gas|hydrogen|methane)\b", re.IGNORECASE)
_CURRENT = re.compile(
    r"\b(?:electricity|current|megawatts?|MW|hydropower|(?:wind|solar|surplus) power)\b",
    re.IGNORECASE,
)
_SHIPPED = re.compile(
    r"\b(?:LNG|LPG|liquefied|tankers?|ships?|cargo(?:es)?|trucks?|lorr(?:y|ies)|bottled|barges?|"
    r"by (?:road|rail|sea|train|ship))\b"
)
_BEARING = frozenset("take carry bring pump deliver move send supply convey transport".split())
_RATE = re.compile(
    r"(?:\b(?:b/d|bpd|bbl/d|bcm|mcm|bcf|barrels (?:a|per) day|cubic met(?:er|re)s)\b)"
)
_WATTS = re.compile(r"\b(?:megawatts?|MW|GW|gigawatts?)\b")
_REGATTA = re.compile(r"\b(?:race|regatta|yachts?|yachtsmen|crew of|dinghies)\b", re.IGNORECASE)
_HABITUAL = frozenset({"VBZ", "VBP"})


def carriage_in(reading: Reading, sentence: Sentence) -> Iterator[tuple[Token, str]]:
    """Yield the words of a sentence that make a line without naming one, and of what kind."""
    words = reading.tokens[sentence.first : sentence.last + 1]
    for token in words:
        kind = _kind(reading, token, sentence.span.of(reading.analysis.article.text))
        if kind:
            yield token, kind


def _kind(reading: Reading, token: Token, told: str) -> str:
    if token.pos == "VERB" and token.text.lower() in _BY_PIPE:
        return "pipeline" if FLUID.search(told) else ""
    if (flow := _of_flow(reading, token) or _of_rate(reading, token, told)) != "":
        return flow
    if token.pos == "VERB" and token.lemma == "sail" and _OFTEN.search(told):
        return "" if _REGATTA.search(told) else "shipping line"
    if token.pos == "VERB" and token.text.lower() == "railed":
        return "railway" if _is_passive(reading, token) and _CARGO.search(told) else ""
    if token.pos == "VERB" and token.lemma in _BY_WATER:
        return "shipping line" if _goes_often(reading, token, told) else ""
    if token.text.lower() == "sailing" and token.dep == "xcomp":
        following = reading.tokens[token.i + 1 : token.i + 2]
        if reading.tokens[token.head].lemma in _ENDING and following:
            return "shipping line" if following[0].text.lower() in ("between", "from") else ""
    if token.dep == "pobj" and reading.tokens[token.head].text.lower() == "by":
        return _by(reading, token, told)
    return _of_craft(reading, token, told)


def _of_flow(reading: Reading, token: Token) -> str:
    """Return what a fluid or current goes through that flows: "gas has stopped flowing from A"."""
    if token.pos == "VERB" and token.lemma in _FLOWING:
        subject = reading.child(token.i, *SUBJECTS)
        if subject is None and token.dep == "xcomp":
            subject = reading.child(token.head, *SUBJECTS)
        flowing = _fluid(reading, subject) if subject is not None else ""
        moved = token.lemma not in _GOING
    elif token.lemma.lower() in _FLOWS and token.pos == "NOUN":
        near = (c for c in reading.analysis.subtree(token.i) if abs(c.i - token.i) < _NEAR)
        flowing, moved = reading.joined(near), False
    else:
        return ""
    sentence = reading.analysis.sentence_of(token.i)
    if _SHIPPED.search(sentence.span.of(reading.analysis.article.text)):
        return ""
    if _GAS.search(flowing) or (moved and FLUID.search(flowing)):
        return "pipeline"
    return "power line" if _CURRENT.search(flowing) else ""


def _of_rate(reading: Reading, token: Token, told: str) -> str:
    """Return what "it" is that takes so and so much a day: "It takes 100,000 b/d from A to B"."""
    if token.pos != "VERB" or token.lemma not in _BEARING:
        return ""
    subject = reading.child(token.i, *SUBJECTS)
    if subject is None or subject.text.lower() not in ("it", "which", "that", "this"):
        return ""
    if _SHIPPED.search(told):
        return ""
    if _RATE.search(told):
        return "pipeline"
    return "power line" if _WATTS.search(told) else ""


def _fluid(reading: Reading, subject: Token) -> str:
    """Return what flows: a subject's own word, or what it is a measure of."""
    if subject.lemma.lower() not in _MEASURES:
        return subject.text
    return reading.joined(reading.analysis.subtree(subject.i))


def _by(reading: Reading, token: Token, told: str) -> str:
    """Return what goods go by: "by sea", "by pipe"."""
    lemma = token.lemma.lower()
    if any(c.dep in ("det", "poss", "amod") for c in reading.analysis.children(token.i)):
        return ""
    if lemma in _IN_PIPES:
        return "pipeline" if FLUID.search(told) else ""
    if lemma in _ON_WATER:
        verb = reading.clause(token.i)
        return "shipping line" if _goes_often(reading, verb, told) else ""
    return ""


def _of_craft(reading: Reading, token: Token, told: str) -> str:
    """Return the kind of line that ships or trains make: "ferries ply between A and B"."""
    kind = load_works().crafts.get(token.lemma.lower(), "")
    if not kind and token.text.lower() == "carriers":
        before = reading.text(max(0, token.i - 2), token.i).lower()
        kind = "shipping line" if re.search(rf"\b(?:{_CARRYING})\b", before) else ""
    if not kind:
        return ""
    between = [t.text.lower() for t in reading.tokens[token.i + 1 : token.i + 6]]
    if between[:1] == ["between"] and token.lemma in _SERVING:
        return kind
    served = token.lemma in ("train", "ferry") and token.tag == "NNS"
    if served and (between[:1] == ["between"] or ("between" in between and "run" in told)):
        return kind  # "trains stopped running between A and B"
    verb = _verb_of(reading, token)
    if verb is None:
        return ""
    verbs = [verb, *(c for c in reading.analysis.children(verb.i) if c.dep == "xcomp")]
    many = token.tag in ("NNS", "NNPS")
    if any(v.lemma in _PLYING for v in verbs) and (many or _OFTEN.search(told)):
        going = verb.tag == "VBG" and verb.lemma != "sail"
        habit = many and (going or verb.tag in _HABITUAL or verb.text.lower() in _READ_AS_NOUNS)
        return kind if habit or _OFTEN.search(told) else ""
    no = any(c.text.lower() == "no" for c in reading.analysis.children(token.i))
    loaded = kind == "railway" and (no or _CARGO.search(told) is not None)
    if (kind == "shipping line" or loaded) and any(v.lemma in _FERRYING for v in verbs):
        often = no or bool(_OFTEN.search(told)) or (many and _is_habit(reading, verb))
        return kind if often else ""
    return ""


def _verb_of(reading: Reading, token: Token) -> Token | None:
    following = reading.tokens[token.i + 1 : token.i + 2]
    if following and following[0].text.lower() in _READ_AS_NOUNS:
        return following[0]
    if token.dep in SUBJECTS and token.head != token.i:
        return reading.tokens[token.head]
    return None


def _is_habit(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb says what is done as a rule: "take", "are towed"."""
    if verb.tag == "VBP":
        return True
    aux = [c for c in reading.analysis.children(verb.i) if c.dep in ("aux", "auxpass")]
    return verb.tag == "VBN" and len(aux) == 1 and aux[0].text.lower() in ("is", "are")


def _goes_often(reading: Reading, verb: Token, told: str) -> bool:
    if _OFTEN.search(told):
        return True
    habit = _is_habit(reading, verb) or verb.tag == "VBZ"
    return habit and _CARGO.search(told) is not None


def _is_passive(reading: Reading, verb: Token) -> bool:
    return reading.child(verb.i, "auxpass") is not None or verb.dep in ("acl", "relcl")

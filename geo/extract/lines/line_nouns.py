"""Which nouns tell of a line, and of what kind: "a gas link", "the submarine cable PEACE"."""

from __future__ import annotations

import re

from geo.extract.lines import measures
from geo.extract.lines.carriage import FLUID
from geo.extract.lines.chains import chain_before
from geo.extract.lines.clauses import clauses_about
from geo.extract.lines.frames import frames_in
from geo.extract.lines.line_parts import is_part
from geo.extract.lines.loads import kind_by_load
from geo.extract.lines.way_words import LINKING, RISING, RUNNING
from geo.extract.lines.works import commodity_of, is_numbered, load_works
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Token

_AGAIN = frozenset(
    "project line pipe route link scheme plan pipeline cable extension branch spur leg "
    "continuation".split()
)
_BARE = frozenset(
    "line link grid extension continuation branch spur service route run track project section "
    "stretch string segment leg arm alternative system connection lateral duct conduit main "
    "ring circuit loop departure backbone "
    "crossing".split()
)
_PARTS = frozenset("section stretch string segment leg arm alternative system".split())
"""Of a line told of before, where they have ends of their own."""
_RAIL = frozenset(
    "direct through night scheduled daily bullet express high-speed speed passenger freight".split()
)
_CONDUITS = frozenset("conduit duct lateral main artery".split())
_GOING = frozenset("run link connect carry resume operate travel".split())
_GAS = re.compile(r"\b(?:gas|hydrogen|bcm)\b", re.IGNORECASE)
_VOLTS = re.compile(
    r"\b(?:power(?! plant)|electricity|kilovolts?|kV|MW|GW|megawatts?|grid|current)\b",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\b(?:data|internet|fibre|fiber|broadband|telecom\w*|terabits?|gigabits?|bandwidth|traffic)\b",
    re.IGNORECASE,
)
_ANOTHER = frozenset("one another other second third first fourth latter former".split())
_ELECTRIC = frozenset("power electricity megawatt gigawatt kilovolt high-voltage voltage".split())
_KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "power line",
        re.compile(
            r"\b(?:kilovolts?|kV|electricity|voltage|megawatts?|MW|GW|(?<!gas )grid|overhead|"
            r"energi[sz]ed|wind power|solar power|hydropower|substations?|dispatchers?|"
            r"insulators?|tripped|pylons|wind farms?|solar farms?|power stations?|blackouts?|"
            r"linesmen|circuits?)\b"
        ),
    ),
    (
        "shipping line",
        re.compile(
            r"\b(?:[Ss]hips?|shippers?|[Vv]essels?|[Ff]err(?:y|ies)|[Ss]ail\w*|containers?|"
            r"calling at|Maersk|MSC|CMA CGM|Hapag-Lloyd|[Rr]eefers?|[Bb]arges?|[Ss]teamers?|by sea|"
            r"[Hh]ydrofoils?|[Cc]oasters?|banana|ro-ro|[Pp]ort calls?|berths?|"
            r"car-carriers?|foot passengers|TEUs?|sea crossings?|quays?)\b"
        ),
    ),
    (
        "railway",
        re.compile(
            r"\b(?:[Tt]rains?|passengers?|freight|gauge|wagons?|locomotives?|[Rr]ails?|railed|"
            r"[Rr]ailways?|sleepers|ballast|tracklayers|[Rr]olling stock|signalling)\b"
        ),
    ),
    (
        "pipeline",
        re.compile(
            r"\b(?:[Pp]ipelines?|crude|oil|gas|hydrogen|barrels?|pump\w*|compressors?|pipes?|diesel|"
            r"petrol|gasoline|kerosene|naphtha|ammonia|booster|hydrotest\w*|ethylene|condensate|"
            r"jet fuel|fuel)\b"
        ),
    ),
    ("cable", re.compile(r"\b(?:fibre|fiber|internet|terabits?|undersea|submarine)\b")),
)
_FIBRES = frozenset("subsea submarine undersea fibre fiber cable optical fibre-optic".split())
_TRACKS = frozenset("second single double third main parallel".split())
_KILOVOLTS = re.compile(r"\bkv\b|kilovolt")
_NO_PIPES = frozenset(
    "drug drugs talent deal money cocaine heroin migrant product sales ipo funding project news "
    "information data hiring cash".split()
)
"""Whose pipelines are figures of speech."""
_STORM = re.compile(r"storm|hurricane|cyclone|typhoon|race|cart")
_DEALS = frozenset(
    "concession tender contract construction upgrade plan deal proposal study works scheme "
    "agreement talks".split()
)
"""What a line whose name gives its course may stand before: "the A–B railway concession"."""
_PAVED = re.compile(
    r"\b(?:graded|grading|paved|paving|resurfac\w+|lanes?|lorr(?:y|ies)|trucks?|truckers|asphalt\w*|"
    r"tarmac|motorists|carriageways?|interchanges?|tolls?|highways?)\b",
    re.IGNORECASE,
)
_VEHICLES = re.compile(
    r"\b(?:cars|lorries|trucks|motorists|drivers|traffic|vehicles|trains|passengers)\b",
    re.IGNORECASE,
)
_LEADING = frozenset(", of these them which its their own".split())
_BRIDGES = frozenset("bridge causeway".split())
_NAMED_AFTER = re.compile(r"pipe|stream|connector|link|(?<=\w)line", re.IGNORECASE)
"""What names of lines are made of: "TurkStream", "Europipe 2", "Estlink"."""
_FLIGHTS = re.compile(
    r"\b(?:flights?|fl(?:y|ies|ew)|airlines?|airports?|jets?|plot|attacks?)\b", re.I
)
"""Where who links two places is an airline, or the police."""
_FAR = 16
"""Within how many words of its name a line's course is told."""
_BESIDE = 4
"""How near a course has to be to a word that is of a line only then: "the tarmac between"."""
_CURRENT = re.compile(r"\b(?:[Pp]ower(?! (?:plant|station|unit))|pylons?|current)\b")


def kind_of(reading: Reading, token: Token) -> str | None:
    """Return the kind of route that a noun tells of; empty where it points back to one."""
    if is_another(token):
        if _is_another(reading, token):
            return ""
    elif token.pos not in ("NOUN", "PROPN"):
        return None
    after = reading.tokens[token.i + 1 : token.i + 2]
    verb = bool(after) and after[0].tag in ("VBZ", "VBP") and after[0].i == token.head
    words = load_works()
    lemma = token.lemma.lower()
    if token.pos not in ("NOUN", "PROPN") or (
        token.dep == "compound"
        and not verb
        and not _is_named(reading, token)
        and not (_is_of_deal(reading, token) and chain_before(reading, token) is not None)
    ):
        return None
    before = [
        c.text.lower()
        for c in reading.analysis.children(token.i)
        if c.dep in ("compound", "amod", "nmod")
    ]
    if token.i and reading.tokens[token.i - 1].text.lower() not in before:
        before.append(reading.tokens[token.i - 1].text.lower())
    if token.i > 2 and reading.tokens[token.i - 2].text == "-":
        before.append(reading.text(token.i - 3, token.i - 1).lower())
    if lemma == "route" and reading.tokens[token.i + 1 : token.i + 2]:
        if reading.tokens[token.i + 1].text.isdigit() and _stands_by_course(reading, token):
            return "road"
    if lemma not in words.kinds and is_part(reading, token):
        return "cable" if _FIBRES & set(before) else ""
    if lemma in _BARE:
        if _KILOVOLTS.search(" ".join(before)):
            return "power line"
        if lemma in ("system", "segment", "backbone") and _FIBRES & set(before):
            whole = lemma == "system" or _stands_by_course(reading, token)
            return "cable" if whole else None
        if lemma == "track" and _STORM.search(" ".join(before)):
            return None
        for word in before:
            if word in words.lines and lemma != "grid":
                return words.lines[word]
        if lemma == "track" and (
            _has_course(reading, token)
            or set(before) & _TRACKS
            or (token.tag == "NNS" and _stands_by_course(reading, token))
        ):
            return words.kinds["railway"]
        if lemma == "circuit" and _stands_by_course(reading, token):
            told = reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text)
            return "power line" if _VOLTS.search(told) else None
        if lemma in ("service", "route", "run", "track", "crossing", "departure"):
            return _served(reading, token)
        if lemma in _PARTS:
            named = chain_before(reading, token) is not None
            return "" if named or _has_course(reading, token) else None
        if lemma == "project" and (not is_definite(reading, token) or _is_of_work(reading, token)):
            return None
        if lemma not in _CONDUITS:
            looped = lemma in ("loop", "ring") and _stands_by_course(reading, token)
            return "" if lemma in _AGAIN or looped or _has_dash(before) else None
    if lemma in words.kinds:
        kind = words.kinds[lemma]
        if token.text.lower() == "roads" and not _is_counted(reading, token):
            return None  # "floods cut roads from A to B": all that are there
        if lemma == "corridor" and _KILOVOLTS.search(" ".join(before)):
            return "power line"
        if lemma in ("corridor", "transmission"):
            # "a rail corridor"
            kind = next((words.lines[word] for word in before if word in words.lines), kind)
        of = next((c for c in reading.analysis.children(token.i) if c.text.lower() == "of"), None)
        what = reading.child(of.i, "pobj") if of is not None else None
        if (
            kind == "pipeline"
            and of is not None
            and what is not None
            and what.i not in reading.at
            and not (commodity_of(what.text) or measures.length_km(reading.text(of.i, of.i + 3)))
        ):
            return None  # a pipeline of listings carries nothing
        if lemma == "corridor" and not set(before) & (words.lines.keys() | {"road", "transport"}):
            # "a corridor from A to B" may be of anything
            return _kind_of_corridor(reading, token)
        if kind == "pipeline" and set(before) & _NO_PIPES:
            return None
        if kind == "cable" and _is_electric(reading, token):
            return "power line"
        if lemma in ("interconnector", "interconnection"):
            told = reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text)
            return "pipeline" if _GAS.search(told) and not _VOLTS.search(told) else kind
        if kind == "cable" and set(before) & _ELECTRIC:
            return "power line"
        return kind
    if lemma == "train" and token.text[-1] != "s":
        verb_ = reading.tokens[token.head]
        runs = verb_.lemma in _GOING and verb_.tag in ("VBZ", "VBP", "VBG")
        course = runs or (set(before) & _RAIL and _has_course(reading, token))
        return words.kinds["railway"] if course else None
    if lemma in _CONDUITS:
        told = reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text)
        named = lemma in ("lateral", "duct") or _stands_by_course(reading, token)
        return "pipeline" if named and FLUID.search(told) else None
    if lemma in words.near or is_numbered(token):
        return words.near.get(lemma, "road") if _stands_by_course(reading, token) else None
    if lemma == "tunnel" and not set(before) & {"road", "rail", "railway"}:
        return None
    if lemma in _BRIDGES | {"tunnel"} and (
        _has_course(reading, token) or _is_driven(reading, token)
    ):
        return "railway" if set(before) & {"rail", "railway", "train"} else "road"
    if lemma == "scheme" and _is_of_work(reading, token):
        return None
    if lemma == "scheme":
        last = reading.analysis.sentence_of(token.i).last
        return "" if is_definite(reading, token) or frames_in(reading, token.i, last) else None
    return None


def kind_of_name(reading: Reading, token: Token) -> str | None:
    """Return an empty kind for a name that runs somewhere: "Keystone XL, which runs from A to B".

    What it is, other words have to tell.
    """
    if token.pos != "PROPN" or token.dep in ("compound", "poss") or token.i in reading.at:
        return None
    person = any(
        e.first <= token.i <= e.last and e.label == "PERSON" for e in reading.analysis.entities
    )
    if person and not any(t.text == "which" for t in reading.tokens[token.i + 1 : token.i + 3]):
        return None
    name = reading.text(token.i - 1, token.i) if token.text.isdigit() and token.i else token.text
    told = _NAMED_AFTER.search(name)
    if told is not None and frames_in(
        reading, token.i, min(token.i + _FAR, reading.analysis.sentence_of(token.i).last)
    ):
        return "pipeline" if told[0].lower() in ("pipe", "stream") else ""
    if _links(reading, token):
        return ""
    for verb in reading.analysis.children(token.i):
        if verb.dep not in ("relcl", "acl"):
            continue
        running = (verb, *(c for c in reading.analysis.children(verb.i) if c.dep == "xcomp"))
        runs = any(v.lemma in RUNNING | LINKING | {"stretch", "extend"} for v in running)
        if runs and frames_in(reading, verb.i, reading.analysis.sentence_of(token.i).last):
            return ""
    return None


def _links(reading: Reading, name: Token) -> bool:
    """Tell whether a name is of what links two places: "Estlink joins A to B"."""
    bearer = reading.tokens[name.head] if name.dep == "appos" else name
    if bearer.dep not in SUBJECTS:
        return False
    verb = reading.tokens[bearer.head]
    verbs = (verb, *(c for c in reading.analysis.children(verb.i) if c.dep == "xcomp"))
    linking = next((v for v in verbs if v.lemma in LINKING), None)
    if linking is None or linking.i < name.i:
        return False
    sentence = reading.analysis.sentence_of(name.i)
    if _FLIGHTS.search(sentence.span.of(reading.analysis.article.text)):
        return False
    found = frames_in(reading, linking.i, sentence.last)
    return bool(found) and found[0].first == linking.i


def kind_by_own_words(reading: Reading, noun: Token) -> str:
    """Return what a bare "line" is by what goes along it, or by what the clauses about it say."""
    if kind := kind_by_load(reading, noun):
        return kind
    return _kind_told("\n".join(clauses_about(reading, noun, ())))


def kind_by_words(reading: Reading, noun: Token) -> str:
    """Return what a bare "line" is by what its sentence says of it, its own clauses first."""
    if kind := kind_by_load(reading, noun):
        return kind
    own = "\n".join(clauses_about(reading, noun, ()))
    if kind := _kind_told(own):
        return kind
    sentence = reading.analysis.sentence_of(noun.i)
    for token in reading.tokens[sentence.first : sentence.last + 1]:
        if token.i != noun.i and (other := kind_of(reading, token)):
            return other
    told = _kind_told(sentence.span.of(reading.analysis.article.text))
    if told or _CURRENT.search(own):
        return told or "power line"
    # "The Tazara line is to be repaired. Trains still run": the next sentence says it
    after = reading.analysis.sentences[noun.sentence + 1 : noun.sentence + 2]
    return _kind_told(after[0].span.of(reading.analysis.article.text)) if after else ""


def is_another(token: Token) -> bool:
    """Tell whether a word may stand for one more line of the kind told of: "a second"."""
    return token.text.lower() in _ANOTHER


def is_definite(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is one that is known: "the line", "its line", a name."""
    if noun.pos == "PROPN":
        return True
    children = reading.analysis.children(noun.i)
    return any(
        (c.dep == "det" and c.text.lower() in ("the", "this", "that")) or c.dep == "poss"
        for c in children
    )


def _kind_told(text: str) -> str:
    return next((kind for kind, words in _KIND_WORDS if words.search(text)), "")


def _is_named(reading: Reading, token: Token) -> bool:
    """Tell whether a noun stands before the line's name: "the submarine cable PEACE"."""
    after = reading.tokens[token.i + 1 : token.i + 2]
    named = bool(after) and after[0].i == token.head and after[0].pos == "PROPN"
    return named and token.pos == "NOUN" and after[0].lemma.lower() not in load_works().kinds


def _is_electric(reading: Reading, token: Token) -> bool:
    """Tell whether a cable carries current, by its sentence, else by the whole text."""
    article = reading.analysis.article.text
    for text in (reading.analysis.sentence_of(token.i).span.of(article), article):
        data, current = bool(_DATA.search(text)), bool(_VOLTS.search(text))
        if data != current:
            return current
    return False


def _served(reading: Reading, token: Token) -> str | None:
    """Return what a service or run with a course is of, by who runs it: trains or ships."""
    last = reading.analysis.sentence_of(token.i).last
    near = frames_in(reading, token.i + 1, min(token.i + _FAR, last)) if last > token.i else []
    if not near and not _has_course(reading, token) and chain_before(reading, token) is None:
        return None
    told = _kind_told(reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text))
    return told if told in ("shipping line", "railway") else None


def _is_another(reading: Reading, token: Token) -> bool:
    """Tell whether a word means one more line: "a second, from A to B", "the older one, by C"."""
    word = token.text.lower()
    if not is_another(token):
        return False
    if word == "one":
        of = [t.text.lower() for t in reading.tokens[token.i + 1 : token.i + 2]] == ["of"]
        after = [t.text.lower() for t in reading.tokens[token.i + 1 : token.i + 2]]
        drawn = token.dep in ("dobj", "attr") and after in (["from"], ["between"], ["linking"])
        before = reading.tokens[max(0, token.i - 1)].pos
        if not of and not drawn and before not in ("ADJ", "PROPN", "DET"):
            return False
    return _has_course(reading, token)


def _is_of_work(reading: Reading, token: Token) -> bool:
    """Tell whether a scheme is that of a terminal or plant named in the sentence."""
    first = reading.analysis.sentence_of(token.i).first
    works = load_works()
    return any(t.lemma.lower() in works.facilities for t in reading.tokens[first : token.i])


def _has_course(reading: Reading, token: Token) -> bool:
    """Tell whether a word's course follows at once: "of these, running from A to B"."""
    for following in reading.tokens[token.i + 1 : token.i + 7]:
        word = following.text.lower()
        if word in ("from", "by", "between") or following.lemma in LINKING:
            return True
        if word not in _LEADING and not (
            following.lemma in RUNNING or following.tag in ("VBN", "MD") or following.dep == "acl"
        ):
            return False
    return False


def _is_counted(reading: Reading, token: Token) -> bool:
    children = reading.analysis.children(token.i)
    return any(c.dep in ("nummod", "det", "poss", "amod") for c in children)


def _is_of_deal(reading: Reading, token: Token) -> bool:
    """Tell whether a noun only says what a deal or a work is about."""
    head = reading.tokens[token.head]
    return head.i == token.i + 1 and head.lemma.lower() in _DEALS


def _kind_of_corridor(reading: Reading, token: Token) -> str | None:
    """Return what a corridor with a course in its name is, where its sentence speaks of ways."""
    if chain_before(reading, token) is None:
        return None
    told = reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text)
    if _PAVED.search(told):
        return "road"
    return "railway" if _kind_told(told) == "railway" else None


def _is_driven(reading: Reading, token: Token) -> bool:
    """Tell whether a bridge or tunnel lets vehicles go from one place to another."""
    last = min(token.i + _FAR, reading.analysis.sentence_of(token.i).last)
    found = frames_in(reading, token.i + 1, last)
    if not found:
        return False
    return _VEHICLES.search(reading.text(token.i, found[0].first)) is not None


def _stands_by_course(reading: Reading, token: Token) -> bool:
    """Tell whether a course is named right before or after a word: "the A–B express"."""
    if chain_before(reading, token) is not None:
        return True
    last = reading.analysis.sentence_of(token.i).last
    found = frames_in(reading, token.i + 1, min(token.i + _FAR, last))
    if found and found[0].first - token.i <= _BESIDE:
        return True
    told = reading.analysis.sentence_of(token.i).span.of(reading.analysis.article.text)
    if load_works().near.get(token.lemma.lower()) == "cable" and _DATA.search(told):
        sentence = reading.analysis.sentence_of(token.i)
        first = max(sentence.first, token.i - 2 * _FAR)
        return bool(found) or bool(frames_in(reading, first, min(token.i + _FAR, last)))
    for clause in reading.analysis.children(token.i):
        # "the tarmac that takes lorries from A to B"
        if clause.dep in ("relcl", "acl") and clause.i > token.i:
            if frames_in(reading, clause.i, min(clause.i + _FAR, last)):
                return True
    verb = reading.tokens[token.head]
    if found and token.dep == "nsubj" and verb.lemma in RISING:
        return True  # "viaducts now rise between A and B"
    return bool(found) and reading.tokens[found[0].first].lemma in LINKING


def _has_dash(before: list[str]) -> bool:
    return any("–" in word or "-" in word for word in before)

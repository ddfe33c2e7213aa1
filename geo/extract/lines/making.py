"""How far a work is by the grammar of its clause: what is being laid, what has stopped flowing.

A list of phrases misses what stands between its words; here the verb that has the work as its
object or subject decides, also through a part of it ("60% of the line"), through the making of it
("tunnelling on the line") or through what moves along it ("exports through the line").
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.lines.works import is_brief
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Status, Token
from geo.text import lowered

BUILDING = frozenset(
    "build lay construct dig string erect bore weld dredge pave excavate install rebuild assemble "
    "drill tunnel".split()
)
_PARTS = frozenset(
    "section stretch string segment leg half third quarter tenth phase stage kilometre kilometer "
    "km mile metre % percent cent track pipe rail girder bridge tunnel part portion pylon tower "
    "sleeper most much rest remainder quay jetty berth breakwater dome tank dock hall roof runway "
    "hangar wall platform hull module caisson pier conductor foundation shaft".split()
)
"""What is built of a work before it is whole."""
_WORK = frozenset(
    "work construction building laying tracklaying tunnelling tunneling welding dredging earthwork "
    "digging drilling pipelaying erection excavation".split()
)
_TRAFFIC = frozenset(
    "traffic flow service train shipment export import delivery pumping transit supply operation "
    "crossing sailing freight throughput gas oil crude fuel ferry lorry truck haulage transport "
    "movement trade power current electricity transmission".split()
)
_ALONG = frozenset("on along through via over by across between of".split())
_OF = frozenset("of on for in".split())
_BEGINNING = frozenset(
    "begin start resume restart recommence continue proceed go advance progress accelerate".split()
)
_SETTING_OUT = frozenset("begin start commence".split())
_PLACING = frozenset(
    "place put pour lift hoist sink raise join spike lower cast drive hang bolt stand roof land "
    "deliver plant float".split()
)
_COMPLETING = frozenset("complete finish open finalise finalize".split())
_STOPPING = frozenset(
    "halt suspend stop shut close block cut interrupt sever disrupt cease paralyse paralyze "
    "rupture idle".split()
)
_MODAL = frozenset("will would could may might should must can shall".split())
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "relcl", "acl", "parataxis"})


def made_so_far(reading: Reading, noun: Token) -> tuple[Status | None, str]:
    """Return the status that the verb about a work gives it, with the verb's words."""
    if (ground := _is_ground_broken(reading, noun)) is not None:
        return "construction", ground
    for bearer in _bearers(reading, noun):
        verb = _verb_of(reading, bearer)
        lemma = bearer.text.lower() if bearer.text.lower() in _WORK else bearer.lemma.lower()
        if verb is None:
            continue
        words = reading.joined(sorted([*_auxiliaries(reading, verb), verb], key=lambda t: t.i))
        if lemma in _WORK and verb.lemma in _COMPLETING and bearer.dep == "nsubjpass":
            return "construction", words  # "construction of the line is to be finished in May"
        if lemma in _WORK and bearer.dep in ("nsubj", "nsubjpass") and _is_ahead(reading, verb):
            return "proposed", words  # "dredging of the second phase will begin in May"
        if not _is_told(reading, verb):
            continue
        if lemma in _WORK and bearer.dep in ("nsubj", "nsubjpass"):
            if _is_begun(reading, verb):
                return "construction", words
        elif lemma in _PARTS and bearer.i != noun.i and verb.lemma == "be":
            if bearer.dep == "nsubj" and _is_begun(reading, verb):
                return "construction", words  # "the first 90 km are 85% done"
        elif lemma in _PARTS and bearer.i != noun.i and verb.lemma in _COMPLETING:
            if bearer.dep in ("dobj", "nsubjpass") and _is_past(reading, verb):
                return "construction", words
        elif verb.lemma in BUILDING | _PLACING and bearer.dep in ("dobj", "nsubjpass"):
            partial = bearer.i != noun.i and (lemma in _PARTS or bearer.pos == "NUM")
            going = (partial or verb.lemma in BUILDING) and _is_going_on(reading, verb)
            if going or (partial and _is_past(reading, verb)):
                return "construction", words
        elif verb.lemma in _STOPPING and lemma not in _WORK | _PARTS:
            if _is_past(reading, verb) or _is_passive(reading, verb):
                after = reading.text(verb.i, reading.analysis.sentence_of(verb.i).last)
                return "operating" if is_brief(lowered(after)) else "idle", words
    return None, ""


def _is_ahead(reading: Reading, verb: Token) -> bool:
    """Tell whether work is only to begin: "will start in May", "is to begin", "is due to start"."""
    due = reading.child(verb.i, "acomp") or verb  # "is due to begin"
    start = verb if verb.lemma in _SETTING_OUT else reading.child(due.i, "xcomp")
    if start is None or start.lemma not in _SETTING_OUT or start.tag != "VB":
        return False
    small = {t.text.lower() for t in (*_auxiliaries(reading, verb), *_auxiliaries(reading, start))}
    negated = any(t.dep == "neg" for t in _auxiliaries(reading, verb))
    return bool(small & {"will", "shall", "'ll", "to"}) and not negated


def _is_ground_broken(reading: Reading, noun: Token) -> str | None:
    """Return the words that tell that ground was broken on a work, if they do."""
    verb = reading.clause(noun.i)
    ground = reading.child(verb.i, "dobj")
    if verb.lemma != "break" or ground is None or ground.lemma != "ground":
        return None
    return reading.text(verb.i, ground.i) if _is_told(reading, verb) else None


def _bearers(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield a work's noun, then its parts, its making, and what moves along it."""
    yield noun
    token = noun
    for _ in range(3):
        above = reading.tokens[token.head]
        if token.dep in ("compound", "nmod", "appos"):
            head = above
        elif token.dep == "pobj":
            head = reading.tokens[above.head]
            lemma = head.lemma.lower()
            word = above.text.lower()
            part = word in _OF and (
                lemma in _PARTS | _WORK or head.pos == "NUM" or head.text.lower() in _WORK
            )
            if not part and not (word in _ALONG and lemma in _TRAFFIC):
                verb = head if head.pos in ("VERB", "AUX") else None
                if verb is not None and word in _ALONG:
                    # "stopped pumping gas through the line", "suspended trains on the line"
                    yield from _carried(reading, verb)
                return
        else:
            return
        named = head.pos in ("NOUN", "PROPN", "NUM", "ADJ") or head.text == "%"
        if not named and head.text.lower() not in _WORK:  # "tunnelling on the line"
            return
        yield head
        token = head


def _carried(reading: Reading, verb: Token) -> Iterator[Token]:
    for child in reading.analysis.children(verb.i):
        lemma = child.lemma.lower()
        if child.dep in ("dobj", "nsubj", "nsubjpass") and lemma in _TRAFFIC | _WORK | _PARTS:
            yield child  # "work continues on the line", "have bored a tunnel on the line"
    if verb.tag == "VBG" and reading.tokens[verb.head].lemma in _STOPPING:
        yield verb


def _verb_of(reading: Reading, bearer: Token) -> Token | None:
    if bearer.dep in ("dobj", "nsubj", "nsubjpass", "xcomp") and bearer.head != bearer.i:
        verb = reading.tokens[bearer.head]
        if verb.pos == "AUX" and bearer.dep in SUBJECTS:
            return verb
        return verb if verb.pos == "VERB" else None
    for child in reading.analysis.children(bearer.i):
        # "a pipeline being laid", "the line that crews are laying"
        if child.dep in ("acl", "relcl") and child.pos == "VERB":
            subject = reading.child(child.i, *SUBJECTS)
            passive = _is_passive(reading, child) and (subject is None or subject.tag == "WDT")
            built = child.lemma in BUILDING and (passive or subject is not None)
            if built or (passive and child.lemma in _STOPPING):
                return child
    return None


def _auxiliaries(reading: Reading, verb: Token) -> list[Token]:
    return [c for c in reading.analysis.children(verb.i) if c.dep in ("aux", "auxpass", "neg")]


def _is_told(reading: Reading, verb: Token) -> bool:
    """Tell whether the clause says that it is so: no "will", no "not", no "after", no question."""
    last = reading.analysis.sentence_of(verb.i).last
    if any(t.text == "?" for t in reading.tokens[max(verb.i, last - 1) : last + 1]):
        return False
    token = verb
    for _ in range(3):
        small = _auxiliaries(reading, token)
        if any(t.dep == "neg" or t.text.lower() in _MODAL for t in small):
            return False
        if token.tag == "VB" and any(t.text.lower() == "to" for t in small):
            return False
        if token.dep != "xcomp" and not (token.dep == "conj" and not small):
            break
        token = reading.tokens[token.head]
    return token.dep in _CLAUSES


def _is_passive(reading: Reading, verb: Token) -> bool:
    return verb.tag == "VBN" and (
        reading.child(verb.i, "auxpass") is not None or verb.dep in ("acl", "ROOT")
    )


def _is_past(reading: Reading, verb: Token) -> bool:
    """Tell whether it has been done: "laid", "has laid", "has been laid"."""
    if verb.tag == "VBD":
        return True
    words = {t.text.lower() for t in _auxiliaries(reading, verb)}
    return verb.tag == "VBN" and bool(words & {"has", "have", "had", "was", "were", "'ve"})


def _is_going_on(reading: Reading, verb: Token) -> bool:
    """Tell whether it is being done: "are laying", "is being laid", "has begun laying"."""
    words = {t.text.lower() for t in _auxiliaries(reading, verb)}
    if "being" in words:
        return True
    if verb.tag == "VBG":
        above = reading.tokens[verb.head]
        under = verb.dep == "xcomp" and above.lemma in _BEGINNING
        return under or bool(words & {"is", "are", "'re", "'s", "was", "were", "been"})
    return (
        verb.tag == "VB" and verb.dep == "xcomp" and (reading.tokens[verb.head].lemma in _BEGINNING)
    )


def _is_begun(reading: Reading, verb: Token) -> bool:
    """Tell whether work goes on: "began in May", "is 63 percent complete", "is under way"."""
    if verb.lemma in _BEGINNING:
        return verb.tag in ("VBD", "VBN", "VBZ", "VBP", "VBG")
    if verb.lemma != "be":
        return False
    below = {t.text.lower() for t in reading.analysis.subtree(verb.i)}
    return bool(below & {"complete", "completed", "underway", "finished", "done", "advanced"})

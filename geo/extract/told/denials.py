"""Who denies what is told of them, before it or after: "Mali denies it, but its jets bombed …"."""

from __future__ import annotations

from dataclasses import replace

from geo.extract import grammar
from geo.extract import standing_words as lex
from geo.extract.cast.actors import Cast
from geo.extract.parties.doers import Doers
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.telling import Telling
from geo.model import Token

_CLAIMS = frozenset("it this that claim accusation charge allegation report rumour rumor".split())
_PART = frozenset("role part involvement responsibility hand wrongdoing".split())
_POINTING = frozenset({"this", "that"})
_AUXILIARY = frozenset("have be do will can".split())
_NEAR = 2
"""How many sentences after a telling it may be denied."""


def with_denials(reading: Reading, cast: Cast, doers: Doers, told: list[Telling]) -> list[Telling]:
    """Return all tellings; those that who is told to have done it denies are marked."""
    marked = list(told)
    for token in reading.tokens:
        if token.lemma in lex.DISOWNING and token.pos == "VERB":
            denied = _by_verb(reading, doers, token, told)
        elif _unsays(reading, token):
            denied = _all_of_sentence_before(reading, token, told)
        elif token.dep == "neg" and _says_only_not(reading, token):
            denied = _of_sentence_before(reading, token, told)
        elif token.lemma == "denial":
            denied = _by_noun(reading, cast, token, told)
        else:
            continue
        for n in denied:
            if told[n].frame.type not in ("ACCUSE", "REJECT", "REQUEST"):
                when = "afterwards" if told[n].i < token.i else "beforehand"
                marked[n] = replace(told[n], denied=f"“{token.text}” {when}")
    return marked


def _by_verb(reading: Reading, doers: Doers, verb: Token, told: list[Telling]) -> list[int]:
    object_ = reading.child(verb.i, "dobj")
    word = object_.lemma.lower() if object_ is not None else ""
    if object_ is None and reading.child(verb.i, "ccomp", "xcomp") is not None:
        return []
    if object_ is not None and word not in _CLAIMS | _PART:
        return []
    if object_ is not None and reading.child(object_.i, "acl", "ccomp", "relcl") is not None:
        return []  # "denied a report that its guards had fired"
    if object_ is None and verb.dep == "relcl":
        return []  # "a condition Mali rejected"
    keys = {a.key for a in doers.at_subject(grammar.subject(reading, verb))}
    before: list[int] = []
    after: list[int] = []
    for n, telling in enumerate(told):
        if not keys & {a.key for a in telling.sources} or _is_of_both(telling):
            continue
        away = verb.sentence - reading.tokens[telling.i].sentence
        if telling.i < verb.i and 0 <= away <= _NEAR:
            before.append(n)
            continue
        but = away == 0 and telling.i > verb.i and _is_set_against(reading, verb)
        if but or (away == -1 and word in _PART and reading.speaker(telling.i) is not None):
            after.append(n)
    if word in _POINTING | {"it"} and before:
        last = reading.tokens[told[before[-1]].i].sentence
        before = [n for n in before if reading.tokens[told[n].i].sentence == last]
    return before + after


def _says_only_not(reading: Reading, neg: Token) -> bool:
    """Tell whether a sentence is no more than "They had not."."""
    sentence = reading.analysis.sentences[neg.sentence]
    words = [t for t in reading.tokens[sentence.first : sentence.last + 1] if t.pos != "PUNCT"]
    return (
        len(words) == 3
        and words[0].pos in ("PRON", "PROPN", "NOUN")
        and words[1].lemma in _AUXILIARY
        and words[2].i == neg.i
    )


def _unsays(reading: Reading, token: Token) -> bool:
    """Tell whether a word says that what stands before is false: "It was a hoax"."""
    if token.lemma in lex.INVENTING and token.pos == "VERB":
        what = reading.child(token.i, "dobj")
        return what is not None and what.text.lower() in ("it", "this", "that", "them")
    if token.dep not in ("acomp", "attr") or token.lemma.lower() not in lex.FALSE | lex.MADE_UP:
        return False
    verb = reading.tokens[token.head]
    if any(reading.child(i, "ccomp", "csubj") is not None for i in (token.i, verb.i)):
        return False  # "it was untrue that China had paid"
    while verb.dep == "conj" and reading.child(verb.i, *SUBJECTS) is None and verb.head != verb.i:
        verb = reading.tokens[verb.head]
    about = reading.child(verb.i, *SUBJECTS)
    if about is None or any(c.dep == "neg" for c in reading.analysis.children(token.head)):
        return False
    return about.lemma.lower() in _CLAIMS | {"story", "headline", "article", "post", "video"}


def _all_of_sentence_before(reading: Reading, token: Token, told: list[Telling]) -> list[int]:
    """Return what the last sentence before tells that tells anything."""
    last = max((reading.tokens[t.i].sentence for t in told if t.i < token.i), default=-1)
    if not 0 < token.sentence - last <= _NEAR:
        return []
    return [n for n, t in enumerate(told) if reading.tokens[t.i].sentence == last]


def _of_sentence_before(reading: Reading, neg: Token, told: list[Telling]) -> list[int]:
    return [n for n, t in enumerate(told) if reading.tokens[t.i].sentence == neg.sentence - 1][-1:]


def _by_noun(reading: Reading, cast: Cast, noun: Token, told: list[Telling]) -> list[int]:
    """Return what is told "despite denials from Mali"."""
    if reading.tokens[noun.head].text.lower() not in ("despite", "of"):
        return []
    whose = reading.child(noun.i, "poss")
    for preposition in grammar.prepositions(reading, noun):
        if preposition.text.lower() in ("from", "by"):
            whose = whose or reading.child(preposition.i, "pobj")
    keys = {a.key for a in cast.owner(whose.i)} if whose is not None else set()
    held = reading.at.get(whose.i) if whose is not None else None
    if held is not None and held.place and (state := cast.of_capital(held.place)):
        keys.add(state.key)  # "from Kigali"
    keys |= {a.key for w in grammar.modifiers(reading, noun) if (a := cast.modifier(w.i))}
    return [
        n
        for n, telling in enumerate(told)
        if reading.tokens[telling.i].sentence == noun.sentence
        and keys & {a.key for a in telling.sources}
    ]


def _is_of_both(telling: Telling) -> bool:
    """Tell whether an event is of several who can't undo it alone: "A and B traded fire"."""
    return telling.frame.mutual and not telling.targets and len(telling.sources) > 1


def _is_set_against(reading: Reading, verb: Token) -> bool:
    """Tell whether what follows is told in spite of a denial: "denies it, but"."""
    if verb.dep == "advcl":
        return True
    return any(c.dep == "cc" and c.text.lower() == "but" for c in reading.analysis.children(verb.i))

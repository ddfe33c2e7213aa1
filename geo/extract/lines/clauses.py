"""The clauses of a sentence that are about one thing in it, apart from those beside them.

"The line from A to B, which opened in May, was shut when a bridge on the road to C fell": what is
said of the line is that it opened and was shut, and nothing of the bridge.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from geo.extract.reading import SUBJECTS, Reading
from geo.model import Token

_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj"})
_POINTING = frozenset({"it", "which", "that", "they", "this", "both"})
_SOMEBODY = frozenset(
    "owner operator builder backer company firm consortium minister ministry head chief country "
    "government lender investor rival critic opponent supporter neighbour town village".split()
)
"""Who has to do with a thing; what is said of them is not said of it."""

_BRINGING = frozenset(
    "causeway project plan scheme proposal tunnel bridge programme program venture deal idea "
    "contract agreement study loan work".split()
)
"""What is told of these is told of the thing they are for."""


def clauses_about(reading: Reading, noun: Token, others: Container[int]) -> list[str]:
    """Return the words of the clauses about a noun: its own clause first.

    Parameters
    ----------
    others
        Nouns of other things of its sort, whose own words are left out.
    """
    own = _head_of(reading, noun)
    bearers = _bearers(reading, noun)
    sentence = reading.analysis.sentence_of(noun.i)
    held: dict[int, list[Token]] = {}
    for token in reading.tokens[sentence.first : sentence.last + 1]:
        held.setdefault(_head_of(reading, token), []).append(token)
    foreign = _foreign(reading, noun, bearers, others)
    phrase = {t.i for t in reading.analysis.subtree(noun.i)}
    told: list[str] = []
    for head in sorted(held, key=lambda i: (i != own, i)):
        if head == own:
            of_another = _subject(reading, own) in foreign and noun.i not in _subjects_words(
                reading, own
            )
            words = [t for t in held[own] if t.i in phrase or not of_another]
        elif _is_about(reading, head, noun, own, bearers):
            words = held[head]
        else:
            continue
        told.append(reading.joined(t for t in words if t.i not in foreign))
    return [words for words in told if words]


def phrase_about(reading: Reading, noun: Token, others: Container[int]) -> str:
    """Return the words that hang on a noun itself, clauses among them, but not of its places.

    "to the port of B, where cranes stand idle" tells of the port.
    """
    foreign = _foreign(reading, noun, _bearers(reading, noun), others)
    own = reading.analysis.subtree(noun.i)
    for verb in own:
        if verb.dep == "relcl" and verb.head != noun.i and is_where(reading, verb):
            foreign |= {t.i for t in reading.analysis.subtree(verb.i)}
    return reading.joined(t for t in own if t.i not in foreign)


def is_where(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause tells of what is at a place: "B, where cranes stand idle"."""
    return any(c.text.lower() == "where" for c in reading.analysis.children(verb.i))


def _head_of(reading: Reading, token: Token) -> int:
    """Return the head of the clause that a token stands in."""
    while token.head != token.i:
        if token.dep in _HEADS or (token.dep == "conj" and token.pos in ("VERB", "AUX")):
            break
        token = reading.tokens[token.head]
    return token.i


def _bearers(reading: Reading, noun: Token) -> set[int]:
    """Return what stands for a noun in its clause: "work on the line", "the line and the road"."""
    tokens = reading.tokens
    found = {noun.i}
    token = noun
    while token.head != token.i:
        above = tokens[token.head]
        if token.dep == "pobj" and above.pos in ("ADP", "SCONJ"):
            above = tokens[above.head]
        elif token.dep not in ("compound", "nmod", "appos", "conj"):
            break
        somebody = above.lemma.lower() in _SOMEBODY and token.dep != "appos"
        if above.pos not in ("NOUN", "PROPN") or somebody:
            break
        found.add(above.i)
        token = above
    found |= {c.i for c in reading.analysis.children(noun.i) if c.dep == "appos"}
    return found


def _foreign(reading: Reading, noun: Token, bearers: set[int], others: Container[int]) -> set[int]:
    """Return the words of other things of the same sort in the sentence."""
    sentence = reading.analysis.sentence_of(noun.i)
    found: set[int] = set()
    for i in range(sentence.first, sentence.last + 1):
        if i in others and i != noun.i and i not in bearers:
            words = {t.i for t in reading.analysis.subtree(i)}
            if noun.i not in words:
                found |= words
    # "the railway and the road": the first of two has the second below it.
    joined = {c for b in bearers if b != noun.i and b in others for c in _phrase(reading, b)}
    return found | (joined - {t.i for t in reading.analysis.subtree(noun.i)})


def _ends_course(reading: Reading, noun: Token, last: int) -> bool:
    """Tell whether a name is the last of those that follow a noun at once: "from A to B, which"."""
    if last <= noun.i + 1 or last not in reading.at:
        return False
    between = reading.tokens[noun.i + 1 : last]
    first = between[0].text.lower()
    return first in ("from", "between", "linking", "joining") and all(
        t.pos in ("ADP", "PROPN", "PUNCT", "DET", "CCONJ", "PART") or t.i in reading.at
        for t in between[1:]
    )


def _phrase(reading: Reading, i: int) -> Iterator[int]:
    """Yield the words of a noun without what is joined to it."""
    for child in reading.analysis.children(i):
        if child.dep != "conj":
            yield from (t.i for t in reading.analysis.subtree(child.i))


def _subject(reading: Reading, head: int) -> int:
    """Return whose clause it is, also where only the clause before names them; -1 if nobody's."""
    for _ in range(6):
        token = reading.tokens[head]
        if (own := reading.child(head, *SUBJECTS)) is not None:
            if token.dep == "relcl" and own.text.lower() in ("which", "that", "who"):
                return token.head
            return own.i
        if token.dep == "acl":
            return token.head
        if token.dep not in ("conj", "advcl", "ccomp") or token.head == head:
            return -1
        head = _head_of(reading, reading.tokens[token.head])
    return -1


def _subjects_words(reading: Reading, head: int) -> set[int]:
    subject = _subject(reading, head)
    return {t.i for t in reading.analysis.subtree(subject)} if subject >= 0 else set()


def _is_about(reading: Reading, head: int, noun: Token, own: int, bearers: set[int]) -> bool:
    verb = reading.tokens[head]
    subject = _subject(reading, head)
    if subject in bearers and (subject == noun.i or verb.dep not in ("acl", "relcl")):
        return True
    if verb.dep in ("relcl", "acl"):
        if verb.head == noun.i or reading.tokens[verb.head].head == noun.i:
            return True
        # "from A to B, which was closed": the parser hangs it on the last word before it.
        within = {t.i for t in reading.analysis.subtree(noun.i)}
        pointing = reading.child(head, *SUBJECTS)
        return (
            verb.dep == "relcl"
            and (verb.head in within or _ends_course(reading, noun, verb.head))
            and pointing is not None
            and pointing.text.lower() in _POINTING
        )
    inner = reading.tokens[own]
    if head == _head_of(reading, reading.tokens[inner.head]):
        if inner.dep in ("relcl", "acl") and reading.tokens[inner.head].lemma.lower() in _BRINGING:
            return True  # "the tunnel that was to carry the line has been shelved"
        if inner.dep in ("parataxis", "ccomp") and reading.child(head, *SUBJECTS) is None:
            return _subject(reading, own) in bearers  # "the line, shut since May, was reopened"
        # "has begun work to build a line": what it is done for is done to it.
        return inner.tag == "VB" and inner.dep != "ccomp"
    object_ = reading.child(head, "dobj")
    by_pronoun = subject >= 0 and reading.tokens[subject].text.lower() in _POINTING
    if by_pronoun or (object_ is not None and object_.text.lower() == "it"):
        return _subject(reading, own) in bearers
    return False

"""Nouns that would tell of an event, were it not for what is done with them."""

from __future__ import annotations

from geo.extract.grammar import below, prepositions
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.party_words import AMOUNTS
from geo.extract.reading import Reading
from geo.model import Token

_HALTING = frozenset("halt suspension end stop freeze cut stoppage cancellation".split())


def is_undone(reading: Reading, lexicon: Lexicon, noun: Token, frame: Frame) -> bool:
    """Tell whether a noun is only what is taken back: "lifted its sanctions"."""
    verb = reading.tokens[noun.head]
    if frame.type in ("COOPERATE", "AID") and verb.pos == "ADP":
        # "restrictions on exports to Chad"
        above = reading.tokens[verb.head].lemma.lower()
        frames = lexicon.nouns.get(above, ())
        barred = any(f.type in ("SANCTION", "REJECT") for f in frames)
        return barred or above in _HALTING
    if noun.dep == "pobj" and verb.text.lower() == "of":
        noun = reading.tokens[verb.head]  # "lifted most of its sanctions"
        verb = reading.tokens[noun.head]
        if noun.lemma.lower() not in AMOUNTS:
            return False
    barred = frame.type == "SANCTION" or frame.word in ("blockade", "siege")
    if not barred or noun.dep not in ("dobj", "nsubjpass"):
        return False
    particles = {"", *(c.text.lower() for c in reading.analysis.children(verb.i))}
    return any(
        f.type == "CONCEDE" and frame.word in f.objects and f.particle in particles
        for f in lexicon.verbs.get(verb.lemma, ())
    )


def is_within_ranks(reading: Reading, noun: Token) -> bool:
    """Tell whether soldiers are among others': "the presence of Malians in its ranks"."""
    hung = prepositions(reading, noun)
    return any(t.lemma == "rank" for p in hung for t in below(reading, p))

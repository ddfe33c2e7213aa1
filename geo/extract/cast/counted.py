"""Parties that are only counted: "the two sides", "both", "all three", "the latter"."""

from __future__ import annotations

from geo.extract import party_words as words
from geo.extract.cast.casting import Casting
from geo.extract.cast.titles import is_title
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Actor, Token

_PLAYING = frozenset("play beat draw match win lose game final score race".split())


class Counted:
    """Reads counted parties by who was told of together."""

    def __init__(self, reading: Reading, cast: Casting) -> None:
        self._reading, self._cast = reading, cast
        self._counts: dict[int, int] = {}

    def listed(self, i: int) -> tuple[Actor, ...]:
        """Return the states listed after a noun: "the three states, Mali, Niger and Chad"."""
        for child in self._reading.analysis.children(i):
            if child.dep == "appos" and child.i > i and child.i in self._reading.at:
                found = self._cast.at(child.i)
                if len(found) > 1:
                    return found
        return ()

    def of_two(self, i: int) -> tuple[Actor, ...]:
        """Return which of the two told of last "the former" and "the latter" are."""
        tokens, sentences = self._reading.tokens, self._reading.analysis.sentences
        if tokens[i].dep in ("amod", "compound"):
            return ()
        for number in range(tokens[i].sentence, max(-1, tokens[i].sentence - 2), -1):
            first, last = sentences[number].first, min(sentences[number].last, i - 1)
            told: dict[str, Actor] = {}
            for j in range(first, last + 1):
                if tokens[j].dep not in ("compound", "amod", "conj", "poss"):
                    joined = self._cast.at(j)
                    if len(joined) == 2:
                        return (joined[tokens[i].text.lower() == "latter"],)
                    told |= {a.key: a for a in self._cast.one(j)}
            if len(told) == 2:
                return (tuple(told.values())[tokens[i].text.lower() == "latter"],)
        return ()

    def both(self, i: int) -> tuple[Actor, ...]:
        """Return the parties last told of together, for "the two sides", "all three countries"."""
        found = self._told_together(i)
        if len(found) > 2:
            self._counts[self._reading.tokens[i].sentence] = len(found)
        return found

    def _told_together(self, i: int) -> tuple[Actor, ...]:
        token = self._reading.tokens[i]
        lemma, counted = _singular(token), token.text.lower() in words.SIZES
        many = token.tag in ("NNS", "NNPS") or lemma != token.lemma.lower()
        several = counted or many or token.tag in ("CD", "DT") or lemma in words.SIDES
        near = {c.text.lower() for c in self._reading.analysis.children(i)} | {token.text.lower()}
        each = "each" in near and lemma in words.PAIR
        if not (several or each) and lemma not in ("pair", "duo"):
            return ()
        size = next((n for word, n in words.SIZES.items() if word in near), 0)
        vague = not size and lemma in words.SIDES and bool(near & {"all", "each"})
        vague = vague or (not size and each)
        if vague:
            size, several = 2, True  # "urged all sides", "each side accused the other"
        if size == 2 and "other" in near and (rest := self._other_two(i)):
            return rest
        unsaid = not size and "the" in near and many and self._is_several(i)
        size = self._counted_before(i) if unsaid else size
        if lemma in ("pair", "duo") and "the" in near:
            return self._cast.groups.together(i, 2, people=False, near=3)
        if not size or not several:
            return ()
        heads = self._are_heads(i)
        teams = lemma == "team" and bool(near & {"both", "two"}) and self._are_envoys(i)
        if lemma not in words.PAIR and not unsaid and not counted and not heads and not teams:
            return ()
        people = lemma in words.PERSONS or is_title(lemma) or heads
        reach = 3 if vague else 2 if teams else 99
        acting = self._cast.acting_on(i)
        found = self._cast.groups.together(i, size, people=people, near=reach, without=acting)
        if not found and size == 3:
            return self._three_told(i)
        if found or size != 2 or teams or (unsaid and lemma not in words.SIDES):
            return found
        for token in self._reading.tokens[i + 1 :]:
            # "The two navies will hold drills, Oman and Kenya announced."
            if token.sentence != self._reading.tokens[i].sentence:
                break
            if token.dep in SUBJECTS and len(pair := self._cast.at(token.i)) == 2:
                return pair
        # No two told of together: the two told of most recently.
        seen: dict[str, Actor] = {}
        for j in range(i - 1, -1, -1):
            if token.sentence - self._reading.tokens[j].sentence > 6:
                break
            for actor in self._cast.one(j) or filter(None, (self._cast.modifier(j),)):
                if actor.country and actor.key not in acting:
                    seen.setdefault(actor.key, actor)
            if len(seen) == 2:
                return tuple(reversed(seen.values()))
        return ()

    def _counted_before(self, i: int) -> int:
        """Return of how many a plural without a number is: as many as were counted last, or two."""
        number = self._reading.tokens[i].sentence
        return next((self._counts[n] for n in range(number, -1, -1) if n in self._counts), 2)

    def _are_envoys(self, i: int) -> bool:
        """Tell whether "both teams" negotiate, by what was told just before."""
        first = self._reading.analysis.sentences[max(0, self._reading.tokens[i].sentence - 2)].first
        played = any(t.lemma.lower() in _PLAYING for t in self._reading.tokens[first:i])
        return not played and self._reading.is_told(i)

    def _are_heads(self, i: int) -> bool:
        """Tell whether a plural is of those who lead states: "the three heads of government"."""
        of = self._reading.child(i, "prep")
        what = self._reading.child(of.i, "pobj") if of is not None else None
        led = what is not None and what.lemma.lower() in ("state", "government", "delegation")
        return led and self._reading.tokens[i].lemma.lower() in ("head", "chief", "leader")

    def _other_two(self, i: int) -> tuple[Actor, ...]:
        """Return the two of three told of together that the sentence has not yet named."""
        first = self._reading.analysis.sentence_of(i).first
        three = self._cast.groups.together(i, 3, people=False)
        named = {a.key for j in range(first, i) for a in self._cast.one(j)}
        rest = tuple(a for a in three if a.key not in named)
        return rest if len(rest) == 2 else ()

    def _three_told(self, i: int) -> tuple[Actor, ...]:
        """Return the three states of the last sentences, where there are no more and no fewer."""
        acting = self._cast.acting_on(i)
        told: dict[str, Actor] = {}
        for j in range(i - 1, -1, -1):
            if self._reading.tokens[i].sentence - self._reading.tokens[j].sentence > 4:
                break
            for actor in self._cast.one(j) or filter(None, (self._cast.modifier(j),)):
                if actor.country and actor.key not in acting:
                    told.setdefault(actor.key, actor)
        return tuple(told.values()) if len(told) == 3 else ()

    def _is_several(self, i: int) -> bool:
        """Tell whether a plural may mean the two told of: "the sides", "the ministers"."""
        lemma = _singular(self._reading.tokens[i])
        own = {"prep", "poss"} & {child.dep for child in self._reading.analysis.children(i)}
        return (
            not own and not self._cast.names_state(i) and (lemma in words.SIDES or is_title(lemma))
        )


def _singular(token: Token) -> str:
    """Return the lemma of a noun, though a capital hides its plural: "the two States"."""
    lemma = token.lemma.lower()
    if token.pos != "PROPN" or token.text.isupper():
        return lemma
    one = lemma.removesuffix("ies") + "y" if lemma.endswith("ies") else lemma.removesuffix("s")
    return one if one in words.PAIR | words.SIDES or is_title(one) else lemma

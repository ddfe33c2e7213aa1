"""What pronouns stand for: he, its, who, they, we."""

from __future__ import annotations

from functools import cached_property

from geo.extract import party_words as words
from geo.extract.cast.casting import Casting
from geo.extract.cast.titles import is_title
from geo.extract.cast.transcripts import Transcript
from geo.extract.grammar import BLAMING
from geo.extract.reading import SAYING, Reading
from geo.model import Actor, Token


class Pronouns:
    """Reads pronouns by what the article told before them."""

    def __init__(self, reading: Reading, cast: Casting) -> None:
        self._reading = reading
        self._cast = cast

    def of(self, i: int) -> tuple[Actor, ...]:
        """Return whom the pronoun at token ``i`` stands for."""
        word = self._reading.tokens[i].text.lower()
        if word in ("that", "those") and (whose := self._reading.child(i, "prep")) is not None:
            # "exercised with that of the Seychelles"
            whom = self._reading.child(whose.i, "pobj") if whose.text.lower() == "of" else None
            return self._cast.at(whom.i) if whom is not None else ()
        if word in ("it", "they") and (thanked := self._thanked(i)):
            return thanked
        if word == "they" and (sayer := self._who_says(i)):
            return sayer
        if word == "they" and (several := self._several_before(i)) is not None:
            return (several,)
        if word == "each" and self._reading.tokens[i].dep == "nsubj":
            return self._plain_pair(i, near=1)
        if word in ("they", "them", "both", "themselves"):
            if pair := self._plain_pair(i, near=8 if word == "both" else 1):
                return pair
        if word == "you":
            return (asked,) if (asked := self._asked()) is not None else ()
        if word in ("we", "us", "i"):
            speaker = self._speaking(i)
            return (speaker,) if speaker else ()
        if word in ("he", "she", "him", "her", "it", "they", "them", "who", "which", "that", "we"):
            if word in ("who", "which", "that"):
                return self._relative(i)
            actor = self._subject_before(i, person=word in ("he", "she", "him", "her"))
            return (actor,) if actor else ()
        return ()

    def _who_says(self, i: int) -> tuple[Actor, ...]:
        """Return the group that speaks of itself: "The Houthis say they act in solidarity"."""
        said = self._reading.tokens[self._reading.tokens[i].head]
        if self._reading.tokens[i].dep != "nsubj" or said.dep != "ccomp":
            return ()
        saying = self._reading.tokens[said.head]
        who = self._reading.child(saying.i, "nsubj")
        if saying.lemma not in SAYING or who is None or who.pos == "PRON":
            return ()
        several = who.tag in ("NNS", "NNPS") or len(self._reading.conjuncts(who.i)) > 1
        several = several or (who.tag == "NNP" and who.text.endswith("s"))
        return self._cast.at(who.i) if several else ()

    def _thanked(self, i: int) -> tuple[Actor, ...]:
        """Return who is thanked for what a pronoun did: "thanked Oslo for the aid it sent"."""
        deed = self._reading.tokens[self._reading.tokens[i].head]
        if self._reading.tokens[i].dep != "nsubj" or deed.dep != "relcl":
            return ()
        thanking = self._reading.clause(deed.head)
        if thanking.lemma not in ("thank", "praise", "credit", "commend"):
            return ()
        whom = self._reading.child(thanking.i, "dobj")
        return self._cast.at(whom.i) if whom is not None and whom.i < i else ()

    def _speaking(self, i: int) -> Actor | None:
        """Return for whom "we" stands: who says it, or who is asked in an interview."""
        for verb in self._reading.above(i):
            if verb.lemma in SAYING:
                subject = self._reading.child(verb.i, "nsubj")
                if subject is not None and subject.i == i:
                    continue  # "I wrote to thank them"
                found = self._cast.one(subject.i) if subject is not None else ()
                return found[0] if len(found) == 1 else None
        return self._asked()

    @cached_property
    def _is_interview(self) -> bool:
        tokens = self._reading.tokens
        we = sum(t.text.lower() in ("we", "our", "us", "i", "you") for t in tokens)
        return we * 60 >= len(tokens)

    @cached_property
    def _answering(self) -> Actor | None:
        return Transcript(self._reading, self._cast).answering()

    def _asked(self) -> Actor | None:
        """Return whom an interview or a briefing is with: who answers, the first official named."""
        if (answering := self._cast.briefing() or self._answering) is not None:
            return answering
        if not self._is_interview:
            return None
        known = [
            self._cast.surnames[k]
            for _, k in sorted(self._cast.people.items())
            if k in self._cast.surnames
        ]
        return known[0] if known else self._cast.written_in() or self._cast.ground()

    def _relative(self, i: int) -> tuple[Actor, ...]:
        for token in self._reading.above(i):
            if token.dep == "relcl":
                return self._cast.one(token.head) or self._capital_doing(token)
            if token.dep in ("ccomp", "advcl", "acl") and self._reading.tokens[i].head == token.i:
                return self._set_apart(token)
        return ()

    def _set_apart(self, deed: Token) -> tuple[Actor, ...]:
        """Return who it was that did something: "It was Oman, in the chair, that hosted them"."""
        being = self._reading.tokens[deed.head]
        it = self._reading.child(being.i, "nsubj") if being.lemma == "be" else None
        who = self._reading.child(being.i, "attr") if it is not None else None
        if it is None or who is None or it.text.lower() != "it":
            return ()
        return self._cast.at(who.i) if who.i < deed.i else ()

    def _capital_doing(self, verb: Token) -> tuple[Actor, ...]:
        """Return the state whose capital does something: "answered Kinshasa, which accused"."""
        held = self._reading.at.get(verb.head)
        if (
            held is None
            or held.place is None
            or verb.lemma in ("be", "lie", "stand", "sit", "have")
        ):
            return ()
        hung = self._reading.analysis.children(verb.i)
        if not any(
            c.dep in ("dobj", "ccomp", "xcomp") or c.text.lower() in ("to", "against", "with")
            for c in hung
        ):
            return ()
        actor = self._cast.of_capital(held.place)
        return (actor,) if actor is not None else ()

    def acting_on(self, i: int) -> frozenset[str]:
        """Return who acts on a noun in its clause: they are not meant by "the two states"."""
        clause = self._reading.clause(i)
        while self._reading.child(clause.i, "nsubj", "nsubjpass") is None:
            if clause.dep not in ("advcl", "xcomp", "pcomp", "conj") or clause.head == clause.i:
                break
            above = self._reading.clause(clause.head)
            if clause.dep == "pcomp" and above.lemma in BLAMING:
                break  # "thanked Oman for mediating between the two"
            clause = above  # "cut ties, accusing it of"
        subject = self._reading.child(clause.i, "nsubj")
        if subject is not None and subject.i == i and clause.dep in ("ccomp", "xcomp"):
            above = self._reading.clause(clause.head)
            subject = self._reading.child(above.i, "nsubj")
            both = self._reading.tokens[i].text.lower() == "both"
            subject = subject if both else None  # "threatened to make both pay"
        if subject is None or i in self._reading.conjuncts(subject.i) or subject.i == i:
            return frozenset()
        if any(token.i == subject.i for token in self._reading.above(i)):
            return frozenset()
        return frozenset(actor.key for actor in self._cast.at(subject.i))

    def _plain_pair(self, i: int, near: int) -> tuple[Actor, ...]:
        """Return the pair told of in this sentence or shortly before."""
        without = self.acting_on(i)
        return self._cast.groups.together(i, 2, people=False, near=near, without=without)

    def owner(self, i: int, without: frozenset[str] = frozenset()) -> Actor | None:
        """Return whose "his", "its" or "our" at token ``i`` is.

        Parameters
        ----------
        without
            The keys of those it can't be: "Chinese ships entered its waters" are not China's.
        """
        word = self._reading.tokens[i].text.lower()
        if word == "our":
            return self._speaking(i)
        if word == "your":
            return self._cast.briefing() or self._answering
        if word in ("his", "her"):
            found = self._subject_before(i, person=True, without=without)
            return found or self._person_after(i)
        if word in ("its", "their"):
            return self._subject_before(i, person=False, without=without)
        if word == "whose":
            related = self._relative(i)
            return related[0] if len(related) == 1 else None
        return None

    def _is_apart(self, earlier: int, later: int) -> bool:
        """Tell whether a paragraph ends between two tokens."""
        tokens = self._reading.tokens
        between = self._reading.analysis.article.text[tokens[earlier].end : tokens[later].start]
        return "\n\n" in between

    def _same_subject(self, i: int, person: bool) -> Actor | None:
        """Return the main subject of the sentence before, for one that opens with a pronoun."""
        tokens, sentences = self._reading.tokens, self._reading.analysis.sentences
        number = tokens[i].sentence
        verbs = [t for t in tokens[sentences[number].first : i] if t.pos == "VERB"]
        if not number or len(verbs) > (tokens[i].dep != "nsubj"):
            return None
        before = sentences[number - 1]
        for token in tokens[before.first : before.last + 1]:
            root = tokens[token.head]
            if token.dep in ("nsubj", "nsubjpass") and root.dep == "ROOT" and token.pos != "PRON":
                token = self._told_last(token, i)
                if self._cast.is_person(token.i) != person:
                    return None
                found = self._cast.one(token.i)
                return found[0] if len(found) == 1 else None
        return None

    def _told_last(self, subject: Token, i: int) -> Token:
        """Return who does the last of several things told side by side: "A left and B stayed"."""
        if self._reading.tokens[i].text.lower() != "it":
            return subject
        last = subject
        for j in self._reading.conjuncts(subject.head):
            who = self._reading.child(j, "nsubj")
            if who is None:  # "a port and Chile will", read as one list
                before = j - 1
                while before > subject.i and self._reading.tokens[before].pos in ("AUX", "ADV"):
                    before -= 1
                who = self._reading.tokens[before]
            if who.pos == "PROPN" and j != subject.head:
                last = who
        return last

    def _several_before(self, i: int) -> Actor | None:
        """Return the plural subject of the sentence before: "Thai troops … . They fired"."""
        tokens, sentences = self._reading.tokens, self._reading.analysis.sentences
        number = tokens[i].sentence
        if not number or tokens[i].dep not in ("nsubj", "nsubjpass"):
            return None
        before = sentences[number - 1]
        for token in tokens[before.first : before.last + 1]:
            main = token.dep in ("nsubj", "nsubjpass") and tokens[token.head].dep == "ROOT"
            lemma = token.lemma.lower()
            if main and token.tag == "NNS" and (lemma in words.FORCES or is_title(lemma)):
                found = self._cast.at(token.i)
                return found[0] if len(found) == 1 else None
        return None

    def _person_after(self, i: int) -> Actor | None:
        """Return the person named soon after: "On her first trip abroad, Prime Minister …"."""
        tokens = self._reading.tokens
        for token in tokens[i + 1 : i + 30]:
            if token.sentence != tokens[i].sentence:
                break
            if token.dep in ("nsubj", "nsubjpass") and self._cast.is_person(token.i):
                found = self._cast.one(token.i)
                return found[0] if len(found) == 1 else None
        return None

    def _subject_before(
        self, i: int, *, person: bool, without: frozenset[str] = frozenset()
    ) -> Actor | None:
        """Return the last subject before a pronoun that it may stand for."""
        tokens = self._reading.tokens
        sentence = tokens[i].sentence
        fallback: Actor | None = None
        told = False
        if tokens[i].dep in ("nsubj", "dobj", "dative") and not (
            person and tokens[i].dep != "nsubj"
        ):
            acting = self.acting_on(i) if tokens[i].dep != "nsubj" else frozenset()
            parallel = self._same_subject(i, person)
            if parallel and parallel.key not in without | acting:
                return parallel
        several = tokens[i].text.lower() in ("they", "them", "their")
        some = tokens[i].text.lower() == "them" and tokens[tokens[i].head].text.lower() == "of"
        if tokens[i].dep in ("dobj", "dative", "pobj"):
            without |= self.acting_on(i)  # "the general greeted him"
        for j in range(i - 1, -1, -1):
            if sentence - tokens[j].sentence > 2:
                break
            if fallback and tokens[j].sentence != sentence and tokens[i].dep in ("dobj", "pobj"):
                return fallback  # "cut ties with Chad, accusing it of"
            if tokens[j].dep not in (
                "nsubj",
                "nsubjpass",
                "poss",
                "ROOT",
                "conj",
                "dobj",
                "pobj",
                "appos",
            ):
                continue
            if person and j not in self._cast.people and not is_title(tokens[j].text.lower()):
                continue
            if not person and j in self._cast.people:
                continue
            if tokens[j].pos == "PRON":
                continue
            if some and tokens[j].tag not in ("NNS", "NNPS"):
                continue  # "six of them" are none of a firm named before
            if tokens[j].tag == "NNS" and tokens[i].text.lower() in ("it", "its"):
                continue  # "the rebels' drones" are not "it"
            if several and tokens[j].tag == "NNP" and self._is_apart(j, i):
                continue  # one state of the paragraph before is not "they"
            found = self._cast.one(j)
            if len(found) == 1 and found[0].key not in without:
                if tokens[j].dep in ("nsubj", "nsubjpass"):
                    return found[0]
                object_ = tokens[j].dep == "dobj" and tokens[j].sentence == sentence
                if fallback is None or (object_ and not told):
                    fallback, told = found[0], object_  # "took Peru to court, accusing it"
        return fallback

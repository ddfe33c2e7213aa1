"""Names that need no weighing: curated sites are places, parts of other names are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from geo.recognize.decide import THRESHOLD, Decision
from geo.recognize.features import Features
from geo.recognize.known import Known
from geo.recognize.lexicon import (
    DIRECTIONS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    LOCAL_BODY_HEADS,
    MONTHS_AND_DAYS,
    ORG_HEADS,
    PLACE_PREPOSITIONS,
    PLACE_TAILS,
    PORTFOLIOS,
    SAYING,
    STREETS,
    TITLES,
)
from geo.recognize.propose import LONGEST_NAME, Stretch
from geo.recognize.words import Word

SURE = 12.0
"""Log-odds of what is settled by rule."""

AS_WORKS = "settled: a field or a mine"
"""The fact of a decision on a name that counts as a field's or a mine's only."""

LIKELY = 0.5
"""Log-odds of a name the weights doubt, whose place in the sentence is that of a place."""
_LEAST = -2.5
"""Log-odds below which a name is no place wherever it stands."""
_WHERE = frozenset("in near around outside at".split())
_TAKEN = frozenset(
    "shelled shelling bombed bombing bombarded captured capturing stormed besieged retook "
    "recaptured pounded overran occupied encircled reached entered retaken seized evacuated".split()
)
_KINDS = frozenset(
    "province district taluk tehsil township county governorate oblast prefecture municipality "
    "suburb neighbourhood neighborhood commune canton raion woreda voivodeship".split()
)
_KINDS_OF = _KINDS | frozenset(
    "village town city hamlet settlement island state region port borough parish".split()
)
_MEDIA = frozenset(
    "channel newspaper broadcaster agency magazine daily website network newswire tabloid weekly "
    "outlet".split()
)
_OPENING = frozenset({'"', "“", "‘", "``", "«", "'", "("})
_QUOTES = frozenset({'"', "”", "’", "''", "»", "'"})
_NO_SURNAMES = (
    DIRECTIONS, LOCAL_BODY_HEADS, MONTHS_AND_DAYS, ORG_HEADS, PLACE_TAILS, STREETS, TITLES,
)  # fmt: skip
_SHIPS = frozenset(
    "ship vessel tanker supertanker ferry barge yacht freighter trawler frigate destroyer corvette "
    "cutter submarine tug tugboat icebreaker schooner steamer steamship liner minesweeper "
    "dredger".split()
)
_SHIPS_SIGNS = frozenset("mv m/v mt ss uss usns usat hms hmas hmcs rms ins rfa ffs".split())
_SET_NAMES = frozenset({"coast guard", "red cross", "red crescent"})
"""Names of two words that no place is meant by, though there are a Coast and a Red Cross."""
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_HYPHENS = frozenset({"-", "–"})
_LINES = frozenset(
    "pipeline pipelines railway railways railroad line lines road highway motorway expressway "
    "cable cables canal ferry interconnector corridor rail route tracks track shipping "
    "container".split()
)
_WORKS = frozenset(
    "terminal terminals refinery refineries port harbour harbor plant plants mine mines base field "
    "smelter dam".split()
)
_AT = frozenset("at in near off outside of".split())
_WAYS = frozenset(
    "from to via through between into linking links link connects connecting joins joining towards "
    "toward with at near by past way".split()
)
_DIVISIONS = frozenset({"country", "admin"})
_BODIES = frozenset({"organisation", "bloc"})
_READ_AND_KNOWN = frozenset(f"entity=GPE&known={kind}" for kind in _DIVISIONS) | frozenset(
    {"entity=NORP&known=people"}
)


def settle(features: Features, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Return the decisions, those that a rule settles with log-odds of ±``SURE``."""
    publisher = features.analysis.article.publisher.lower().split()
    proposed = {decision.stretch for decision in decisions}
    peoples = {s for s in proposed if s[0] < s[1] and _is_people(features, s)}
    names = [*_longer_names(features, publisher), *_long_divisions(features, decisions), *peoples]
    small = {w.text for w in features.words if w.shape == "lower"}
    lines = {w.sentence for w in features.words if w.low in _LINES}
    surnames = _surnames(features)
    above = _above(names)
    out = []
    for decision in decisions:
        verdict = _verdict(features, decision.stretch, above, small)
        if verdict is None and decision.stretch in features.sites:
            out.append(Decision(decision.stretch, SURE, (*decision.facts, AS_WORKS)))
            continue
        if verdict is None and decision.stretch in peoples:
            verdict = True
        if verdict is None and features.words[decision.stretch[0]].sentence in lines:
            verdict = _is_stop(features, decision.stretch)
            verdict = verdict or _is_link(features, decision.stretch)
        if verdict is None:
            verdict = _has_works(features, decision.stretch)
        doubtful = verdict is None and _LEAST < decision.log_odds < LIKELY
        if doubtful and _is_whereabouts(features, decision.stretch, surnames):
            out.append(Decision(decision.stretch, LIKELY, (*decision.facts, "says where")))
            continue
        if doubtful and _is_said_to_be_one(features, decision.stretch, surnames):
            out.append(Decision(decision.stretch, LIKELY, (*decision.facts, "says its kind")))
            continue
        if doubtful and _is_read_and_known(decision):
            out.append(Decision(decision.stretch, LIKELY, (*decision.facts, "read and known")))
            continue
        if verdict is None:
            out.append(decision)
        else:
            fact = "settled: a place" if verdict else "settled: part of another name"
            odds = SURE if verdict else -SURE
            out.append(Decision(decision.stretch, odds, (*decision.facts, fact)))
    return tuple(out)


def _is_people(features: Features, stretch: Stretch) -> bool:
    """Tell whether words are a people or its adjective: "North Korean", "South Africans"."""
    first, last = features.words[stretch[0]], features.words[stretch[1]]
    known = features.knowledge.of(features.surface(stretch))
    return known.demonym is not None and first.capital and last.shape != "mark"


def _above(names: Iterable[Stretch]) -> dict[int, list[Stretch]]:
    """Return, for each word, the names that hold it."""
    above: dict[int, list[Stretch]] = {}
    for name in names:
        for i in range(name[0], name[1] + 1):
            above.setdefault(i, []).append(name)
    return above


def _verdict(
    features: Features, stretch: Stretch, above: Mapping[int, list[Stretch]], small: set[str]
) -> bool | None:
    first, last = stretch
    if any(name != stretch and name[1] >= last for name in above.get(first, ())):
        return False
    words = features.words
    known = features.knowledge.of(features.surface(stretch))
    if _is_set_name(features, stretch) or _is_ships_name(features, stretch):
        return False
    if known.named and known.named[0].place.id.startswith("dateline:") and words[first].capital:
        kind = known.named[0].place.kind
        if last - first >= 2 and kind in ("landmark", "seat", "technology park", "square"):
            return True
    if known.named and _opens_dateline(features, stretch):
        return True
    if _stands_out(features, stretch, known):
        return True
    if _is_seat(features, stretch, known) or _is_capital(features, stretch, known):
        return True
    if first == last and (
        _speaks(features, first)
        or _is_given_name(features, first)
        or _follows_nickname(features, first)
        or _is_small_elsewhere(features, first, small)
    ):
        return False
    following = words[last + 1] if last + 1 < len(words) else None
    if (
        first == last
        and known.kind != "country"
        and following is not None
        and following.capital
        and following.low in TITLES
        and following.sentence == words[first].sentence
    ):
        # "Energy Minister": an office, not the town of Energy.
        low = words[first].low
        return False if low in features.common | PORTFOLIOS or low in small else None
    return None


def _is_set_name(features: Features, stretch: Stretch) -> bool:
    """Tell whether it is "Red Cross", or the first word of "Coast Guard"."""
    words, first = features.words, stretch[0]
    pair = words[first : first + 2]
    return stretch[1] <= first + 1 and " ".join(w.low for w in pair) in _SET_NAMES


def _is_ships_name(features: Features, stretch: Stretch) -> bool:
    """Tell whether it is, or is in, a ship's name: "the tanker Riga Star", "the USS Cole"."""
    words, start = features.words, features.view.runs[stretch[0]][0]
    if features.view.case[words[start].sentence] != "plain" or not words[start].capital:
        return False
    if words[start].low.replace(".", "") in _SHIPS_SIGNS and words[start].shape == "UPPER":
        return stretch[0] > start
    before = words[start - 1] if start else None
    return (
        before is not None
        and before.sentence == words[start].sentence
        and (before.low in _SHIPS and before.shape == "lower")
    )


def _stands_out(features: Features, stretch: Stretch, known: Known) -> bool:
    """Tell whether it is a well-known place in a text whose letters tell nothing of names.

    Where all is capitals, or nothing is, the language model sees few of the names there are.
    """
    case = features.view.case
    if not features.one_case or known.kind not in ("country", "admin", "metropolis"):
        return False
    first, last = stretch
    if first == last and (
        features.words[first].low in features.common | PORTFOLIOS
        or len(features.words[first].text) < 4
        or features.words[first].low in GIVEN_NAMES
    ):
        return False
    return case[features.words[first].sentence] in ("capitals", "small") and known.form == "name"


def _is_seat(features: Features, stretch: Stretch, known: Known) -> bool:
    """Tell whether it is a seat of power that nothing else is called after: "the Kremlin"."""
    first, last = stretch
    speaker = known.speaker
    if speaker is None or speaker.kind != "seat" or known.count != 1:
        return False
    if known.named[0].place.kind != "seat" or not features.words[first].capital:
        return False
    start, end = features.view.runs[first]
    alone = last == end and (start == first or features.words[start].low == "the")
    return alone and _label(features, first) not in ("PERSON", "WORK_OF_ART")


def _is_capital(features: Features, stretch: Stretch, known: Known) -> bool:
    """Tell whether it is a capital of several words, none of which is meant: "Port of Spain"."""
    words, (first, last) = features.words, stretch
    if first == last or not (words[first].capital and words[last].capital) or not known.named:
        return False
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and after.capital and after.sentence == words[last].sentence:
        return False
    capital_of = features.knowledge.gazetteer.capital_of
    named = known.named[:3]
    return any(n.form == "name" and capital_of(n.place.id) is not None for n in named)


def _speaks(features: Features, i: int) -> bool:
    """Tell whether a name read as a person's says what was just quoted: "…," Jordan said."""
    words = features.words
    return (
        0 < i < len(words) - 1
        and words[i - 1].text in _QUOTES
        and words[i + 1].low in SAYING
        and _label(features, i) == "PERSON"
    )


def _is_given_name(features: Features, i: int) -> bool:
    """Tell whether it is the first of two names that are a person's: "Brooklyn Beckham"."""
    words = features.words
    if features.view.case[words[i].sentence] != "plain" or features.view.runs[i][0] != i:
        return False
    if features.view.runs[i][1] == i + 2:
        # "Paris Ann Holloway", "Dallas Wayne Carter", and not "Sydney Harbour Bridge"
        middle, before = words[i + 1].low.rstrip("."), words[i - 1].low if i else ""
        named = middle in GIVEN_NAMES or (len(middle) == 1 and words[i].low in GIVEN_NAMES)
        last = words[i + 2].low.rstrip(".")
        heads = words[i].low in TITLES or any(last in heads for heads in _NO_SURNAMES)
        plain = words[i].shape == "Title" and not heads
        return named and plain and before not in PLACE_PREPOSITIONS
    if features.view.runs[i] != (i, i + 1):
        return False
    surname = words[i + 1]
    low = surname.low.rstrip(".")
    if words[i].low not in GIVEN_NAMES or any(low in heads for heads in _NO_SURNAMES):
        return False
    if i and words[i - 1].low in PLACE_PREPOSITIONS:
        return False
    covers = features.view.entities
    together = covers[i] >= 0 and covers[i] == covers[i + 1]
    surname_known = features.knowledge.of(surname.text)
    return (
        together
        and _label(features, i) in ("PERSON", "ORG")
        and surname_known.demonym is None
        and surname_known.kind not in ("country", "metropolis")
        and features.knowledge.of(features.surface((i, i + 1))).kind in ("none", "people")
    )


def _follows_nickname(features: Features, i: int) -> bool:
    """Tell whether it is the surname after a nickname: 'Robert "Bob" Cleveland'."""
    words = features.words
    if i < 4 or not (words[i - 1].shape == words[i - 3].shape == "mark"):
        return False
    quoted = words[i - 1].text in _QUOTES and words[i - 3].text in _OPENING
    return quoted and words[i - 2].capital and words[i - 4].low.rstrip(".") in GIVEN_NAMES


def _is_small_elsewhere(features: Features, i: int, small: set[str]) -> bool:
    """Tell whether a word that opens a sentence is a common one here: "Turkey prices rose"."""
    word = features.words[i]
    if not (word.first and word.low in small):
        return False
    after = features.words[i + 1] if i + 1 < len(features.words) else None
    return after is not None and after.shape == "lower" and after.low not in FUNCTION_WORDS


def _label(features: Features, i: int) -> str:
    index = features.view.entities[i]
    return "" if index < 0 else features.analysis.entities[index].label


def _opens_dateline(features: Features, stretch: Stretch) -> bool:
    """Tell whether it is the town of a dateline: "NAIROBI, Kenya —", "ST. PARIS — The …"."""
    words = features.words
    first, last = stretch
    opening = words[first]
    if opening.shape not in ("UPPER", "initials") or features.view.case[opening.sentence] in (
        "capitals",
        "small",
    ):
        return False
    if first and words[first - 1].sentence == opening.sentence:
        return False
    if last + 1 < len(words) and words[last + 1].capital and words[last + 1].shape == "UPPER":
        return False
    for word in words[last + 1 : last + 8]:
        if word.text in _DASHES:
            return True
        if word.sentence != opening.sentence or not (word.capital or word.text in (",", "(", ")")):
            return False
    return False


def _is_stop(features: Features, stretch: Stretch) -> bool | None:
    """Tell whether a known name stands where a line's stop does: "a railway from A to B"."""
    words, first = features.words, stretch[0]
    known = features.knowledge.of(features.surface(stretch))
    if not known.named or not _is_whole(features, stretch):
        return None
    if not (words[first].capital and words[stretch[1]].capital):
        return None
    if known.named[0].form not in ("name", "alias") or words[first].low in features.common:
        return None
    i = first - 1
    while i > 0 and words[i].low in ("and", ",", "or") and words[i - 1].capital:
        i = features.view.runs[i - 1][0] - 1
    while i > 0 and (words[i].low in ("the", "of", "city", "port", "town") or words[i].first):
        i -= 1
    if i < 0 or words[i].sentence != words[first].sentence or words[i].low not in _WAYS:
        return None
    if words[i].low in ("by", "way", "past"):
        # "from Doba by Bélabo to Kribi", and not "said by Khan"
        before = {w.low for w in words[max(0, i - 8) : i] if w.sentence == words[i].sentence}
        return True if "from" in before else None
    return True


def _is_link(features: Features, stretch: Stretch) -> bool | None:
    """Tell whether a known name is one of a line's ends: "the Baku-Tbilisi-Kars railway"."""
    words, (first, last) = features.words, stretch
    if first != last or not words[first].capital:
        return None
    start, end = first, last
    while start >= 2 and words[start - 1].text in _HYPHENS and words[start - 2].capital:
        start -= 2
    while end + 2 < len(words) and words[end + 1].text in _HYPHENS and words[end + 2].capital:
        end += 2
    following = {w.low for w in words[end + 1 : end + 4] if w.sentence == words[first].sentence}
    if start == end or not following & _LINES:
        return None
    parts = [features.knowledge.of(words[i].text) for i in range(start, end + 1, 2)]
    return True if all(known.named for known in parts) else None


def _is_whole(features: Features, stretch: Stretch) -> bool:
    """Tell whether a name goes no further on either side, hyphens among it: "Garoua-Boulaï"."""
    words, (first, last) = features.words, stretch
    start, end = features.view.runs[first][0], features.view.runs[last][1]
    joined = [w.text for w in words[max(0, first - 1) : first] + words[last + 1 : last + 2]]
    return (start, end) == stretch and not _HYPHENS & set(joined)


def _has_works(features: Features, stretch: Stretch) -> bool | None:
    """Tell whether a known name is where works are: "the Tema refinery", "a terminal at Vado"."""
    words, (first, last) = features.words, stretch
    known = features.knowledge.of(features.surface(stretch))
    if not known.named or not _is_whole(features, stretch) or not words[first].capital:
        return None
    if known.named[0].form not in ("name", "alias") or words[first].low in features.common:
        return None
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and after.low in _WORKS and not words[first].first:
        return True
    before = words[max(0, first - 2) : first]
    at = len(before) == 2 and before[1].low in _AT and before[0].low in _WORKS
    return True if at else None


def _is_read_and_known(decision: Decision) -> bool:
    """Tell whether model and gazetteer agree: on a state, on a division, on a state's people."""
    return decision.log_odds > _LEAST and not _READ_AND_KNOWN.isdisjoint(decision.facts)


def _is_whereabouts(features: Features, stretch: Stretch, surnames: set[str]) -> bool | None:
    """Tell whether a known name says where: "around Spin Boldak", though read as a person."""
    words, first = features.words, stretch[0]
    before = words[first - 1] if first else None
    if (
        before is None
        or before.low not in _WHERE | _TAKEN
        or before.sentence != words[first].sentence
    ):
        return None
    known = features.knowledge.of(features.surface(stretch))
    if not known.named or not _is_whole(features, stretch) or not words[first].capital:
        return None
    if known.named[0].form not in ("name", "alias") or words[first].low in features.common:
        return None
    if first == stretch[1] and words[first].text in surnames:
        return None
    countries = {named.place.country for named in known.named}
    sure = len(countries - {""}) == 1 or (before.low in _TAKEN and known.count <= 3)
    return True if sure and words[first].low not in GIVEN_NAMES else None


def _is_said_to_be_one(features: Features, stretch: Stretch, surnames: set[str]) -> bool:
    """Tell whether the words say what kind of place it is: "Kollegal taluk", "town of Kholm"."""
    words, (first, last) = features.words, stretch
    if not (words[first].capital and _is_whole(features, stretch)):
        return False
    if words[last].low in ORG_HEADS or (first == last and words[first].text in surnames):
        return False
    before = [
        w.low for w in words[max(0, first - 2) : first] if w.sentence == words[first].sentence
    ]
    if len(before) == 2 and before[1] == "of" and before[0] in _KINDS_OF:
        return True
    known = features.knowledge.of(features.surface(stretch))
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None or after.sentence != words[last].sentence or after.low not in _KINDS:
        return False
    return bool(known.named) and words[first].low not in features.common


def _surnames(features: Features) -> set[str]:
    """Return the words of full names: "Khan", where the text tells of Imran Khan."""
    text = features.analysis.article.text
    people = (e.span.of(text).split() for e in features.analysis.entities if e.label == "PERSON")
    return {word.strip(".,") for name in people if len(name) > 1 for word in name}


def _longer_names(features: Features, publisher: list[str]) -> Iterator[Stretch]:
    """Yield the names of outlets and of international bodies, which may hold a place's name."""
    words, size = features.words, len(publisher)
    speaker_of = features.knowledge.gazetteer.speaker
    for i, word in enumerate(words):
        if not word.capital:
            continue
        if size > 1 and [w.low for w in words[i : i + size]] == publisher:
            yield i, i + size - 1
        start, end = features.view.runs[i]
        if i == start < end and features.view.case[word.sentence] == "plain":
            if _is_outlet(words, start, end):
                yield start, end
        for j in range(min(i + LONGEST_NAME, len(words)) - 1, i, -1):
            if words[j].sentence != word.sentence or not words[j].capital:
                continue
            speaker = speaker_of(features.surface((i, j)))
            if speaker is not None and speaker.kind in _BODIES:
                yield i, j
                break


def _long_divisions(features: Features, decisions: tuple[Decision, ...]) -> Iterator[Stretch]:
    """Yield likely countries and divisions of several words: "Chechen" is not what is named."""
    for decision in decisions:
        first, last = decision.stretch
        likely = decision.log_odds > THRESHOLD
        if last > first and (likely or _is_read_and_known(decision)):
            if features.knowledge.of(features.surface(decision.stretch)).kind in _DIVISIONS:
                yield decision.stretch


def _is_outlet(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Tell whether a run of capitals is an outlet's name: "the channel Russia Today"."""
    sentence = words[start].sentence
    beside = [words[i] for i in (start - 1, end + 1) if 0 <= i < len(words)]
    return any(w.sentence == sentence and w.low in _MEDIA for w in beside)

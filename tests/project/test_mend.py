"""What a person decided stands, however often an article is read again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.atlas import badges_of, build_atlas
from geo.model import Evidence, Span, Story
from geo.project import Fix, fix_from_json, fix_to_json, mend
from geo.project.anchor import find_again
from geo.project.doubts import find_doubts, passage_of
from geo.project.fixes import Scope, event_key
from geo.style import BY_HAND, CHECKED
from geo.text import evidence
from geo.workspace import Entry
from tests.stories import KENYA, MUSCAT, SUVA, TEXT, article, mention, quote, story

TOLD = article()


def entry(article_id: str = "rift-1", author: str = "Ann") -> Entry:
    return Entry(1, "2026-01-02T03:04:05+00:00", author, "correct", article_id)


def words(text: str) -> Evidence:
    return quote(TOLD, text)


def apply(told: Story, *fixes: Fix) -> Story:
    """Apply fixes after a trip through JSON, as they are kept."""
    kept = [fix_from_json(fix_to_json(fix), "rift-1") for fix in fixes]
    return mend(told, [(entry(), fix) for fix in kept])


def places(told: Story) -> dict[str, str | None]:
    return {r.toponym.surface: r.place.name if r.place else None for r in told.resolutions}


def test_another_place_is_drawn_as_chosen_and_looks_checked():
    fixed = apply(story(), Fix("place", "choose", words("Muscat"), place=SUVA))
    assert places(fixed)["Muscat"] == "Suva"
    mark = next(m for m in build_atlas([fixed]).layer("places") if m.label == "Suva")
    assert mark.verified
    assert mark.confidence == 1.0
    assert badges_of(mark) == (BY_HAND,)


def test_events_that_stood_on_the_wrong_place_move_with_it():
    fixed = apply(story(), Fix("place", "choose", words("Muscat"), place=SUVA))
    assert fixed.links[0].place == SUVA
    assert [p.name for p in fixed.routes[0].stops] == ["Mombasa", "Suva"]
    ends = fixed.routes[0].geometry[-1][-1]
    assert ends == SUVA.point
    assert fixed.routes[0].drawn_length_km != story().routes[0].drawn_length_km


def test_what_is_no_place_is_not_drawn_and_no_event_stands_on_it():
    fixed = apply(story(), Fix("place", "reject", words("Mombasa")))
    assert places(fixed)["Mombasa"] is None
    assert fixed.routes == ()
    assert fixed.facilities == ()
    assert fixed.conflicts[0].places == ()
    assert {m.label for m in build_atlas([fixed]).layer("places")} == {"Kenya", "Oman", "Muscat"}


def test_accepted_stays_what_it_was_when_the_program_changes_its_mind():
    fix = Fix("place", "accept", words("Muscat"), place=MUSCAT)
    later = story()
    later = replace(
        later,
        resolutions=tuple(
            replace(r, place=KENYA) if r.toponym.surface == "Muscat" else r
            for r in later.resolutions
        ),
    )
    fixed = apply(later, fix)
    assert places(fixed)["Muscat"] == "Muscat"
    mark = next(m for m in build_atlas([fixed]).layer("places") if m.label == "Muscat")
    assert badges_of(mark) == (CHECKED,)


def test_a_mention_that_reading_again_missed_is_put_back():
    later = replace(story(), resolutions=(mention(TOLD, "Kenya", KENYA),))
    fixed = apply(later, Fix("place", "choose", words("Muscat"), place=MUSCAT))
    assert places(fixed) == {"Kenya": "Kenya", "Muscat": "Muscat"}


@pytest.mark.parametrize(
    ("scope", "changed"), [("mention", 1), ("article", 2), ("project", 2)]
)  # fmt: skip
def test_a_decision_holds_as_far_as_it_was_meant(scope: Scope, changed: int):
    told = replace(
        story(), resolutions=(mention(TOLD, "Muscat", MUSCAT), mention(TOLD, "Muscat", MUSCAT, 1))
    )
    fixed = apply(told, Fix("place", "choose", words("Muscat"), scope, SUVA))
    assert sum(r.place == SUVA for r in fixed.resolutions) == changed


def test_a_decision_for_the_project_reaches_other_articles():
    other = replace(story("other"), article=article("other"))
    fix = Fix("place", "choose", words("Muscat"), "project", SUVA)
    fixed = mend(other, [(entry(), fix)])
    assert places(fixed)["Muscat"] == "Suva"


def test_later_outdoes_earlier():
    fixed = apply(
        story(),
        Fix("place", "choose", words("Muscat"), place=SUVA),
        Fix("place", "choose", words("Muscat"), place=MUSCAT),
    )
    assert places(fixed)["Muscat"] == "Muscat"


def test_an_event_is_taken_out():
    told = story()
    key = event_key(told.links[0])
    assert apply(told, Fix("link", "reject", told.links[0].evidence[0], key=key)).links == ()


def test_an_accepted_event_comes_back_if_reading_again_loses_it():
    told = story()
    link = told.links[0]
    fix = Fix("link", "accept", link.evidence[0], key=event_key(link), event=link)
    (again,) = apply(replace(told, links=()), fix).links
    assert (again.verified, again.evidence) == (True, link.evidence)
    (same,) = apply(told, fix).links
    assert same.verified


def test_an_edited_event_takes_the_place_of_the_one_read():
    told = story()
    link = told.links[0]
    changed = replace(link, event_type="AID")
    fix = Fix("link", "put", link.evidence[0], key=event_key(link), event=changed)
    assert [x.event_type for x in apply(told, fix).links] == ["AID"]


def test_an_event_by_hand_is_added():
    link = replace(story().links[0], event_type="THREATEN", id="hand-1")
    fixed = apply(story(), Fix("link", "put", words("Omani troops attacked"), event=link))
    assert {x.event_type for x in fixed.links} == {"AGREE", "THREATEN"}


def test_decisions_follow_their_words_when_the_text_around_them_changes():
    told = story()
    longer = f"By Ann Oduya\n\n{TEXT}"
    shifted = replace(
        told,
        article=article(text=longer),
        resolutions=(mention(article(text=longer), "Muscat", MUSCAT),),
    )
    fixed = apply(shifted, Fix("place", "choose", words("Muscat"), place=SUVA))
    assert places(fixed) == {"Muscat": "Suva"}


def test_a_decision_whose_words_are_gone_is_told_not_dropped():
    other = replace(story(), article=article(text="Nothing of the kind."), resolutions=())
    fixed = apply(other, Fix("link", "reject", words("signed a deal"), key="x"))
    assert "no longer fits" in fixed.problems[-1].message


def test_of_several_places_with_the_same_words_the_one_with_the_same_surroundings_is_meant():
    text = "In Muscat it rained. They met in Muscat on Thursday. Muscat again."
    second = text.index("Muscat", 10)
    at = evidence("a", text, Span(second, second + 6))
    moved = f"Much that is new. {text}"
    assert find_again(moved, at) == Span(second + 18, second + 24)


def test_the_least_certain_comes_first_and_what_was_checked_last():
    told = story()
    doubts = find_doubts([told])
    assert [d.confidence for d in doubts] == sorted(d.confidence for d in doubts)
    first = doubts[0]
    assert first.kind == "facility"
    fix = Fix(
        "facility", "accept", first.words, key=event_key(told.facilities[0]),
        event=told.facilities[0],
    )  # fmt: skip
    assert find_doubts([apply(told, fix)])[-1].key == first.key


def test_a_passage_is_shown_in_its_sentence():
    before, here, after = passage_of(TOLD, words("Muscat"))
    assert f"{before}{here}{after}" == "Kenya and Oman signed a deal in Muscat on Thursday."
    assert here == "Muscat"

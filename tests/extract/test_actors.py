"""Who stands for which country, learned from the text."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn


def pairs(tell: Tell, text: str) -> set[tuple[str, ...]]:
    return {mark[1:] for mark in drawn(tell(text))}


@pytest.mark.parametrize(
    "introduction",
    [
        "Latvia's prime minister, Ilze Ozola, rose late.",
        "Latvian Prime Minister Ilze Ozola rose late.",
        "Prime Minister Ilze Ozola of Latvia rose late.",
        "Ilze Ozola, the prime minister of Latvia, rose late.",
    ],
)
def test_a_person_speaks_for_a_country_once_it_is_told(tell: Tell, introduction: str):
    assert pairs(tell, f"{introduction} Ozola then accused Belarus of theft.") == {("LV", "BY")}


def test_a_person_no_one_introduced_speaks_for_nobody(tell: Tell):
    assert not pairs(tell, "Ozola accused Belarus of theft.")


@pytest.mark.parametrize(
    "who", ["Riga", "The Latvian foreign ministry", "Latvia's army", "The government of Latvia"]
)
def test_capitals_ministries_and_armies_speak_for_theirs(tell: Tell, who: str):
    assert pairs(tell, f"{who} accused Belarus of theft.") == {("LV", "BY")}


def test_an_organisation_is_no_country(tell: Tell):
    assert pairs(tell, "The African Union urged Sudan to stop.") == {("African Union", "SD")}


def test_an_armed_group_goes_by_its_name(tell: Tell):
    found = pairs(tell, "Fighters of the Front for Desert Renewal attacked the army of Chad.")
    assert found == {("Front for Desert Renewal", "TD")}


def test_the_two_sides_are_those_who_met(tell: Tell):
    told = tell("Chad's president met the president of Niger. The two sides signed a treaty.")
    assert ("AGREE", "NE", "TD") in drawn(told) or ("AGREE", "TD", "NE") in drawn(told)


def test_a_pronoun_is_the_subject_before(tell: Tell):
    assert ("CL", "BO") in pairs(tell, "Chile closed a mine. It accused Bolivia of theft.")


def test_a_counterpart_is_the_other_states(tell: Tell):
    found = pairs(tell, "The Chilean minister, Ana Rojas, met her Bolivian counterpart in Arica.")
    assert found == {("CL", "BO")}


def test_several_parties_are_all_their_pairs(tell: Tell):
    found = pairs(tell, "The leaders of Kenya, Uganda and Rwanda met in Arusha.")
    assert {frozenset(pair) for pair in found} == {
        frozenset({"KE", "UG"}), frozenset({"KE", "RW"}), frozenset({"UG", "RW"}),
    }  # fmt: skip


def test_the_pairs_of_one_event_know_it(tell: Tell):
    told = tell("The leaders of Kenya, Uganda and Rwanda met in Arusha.")
    assert len({x.event for x in told.links}) == 1


def test_who_mediates_has_a_pair_with_each_side(tell: Tell):
    found = pairs(tell, "Norway and Oman brokered talks between Eritrea and Ethiopia.")
    assert {frozenset(p) for p in found} == {
        frozenset(p) for p in
        (("NO", "ER"), ("NO", "ET"), ("OM", "ER"), ("OM", "ET"), ("ER", "ET"))
    }  # fmt: skip


@pytest.mark.parametrize("dateline", ["NAIROBI —", "KISUMU, Kenya, May 13 (Rift Wire) -"])
def test_a_dateline_does_not_act(tell: Tell, dateline: str):
    found = pairs(tell, f"{dateline} Uganda, Rwanda and Burundi signed a treaty on Monday.")
    assert {c for pair in found for c in pair} == {"UG", "RW", "BI"}


def test_a_person_named_like_a_country_is_a_person(tell: Tell):
    assert not pairs(tell, "Councilman Israel Dunn attacked the budget. Mayor Jordan Pruitt wept.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Guerrillas of the River Liberation Army (RLA) abducted Colombian soldiers on Monday. "
            "The RLA attacked a Colombian base. Colombia bombed the RLA.",
            "RLA",
        ),
        (
            "Fighters of the River Liberation Army (RLA) attacked a Colombian post. "
            "The River Liberation Army attacked Colombian police.",
            "River Liberation Army",
        ),
    ],
)
def test_a_body_with_a_short_form_goes_by_the_name_its_text_goes_on_with(
    tell: Tell, text: str, name: str
):
    parties = {end.key for c in tell(text).conflicts for end in (c.actor, c.target) if end}
    assert parties == {name, "CO"}

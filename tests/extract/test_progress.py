"""How far a line or a work is, by the clauses about it and by nothing that stands beside them."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

BESIDE = [
    ("operating", "Kenya wants a new port, and the railway from Mombasa to Nairobi carries tea."),
    ("operating", "The road from Lagos to Ibadan is open, though a bridge in Abuja was cancelled."),
    ("shelved", "The railway from Lagos to Kano is on hold because the road there is being built."),
    ("construction", "The cable from Suva to Apia, which was proposed in 2020, is being laid."),
    ("cancelled", "Plans for a pipeline from Warri to Kano were dropped after a road opened."),
    ("proposed", "The tender for a railway from Lagos to Kano closes in May; work stopped at Jos."),
    ("shelved", "The tunnel that was to carry a road from Almaty to Karakol has been shelved."),
]  # fmt: skip
AGAIN = [
    ("operating", "The pipeline from Doba to Kribi, shut since May, is back in service."),
    ("operating", "The ferry from Odesa to Batumi stopped on Sunday and was restarted on Monday."),
    ("idle", "The pipeline from Doba to Kribi was reopened in May and is shut again."),
    ("idle", "The ferry from Odesa to Batumi has not sailed since March."),
    ("idle", "No crude has been pumped through the pipeline from Doba to Kribi since the attack."),
    ("operating", "The railway from Lagos to Kano carried 2m tonnes of freight last year."),
    ("retired", "The old pipeline from Haifa to Tripoli was abandoned in 1948."),
]
THERE = [
    "Nigeria will widen the road from Lagos to Ibadan.",
    "Nigeria is in talks to rehabilitate the railway from Lagos to Kano.",
    "The minister denied that the railway from Lagos to Kano would be sold.",
    "Nigeria may close the railway from Lagos to Kano.",
    "A lorry overturned on the road from Lagos to Ibadan.",
]


@pytest.mark.parametrize(("status", "text"), [*BESIDE, *AGAIN])
def test_the_status_of_the_line_itself(tell: Tell, status: str, text: str):
    (route,) = (r for r in tell(text).routes if r.status is not None)
    assert route.status == status


@pytest.mark.parametrize("text", THERE)
def test_what_may_be_done_to_a_line_says_that_it_is_there(tell: Tell, text: str):
    (route,) = tell(text).routes
    assert (route.status, route.standing) == ("operating", "asserted")


def test_a_status_that_is_only_guessed_costs_confidence_and_says_so(tell: Tell):
    (guessed,) = tell("A lorry overturned on the road from Lagos to Ibadan.").routes
    (told,) = tell("The road from Lagos to Ibadan is open.").routes
    assert guessed.confidence < 0.6 <= told.confidence
    assert any("doesn't say that it works" in caution for caution in guessed.cautions)
    assert not told.cautions


def test_who_may_give_up_a_plan_still_has_it(tell: Tell):
    (route,) = tell("Greece may scrap a power line from Athens to Izmir.").routes
    assert (route.status, route.standing) == ("proposed", "planned")


def test_another_line_of_the_same_kind_is_not_taken_for_it(tell: Tell):
    (route,) = tell(
        "Parliament will vote on a railway from Hanoi to Vinh. The existing line was closed in May."
    ).routes
    assert route.status == "proposed"


def test_the_next_sentence_may_speak_of_the_line_without_its_name(tell: Tell):
    (route,) = tell(
        "Kenya is to get a railway from Nairobi to Kisumu. It will cost $2bn. Work began in March."
    ).routes
    assert (route.status, route.cost) == ("construction", "$2bn")


def test_what_belongs_to_another_work_is_not_told_of_the_line(tell: Tell):
    (route,) = tell(
        "The pipeline from Doba to Kribi is owned by Exxon, while the refinery, which opened in "
        "1981 and cost $3bn, belongs to Sonara."
    ).routes
    assert (route.owners, route.cost, route.start) == (("Exxon",), "", None)


FACILITIES = [
    ("operating", "The refinery at Limbe, shut since a fire in 2019, was restarted in May."),
    ("retired", "The nuclear power station at Paks was shut for good and is being dismantled."),
    ("idle", "The refinery at Limbe has not run since the fire."),
    ("construction", "At Dakar a wind farm is taking shape, although a port nearby was cancelled."),
    (None, "The refinery at Limbe is to be enlarged."),
]


@pytest.mark.parametrize(("status", "text"), FACILITIES)
def test_the_status_of_a_work(tell: Tell, status: str | None, text: str):
    (found,) = tell(text).facilities
    assert (found.status, found.standing) == (status, "asserted")

"""A picture shows what its reader saw; what a browser sends is not to be trusted."""

from __future__ import annotations

import pytest

from geo.snapshot.spec import FAINTEST
from geo.ui.picture import spec_of
from tests.snapshot.views import two_stories


def test_tone_and_strengths_of_the_screen_go_into_the_picture():
    spec = spec_of({"tone": "dark", "strengths": {"links": 0.4, "places": 1}}, two_stories())
    assert spec.theme == "dark"
    assert spec.strength_of("links") == 0.4
    assert spec.strength_of("places") == spec.strength_of("routes") == 1.0


def test_one_layer_alone_is_alone_in_the_picture():
    assert spec_of({"layers": ["links"]}, two_stories()).shown_layers == {"links"}


@pytest.mark.parametrize("tone", [None, "", "sepia", 7, ["dark"], {"dark": 1}])
def test_a_tone_that_there_is_not_is_the_light_one(tone):
    assert spec_of({"tone": tone}, two_stories()).theme == "light"


@pytest.mark.parametrize(
    "strengths",
    [None, "links", ["links"], {"links": "0.4"}, {"rivers": 0.4}, {"links": float("nan")}],
)
def test_strengths_that_make_no_sense_are_left_out(strengths):
    assert spec_of({"strengths": strengths}, two_stories()).strengths == ()


@pytest.mark.parametrize(("sent", "taken"), [(-3, FAINTEST), (0, FAINTEST), (99, 1.0)])
def test_a_strength_beyond_the_scale_is_brought_within(sent, taken):
    assert spec_of({"strengths": {"links": sent}}, two_stories()).strength_of("links") == taken

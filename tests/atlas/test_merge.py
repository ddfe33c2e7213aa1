"""Many stories, one atlas: a thing told twice is one mark with two sources."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from shapely.geometry import Point

from geo.atlas import Mark, build_atlas
from geo.model import Story, When
from geo.style import AREA
from tests.stories import (
    APIA,
    KENYA,
    MOMBASA,
    MUSCAT,
    OMAN,
    SUVA,
    article,
    attack,
    link,
    mention,
    route,
    story,
)

ONE, TWO = "rift-1", "gulf-2"
LANDS = (("Kenya", KENYA), ("Oman", OMAN))


def told(name: str, **changes) -> Story:
    return Story(article(name, publisher=name.title()), **changes)


def only(atlas, layer: str) -> Mark:
    (mark,) = atlas.layer(layer)
    return mark


def test_a_place_named_in_two_articles_is_one_mark_with_two_sources():
    atlas = build_atlas([story(ONE), story(TWO)])
    mombasa = next(m for m in atlas.layer("places") if m.label == "Mombasa")
    assert {e.article_id for e in mombasa.evidence} == {ONE, TWO}
    assert [v.says for v in mombasa.versions] == ["1 mention", "1 mention"]


def test_a_country_named_is_its_outline_and_a_city_a_point():
    parts = {m.label: m.parts[0] for m in build_atlas([story(ONE)]).layer("places")}
    assert parts["Kenya"].geometry.contains(Point(*MOMBASA.point))
    assert parts["Kenya"].symbol is AREA
    assert parts["Mombasa"].geometry.equals(Point(*MOMBASA.point))


def test_a_country_that_may_not_be_the_one_meant_looks_so():
    doubtful = replace(mention(article(ONE), "Kenya", KENYA), confidence=0.59)
    (mark,) = build_atlas([told(ONE, resolutions=(doubtful,))]).layer("places")
    assert mark.parts[0].symbol.casing > 0


def test_a_sea_named_is_drawn_beneath_the_land():
    sea = replace(KENYA, id="test:sea", kind="sea", extent="sea:Black Sea")
    (mark,) = build_atlas([told(ONE, resolutions=(mention(article(ONE), "Kenya", sea),))]).layer(
        "places"
    )
    assert mark.parts[0].symbol.is_water


def test_a_story_of_countries_alone_is_framed_by_them():
    lands = tuple(mention(article(ONE), name, place) for name, place in LANDS)
    box = build_atlas([told(ONE, resolutions=lands)]).box()
    assert (round(box.west), round(box.east)) == (34, 60)


def test_a_link_told_twice_is_one_mark_whichever_way_round():
    first = link(article(ONE))
    second = link(article(TWO))
    turned = replace(second, source=second.target, target=second.source)
    atlas = build_atlas([told(ONE, links=(first,)), told(TWO, links=(turned,))])
    assert len(only(atlas, "links").versions) == 2


def test_a_sanction_has_a_direction():
    one = replace(link(article(ONE)), event_type="SANCTION")
    back = replace(one, source=one.target, target=one.source)
    atlas = build_atlas([told(ONE, links=(one, back))])
    assert len(atlas.layer("links")) == 2


def test_dates_that_clash_are_both_kept_and_told():
    later = When(date(2023, 6, 1), date(2023, 6, 1), "day", "1 June")
    atlas = build_atlas(
        [
            told(ONE, links=(link(article(ONE)),)),
            told(TWO, links=(link(article(TWO), when=later),)),
        ]
    )
    (difference,) = only(atlas, "links").differs
    assert "11 May 2023" in difference
    assert "1 Jun 2023" in difference


def test_sources_that_count_the_dead_differently_are_both_kept_and_told():
    few = replace(attack(article(ONE)), casualties="four killed")
    many = replace(attack(article(TWO)), casualties="at least 11 killed")
    atlas = build_atlas([told(ONE, conflicts=(few,)), told(TWO, conflicts=(many,))])
    (mark,) = atlas.layer("background")
    assert mark.differs == ("Casualties differ. Rift-1: four killed; Gulf-2: at least 11 killed.",)
    assert mark.versions[1].says.endswith("at least 11 killed")


def test_a_version_of_a_route_says_when_it_opens_and_whose_it_is():
    year = When(date(2028, 1, 1), date(2028, 12, 31), "year", "by 2028")
    line = replace(route(article(ONE)), start=year, owners=("Coral Gas", "Oman Oil"))
    atlas = build_atlas([told(ONE, routes=(line,))])
    (version,) = only(atlas, "routes").versions
    assert version.says.endswith("to open 2028, owned by Coral Gas and Oman Oil")


def test_two_versions_of_a_project_are_two_marks_joined_by_its_name():
    short = route(article(ONE), (MOMBASA, MUSCAT))
    other = route(article(TWO), (MUSCAT, MOMBASA), name="the Coral Line gas pipeline")
    atlas = build_atlas([told(ONE, routes=(short,)), told(TWO, routes=(other,))])
    first, second = atlas.layer("routes")
    assert first.project == second.project != ""
    assert first.differs
    assert second.differs


def test_the_same_route_told_with_another_length_is_one_mark_that_says_so():
    atlas = build_atlas(
        [
            told(ONE, routes=(route(article(ONE), stated_km=2000),)),
            told(TWO, routes=(route(article(TWO), stated_km=2600),)),
        ]
    )
    mark = only(atlas, "routes")
    assert len(mark.versions) == 2
    assert any("2,000" in d and "2,600" in d for d in mark.differs)


@pytest.mark.parametrize("standing", ["hypothetical", "denied"])
def test_what_is_not_asserted_is_held_back_with_its_reason(standing):
    doubtful = replace(link(article(ONE)), standing=standing, standing_reason="“may”")
    atlas = build_atlas([told(ONE, links=(doubtful,))])
    assert atlas.layer("links") == ()
    assert "“may”" in atlas.held_back[0].reason


def test_what_is_historic_goes_to_the_background():
    atlas = build_atlas([told(ONE, conflicts=(attack(article(ONE)),))])
    assert atlas.layer("conflict") == ()
    assert only(atlas, "background").standing == "historic"


def test_a_link_between_suva_and_apia_does_not_run_round_the_world():
    over = replace(
        link(article(ONE)),
        source=replace(link(article(ONE)).source, name="Fiji", country="FJ", place=SUVA),
        target=replace(link(article(ONE)).target, name="Samoa", country="WS", place=APIA),
        place=None,
    )
    mark = only(build_atlas([told(ONE, links=(over,))]), "links")
    parts = [list(line.coords) for line in mark.parts[0].geometry.geoms]
    for line in parts:
        assert all(abs(b[0] - a[0]) < 180 for a, b in itertools.pairwise(line))


def test_arcs_between_the_same_ends_fan_out():
    one = replace(link(article(ONE)), place=None)
    two = replace(one, event_type="CONSULT")
    first, second = build_atlas([told(ONE, links=(one, two))]).layer("links")
    assert not first.parts[0].geometry.equals(second.parts[0].geometry)


def test_an_actor_without_a_place_is_told_not_drawn():
    one = link(article(ONE))
    placeless = replace(one, target=replace(one.target, place=None), place=None)
    mark = only(build_atlas([told(ONE, links=(placeless,))]), "links")
    assert mark.parts == ()
    assert mark.unplaced


def test_every_mark_leads_back_to_words():
    atlas = build_atlas([story(ONE), story(TWO)])
    texts = {a.id: a.text for a in atlas.articles}
    assert atlas.marks
    for mark in atlas.marks:
        assert mark.evidence
        for words in mark.evidence:
            assert words.span.of(texts[words.article_id]) == words.quote


def test_the_same_stories_give_the_same_atlas():
    first, second = (build_atlas([story(ONE), story(TWO)]) for _ in range(2))
    assert [m.id for m in first.marks] == [m.id for m in second.marks]
    assert len({m.id for m in first.marks}) == len(first.marks)


def test_a_layer_is_a_geodataframe_in_degrees():
    frame = build_atlas([story(ONE)]).frame("links")
    assert frame.crs.to_epsg() == 4326
    assert set(frame["publisher"]) == {"Rift Courier"}
    assert frame["quote"].str.contains("signed a deal").all()


def test_no_stories_give_an_empty_atlas():
    atlas = build_atlas([])
    assert atlas.marks == ()
    assert atlas.box() is None
    assert len(atlas.frame("places")) == 0


def test_two_origins_that_meet_are_told_as_two_origins():
    short = route(article(ONE), stops=(MOMBASA, MUSCAT))
    long = route(article(TWO), stops=(MOMBASA, SUVA, MUSCAT))
    forked = replace(long, legs=((MOMBASA, MUSCAT), (SUVA, MUSCAT)))
    atlas = build_atlas([told(ONE, routes=(short,)), told(TWO, routes=(forked,))])
    said = " ".join(d for mark in atlas.layer("routes") for d in mark.differs)
    assert "Mombasa and Suva → Muscat" in said
    assert "Mombasa → Suva" not in said

"""Every symbol can be told from its ground, in every theme, and not by colour alone."""

from __future__ import annotations

import pytest

from geo import style
from geo.model import STATUSES
from geo.style import (
    GROUNDS,
    Symbol,
    contrast,
    facility_symbol,
    in_theme,
    legend_rows,
    route_symbol,
)

SYMBOLS = [
    *(value for value in vars(style).values() if isinstance(value, Symbol)),
    *(route_symbol("pipeline", status, surveyed=True) for status in (*STATUSES, None)),
    facility_symbol("terminal", "proposed"),
]


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0


@pytest.mark.parametrize("theme", GROUNDS)
@pytest.mark.parametrize("symbol", SYMBOLS, ids=lambda s: s.key)
def test_a_symbol_stands_out_from_land_and_sea(symbol: Symbol, theme):
    colour = in_theme(symbol.colour, theme)
    assert contrast(colour, GROUNDS[theme].land) >= 3.0
    assert contrast(colour, GROUNDS[theme].sea) >= 3.0


@pytest.mark.parametrize("theme", GROUNDS)
def test_words_can_be_read_on_their_ground(theme):
    ground = GROUNDS[theme]
    assert contrast(ground.ink, ground.paper) >= 7.0
    assert contrast(ground.muted, ground.paper) >= 4.5
    assert contrast(ground.muted, ground.land) >= 4.5


def test_each_status_has_a_dash_of_its_own():
    dashes = [route_symbol("pipeline", status, surveyed=True).dash for status in STATUSES]
    assert len(set(dashes)) == len(STATUSES)


def test_each_kind_of_line_has_a_rhythm_of_its_own_that_leaves_its_dash_to_be_read():
    kinds = ("pipeline", "railway", "road", "power line", "cable", "canal", "shipping line")
    lines = [route_symbol(kind, "proposed", surveyed=True) for kind in kinds]
    beats = [line.beat for line in lines]
    assert len(set(beats)) == len(kinds)
    assert beats[0] is None
    assert {line.dash for line in lines} == {lines[0].dash}
    for beat in filter(None, beats):
        assert beat.width > lines[0].width
        assert sum(beat.dash[::2]) <= sum(beat.dash) / 3


def test_layers_differ_in_shape_not_only_in_colour():
    links, conflict = style.COOPERATION, style.ATTACK
    assert (links.arrow, links.width) != (conflict.arrow, conflict.width)
    assert style.MEETING.shape != style.STRIKE.shape != style.PLACE.shape


def test_an_unsurveyed_path_has_a_casing():
    assert route_symbol("railway", "proposed", surveyed=False).casing > 0
    assert route_symbol("railway", "proposed", surveyed=True).casing == 0


@pytest.mark.parametrize("theme", GROUNDS)
def test_what_stands_in_a_badge_can_be_read_and_told_from_the_others_by_its_form(theme):
    assert len({badge.sign for badge in style.BADGES}) == len(style.BADGES)
    for badge in style.BADGES:
        assert contrast(in_theme(badge.colour, theme), GROUNDS[theme].paper) >= 4.5
        assert all(x**2 + y**2 < (badge.size / 2) ** 2 for line in badge.sign for x, y in line)


def test_what_looks_alike_has_one_row_in_a_legend_and_what_is_planned_follows_what_is():
    ways = [route_symbol(kind, "proposed", surveyed=False) for kind in ("pipeline", "railway")]
    built = route_symbol("railway", "operating", surveyed=True)
    squares = [facility_symbol(kind, None) for kind in ("terminal", "port", "oil field")]
    arcs = [style.TENSION_PLANNED, style.COOPERATION, style.TENSION, style.TENSION]
    assert [row.label for row in legend_rows([*ways, built, *squares, *arcs])] == [
        "Pipeline, proposed",
        "Railway, proposed",
        "Railway, operating",
        "Terminal, port or oil field",
        "Demands, blame, sanctions",
        "Demands, blame, sanctions, planned",
        "Talks, agreements, ties",
    ]

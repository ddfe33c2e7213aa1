"""What a map shows at first: where things happen, not every name that is dropped."""

from __future__ import annotations

from geo.atlas import build_atlas
from geo.atlas.shapes import box_of
from geo.geometry import Box
from geo.model import Place, Resolution, Span, Story, Toponym
from tests.stories import APIA, MOMBASA, MUSCAT, OMAN, SUVA, article, route

SEVERAL = "Suva, Apia, Muscat, Mombasa and Oman were named. A line would run there."


def named(*places: Place, text: str = SEVERAL) -> tuple[Resolution, ...]:
    return tuple(
        Resolution(
            Toponym("rift-1", Span(at := text.index(p.name), at + len(p.name)), p.name, "literal"),
            p, 0.9, (), (),
        )
        for p in places
    )  # fmt: skip


def box(**story: tuple[object, ...]) -> Box | None:
    told = article(text=SEVERAL)
    return box_of(build_atlas([Story(told, **story)]).marks)  # type: ignore[arg-type]


def test_a_route_is_framed_and_a_town_far_from_it_is_not():
    line = route(article(text=SEVERAL), stops=(MOMBASA, MUSCAT))
    framed = box(routes=(line,), resolutions=named(SUVA))
    assert framed is not None
    assert not framed.contains(SUVA.point)
    assert all(framed.contains(stop.point) for stop in (MOMBASA, MUSCAT))


def test_a_town_beside_a_route_is_framed_with_it():
    line = route(article(text=SEVERAL), stops=(SUVA, APIA))
    framed = box(routes=(line,), resolutions=named(SUVA, APIA))
    assert framed is not None
    assert framed.width < 15


def test_where_nothing_happens_the_towns_named_are_framed():
    assert box(resolutions=named(MOMBASA, MUSCAT, OMAN)) == Box(39.66, -4.05, 58.41, 23.58)

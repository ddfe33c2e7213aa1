"""A tracker's table beside articles: what it knows is drawn and credited, or left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geo.atlas import build_atlas
from geo.errors import FormatError
from geo.model import Article, Evidence, Facility, LonLat, Place, Route, Span, Story
from geo.reference import load_tracker, read_tracker, with_reference
from geo.story_json import story_from_json, story_to_json

REAL = Path(__file__).parents[3] / "shared" / "reference" / "gem-asia-gas-tracker.csv"

TABLE = """project,unit,type,status_tabular,route,lat,lng,url
Coral Link Gas Pipeline,,gas_pipeline,shelved,"10.1,20.0:12.0,21.0:14.1,22.0",,,https://x/coral
Inland Loop I,,gas_pipeline,operating,"0.0,0.1:3.0,0.2",,,https://x/loop1
Inland Loop II,,gas_pipeline,operating,"0.1,0.0:3.1,0.1",,,https://x/loop2
Other Line,,gas_pipeline,operating,"0.2,0.0:3.0,0.0",,,https://x/other
Broken,,gas_pipeline,proposed,"95,0:12,20",,,https://x/broken
Bay LNG Terminal,,lng_terminal,proposed,,10.1,20.1,https://x/bay
Some Field,,gas_extraction_area,operating,,1,1,https://x/field
"""


def place(name: str, lon: float, lat: float, kind: str = "city") -> Place:
    point = LonLat(lon, lat)
    return Place(f"test:{name}", name, kind, "KE", point, None, point, None, "test")


NORTH, SOUTH = place("Northport", 22.2, 14.0), place("Southport", 20.1, 10.0)
WORDS = (Evidence("a", Span(0, 4), "Line", "", " here"),)
ARTICLE = Article("a", "A line", "Line here", publisher="The Courier")


def route(*stops: Place, name: str = "", status: str | None = "proposed") -> Route:
    return Route(
        "route-1", name, "pipeline", "gas", status, stops, (stops,),  # type: ignore[arg-type]
        ((stops[0].point, stops[-1].point),), "inferred", None, 500.0, "planned", "“planned”",
        0.7, WORDS,
    )  # fmt: skip


def terminal(where: Place, status: str | None = None) -> Facility:
    return Facility(
        "facility-1", f"{where.name} LNG terminal", "terminal", "LNG", status, where,  # type: ignore[arg-type]
        "asserted", "told as so", 0.7, WORDS,
    )  # fmt: skip


def matched(*routes: Route, facilities: tuple[Facility, ...] = ()) -> Story:
    projects = read_tracker(TABLE.encode("utf-16"), "table.csv")
    return with_reference(Story(ARTICLE, routes=routes, facilities=facilities), projects)


class TestTheTable:
    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig"])
    def test_it_is_read_in_the_encodings_it_comes_in(self, encoding: str):
        names = [p.name for p in read_tracker(TABLE.encode(encoding), "t.csv")]
        assert names[0] == "Coral Link Gas Pipeline"
        assert "Bay LNG Terminal" in names

    def test_tabs_part_fields_as_well_as_commas(self):
        data = "project\ttype\tstatus_tabular\troute\tlat\tlng\nA\tlng_terminal\tidle\t\t1\t2\n"
        (only,) = read_tracker(data.encode(), "t.tsv")
        assert (only.name, only.status, only.site) == ("A", "idle", LonLat(2, 1))

    def test_latitude_comes_first_in_a_route(self):
        coral = read_tracker(TABLE.encode(), "t.csv")[0]
        assert coral.lines == ((LonLat(20, 10.1), LonLat(21, 12), LonLat(22, 14.1)),)

    def test_what_can_not_be_drawn_is_left_out(self):
        names = {p.name for p in read_tracker(TABLE.encode(), "t.csv")}
        assert not names & {"Broken", "Some Field"}

    def test_another_table_is_refused_with_the_column_it_lacks(self):
        with pytest.raises(FormatError, match="status_tabular"):
            read_tracker(b"project,type,route,lat,lng\n", "t.csv")

    def test_bytes_that_are_no_text_are_refused(self):
        with pytest.raises(FormatError, match="UTF"):
            read_tracker(b"\xff\x00\xfe\x93", "t.csv")

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path):
        with pytest.raises(FormatError, match=r"nothing\.csv"):
            load_tracker(tmp_path / "nothing.csv")


class TestRoutes:
    def test_the_same_name_is_the_same_project(self):
        (found,) = matched(route(SOUTH, NORTH, name="Coral Link pipeline")).routes
        assert found.reference is not None
        assert found.reference.project == "Coral Link Gas Pipeline"
        assert found.geometry_method == "reference"
        assert found.geometry[0][1] == LonLat(21, 12)

    def test_the_article_keeps_its_own_status(self):
        (found,) = matched(route(SOUTH, NORTH, name="Coral Link")).routes
        assert found.status == "proposed"
        assert found.reference is not None
        assert found.reference.status == "shelved"

    def test_a_line_between_the_same_ends_is_matched_either_way_round(self):
        for stops in ((SOUTH, NORTH), (NORTH, SOUTH)):
            (found,) = matched(route(*stops)).routes
            assert found.reference is not None

    def test_a_name_far_from_all_its_stops_is_another_project(self):
        far = (place("Elsewhere", 100, 50), place("Beyond", 104, 54))
        (found,) = matched(route(*far, name="Coral Link")).routes
        assert found.reference is None

    def test_where_several_lines_would_do_none_is_taken(self):
        (found,) = matched(route(place("A", 0, 0), place("B", 0.1, 3), status="operating")).routes
        assert found.reference is None
        assert found.geometry_method == "inferred"

    def test_what_is_proposed_is_not_what_runs_there_already(self):
        table = TABLE.replace(
            "Coral Link Gas Pipeline,,gas_pipeline,shelved", "Old,,gas_pipeline,operating"
        )
        story = Story(ARTICLE, routes=(route(SOUTH, NORTH),))
        (found,) = with_reference(story, read_tracker(table.encode(), "t.csv")).routes
        assert found.reference is None

    def test_a_line_from_country_to_country_is_too_vague(self):
        ends = (place("Northland", 22, 14, "country"), place("Southland", 20, 10, "country"))
        (found,) = matched(route(*ends)).routes
        assert found.reference is None

    def test_an_oil_line_is_not_a_gas_line(self):
        (found,) = matched(replace(route(SOUTH, NORTH), commodity="oil")).routes
        assert found.reference is None

    def test_a_line_much_longer_than_said_warns(self):
        (found,) = matched(replace(route(SOUTH, NORTH), stated_length_km=200.0)).routes
        assert any("the text says 200 km" in caution for caution in found.cautions)


class TestTerminals:
    def test_the_only_terminal_at_a_place_is_the_one(self):
        (found,) = matched(facilities=(terminal(SOUTH),)).facilities
        assert found.reference is not None
        assert found.reference.status == "proposed"

    def test_a_town_without_one_has_none(self):
        (found,) = matched(facilities=(terminal(NORTH),)).facilities
        assert found.reference is None


class TestTheMap:
    def test_both_statuses_stand_side_by_side_with_who_says_which(self):
        (mark,) = build_atlas([matched(route(SOUTH, NORTH, name="Coral Link"))]).layer("routes")
        assert mark.method == "reference"
        assert any(
            "The Courier: proposed" in d and "Global Energy Monitor: shelved" in d
            for d in mark.differs
        )

    def test_the_tracker_is_credited(self):
        (mark,) = build_atlas([matched(route(SOUTH, NORTH, name="Coral Link"))]).layer("routes")
        assert any("Global Energy Monitor, CC BY 4.0" in caution for caution in mark.cautions)

    def test_it_survives_being_written_and_read(self):
        story = matched(route(SOUTH, NORTH, name="Coral Link"), facilities=(terminal(SOUTH),))
        again = story_from_json(story_to_json(story, with_article=True))
        assert (again.routes, again.facilities) == (story.routes, story.facilities)


@pytest.mark.skipif(
    not REAL.exists(), reason="the tracker's table is not part of the project: ../shared/reference"
)
class TestTheRealTable:
    def test_pakistan_stream_is_found(self):
        ends = (place("Karachi", 67.01, 24.86), place("Lahore", 74.34, 31.55))
        story = Story(ARTICLE, routes=(route(*ends, name="Pakistan Stream gas pipeline"),))
        (found,) = with_reference(story, load_tracker(REAL)).routes
        assert found.reference is not None
        assert found.reference.url.endswith("Pakistan_Stream_Gas_Pipeline")
        assert 1000 < found.drawn_length_km < 1250

    def test_a_line_it_does_not_know_is_left_alone(self):
        ends = (place("Mombasa", 39.67, -4.05), place("Kampala", 32.58, 0.32))
        story = Story(ARTICLE, routes=(route(*ends),))
        (found,) = with_reference(story, load_tracker(REAL)).routes
        assert found.reference is None

"""Each format is what its standard says, by readers that are not ours."""

from __future__ import annotations

import csv
import io
import itertools
import json
import sqlite3
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geo.errors import FormatError
from geo.formats import FORMATS, export_atlas, format_of
from geo.formats.csv import MOST_OF_A_CELL, safe_cell, wkt_that_fits
from geo.gazetteer.outlines import outline
from geo.style import LAYERS
from tests.formats.exports import FORMULA, every_layer, selection

KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exports")
    made = {}
    for one in FORMATS:
        made[one.ending] = folder / f"map.{one.ending}"
        made[one.ending].write_bytes(one.write(selection()))
    return made


def numbers_in(value) -> list[float]:
    if isinstance(value, list):
        return [number for part in value for number in numbers_in(part)]
    return [value]


# GeoJSON ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def geojson(files) -> dict:
    return json.loads(files["geojson"].read_text(encoding="utf-8"))


POSITION = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
LINE = {"type": "array", "items": POSITION, "minItems": 2}
RING = {"type": "array", "items": POSITION, "minItems": 4}
SHAPES = {
    "Point": POSITION,
    "LineString": LINE,
    "MultiLineString": {"type": "array", "items": LINE},
    "Polygon": {"type": "array", "items": RING},
    "MultiPolygon": {"type": "array", "items": {"type": "array", "items": RING}},
}
GEOMETRY = {
    "oneOf": [
        {"type": "null"},
        *(
            {
                "type": "object",
                "required": ["type", "coordinates"],
                "properties": {"type": {"const": name}, "coordinates": coordinates},
                "additionalProperties": False,
            }
            for name, coordinates in SHAPES.items()
        ),
    ]
}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"anyOf": [{"required": [key]} for key in ("coordinates", "geometry", "properties")]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "geometry": GEOMETRY,
                    "properties": {"type": "object"},
                },
            },
        },
    },
}


def test_geojson_keeps_to_the_schema(geojson):
    jsonschema.validate(geojson, GEOJSON)
    assert "crs" not in geojson


def test_geojson_has_seven_decimals_at_most(geojson):
    for feature in geojson["features"]:
        if feature["geometry"]:
            for number in numbers_in(feature["geometry"]["coordinates"]):
                assert number == round(number, 7)


def test_geojson_rings_keep_to_the_right_hand_rule(geojson):
    polygons = [
        part
        for feature in geojson["features"]
        if feature["geometry"] and "Polygon" in feature["geometry"]["type"]
        for part in shapely.get_parts(shapely.from_geojson(json.dumps(feature["geometry"])))
    ]
    assert polygons
    for polygon in polygons:
        assert polygon.exterior.is_ccw
        assert not any(ring.is_ccw for ring in polygon.interiors)


def test_geojson_is_cut_at_the_antimeridian_and_its_box_crosses_it(geojson):
    for feature in geojson["features"]:
        if feature["geometry"] and feature["geometry"]["type"] == "MultiLineString":
            for line in feature["geometry"]["coordinates"]:
                assert all(abs(b[0] - a[0]) <= 180 for a, b in itertools.pairwise(line))
    reef = [f for f in geojson["features"] if f["properties"]["label"] == "Reef cable"]
    assert reef[0]["geometry"]["type"] == "MultiLineString"
    west, _, east, _ = geojson["bbox"]
    assert west > east


def test_gdal_reads_the_geojson(files):
    table = pyogrio.read_dataframe(files["geojson"])
    assert len(table) == len(list(selection().rows))
    assert table.crs.to_epsg() == 4326
    assert {"label", "standing", "evidence"} <= set(table.columns)


# GeoPackage ---------------------------------------------------------------------------


def test_gdal_reads_a_table_a_layer_and_kind_of_shape(files):
    layers = dict(pyogrio.list_layers(files["gpkg"]))
    assert layers["places_points"] == "Point"
    assert layers["routes_lines"] == "MultiLineString"
    assert layers["links_lines"] == "MultiLineString"
    assert layers["background_points"] == "Point"
    assert layers["passages"] is None
    assert layers["unplaced"] is None


def test_the_geopackage_is_sound_and_says_that_it_is_one(files):
    with sqlite3.connect(files["gpkg"]) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        tables = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
        assert {"places_points", "articles", "passages", "versions", "manifest"} <= tables


def test_every_table_of_shapes_has_a_style_for_each_of_its_symbols(files):
    with sqlite3.connect(files["gpkg"]) as database:
        styles = database.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, styleSLD, useAsDefault "
            "FROM layer_styles"
        ).fetchall()
        shapes = {
            row[0] for row in database.execute("SELECT table_name FROM gpkg_geometry_columns")
        }
        assert {row[0] for row in styles} == shapes
        for table, column, qml, sld, default in styles:
            assert (column, default) == ("geom", 1)
            used = {row[0] for row in database.execute(f"SELECT DISTINCT symbol FROM {table}")}
            qgis = etree.fromstring(qml)
            categories = qgis.findall("renderer-v2/categories/category")
            symbols = {symbol.get("name") for symbol in qgis.findall("renderer-v2/symbols/symbol")}
            assert qgis.find("renderer-v2").get("attr") == "symbol"
            assert {category.get("value") for category in categories} == used
            assert {category.get("symbol") for category in categories} == symbols
            titles = etree.fromstring(sld.encode()).findall(".//{http://www.opengis.net/sld}Rule")
            assert len(titles) == len(used)


def test_the_passages_of_a_geopackage_join_their_marks(files):
    with sqlite3.connect(files["gpkg"]) as database:
        quotes = database.execute(
            "SELECT p.quote FROM routes_lines r JOIN passages p ON p.mark = r.mark "
            "WHERE r.label = 'Reef cable'"
        ).fetchall()
    assert quotes == [("It would end in Apia",)]


# KML ----------------------------------------------------------------------------------


def test_kml_keeps_to_the_schema_of_kml(files):
    package = find_spec("fastkml")
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).parent / "schema" / "ogckml22.xsd"
    schema = etree.XMLSchema(etree.parse(path, etree.XMLParser(no_network=True)))
    schema.assertValid(etree.parse(files["kml"]))


def test_kml_has_a_folder_a_layer_and_every_style_it_names(files):
    root = etree.parse(files["kml"]).getroot()
    folders = [folder.findtext(f"{KML}name") for folder in root.iter(f"{KML}Folder")]
    assert folders == [layer.title for layer in LAYERS]
    styles = {style.get("id") for style in root.iter(f"{KML}Style")}
    used = {url.text.lstrip("#") for url in root.iter(f"{KML}styleUrl")}
    assert used <= styles


def test_what_a_kml_balloon_shows_is_not_run(files):
    descriptions = [d.text for d in etree.parse(files["kml"]).getroot().iter(f"{KML}description")]
    assert not any("<script" in (text or "") for text in descriptions)


def test_gdal_reads_the_kml(files):
    names = [name for name, _ in pyogrio.list_layers(files["kml"])]
    assert "Places" in names
    table = pyogrio.read_dataframe(files["kml"], layer="Diplomatic links")
    assert "Kenya – Oman: agreement" in set(table["Name"])


# GeoParquet ---------------------------------------------------------------------------


def test_pyarrow_finds_the_geo_metadata_and_ours(files):
    told = pq.read_schema(files["parquet"]).metadata
    geo = json.loads(told[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["primary_column"] == "geometry"
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    manifest = json.loads(told[b"dateline:manifest"])
    assert [one["id"] for one in manifest["inputs"]] == ["rift-1", "rift-2", "reef-3"]


# CSV ----------------------------------------------------------------------------------


def test_csv_has_a_row_a_part_and_a_mark_by_which_spreadsheets_know_utf_8(files):
    data = files["csv"].read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [row.id for row in selection().rows]


def test_a_formula_in_a_name_is_only_a_name(files):
    rows = csv.DictReader(io.StringIO(files["csv"].read_text("utf-8-sig"), newline=""))
    labels = [row["label"] for row in rows]
    assert f"'{FORMULA}" in labels
    assert FORMULA not in labels


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "|x", "%x", "＝1"]
)
def test_no_cell_begins_a_formula(cell: str):
    assert safe_cell(cell).startswith("'")


@given(st.text())
def test_words_are_kept_but_for_an_apostrophe_before_and_null_characters(words: str):
    assert safe_cell(words).removeprefix("'") == words.replace("\0", "").removeprefix("'")


def test_an_outline_too_long_for_a_cell_is_told_with_fewer_points():
    russia = outline("ne:RUS")
    text = wkt_that_fits(russia)
    assert len(russia.wkt) > MOST_OF_A_CELL >= len(text)
    kept = shapely.from_wkt(text)
    assert kept.area == pytest.approx(russia.area, rel=0.01)


def test_a_short_shape_is_told_to_its_last_decimal():
    assert wkt_that_fits(shapely.Point(39.6612345, -4.05)) == "POINT (39.6612345 -4.05)"


def test_numbers_stay_numbers():
    assert safe_cell(-12.5) == -12.5
    assert safe_cell(float("nan")) == ""
    assert safe_cell(None) == ""


# Web Annotation -----------------------------------------------------------------------

ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "body", "target", "motivation"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["identifying", "describing"]},
        "body": {"type": "array", "minItems": 1, "items": {"required": ["type", "purpose"]}},
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "object", "required": ["id"]},
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "properties": {
                                "type": {"const": "TextQuoteSelector"},
                                "exact": {"type": "string", "minLength": 1},
                                "prefix": {"type": "string"},
                                "suffix": {"type": "string"},
                            },
                            "required": ["type", "exact", "prefix", "suffix"],
                        },
                        {
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 1},
                            },
                            "required": ["type", "start", "end"],
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        },
    },
}
ANNOTATIONS = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}]},
        "type": {"const": "AnnotationCollection"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "type": {"const": "AnnotationPage"},
                "items": {"type": "array", "items": ANNOTATION},
            },
        },
    },
}  # fmt: skip


def test_annotations_keep_to_the_model(files):
    record = json.loads(files["jsonld"].read_text(encoding="utf-8"))
    jsonschema.validate(record, ANNOTATIONS)
    assert record["total"] == len(record["first"]["items"])


def test_an_annotation_points_at_its_exact_words(files):
    texts = {article.id: article.text for article in every_layer().articles}
    items = json.loads(files["jsonld"].read_text(encoding="utf-8"))["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        text = texts[item["target"]["source"]["id"].rpartition(":")[2]]
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_an_outline_stands_once_and_is_referred_to_after(files):
    items = json.loads(files["jsonld"].read_text(encoding="utf-8"))["first"]["items"]
    kenya = [i for i in items if i["target"]["selector"][0]["exact"] == "Kenya"]
    whole, referred = (
        next(body for body in item["body"] if body["purpose"] == "linking") for item in kenya
    )
    assert "Polygon" in whole["value"]
    assert referred["source"] == whole["id"]


# Linked Places ------------------------------------------------------------------------

PLACED = {
    "required": ["type", "coordinates", "certainty"],
    "properties": {"certainty": {"enum": ["certain", "less-certain", "uncertain"]}},
}
LINKED_PLACES = {
    "type": "object",
    "required": ["type", "@context", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "@context": {"type": "string", "pattern": "linkedplaces-context-v1.1.jsonld$"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["@id", "type", "properties", "names", "geometry", "when"],
                "properties": {
                    "type": {"const": "Feature"},
                    "properties": {
                        "required": ["title"],
                        "properties": {
                            "ccodes": {"items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
                            "fclasses": {"items": {"enum": list("AHLPRSTUV")}},
                        },
                    },
                    "names": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "required": ["toponym", "citations"],
                            "properties": {"citations": {"minItems": 1}},
                        },
                    },
                    "geometry": {
                        "if": {"properties": {"type": {"const": "GeometryCollection"}}},
                        "then": {
                            "required": ["type", "geometries"],
                            "properties": {"geometries": {"items": PLACED, "minItems": 2}},
                        },
                        "else": PLACED,
                    },
                    "links": {
                        "items": {
                            "properties": {
                                "type": {"enum": ["closeMatch", "exactMatch"]},
                                "identifier": {"pattern": r"^gn:\d+$"},
                            }
                        }
                    },
                    "when": {
                        "required": ["timespans"],
                        "properties": {
                            "timespans": {
                                "items": {
                                    "required": ["start"],
                                    "properties": {"start": {"required": ["in"]}},
                                }
                            }
                        },
                    },
                },
            },
        },
    },
}


def test_linked_places_keep_to_the_format(files):
    record = json.loads(files["lpf.json"].read_text(encoding="utf-8"))
    jsonschema.validate(record, LINKED_PLACES)
    titles = [feature["properties"]["title"] for feature in record["features"]]
    assert titles == ["Kenya", "Oman", "Muscat", "Mombasa", "Suva", "Apia"]


def test_gdal_reads_the_linked_places(files):
    assert len(pyogrio.read_dataframe(files["lpf.json"])) == 6


# All ----------------------------------------------------------------------------------


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.ending)
def test_an_empty_atlas_can_be_written_in_every_format(one):
    assert one.write(selection(frozenset()))


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.ending)
def test_a_format_is_found_by_its_ending(one):
    assert format_of(f"My map.{one.ending.upper()}") is one


def test_an_unknown_ending_or_layer_is_refused_by_name():
    with pytest.raises(FormatError, match=r"map\.shp: has an ending that stands for no format"):
        format_of("map.shp")
    with pytest.raises(FormatError, match="rivers: is not a layer"):
        export_atlas(every_layer(), FORMATS[0], ["rivers"])

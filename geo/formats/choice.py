"""Which formats there are, and how one is chosen: by the ending of a file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.errors import FormatError
from geo.formats.annotation import to_annotations
from geo.formats.csv import to_csv
from geo.formats.geojson import to_geojson
from geo.formats.gpkg import to_geopackage
from geo.formats.kml import to_kml
from geo.formats.linked_places import to_linked_places
from geo.formats.parquet import to_geoparquet
from geo.formats.selection import Selection
from geo.style import LAYERS


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, its name, its media type, what it is for."""

    ending: str
    title: str
    media_type: str
    hint: str
    write: Callable[[Selection], bytes]


FORMATS: tuple[Format, ...] = (
    Format("geojson", "GeoJSON", "application/geo+json",
           "For the web and nearly every map program", to_geojson),
    Format("gpkg", "GeoPackage", "application/geopackage+sqlite3",
           "For QGIS and other desktop programs: styled, with its sources as tables",
           to_geopackage),
    Format("kml", "KML", "application/vnd.google-earth.kml+xml",
           "For Google Earth, with folders and styles", to_kml),
    Format("parquet", "GeoParquet", "application/vnd.apache.parquet",
           "For data analysis", to_geoparquet),
    Format("csv", "CSV", "text/csv", "For spreadsheets, one row a mark", to_csv),
    Format("jsonld", "Web Annotation", "application/ld+json",
           "The passages, each with its exact words and position", to_annotations),
    Format("lpf.json", "Linked Places", "application/json",
           "The places, for historical gazetteers", to_linked_places),
)  # fmt: skip


def format_of(name: str) -> Format:
    """Return the format that a file's name asks for.

    Raises
    ------
    FormatError
        There is none with this ending.
    """
    for one in FORMATS:
        if name.lower().endswith(f".{one.ending}"):
            return one
    known = ", ".join(one.ending for one in FORMATS)
    raise FormatError(name, "has an ending that stands for no format", f"End it in one of {known}")


def export_atlas(atlas: Atlas, chosen: Format, layers: Iterable[str] | None = None) -> bytes:
    """Return the atlas in a format, as a file's bytes.

    Parameters
    ----------
    layers
        Keys of the layers to export; all of them, history too, where None: a file of data is for
        reading on, and says of each mark how it stands.

    Raises
    ------
    FormatError
        There is no such layer.
    """
    known = [layer.key for layer in LAYERS]
    keys = frozenset(known if layers is None else layers)
    if unknown := sorted(keys - set(known)):
        raise FormatError(unknown[0], "is not a layer", f"The layers are {', '.join(known)}")
    return chosen.write(Selection(atlas, keys))

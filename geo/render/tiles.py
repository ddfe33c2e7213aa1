"""Base maps from the network that a reader may choose. Nothing is asked of them before."""

from __future__ import annotations

from dataclasses import dataclass

from xyzservices import TileProvider, providers

MAX_ZOOM = 12
"""The map's own: news is not read house by house."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """A base map made of pictures on somebody's server.

    Attributes
    ----------
    url
        With ``{z}``, ``{x}``, ``{y}`` and perhaps ``{s}``, one of ``subdomains``.
    credit
        What its makers want to be called, as plain text.
    """

    name: str
    title: str
    url: str
    credit: str
    subdomains: str
    maxZoom: int  # noqa: N815


def _tiles(provider: TileProvider, title: str) -> Tiles:
    return Tiles(
        name=provider.name,
        title=title,
        url=provider.url.replace("{variant}", provider.get("variant", "")),
        credit=provider.attribution.replace("(C)", "©"),
        subdomains=provider.get("subdomains", "abc"),
        maxZoom=min(MAX_ZOOM, provider.get("max_zoom", MAX_ZOOM)),
    )


ONLINE: tuple[Tiles, ...] = (
    _tiles(providers.OpenStreetMap.Mapnik, "OpenStreetMap"),
    _tiles(providers.Esri.WorldGrayCanvas, "Esri, light grey"),
    _tiles(providers.OpenTopoMap, "OpenTopoMap"),
)

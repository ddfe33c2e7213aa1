"""A picture's manifest: what it was made from and what it shows."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.atlas.manifest import Json, manifest
from geo.snapshot.plan import Plan


def manifest_of(atlas: Atlas, plan: Plan) -> Json:
    """Return the manifest of a picture as JSON values."""
    spec, extent = plan.spec, plan.extent
    window = [round(side, 4) for side in extent.window.bounds]
    return manifest(
        atlas,
        plan.marks,
        spec.shown_layers,
        format=spec.format,
        size={"width": spec.width, "height": spec.height, "dpi": spec.dpi},
        theme=spec.theme,
        strengths={key: spec.strength_of(key) for key, _ in spec.strengths},
        extent={
            "projection": extent.name,
            "crs": extent.crs.srs,
            "frame_metres": [round(side) for side in extent.frame],
            "window_degrees": window,
        },
        since=spec.since.isoformat() if spec.since else None,
        until=spec.until.isoformat() if spec.until else None,
        title=plan.words.title,
        credit=plan.words.credit,
    )

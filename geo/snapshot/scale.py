"""The scale bar: only where a length means the same all over the picture."""

from __future__ import annotations

import math

from geo.snapshot.plan import Plan

LONGEST = 130.0
"""In pixels of the style table."""


def scale_bar(plan: Plan) -> tuple[float, str] | None:
    """Return a bar's length in points and what it stands for, None where it would mislead."""
    if not plan.extent.is_even:
        return None
    most = LONGEST * plan.spec.unit * plan.metres / 1000
    if not most > 0:
        return None
    power = 10.0 ** math.floor(math.log10(most))
    km = max(step * power for step in (1, 2, 5) if step * power <= most)
    return km * 1000 / plan.metres, f"{km:,g} km"

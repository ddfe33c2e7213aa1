"""The only door to the network: public addresses only, small answers, soon or not at all."""

from __future__ import annotations

from geo.http.addresses import is_public
from geo.http.door import Answer, Door, shown

__all__ = ["Answer", "Door", "is_public", "shown"]

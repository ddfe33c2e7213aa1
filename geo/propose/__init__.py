"""A model of the reader's own may propose links and routes; what no words bear out is left out.

Off unless a setting names an endpoint. Its answer is a stranger's: it is taken apart, and each
proposal held against the text, before a mark comes of it.
"""

from __future__ import annotations

from geo.propose.proposer import Proposer

__all__ = ["Proposer"]

"""Viện dẫn: ``find_citations`` beside eyecite, per character, on texts of like density."""

from __future__ import annotations

from vanban import find_citations

from . import peers
from .measurement import Row, median_seconds
from .texts import AMERICAN, VIETNAMESE

LEAST_TIMES, COUNT = 100, 100


def measure() -> list[Row]:
    """Tốc độ tìm viện dẫn."""
    ours, theirs = VIETNAMESE * COUNT, AMERICAN * COUNT
    found = len(find_citations(ours))
    rate = len(ours) / median_seconds(lambda: find_citations(ours), runs=9)
    citations = peers.get_citations()
    beside, peer = None, "eyecite"
    if citations:
        # One citation a sentence in both.
        peer = f"eyecite ({len(theirs) / len(citations(theirs)):.0f} ký tự một viện dẫn)"
        beside = len(theirs) / median_seconds(lambda: citations(theirs), runs=3)
    return [
        Row(
            f"tìm viện dẫn ({len(ours) / found:.0f} ký tự một viện dẫn)", rate, "ký tự/giây", LEAST_TIMES,
            least=True, peer=peer, peer_value=beside, of_peer=True, absent="" if citations else peers.INSTALL,
        )
    ]  # fmt: skip

"""Các phép kiểm, in the order a clerk makes them: citations, days, parts that are missing, parts at odds."""

from __future__ import annotations

from vanban.findings.citing import citation_findings
from vanban.findings.dating import date_findings
from vanban.findings.missing import missing_findings
from vanban.findings.reading import Reading
from vanban.findings.shape import shape_findings
from vanban.model import Finding


def find_findings(reading: Reading) -> tuple[Finding, ...]:
    """Các điều cần xem lại của một văn bản; on a sound document there are none."""
    found = [*citation_findings(reading), *date_findings(reading)]
    if reading.head.kind == "document":
        found += [*missing_findings(reading), *shape_findings(reading)]
    return tuple(found)

"""Điều cần xem lại: what a careful clerk would point at before the document is filed."""

from vanban.findings.finding import find_findings
from vanban.findings.reading import Reading

__all__ = ["Reading", "find_findings"]

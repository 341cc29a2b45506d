"""Viện dẫn: every mention of another official document."""

from vanban.citations.finding import find_citations
from vanban.citations.joining import join_citations

__all__ = ["find_citations", "join_citations"]

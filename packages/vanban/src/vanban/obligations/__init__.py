"""Nhiệm vụ được giao: who does what, by when, with whom, for whom."""

from vanban.obligations.finding import find_obligations
from vanban.obligations.position import Body

__all__ = ["Body", "find_obligations"]

"""Nhiệm vụ được giao: who does what, by when, with whom, for whom."""

from vanban.obligations.finding import Body, find_obligations

__all__ = ["Body", "find_obligations"]

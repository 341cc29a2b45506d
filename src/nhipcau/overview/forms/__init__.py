"""Filters of the overview's screens (bộ lọc)."""

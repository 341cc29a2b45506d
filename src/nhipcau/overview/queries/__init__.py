"""Readings of the overview: others' records, counted by the database (truy vấn toàn cảnh)."""

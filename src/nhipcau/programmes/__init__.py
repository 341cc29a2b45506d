"""Programmes that feed the same reports (chương trình)."""

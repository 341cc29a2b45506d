"""Từ vựng hành chính: words and names as data; no rule stands here."""

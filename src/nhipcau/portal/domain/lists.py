"""Danh sách bài: how many stand on a page."""

ON_PAGE = 24

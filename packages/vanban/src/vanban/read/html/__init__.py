"""Trang HTML: portal pages, and what Word and other office programs save as a page."""

from vanban.read.html.reading import looks_like_html, read_html

__all__ = ["looks_like_html", "read_html"]

"""Sơ đồ trang cho máy tìm kiếm (sitemaps.org 0.9, and Google's extensions for languages and for news)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OF_MAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
OF_LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
OF_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
# A file may hold 50,000 addresses and 50 MB; with the other languages of each, one stays below either.
ON_FILE = 10_000
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
NEWS_FOR, NEWS_MOST = timedelta(hours=48), 1000
# News is told apart by two or three letters, Chinese alone by where it is written.
NEWS_CODES = {"zh-Hans": "zh-cn", "zh-Hant": "zh-tw"}


@dataclass(frozen=True, slots=True)
class Address:
    """Một địa chỉ: when it changed, and the same page in every language (`x-default` among them)."""

    place: str
    changed: datetime | None = None
    kin: Sequence[tuple[str, str]] = field(default=())


@dataclass(frozen=True, slots=True)
class News:
    """Một tin mới."""

    place: str
    code: str
    title: str
    at: datetime


def index(files: Iterable[Address]) -> str:
    """Sơ đồ của các sơ đồ."""
    told = "".join(f"<sitemap><loc>{escape(each.place)}</loc>{_changed(each)}</sitemap>\n" for each in files)
    return f"{HEAD}<sitemapindex {OF_MAPS}>\n{told}</sitemapindex>\n"


def of(addresses: Iterable[Address]) -> str:
    """Sơ đồ của một ngôn ngữ."""
    told = "".join(
        f"<url><loc>{escape(each.place)}</loc>{_changed(each)}{_kin(each)}</url>\n" for each in addresses
    )
    return f"{HEAD}<urlset {OF_MAPS} {OF_LINKS}>\n{told}</urlset>\n"


def of_news(name: str, found: Iterable[News]) -> str:
    """Tin của 48 giờ qua, at most a thousand; `name` is that of the site."""
    told = "".join(
        f"<url><loc>{escape(each.place)}</loc><news:news><news:publication><news:name>{escape(name)}</news:name>"
        f"<news:language>{_news_code(each.code)}</news:language></news:publication>"
        f"<news:publication_date>{each.at.isoformat(timespec='seconds')}</news:publication_date>"
        f"<news:title>{escape(each.title)}</news:title></news:news></url>\n"
        for each in found
    )
    return f"{HEAD}<urlset {OF_MAPS} {OF_NEWS}>\n{told}</urlset>\n"


def _news_code(code: str) -> str:
    return NEWS_CODES.get(code, code.split("-", maxsplit=1)[0])


def _changed(each: Address) -> str:
    return f"<lastmod>{each.changed.isoformat(timespec='seconds')}</lastmod>" if each.changed else ""


def _kin(each: Address) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(place)}/>' for code, place in each.kin
    )

"""Nguồn tin: the newest stories as RSS 2.0 with Media RSS, Atom (RFC 4287) and JSON Feed 1.1.

A correction brings its entry up again with what was wrong, and a withdrawn story says why it is gone: whoever
got the error through a feed gets what sets it right (safeguard 6).
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

# XML 1.0 has no letter for these, however they are written.
NO_LETTERS = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OF_RSS = (
    'version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
KINDS = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """Ảnh của một bài: its address and size, what it shows, whose it is."""

    address: str
    width: int
    height: int
    alt: str
    credit: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """Phim của một bài: its address, form (MIME), size in pixels and bytes, and how long it is in seconds."""

    address: str
    kind: str
    width: int
    height: int
    size: int
    seconds: int
    credit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Một mục. `told` stands before the lead: what was wrong, or why the story is gone."""

    key: str
    address: str
    title: str
    lead: str
    unit: str
    first: datetime
    changed: datetime
    told: Sequence[str] = ()
    is_gone: bool = False
    theme: str = ""
    picture: Picture | None = None
    # Those of a photo story besides, in their order.
    more: Sequence[Picture] = ()
    film: Film | None = None

    @property
    def said(self) -> str:
        """Lời của mục, as plain text."""
        return " ".join([*self.told, *([] if self.is_gone else [self.lead])])


@dataclass(frozen=True, slots=True)
class Feed:
    """Một nguồn tin of a language, whole or of a theme."""

    title: str
    home: str
    address: str
    code: str
    office: str
    icon: str
    entries: Sequence[Entry] = field(default=())

    @property
    def changed(self) -> datetime:
        """Lần đổi cuối; the beginning of time for a feed that has nothing yet."""
        return max((each.changed for each in self.entries), default=datetime(1970, 1, 1, tzinfo=UTC))


def written(feed: Feed, kind: str) -> str:
    """Nguồn tin dưới dạng `kind`: atom, rss or json."""
    return {"atom": atom, "rss": rss, "json": json_feed}[kind](feed)


def atom(feed: Feed) -> str:
    """Atom, RFC 4287."""
    entries = "".join(
        f"<entry><id>{_text(each.key)}</id><title>{_text(each.title)}</title>"
        f'<link rel="alternate" type="text/html" href={_value(each.address)}/>'
        f"<published>{_iso(each.first)}</published><updated>{_iso(each.changed)}</updated>"
        f"<author><name>{_text(each.unit)}</name></author>{_category(each, 'term')}"
        f"<summary>{_text(each.said)}</summary>{_media(each)}</entry>\n"
        for each in feed.entries
    )
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" '
        f"xml:lang={_value(feed.code)}><id>{_text(feed.address)}</id><title>{_text(feed.title)}</title>"
        f"<updated>{_iso(feed.changed)}</updated><author><name>{_text(feed.office)}</name></author>"
        f"<icon>{_text(feed.icon)}</icon>"
        f'<link rel="self" type="application/atom+xml" href={_value(feed.address)}/>'
        f'<link rel="alternate" type="text/html" href={_value(feed.home)}/>\n{entries}</feed>\n'
    )


def rss(feed: Feed) -> str:
    """RSS 2.0; what was set right is dated when it was, since a reader of RSS knows no other date."""
    entries = "".join(
        f'<item><guid isPermaLink="false">{_text(each.key)}</guid><title>{_text(each.title)}</title>'
        f"<link>{_text(each.address)}</link><description>{_text(each.said)}</description>"
        f"<pubDate>{_mail(each.changed if each.told else each.first)}</pubDate>"
        f"<atom:updated>{_iso(each.changed)}</atom:updated><dc:creator>{_text(each.unit)}</dc:creator>"
        f"{_category(each)}{_media(each)}</item>\n"
        for each in feed.entries
    )
    return (
        f"{HEAD}<rss {OF_RSS}><channel><title>{_text(feed.title)}</title><link>{_text(feed.home)}</link>"
        f"<description>{_text(feed.title)}</description><language>{_text(feed.code.lower())}</language>"
        f"<lastBuildDate>{_mail(feed.changed)}</lastBuildDate>"
        f'<atom:link rel="self" type="application/rss+xml" href={_value(feed.address)}/>\n'
        f"{entries}</channel></rss>\n"
    )


def json_feed(feed: Feed) -> str:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": feed.address,
            "icon": feed.icon,
            "language": feed.code,
            "authors": [{"name": feed.office}],
            "items": [_item(each) for each in feed.entries],
        },
        ensure_ascii=False,
        indent=1,
    )


def _item(each: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": each.key,
        "url": each.address,
        "title": each.title,
        "content_text": each.said,
        "date_published": _iso(each.first),
        "date_modified": _iso(each.changed),
        "authors": [{"name": each.unit}],
    }
    if each.theme:
        item["tags"] = [each.theme]
    if each.film:
        told = {"url": each.film.address, "mime_type": each.film.kind, "size_in_bytes": each.film.size}
        lasts = {"duration_in_seconds": each.film.seconds} if each.film.seconds else {}
        item["attachments"] = [told | lasts]
    if each.picture:
        item["image"] = each.picture.address
        item["_picture"] = {"alt": each.picture.alt, "credit": each.picture.credit}
    return item


def _media(each: Entry) -> str:
    shots = "".join(map(_one_media, [*([each.picture] if each.picture else []), *each.more]))
    return shots if each.film is None else _film(each, each.film) + shots


def _film(each: Entry, film: Film) -> str:
    lasts = f' duration="{film.seconds}"' if film.seconds else ""
    still = f"<media:thumbnail url={_value(each.picture.address)}/>" if each.picture else ""
    return (
        f'<media:content url={_value(film.address)} medium="video" type="{film.kind}" fileSize="{film.size}" '
        f'width="{film.width}" height="{film.height}"{lasts}>'
        f"<media:credit>{_text(film.credit)}</media:credit>{still}</media:content>"
    )


def _one_media(shown: Picture) -> str:
    title = f'<media:title type="plain">{_text(shown.caption)}</media:title>' if shown.caption else ""
    return (
        f'<media:content url={_value(shown.address)} medium="image" type="image/webp" '
        f'width="{shown.width}" height="{shown.height}">{title}'
        f'<media:description type="plain">{_text(shown.alt)}</media:description>'
        f"<media:credit>{_text(shown.credit)}</media:credit></media:content>"
    )


def _category(each: Entry, attribute: str = "") -> str:
    if not each.theme:
        return ""
    return (
        f"<category {attribute}={_value(each.theme)}/>"
        if attribute
        else f"<category>{_text(each.theme)}</category>"
    )


def latest(entries: Iterable[Entry], most: int) -> list[Entry]:
    """Mới đổi trước."""
    return sorted(entries, key=lambda each: each.changed, reverse=True)[:most]


def _text(said: str) -> str:
    return escape(NO_LETTERS.sub("", said))


def _value(said: str) -> str:
    return quoteattr(NO_LETTERS.sub("", said))


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _mail(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)

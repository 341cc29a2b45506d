"""Dữ liệu liên kết (JSON-LD, schema.org): what a page says, for machines that read it.

The institution is the publisher (safeguard 1) and corrections stand in it (safeguard 6). It is data in a
block that no browser runs; no letter of a story can end the block.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from nhipcau.newsroom.domain import containers, text
from nhipcau.newsroom.domain.events import When
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Publication

from .feeds import Picture

CONTEXT = "https://schema.org"
# A page that stays is no news; of an event page the event itself is told beside it.
TYPES = {StoryKind.PROFILE: "Article", StoryKind.EVENT: "Article"}
# Longer headlines are not taken: https://developers.google.com/search/docs/appearance/structured-data/article
LONGEST_HEADLINE = 110
_UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def block(*things: dict[str, Any]) -> SafeString:
    """Khối `application/ld+json`, its letters such that nothing can break out of it."""
    told = things[0] if len(things) == 1 else {"@graph": list(things)}
    said = json.dumps({"@context": CONTEXT} | told, ensure_ascii=False, separators=(",", ":"))
    inside = said.translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{inside}</script>')  # noqa: S308 - told above


def office(name: str, home: str, sign: str, *, principles: str, corrections: str) -> dict[str, Any]:
    """Cơ quan đứng tên, with where it says by what rules it publishes and what it got wrong."""
    return {
        "@type": "GovernmentOrganization",
        "name": name,
        "url": home,
        "logo": sign,
        "publishingPrinciples": principles,
        "correctionsPolicy": corrections,
    }


def site(name: str, home: str, search: str, code: str, publisher: dict[str, Any]) -> dict[str, Any]:
    """Cổng trong một ngôn ngữ, with its search."""
    return {
        "@type": "WebSite",
        "name": name,
        "url": home,
        "inLanguage": code,
        "publisher": publisher,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def story(
    shown: Publication,
    *,
    address: str,
    pictures: Sequence[str],
    publisher: dict[str, Any],
    corrections: Iterable[Publication],
    original: str = "",
) -> dict[str, Any]:
    """Một bài: `original` is the address of the text of which it is a translation."""
    version, about = shown.version, shown.story
    told: dict[str, Any] = {
        "@type": TYPES.get(StoryKind(about.kind), "NewsArticle"),
        "@id": address,
        "mainEntityOfPage": address,
        "headline": version.title[:LONGEST_HEADLINE],
        "description": version.lead,
        "inLanguage": shown.language.code,
        "datePublished": shown.first_at.isoformat(timespec="seconds"),
        "dateModified": shown.at.isoformat(timespec="seconds"),
        "author": {"@type": "GovernmentOrganization", "name": str(about.unit)},
        "publisher": publisher,
        "isAccessibleForFree": True,
    }
    if pictures:
        told["image"] = list(pictures)
    if about.theme is not None:
        told["articleSection"] = str(about.theme)
    if original:
        told["translationOfWork"] = {"@type": told["@type"], "@id": original}
    said = [
        {
            "@type": "CorrectionComment",
            "text": each.correction,
            "datePublished": each.at.isoformat(timespec="seconds"),
        }
        for each in corrections
    ]
    return told | ({"correction": said} if said else {})


def event(shown: Publication, when: When, told: dict[str, Any]) -> dict[str, Any]:
    """Sự kiện mà bài nói tới; `told` is what `story` says of the page."""
    happens: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{told['@id']}#su-kien",
        "name": shown.version.title,
        "description": shown.version.lead,
        "url": told["@id"],
        "inLanguage": told["inLanguage"],
        "startDate": when.starts.isoformat(),
        "endDate": (when.until or when.ends_on).isoformat(),
        "eventStatus": f"{CONTEXT}/Event{'Cancelled' if when.is_cancelled else 'Scheduled'}",
        "organizer": told["author"] | {"url": told["publisher"]["url"]},
    }
    if shown.version.place:
        place = {"@type": "Place", "name": shown.version.place, "address": shown.version.place}
        happens |= {"location": place, "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode"}
    return happens | ({"image": told["image"]} if "image" in told else {})


def gallery(told: dict[str, Any], shots: Iterable[Picture]) -> dict[str, Any]:
    """Phóng sự ảnh: every picture in its order, whose it is and what it shows; `told` is by `story`."""
    return {
        "@type": "ImageGallery",
        "@id": f"{told['@id']}#anh-1",
        "url": told["@id"],
        "name": told["headline"],
        "inLanguage": told["inLanguage"],
        "publisher": {"@type": told["publisher"]["@type"], "name": told["publisher"]["name"]},
        "image": [
            {
                "@type": "ImageObject",
                "contentUrl": each.address,
                "width": each.width,
                "height": each.height,
                "description": each.alt,
                "creditText": each.credit,
            }
            | ({"caption": each.caption} if each.caption else {})
            for each in shots
        ],
    }


def film(shown: Publication, told: dict[str, Any], address: str) -> dict[str, Any]:
    """Phim của bài, with all that is said in it; `told` is by `story`, `address` that of the file."""
    video = shown.version.video
    assert video is not None  # noqa: S101 - asked by the caller
    seconds = round(video.length / 1000)
    found = {
        "@type": "VideoObject",
        "@id": f"{told['@id']}#phim",
        "name": told["headline"],
        "description": told["description"],
        "inLanguage": told["inLanguage"],
        "uploadDate": told["datePublished"],
        "contentUrl": address,
        "encodingFormat": containers.KINDS[video.form],
        "width": video.width,
        "height": video.height,
        "creditText": video.credit,
        "thumbnailUrl": told.get("image", []),
        "transcript": text.plain(shown.version.body),
    }
    # ISO 8601.
    return found | ({"duration": f"PT{seconds}S"} if seconds else {})


def trail(steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Đường dẫn từ trang đầu: names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": address}
            for at, (name, address) in enumerate(steps, 1)
        ],
    }

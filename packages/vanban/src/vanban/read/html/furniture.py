"""Phần thừa của trang: tags and names of the parts around the words: menus, forms, counters, other news."""

from __future__ import annotations

import re
from typing import Final

from vanban.lexicon.blocks import words

DROPPED: Final = words(
    "script style noscript template svg iframe button select option textarea datalist nav aside "
    "footer object canvas audio video"
)
_HOLDERS: Final = words("div section ul ol table header span p form")
_NAMES: Final = re.compile(
    r"(?i)(?:^|[\s_-])(?:menu|nav|navbar|foot|rel|cmt|sidebar|side-?bar|footer|comments?|"
    r"binhluan|binh-luan|share|sharing|social|breadcrumbs?|related|lien-?quan|tin-?khac|"
    r"tin-?lien-?quan|other-?news|banner|"
    r"ads?|advert\w*|quang-?cao|counter|visitor|thong-?ke|login|dang-?nhap|search|"
    r"tim-?kiem|tags?|print|pag(?:er|ination)|toolbar|font-?size|co-?chu|rating|"
    r"vote|weblinks?|lien-?ket|hotline|popup|modal|copyright|top-?bar|sitemap|poll|"
    r"widget|most-?read|doc-?nhieu|sr-only|visually-hidden|d-none)(?:$|[\s_-]|\d)"
)


def is_furniture(tag: str, values: dict[str, str | None]) -> bool:
    """Thẻ giữ phần thừa: by its kind, or by the class and identifier that portals give such parts."""
    if tag in DROPPED or "hidden" in values:
        return True
    return tag in _HOLDERS and bool(_NAMES.search(f"{values.get('class') or ''} {values.get('id') or ''}"))

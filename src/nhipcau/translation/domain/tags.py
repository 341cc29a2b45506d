"""Mã ngôn ngữ (BCP 47, RFC 5646): written one way, compared without regard to how others write them."""

import re

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?\Z")


def canonical(code: str) -> str:
    """Mã viết đúng: zh-hans → zh-Hans, vi_VN → vi-VN. Raises Refused for what is no such tag."""
    found = TAG.match(code.strip())
    if found is None:
        raise Refused(
            _("Mã ngôn ngữ “%(code)s” không đúng; viết theo BCP 47, ví dụ: en, zh-Hans, km, rad.")
            % {"code": code[:40]}
        )
    language, script, region = found.groups()
    parts = (language.lower(), (script or "").capitalize(), (region or "").upper())
    return "-".join(part for part in parts if part)


def pair(source: str, target: str) -> tuple[str, str]:
    """Một cặp ngôn ngữ. Raises Refused where both are the same."""
    one, other = canonical(source), canonical(target)
    if one == other:
        raise Refused(_("Ngôn ngữ gốc và ngôn ngữ dịch phải khác nhau."))
    return one, other


def is_same(one: str, other: str) -> bool:
    """Cùng một ngôn ngữ, though one names a region or script and the other none: en-US is en."""
    first, second = one.replace("_", "-").lower().split("-"), other.replace("_", "-").lower().split("-")
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter] or _CHINESE.get("-".join(first)) == "-".join(second)


_CHINESE = {"zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}

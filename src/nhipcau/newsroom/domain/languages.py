"""Ngôn ngữ của cổng: added, put in order, shown or not, by an administrator and without code."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Script
from ..models import Language
from . import policy

FIELDS = (
    "name",
    "english_name",
    "own_name",
    "script",
    "is_foreign",
    "is_rtl",
    "stand_in",
    "term",
    "position",
    "is_public",
)
# Language, and where needed script and region (BCP 47, RFC 5646).
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?\Z")


def open_(*, actor: User, code: str, wanted: Mapping[str, Any]) -> Language:
    """Thêm ngôn ngữ. Raises PermissionDenied; Refused for a tag that is none, or stands already."""
    access.require(actor, policy.MANAGE_LANGUAGES)
    if not TAG.match(code):
        raise Refused(_("Mã ngôn ngữ viết theo BCP 47, ví dụ: en, zh-Hans, km, rad, pt-BR."))
    with transaction.atomic():
        if Language.objects.filter(code__iexact=code).exists():
            raise Refused(_("Ngôn ngữ có mã “%(code)s” đã có trong danh sách.") % {"code": code})
        made = Language.objects.create(code=code, **_checked(wanted))
        after = {"code": code} | {name: getattr(made, name) for name in FIELDS}
        audit.record(actor=actor, verb="newsroom.language.open", subject=made, after=after)
    return made


def correct(*, actor: User, language: Language, wanted: Mapping[str, Any]) -> Language:
    """Sửa một ngôn ngữ; its code stands in addresses and never changes."""
    access.require(actor, policy.MANAGE_LANGUAGES)
    with transaction.atomic():
        held = Language.objects.select_for_update().get(pk=language.pk)
        before, after = audit.changes(held, _checked(wanted))
        if after:
            held.save(update_fields=list(after))
            audit.record(
                actor=actor, verb="newsroom.language.correct", subject=held, before=before, after=after
            )
    return held


def offered() -> list[tuple[str, str]]:
    """Mã và tên của mọi ngôn ngữ, for whoever translates."""
    return [(each.code, str(each)) for each in Language.objects.all()]


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted[name] for name in FIELDS if name in wanted}
    for name in ("name", "english_name", "own_name"):
        if name in found and not str(found[name] or "").strip():
            raise Refused(_("Hãy ghi tên tiếng Việt, tên tiếng Anh và tên tự gọi của ngôn ngữ."))
    if "script" in found and found["script"] not in Script.values:
        raise Refused(_("Chữ viết không có trong danh mục."))
    return found

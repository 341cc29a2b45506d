"""Ngày kỷ niệm, sự kiện lớn: kept by the standing office, each with its source, checked by a named person."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import MarkKind
from ..models import CalendarMark
from . import policy

ANNUAL = ("month", "day", "year")
DATED = ("starts_on", "ends_on", "place", "unit")
FIELDS = ("name", "name_en", "source", *ANNUAL, *DATED)


def add(*, actor: User, kind: MarkKind, **told: Any) -> CalendarMark:
    """Thêm một ngày; not yet checked. Raises Refused for days that do not exist, or without a source."""
    access.require(actor, policy.KEEP_MARKS)
    fields = _sound(kind, told)
    with transaction.atomic():
        mark = CalendarMark.objects.create(kind=kind, **fields)
        after = {name: value for name, value in fields.items() if value not in (None, "")}
        audit.record(actor=actor, verb="overview.mark.add", subject=mark, after={"kind": kind, **after})
    return mark


def correct(*, actor: User, mark: CalendarMark, **told: Any) -> None:
    """Sửa; what was checked was the former words, so it is to be checked anew. Raises as `add`."""
    access.require(actor, policy.KEEP_MARKS)
    fields = _sound(MarkKind(mark.kind), told)
    with transaction.atomic():
        held = CalendarMark.objects.select_for_update(of=("self",)).get(pk=mark.pk)
        before, after = audit.changes(held, fields)
        if after:
            loose = {"is_verified": False, "verified_by": None, "verified_on": None}
            was, now = audit.changes(held, loose)
            held.save()
            audit.record(
                actor=actor,
                verb="overview.mark.correct",
                subject=held,
                before=before | was,
                after=after | now,
            )


def verify(*, actor: User, mark: CalendarMark, source: str) -> None:
    """Ghi đã đối chiếu: who looked where, and when. Raises Refused without a document."""
    access.require(actor, policy.KEEP_MARKS)
    where = " ".join(source.split())
    if not where:
        raise Refused(_("Hãy ghi văn bản hoặc trang đã đối chiếu, kèm ngày. Chưa lưu gì."))
    with transaction.atomic():
        held = CalendarMark.objects.select_for_update(of=("self",)).get(pk=mark.pk)
        wanted = {
            "source": where[:300],
            "is_verified": True,
            "verified_by": actor,
            "verified_on": timezone.localdate(),
        }
        before, after = audit.changes(held, wanted)
        held.save()
        audit.record(actor=actor, verb="overview.mark.verify", subject=held, before=before, after=after)


def end(*, actor: User, mark: CalendarMark) -> None:
    """Thôi dùng từ hôm nay; said again, it is used again."""
    access.require(actor, policy.KEEP_MARKS)
    with transaction.atomic():
        held = CalendarMark.objects.select_for_update(of=("self",)).get(pk=mark.pk)
        wanted = {"ended_on": None if held.ended_on else timezone.localdate()}
        before, after = audit.changes(held, wanted)
        held.save()
        audit.record(actor=actor, verb="overview.mark.end", subject=held, before=before, after=after)


def _sound(kind: MarkKind, told: dict[str, Any]) -> dict[str, Any]:
    fields = {name: told.get(name) for name in FIELDS}
    for name in ("name", "name_en", "source", "place"):
        fields[name] = " ".join((fields[name] or "").split())
    if not fields["name"] or not fields["source"]:
        raise Refused(_("Hãy ghi tên và nguồn (văn bản, ngày). Chưa lưu gì."))
    if kind == MarkKind.EVENT:
        fields |= dict.fromkeys(ANNUAL)
        fields["ends_on"] = fields["ends_on"] or fields["starts_on"]
        if not fields["starts_on"] or fields["ends_on"] < fields["starts_on"]:
            raise Refused(
                _("Sự kiện cần ngày bắt đầu, và ngày kết thúc không trước ngày bắt đầu. Chưa lưu gì.")
            )
        return fields
    fields |= {"starts_on": None, "ends_on": None, "place": "", "unit": None}
    try:
        # A leap year, so that 29/02 is a day.
        date(2028, fields["month"] or 0, fields["day"] or 0)
    except ValueError:
        raise Refused(_("Ngày và tháng này không có trong lịch. Chưa lưu gì.")) from None
    return fields

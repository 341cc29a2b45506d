"""Các chương trình của cơ quan mẫu: a partner, two events, an open round."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.programmes.domain import events, nominations, partners, rounds
from nhipcau.programmes.enums import Counted, EventKind, Field, NomineeKind, PartnerKind, ShownKind
from nhipcau.programmes.models import Contact, Event, Nomination, Partner, Round
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể phần chương trình, once; the accounts of office.toml must exist."""
    if Event.objects.exists():
        return
    tell("đối tác, sự kiện, khen thưởng")
    officer, staff = (User.objects.get(username=name) for name in ("thuong-truc", "chuyen-vien-so"))
    unit = access.own_units(staff)[0]
    twin = _partner(staff, unit)
    _events(staff, unit, twin)
    _round(officer, staff, unit)


def _partner(staff: User, unit: Unit) -> Partner:
    today = timezone.localdate()
    fields = {
        "kind": PartnerKind.TWIN,
        "name": "Tỉnh Nậm Thà",
        "country": "Lào",
        "place": "Mường Xinh",
        "fields": "Văn hóa, du lịch, giao lưu thanh niên",
    }
    twin = partners.keep(actor=staff, partner=Partner(unit=unit), fields=fields)
    partners.add_agreement(
        actor=staff,
        partner=twin,
        title="Biên bản ghi nhớ hợp tác văn hóa, du lịch",
        signed_on=today - timedelta(days=400),
        ends_on=today + timedelta(days=700),
    )
    contact = {
        "post": "Văn phòng Sở Thông tin, Văn hóa và Du lịch",
        "purpose": "Mời đoàn dự tuần văn hóa",
        "keep_until": today + timedelta(days=180),
    }
    partners.keep_contact(actor=staff, contact=Contact(partner=twin), fields=contact)
    return twin


def _events(staff: User, unit: Unit, twin: Partner) -> None:
    today = timezone.localdate()
    work = Assignment.objects.filter(unit=unit, state=AssignmentState.IN_PROGRESS).first()
    fields = {
        "kind": EventKind.EXHIBITION,
        "name": "Triển lãm ảnh “Sông Cầu – miền di sản”",
        "place": "Nhà triển lãm tỉnh",
        "starts_on": today - timedelta(days=6),
        "ends_on": today - timedelta(days=4),
        "assignment": work,
        "partners": [twin],
    }
    shown = events.keep(actor=staff, event=Event(unit=unit), fields=fields)
    panels = {"kind": ShownKind.PANEL, "title": "Ảnh di sản, chú thích Việt – Anh – Lào", "quantity": 48}
    events.show(actor=staff, event=shown, fields=panels)
    events.hold(actor=staff, event=shown, visitors=1240, counted=Counted.COUNTER)
    coming = fields | {
        "kind": EventKind.CULTURE,
        "name": "Tuần văn hóa Sông Cầu – Nậm Thà",
        "place": "Quảng trường trung tâm",
        "starts_on": today + timedelta(days=12),
        "ends_on": today + timedelta(days=15),
        "assignment": None,
    }
    events.keep(actor=staff, event=Event(unit=unit), fields=coming)


def _round(officer: User, staff: User, unit: Unit) -> None:
    today = timezone.localdate()
    fields = {
        "name": f"Mô hình hay trong công tác thông tin đối ngoại năm {today.year}",
        "closes_on": today + timedelta(days=20),
        "grounds": "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    }
    opened = rounds.keep(actor=officer, round=Round(office=standing_office()), fields=fields)
    words = {
        "field": Field.PRACTICE,
        "title": "Bản tin song ngữ giới thiệu di sản, phát hành hằng tuần",
        "nominee_kind": NomineeKind.COLLECTIVE,
        "nominee": "Phòng Quản lý văn hóa",
        "achievement": "Mỗi tuần một bản tin Việt – Anh, do cộng tác viên ở xã viết, phòng biên tập và dịch.",
    }
    nomination = nominations.keep(actor=staff, nomination=Nomination(round=opened, unit=unit), fields=words)
    nominations.submit(actor=staff, nomination=nomination)

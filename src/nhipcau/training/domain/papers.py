"""Giấy tờ của lớp: certificates, badges, the list to sign, the result; made when asked for, never stored.

Only the result, which names nobody, is kept (as evidence); a paper with names is made anew from the lists
each time, so that it cannot outlive them.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import office_forms
from nhipcau.issuing.enums import FormKind
from nhipcau.official.domain import pdf, wording
from nhipcau.official.domain.content import (
    Align,
    Column,
    Form,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Row,
    Signature,
    Table,
)
from nhipcau.units.models import Unit

from ..enums import CourseKind
from ..models import Certificate, Course, CourseSession, Registration
from . import qr
from .spelling import days, spaced

_TEMPLATES = Path(__file__).resolve().parents[1] / "typst"
_DEEDS = {
    CourseKind.WORKSHOP: "đã hoàn thành lớp tập huấn",
    CourseKind.COURSE: "đã hoàn thành lớp bồi dưỡng",
    CourseKind.BRIEFING: "đã tham dự hội nghị",
}
_BLANK_LINES = 5
_LATECOMERS = "Người chưa có tên ghi họ tên, chức vụ, đơn vị và ký vào các dòng trống."


@in_official_language
def certificate(certificates: Iterable[Certificate], address: Callable[[Certificate], str]) -> bytes:
    """Giấy chứng nhận, one a page; `address` is where anyone may check it."""
    sheets = [_sheet(each, address(each)) for each in certificates]
    content = {
        "title": f"Giấy chứng nhận {sheets[0]['number'].removeprefix('Số: ')}"
        if len(sheets) == 1
        else "Giấy chứng nhận",
        "author": sheets[0]["issuer"] if sheets else "",
        "motto": {"state": wording.MOTTO, "party": wording.PARTY},
        "creed": wording.CREED,
        "sheets": sheets,
    }
    return pdf.typeset(_TEMPLATES / "certificate.typ", content)


@in_official_language
def badges(course: Course, people: Iterable[Registration], address: Callable[[Registration], str]) -> bytes:
    """Thẻ học viên, eight a sheet; `address` is what the organisers' telephone opens."""
    cards = [
        {
            "name": each.full_name,
            "post": each.post,
            "office": each.office,
            "qr": qr.svg(address(each)),
            "qr_alt": "Mã điểm danh",
        }
        for each in people
    ]
    content = {"title": f"Thẻ học viên: {course.title}", "author": str(course.unit), "course": course.title}
    return pdf.typeset(_TEMPLATES / "badges.typ", content | {"cards": cards})


@in_official_language
def roll(session: CourseSession, people: Iterable[Registration]) -> bytes:
    """Danh sách ký tên của một buổi, with lines left for who comes without having been put down."""
    rows = [
        Row((str(number), each.full_name, each.post, each.office, ""))
        for number, each in enumerate(people, 1)
    ]
    rows += [Row((str(len(rows) + at + 1), "", "", "", "")) for at in range(_BLANK_LINES)]
    columns = (
        Column("TT", 8, Align.CENTRE),
        Column("Họ và tên", 36),
        Column("Chức vụ", 30),
        Column("Đơn vị", 40),
        Column("Ký tên", 26),
    )
    about = (
        f"Buổi {session.begins:%H:%M}–{session.ends:%H:%M}, {session.day:%d/%m/%Y}"
        f"{f', {session.room}' if session.room else ''}: {session.topic}."
    )
    return _document(
        session.course.unit,
        ("DANH SÁCH ĐIỂM DANH", session.course.title),
        (Paragraph.of(about), Table(columns, tuple(rows), note=_LATECOMERS)),
        "NGƯỜI ĐIỂM DANH",
        session.day,
    )


@in_official_language
def result(course: Course) -> bytes:
    """Kết quả lớp: numbers by unit and nobody's name (safeguard 13)."""
    facts = [
        f"Thời gian: {days(course.starts_on, course.ends_on)}; số buổi: {course.sessions.count()}.",
        f"Địa điểm: {course.place}.",
    ]
    facts += [f"Đối tượng: {course.audience}."] if course.audience else []
    facts += [f"Nội dung: {'; '.join(each.topic for each in course.sessions.all())}."]
    facts += [f"Kinh phí: {course.budget_reference}."] if course.budget_reference else []
    facts += [
        f"Kết quả: {course.registered} người đăng ký, {course.attended} người dự ít nhất một buổi, "
        f"{course.certified} giấy chứng nhận, {course.present_units} đơn vị có người dự."
    ]
    rows = [
        Row((str(at), each.name, str(each.registered), str(each.attended), str(each.certified)))
        for at, each in enumerate(course.turnouts.all(), 1)
    ]
    total = (str(each) for each in (course.registered, course.attended, course.certified))
    rows.append(Row(("", "Tổng số", *total), strong=True))
    columns = (
        Column("TT", 8, Align.CENTRE),
        Column("Đơn vị", 72),
        Column("Đăng ký", 18, Align.RIGHT),
        Column("Dự học", 18, Align.RIGHT),
        Column("Giấy chứng nhận", 24, Align.RIGHT),
    )
    blocks = (
        *(Paragraph.of(each) for each in facts),
        Table(columns, tuple(rows), title="Kết quả theo đơn vị"),
    )
    return _document(
        course.unit,
        ("KẾT QUẢ", f"{course.get_kind_display()} “{course.title}”"),
        blocks,
        "NGƯỜI LẬP",
        course.ends_on,
    )


def _document(
    unit: Unit, names: tuple[str, str], blocks: tuple[Any, ...], signer: str, day: date | None
) -> bytes:
    form = office_forms.of(unit)
    head = Letterhead(
        form=Form.PARTY if form.form == FormKind.PARTY else Form.STATE,
        issuer=form.issuer,
        parent=form.parent,
        symbol="",
        title=names[1],
        place=form.place,
        date=day,
        type_name=names[0],
    )
    return pdf.write(OfficialDocument(head, blocks, Signature((signer,)), filed=""))


def _sheet(each: Certificate, address: str) -> dict[str, Any]:
    said = each.content
    first, last = (
        date.fromisoformat(said[name]) if said[name] else None for name in ("starts_on", "ends_on")
    )
    return {
        "form": said["form"],
        "parent": said["parent"],
        "issuer": said["issuer"],
        "number": f"Số: {each.number}",
        "holder": each.holder,
        "position": ", ".join(filter(None, (each.post, each.office))),
        "deed": _DEEDS[CourseKind(said["kind"])],
        "course": f"“{said['title']}”",
        "held": f"tổ chức {days(first, last)} tại {said['place']}",
        "place_and_date": wording.opening(
            ", ".join(filter(None, (said["town"], wording.long_date(each.issued_on))))
        ),
        "signer_authority": said["signer_authority"],
        "signer_capacity": said["signer_capacity"],
        "signer_name": said["signer_name"],
        "code": spaced(each.code),
        "address": address.partition("://")[2].rpartition("/chung-nhan/")[0] + "/chung-nhan/tra-cuu/",
        "note": _("Cấp lại, thay giấy số %(number)s") % {"number": each.replaces.number}
        if each.replaces
        else "",
        "qr": qr.svg(address),
        "qr_alt": f"Mã kiểm tra giấy chứng nhận {each.number}",
    }

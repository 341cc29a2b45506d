"""Giấy tờ của cuộc: badges and the list at the door; made when asked for, never stored.

A paper with names is made anew from the lists each time, so that it cannot outlive them.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.utils import timezone

from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import office_forms
from nhipcau.issuing.enums import FormKind
from nhipcau.official.domain import pdf
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
from nhipcau.training.domain import qr

from ..models import Conference, Registration
from . import spelling

_TEMPLATES = Path(__file__).resolve().parents[1] / "typst"


@in_official_language
def badges(
    conference: Conference, people: Iterable[Registration], address: Callable[[Registration], str]
) -> bytes:
    """Thẻ dự họp báo, eight a sheet; `address` is what the telephone at the door opens."""
    cards = [
        {
            "name": each.contact.full_name,
            "outlet": each.outlet or each.get_kind_display(),
            "kind": each.get_kind_display(),
            "qr": qr.svg(address(each)),
            "qr_alt": "Mã đón tại cửa",
        }
        for each in people
    ]
    content = {
        "title": f"Thẻ dự: {conference.title}",
        "author": str(conference.unit),
        "conference": conference.title,
        "when": spelling.span(conference, "vi"),
        "place": conference.place,
        "cards": cards,
    }
    return pdf.typeset(_TEMPLATES / "badges.typ", content)


@in_official_language
def door_list(conference: Conference, people: Iterable[Registration]) -> bytes:
    """Danh sách đón tại cửa, for when no telephone works."""
    rows = [
        Row((str(number), each.contact.full_name, each.outlet or each.get_kind_display(), each.needs, ""))
        for number, each in enumerate(people, 1)
    ]
    columns = (
        Column("TT", 8, Align.CENTRE),
        Column("Họ và tên", 44),
        Column("Cơ quan báo chí", 44),
        Column("Cần hỗ trợ", 34),
        Column("Có mặt", 16),
    )
    form = office_forms.of(conference.unit)
    head = Letterhead(
        form=Form.PARTY if form.form == FormKind.PARTY else Form.STATE,
        issuer=form.issuer,
        parent=form.parent,
        symbol="",
        title=conference.title,
        place=form.place,
        date=timezone.localdate(conference.starts_at),
        type_name="DANH SÁCH NGƯỜI ĐƯỢC CẤP THẺ",
    )
    about = f"{spelling.span(conference, 'vi')}, tại {conference.place}."
    blocks = (Paragraph.of(about), Table(columns, tuple(rows)))
    return pdf.write(OfficialDocument(head, blocks, Signature(("NGƯỜI ĐÓN TIẾP",)), filed=""))

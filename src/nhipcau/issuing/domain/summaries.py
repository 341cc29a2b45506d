"""Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý: what was said in a round and what was made of it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language
from nhipcau.official.domain.content import (
    Align,
    Block,
    Column,
    Form,
    Heading,
    Item,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Row,
    Table,
)

from .. import queries
from ..enums import Response
from ..models import CommentPoint, CommentRequest, CommentRound
from . import letterheads, office_forms

HEADERS = ("STT", "Đơn vị", "Vị trí", "Nội dung góp ý", "Kết quả", "Nội dung tiếp thu, giải trình")


def of(round_: CommentRound) -> OfficialDocument:
    """Bảng tổng hợp của một đợt, as an official document without number, in Vietnamese for any reader."""
    with translation.override(settings.LANGUAGE_CODE):
        return _document(round_)


@in_official_language
def rows(round_: CommentRound) -> list[list[Any]]:
    """Các ý kiến của một đợt as rows of HEADERS, and a row for each unit that agreed or did not answer."""
    found: list[list[Any]] = []
    for request in queries.requests_of(round_):
        for point in request.points.all():
            result = point.get_response_display() if point.response else _("chưa trả lời")
            found.append([request.unit.name, point.place, point.text, result, point.response_text])
        if not request.points.all():
            word = _("Nhất trí toàn văn") if request.agrees else _("Không có ý kiến đến hạn")
            found.append([request.unit.name, "", word, "", ""])
    return [[number, *row] for number, row in enumerate(found, 1)]


def _document(round_: CommentRound) -> OfficialDocument:
    paper = round_.paper
    requests = list(queries.requests_of(round_))
    form = office_forms.of(paper.office)
    return OfficialDocument(
        letterhead=Letterhead(
            form=Form(form.form),
            issuer=form.issuer,
            symbol="",
            title=_("đối với dự thảo %(kind)s “%(title)s” (đợt %(number)d)")
            % {"kind": paper.get_kind_display().lower(), "title": paper.title, "number": round_.number},
            parent=form.parent,
            place=form.place,
            type_name=_("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý").upper(),
        ),
        blocks=tuple(_blocks(round_, requests)),
        signature=letterheads.signature_of(paper),
        recipients=letterheads.recipients_of(paper),
        filed=letterheads.filed_of(paper),
    )


def _blocks(round_: CommentRound, requests: list[CommentRequest]) -> Iterable[Block]:
    points = [point for request in requests for point in request.points.all()]
    agreed = [request.unit.name for request in requests if request.agrees]
    silent = [request.unit.name for request in requests if request.agrees is None]
    yield Paragraph.of(_sentence(round_, requests, len(points)))
    yield Heading(_("Ý kiến góp ý và việc tiếp thu, giải trình"))
    yield _table(requests) if points else Paragraph.of(_("Không có ý kiến đề nghị sửa đổi, bổ sung."))
    yield Heading(_("Đơn vị nhất trí toàn văn"))
    yield from _listed(agreed)
    # A round may be summed up, or closed, before its day: then nobody has missed it yet.
    until = timezone.localdate(round_.closed_at) if round_.closed_at else timezone.localdate()
    is_due = until > round_.due
    yield Heading(_("Đơn vị không có ý kiến đến hạn trả lời") if is_due else _("Đơn vị chưa có ý kiến"))
    yield from _listed(silent)


def _sentence(round_: CommentRound, requests: list[CommentRequest], points: int) -> str:
    answered = sum(request.is_answered for request in requests)
    return _(
        "Dự thảo được gửi lấy ý kiến %(units)d cơ quan, đơn vị từ ngày %(asked)s, hạn trả lời hết ngày "
        "%(due)s. Có %(answered)d cơ quan, đơn vị trả lời với %(points)d ý kiến."
    ) % {
        "units": len(requests),
        "asked": date_format(round_.asked_at, "d/m/Y"),
        "due": date_format(round_.due, "d/m/Y"),
        "answered": answered,
        "points": points,
    }


def _table(requests: list[CommentRequest]) -> Table:
    found: list[Row] = []
    for request in requests:
        for point in request.points.all():
            where = f"[{point.place}] " if point.place else ""
            found.append(
                Row((str(len(found) + 1), request.unit.name, f"{where}{point.text}", _response(point)))
            )
    columns = (
        Column(_("TT"), 0.07, Align.CENTRE),
        Column(_("Cơ quan, đơn vị"), 0.23),
        Column(_("Nội dung góp ý"), 0.35),
        Column(_("Tiếp thu, giải trình"), 0.35),
    )
    return Table(columns, tuple(found))


def _response(point: CommentPoint) -> str:
    if not point.response:
        return _("Chưa trả lời.")
    word = str(Response(point.response).label)
    return f"{word}: {point.response_text}" if point.response_text else f"{word}."


def _listed(names: list[str]) -> Iterable[Block]:
    if not names:
        yield Paragraph.of(_("Không có."))
    for name in names:
        yield Item(name)

"""Văn bản báo cáo năm, on the form of Nghị định 244/2026/NĐ-CP, Điều 10: six figures, then part II."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import letterheads
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.issuing.domain.owners import Owner
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import (
    Align,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Row,
    Run,
    Table,
)
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import YearState
from ..models import YearReport
from . import policy, reports

# An unwritten part is no answer: whoever has nothing to say writes so.
UNWRITTEN = "[Chưa viết]"


def draft(*, actor: User, report: YearReport) -> Paper:
    """Lập văn bản, once; its content follows the report until it is submitted."""
    access.require(actor, policy.COMPILE, units=[report.office])
    with transaction.atomic():
        held = reports.lock(report)
        if held.paper is not None:
            return held.paper
        held.paper = outgoing.draft(
            actor=actor, kind=PaperKind.PRESS_YEAR, office=held.office, title=title_of(held)
        )
        held.save(update_fields=["paper"])
        audit.record(actor=actor, verb="press_year.paper", subject=held, after={"paper": held.paper})
    return held.paper


@in_official_language
def title_of(report: YearReport) -> str:
    """Trích yếu."""
    return _("Tình hình thực hiện phát ngôn và cung cấp thông tin cho báo chí năm %(year)d") % {
        "year": report.year
    }


@in_official_language
def preview(report: YearReport) -> OfficialDocument:
    """Văn bản trước khi lập: a draft with the office's own head."""
    return _document(Paper(kind=PaperKind.PRESS_YEAR, office=report.office, title=title_of(report)), report)


def document_of(report: YearReport) -> OfficialDocument:
    """Văn bản của báo cáo: its paper where one is drafted."""
    return outgoing.document(report.paper) if report.paper is not None else preview(report)


def owner() -> Owner:
    """Cách soạn, trang, điều kiện trình và việc khi ban hành."""
    return Owner(
        compose=lambda paper: _document(paper, _report_of(paper)),
        url=lambda paper: _report_of(paper).get_absolute_url() + "#van-ban",
        issued=reports.sent,
        require_ready=_require_ready,
    )


def _report_of(paper: Paper) -> YearReport:
    return YearReport.objects.select_related("office", "rule").get(paper=paper)


def _require_ready(paper: Paper) -> None:
    report = _report_of(paper)
    if report.state == YearState.OPEN:
        raise Refused(_("Báo cáo chưa chốt số liệu; hãy chốt ở trang báo cáo rồi trình ký."))
    if not report.difficulties or not report.proposals:
        raise Refused(
            _("Phần II chưa viết đủ: khó khăn và đề xuất. Không có gì thì ghi “Không có.” rồi trình ký.")
        )


def _document(paper: Paper, report: YearReport) -> OfficialDocument:
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name="Báo cáo", addressees=(report.rule.addressee,)),
        blocks=(
            Paragraph.of(_opening(report)),
            Heading(_("Kết quả thực hiện")),
            _table(report),
            Heading(_("Khó khăn, vướng mắc và đề xuất, kiến nghị")),
            Heading(_("Khó khăn, vướng mắc"), level=2),
            *_text(report.difficulties),
            Heading(_("Đề xuất, kiến nghị"), level=2),
            *_text(report.proposals),
        ),
        signature=letterheads.signature_of(paper),
        recipients=letterheads.recipients_of(paper),
        filed=letterheads.filed_of(paper),
    )


def _opening(report: YearReport) -> str:
    last = report.ends_on if report.state != YearState.OPEN else min(report.ends_on, timezone.localdate())
    return _(
        "Thực hiện %(rule)s, %(office)s báo cáo tình hình phát ngôn và cung cấp thông tin cho báo chí năm "
        "%(year)d (số liệu từ ngày %(first)s đến hết ngày %(last)s) như sau:"
    ) % {
        "rule": report.rule.citation,
        "office": report.office.name,
        "year": report.year,
        "first": f"{report.starts_on:%d/%m/%Y}",
        "last": f"{last:%d/%m/%Y}",
    }


def _table(report: YearReport) -> Table:
    columns = (
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Nội dung"), 10),
        Column(_("Kết quả"), 2, Align.CENTRE),
    )
    found = reports.figures_of(report)
    rows = (Row((str(place), each.label, each.written)) for place, each in enumerate(found, 1))
    return Table(columns, tuple(rows))


def _text(text: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [Paragraph.of(line) for line in lines] or [Paragraph((Run(UNWRITTEN, bold=True),))]

"""Văn bản báo cáo: the report as the office must send it, from the figures that were frozen."""

import re
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.casing import inside
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import letterheads
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.issuing.domain.owners import Owner
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import Block, Heading, Item, OfficialDocument, Paragraph, Run
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Indicator, Narrative, PeriodKind, ReportState
from ..models import Report, Snapshot
from . import adjustments, matters, narratives, paper_tables, policy
from .matters import Matter

# An unwritten part is no answer: whoever has nothing to say writes so.
UNWRITTEN = "[Chưa viết]"


def draft(*, actor: User, report: Report) -> Paper:
    """Lập văn bản của báo cáo, once; its content follows the report until it is submitted."""
    access.require(actor, policy.COMPILE)
    with transaction.atomic():
        locked = (
            Report.objects.select_for_update(of=("self",)).select_related("office", "paper").get(pk=report.pk)
        )
        if locked.paper is not None:
            return locked.paper
        locked.paper = outgoing.draft(
            actor=actor, kind=PaperKind.REPORT, office=locked.office, title=title_of(locked)
        )
        locked.save(update_fields=["paper"])
        audit.record(actor=actor, verb="reports.paper", subject=locked, after={"paper": locked.paper})
    return locked.paper


@in_official_language
def title_of(report: Report) -> str:
    """Trích yếu: what the report is about, without the word "Báo cáo" that stands above it."""
    if report.kind == PeriodKind.ON_DEMAND:
        name = re.sub(r"^báo cáo\s+", "", report.title, flags=re.IGNORECASE)
        return name[:1].upper() + name[1:]
    return _("Kết quả công tác thông tin đối ngoại %(period)s") % {"period": long_name(report)}


@in_official_language
def long_name(report: Report) -> str:
    """Tên kỳ viết đủ: "tháng 11 năm 2026"."""
    return re.sub(r"/(\d{4})$", r" năm \1", report.period_name)


@in_official_language
def preview(report: Report, snapshot: Snapshot | None = None) -> OfficialDocument:
    """Văn bản của báo cáo trước khi lập, or of one certain snapshot: a draft with the office's own head."""
    stand_in = Paper(kind=PaperKind.REPORT, office=report.office, title=title_of(report))
    return _document(stand_in, matters.of(report, snapshot))


def owner() -> Owner:
    """Cách soạn, trang và điều kiện trình của văn bản báo cáo."""
    return Owner(
        compose=lambda paper: _document(paper, matters.of(_report_of(paper))),
        url=lambda paper: reverse("reports:report", args=[_report_of(paper).pk]) + "#van-ban",
        require_ready=_require_ready,
    )


def _require_ready(paper: Paper) -> None:
    if _report_of(paper).state != ReportState.FROZEN:
        raise Refused(_("Báo cáo chưa chốt số liệu; hãy chốt ở trang báo cáo rồi trình ký."))
    blank = [str(part.label) for part in narratives.unwritten(matters.of(_report_of(paper)).texts)]
    if blank:
        raise Refused(
            _(
                "Chưa viết: %(parts)s. Hãy mở lại báo cáo để viết; phần nào không có gì thì ghi “Không có.”, "
                "rồi chốt và trình ký."
            )
            % {"parts": ", ".join(blank)}
        )


def _report_of(paper: Paper) -> Report:
    return Report.objects.select_related("office", "rule__office").get(paper=paper)


def _document(paper: Paper, matter: Matter) -> OfficialDocument:
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name="Báo cáo"),
        blocks=(*_results(matter), *_other_parts(matter), *_closing(matter)),
        signature=letterheads.signature_of(paper),
        recipients=letterheads.recipients_of(paper),
        filed=letterheads.filed_of(paper),
        annexes=paper_tables.annexes(matter),
    )


def _results(matter: Matter) -> list[Block]:
    blocks: list[Block] = [
        Paragraph.of(_opening(matter)),
        Heading(_("Kết quả thực hiện")),
        Heading(_("Tình hình chung"), level=2),
        Paragraph.of(_summary(matter)),
        paper_tables.totals(matter),
    ]
    blocks += [Heading(_("Kết quả nổi bật"), level=2), *_text(matter.texts[Narrative.RESULTS.value])]
    if tables := paper_tables.own_indicators(matter.tallies):
        blocks += [Heading(_("Chỉ tiêu"), level=2), *tables]
    if matter.adjustments:
        blocks.append(Heading(_("Điều chỉnh số liệu kỳ trước"), level=2))
        blocks += [Item(sentence) for sentence in adjustments.sentences(matter.adjustments)]
    return blocks


def _other_parts(matter: Matter) -> list[Block]:
    blocks: list[Block] = []
    for narrative in (Narrative.DIFFICULTIES, Narrative.NEXT_STEPS, Narrative.PROPOSALS):
        blocks += [Heading(str(narrative.label)), *_text(matter.texts[narrative.value])]
    return blocks


def _opening(matter: Matter) -> str:
    report = matter.report
    words = {
        "office": report.office.name,
        "what": inside(title_of(report)),
        "first": report.starts_on.strftime("%d/%m/%Y"),
        # What is counted ends where the counting did: a running period has not reached its last day.
        "last": min(report.ends_on, _counted_until(matter)).strftime("%d/%m/%Y"),
    }
    return (
        _(
            "Thực hiện chế độ báo cáo, %(office)s báo cáo %(what)s (số liệu tính từ ngày %(first)s "
            "đến hết ngày %(last)s) như sau:"
        )
        % words
    )


def _counted_until(matter: Matter) -> date:
    return timezone.localdate(matter.snapshot.taken_at) if matter.snapshot else timezone.localdate()


def _summary(matter: Matter) -> str:
    of = {indicator.name.lower(): matter.sheet.figure("tat-ca", indicator).value for indicator in Indicator}
    if not any(of.values()):
        return _("Trong kỳ chưa phát sinh nhiệm vụ.")
    sentences = [
        _(
            "Trong kỳ có %(all)d việc giao cho các đơn vị: %(open_before)d việc chuyển từ kỳ trước, "
            "%(assigned)d việc giao mới."
        ),
        _(
            "Đã hoàn thành %(accepted)d việc, trong đó %(accepted_on_time)d việc đúng hạn; hủy giao "
            "%(cancelled)d việc; còn lại %(open_after)d việc, trong đó %(late)d việc quá hạn."
        ),
        _("Các đơn vị gửi %(evidence)d minh chứng với %(products)d sản phẩm."),
    ]
    asked = len(matter.unit_reports)
    if asked:
        sentences.append(_("Có %(received)d/%(asked)d đơn vị gửi báo cáo theo yêu cầu."))
    words = of | {
        "all": of["open_before"] + of["assigned"],
        "asked": asked,
        "received": asked - len(matter.missing),
    }
    return " ".join(sentence % words for sentence in sentences)


def _closing(matter: Matter) -> list[Block]:
    words = {
        "what": inside(title_of(matter.report)),
        "office": matter.report.office.name,
    }
    return [Paragraph.of(_("Trên đây là báo cáo %(what)s của %(office)s.") % words)]


def _text(text: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [_line(line) for line in lines] or [Paragraph((Run(UNWRITTEN, bold=True),))]


def _line(line: str) -> Block:
    sign, rest = line[0], line[1:].strip()
    if sign in "-–•*" and rest:
        return Item(rest)
    return Item(rest, level=2) if sign == "+" and rest else Paragraph.of(line)

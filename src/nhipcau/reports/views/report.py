"""Trang báo cáo: figures that open, narratives, freezing, and what changed since."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import Screen
from nhipcau.issuing.views.panels import of_paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import (
    addresses,
    adjustments,
    differences,
    figures,
    frozen,
    narratives,
    own_figures,
    policy,
    programmes,
    reports,
    rollups,
    snapshots,
)
from ..domain.figures import Sheet
from ..domain.indicators import DEFINITIONS
from ..domain.rollups import Contribution, RollUp
from ..enums import Indicator, Narrative, ReportState
from ..forms import ReasonForm
from ..models import Report, Snapshot
from .chart import bars_of
from .steps import steps_of

TASKS = 50
# In the order in which one asks for them.
DOWNLOADS = ("docx", "pdf", "xlsx", "json")


class ReportView(Screen):
    """Trang báo cáo; freezing and opening again are POSTs to it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the report."""
        return report_page(request, report_or_404(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Freeze, freeze again or open again; a refusal keeps the reason typed."""
        report = report_or_404(pk)
        form = ReasonForm(request.POST)
        act = request.POST.get("act", "")
        if act not in {"freeze", "refreeze", "reopen"}:
            raise Http404
        if form.is_valid() and act == "freeze" and not form.cleaned_data["unwritten"]:
            _ask_about_unwritten(report, form)
        if form.is_valid():
            try:
                messages.success(request, _act(act, request.user, report, form.cleaned_data))
                return redirect(report)
            except Refused as refusal:
                form.add_error("reason", refusal)
                messages.error(request, refusal.sentence)
        return report_page(request, report_or_404(pk), reasons={act: form})


def report_or_404(pk: int) -> Report:
    """Báo cáo với cơ quan và quy tắc của nó."""
    return get_object_or_404(Report.objects.select_related("office", "rule__office", "paper"), pk=pk)


def chosen_snapshot(request: HttpRequest, report: Report) -> Snapshot | None:
    """Lần chốt được hỏi bằng `?lan=`; None for the figures in force."""
    number = request.GET.get("lan", "")
    if not number:
        return None
    if not number.isdecimal():
        raise Http404
    return get_object_or_404(report.snapshots, number=int(number))


def report_page(
    request: HttpRequest,
    report: Report,
    *,
    reasons: dict[str, ReasonForm] | None = None,
    overtaken: dict[str, Any] | None = None,
) -> HttpResponse:
    """Dựng trang báo cáo; `reasons` are refused forms by act, `overtaken` a narrative two people wrote."""
    person: User = request.user  # type: ignore[assignment]
    snapshot = chosen_snapshot(request, report)
    past = reports.earlier(report)
    is_frozen = report.state == ReportState.FROZEN
    if is_frozen or snapshot is not None:
        sheet = figures.compute(report, person=person, snapshot=snapshot)
    else:
        sheet = figures.shown(report, past, person=person)
    units = figures.readable_units(person)
    taken = list(queries.snapshots_of([report, past] if past else [report]))
    kept = [each for each in taken if each.report_id == report.pk]
    latest = kept[-1] if kept else None
    shown = sheet.ledger.snapshot
    rollup = rollups.of(report, units=units)
    figures_at = addresses.of_figures(report, sheet, at=request.path)
    context = {
        "report": report,
        "sheet": sheet,
        **_tasks(request, sheet, units),
        "snapshot": shown,
        "is_older": shown is not None and latest is not None and shown.number != latest.number,
        "is_intact": shown is None or frozen.is_intact(shown),
        "snapshots": kept,
        "indicators": [(each, DEFINITIONS[each].sentence) for each in Indicator],
        "bars": bars_of(sheet, figures_at),
        "addresses": figures_at,
        "programmes_at": addresses.of_programmes(report, sheet, at=request.path),
        "difference": differences.since(latest, units=units) if is_frozen and latest else None,
        "sees_all": units is None,
        "may_freeze": access.allowed(person, policy.FREEZE),
        "freeze": _reason(reasons, "freeze", latest),
        "refreeze": _reason(reasons, "refreeze", latest),
        "reopen": _reason(reasons, "reopen", latest),
        "rollup": rollup,
        "tallies": [each for each in own_figures.shown(sheet, units) if each.parts or units is None],
        "programmes": _programmes(report, past, shown, units),
        "downloads": DOWNLOADS,
    }
    if units is None:
        context |= _for_office(
            request,
            report,
            rollup,
            shown,
            overtaken or {},
            past=past,
            was_frozen=len(kept) < len(taken),
        )
        context["steps"] = steps_of(report, rollup, latest)
    return render(request, "reports/report.html", context)


def _tasks(request: HttpRequest, sheet: Sheet, units: set[int] | None) -> dict[str, Any]:
    """Một trang nhiệm vụ: a month of a province touches thousands; the workbook has them all."""
    asked = request.GET.get("page")
    if sheet.ledger.snapshot is not None:
        page = Paginator(range(sum(len(each.rows) for each in sheet.directives)), TASKS).get_page(asked)
        rows = figures.in_parts(sheet.directives, max(page.start_index() - 1, 0), page.end_index())
    else:
        page = Paginator(sheet.tasks, TASKS).get_page(asked)
        rows = figures.tasks_on_page(sheet, units, list(page.object_list))
    return {"tasks": page, "directives": rows}


def _for_office(
    request: HttpRequest,
    report: Report,
    rollup: RollUp,
    shown: Snapshot | None,
    overtaken: dict[str, Any],
    *,
    past: Report | None,
    was_frozen: bool,
) -> dict[str, Any]:
    """What only those see who see every unit: the words, the units' words, the paper."""
    person: User = request.user  # type: ignore[assignment]
    may_compile = access.allowed(person, policy.COMPILE)
    is_open = report.state == ReportState.OPEN
    given = rollups.contributions(report, rollup)
    live = adjustments.of(report) if was_frozen and shown is None else []
    stored = shown.figures.get("adjustments", []) if shown else live
    return {
        "may_receive": access.allowed(person, policy.RECEIVE),
        "may_request": access.allowed(person, policy.RECEIVE) and is_open,
        "may_compile": may_compile and is_open,
        "may_paper": may_compile,
        "unwritten": narratives.unwritten(
            shown.figures["narratives"] if shown else narratives.as_json(report)
        ),
        "parts": _parts(report, shown, overtaken, given),
        "reminder": rollups.reminder(report, rollup.missing) if rollup.missing else "",
        "may_carry": bool(past and past.next_steps.strip()) and rollups.carried_mark() not in report.results,
        "earlier": past,
        "adjustments": adjustments.sentences(stored),
        "paper": of_paper(request, report.paper) if report.paper else "",
    }


def _programmes(
    report: Report, earlier: Report | None, shown: Snapshot | None, units: set[int] | None
) -> dict[str, Any]:
    """Nhóm có số liệu, and the names of those without: an office says that nothing happened."""
    past = programmes.held_by(earlier, units)
    groups = programmes.grouped(programmes.summed(report, shown, units), past)
    return {
        "shown": [group for group in groups if not group.is_empty],
        "quiet": [group.name for group in groups if group.is_empty and units is None],
        "compared": past is not None,
    }


def _ask_about_unwritten(report: Report, form: ReasonForm) -> None:
    """A report may be frozen before its words are written, but never without its writer knowing."""
    if blank := narratives.unwritten(narratives.as_json(report)):
        words = _("Chưa chốt: còn chưa viết %(parts)s. Hãy viết, hoặc đánh dấu ô này rồi chốt.")
        form.add_error("unwritten", words % {"parts": ", ".join(str(each.label) for each in blank)})


def _act(act: str, actor: User, report: Report, cleaned: dict[str, Any]) -> str:
    if act == "reopen":
        snapshots.reopen(actor=actor, report=report, reason=cleaned["reason"])
        return _("Đã mở lại báo cáo. Số liệu đã chốt trước đây vẫn được giữ.")
    if act == "refreeze":
        taken = snapshots.refreeze(
            actor=actor, report=report, reason=cleaned["reason"], after=cleaned["after"] or 0
        )
    else:
        taken = snapshots.freeze(actor=actor, report=report, reason=cleaned["reason"])
    return _("Đã chốt số liệu (lần %(number)d).") % {"number": taken.number}


def _parts(
    report: Report,
    shown: Snapshot | None,
    overtaken: dict[str, Any],
    given: dict[Narrative, list[Contribution]],
) -> list[dict[str, Any]]:
    texts = shown.figures["narratives"] if shown is not None else narratives.as_json(report)
    return [
        {
            "narrative": each,
            "text": texts[each.value],
            "seen": narratives.fingerprint(texts[each.value]),
            "given": given[each],
        }
        | (overtaken if overtaken.get("narrative") == each.value else {})
        for each in Narrative
    ]


def _reason(reasons: dict[str, ReasonForm] | None, act: str, latest: Snapshot | None) -> ReasonForm:
    blank = ReasonForm(initial={"after": latest.number if latest else 0}, auto_id=f"{act}_%s")
    refused = (reasons or {}).get(act)
    if refused is not None:
        refused.auto_id = f"{act}_%s"
    return refused or blank

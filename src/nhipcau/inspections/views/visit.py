"""Trang kiểm tra một đơn vị: findings, explanations, the meeting, the minute, what it has to mend."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.issuing.domain import policy as issuing
from nhipcau.issuing.views.panels import of_paper
from nhipcau.units.domain import access

from .. import queries
from ..domain import explaining, papers, policy, tallying, visits
from ..enums import FindingState, Nature, RoundState, VisitState
from ..forms.checking import ExplainForm, JudgeForm, MeetingForm, SendForm
from ..forms.rounds import ReasonForm
from ..models import Finding, Visit
from .round_page import linked
from .screen import Bound, Deed, DeedScreen, actor_of, plain, sees_inside


def _meeting_form(record: Visit, of: int, **kwargs: Any) -> MeetingForm:
    form = MeetingForm(**kwargs)
    if not form.is_bound:
        form.initial |= {
            "held_on": f"{record.held_on or timezone.localdate():%d/%m/%Y}",
            "begins_at": record.begins_at,
            "ends_at": record.ends_at,
            "place": record.place or record.unit.name,
            "unit_side": record.unit_side,
        }
    return form


def _explain_form(record: Visit, of: int, **kwargs: Any) -> ExplainForm:
    form = ExplainForm(**kwargs)
    if not form.is_bound and of:
        held = _finding(record, of)
        if held.agrees is not None:
            form.initial |= {"agrees": "yes" if held.agrees else "no", "text": held.explanation}
    return form


def _finding(record: Visit, of: int) -> Finding:
    return get_object_or_404(
        Finding.objects.select_related("item__visit__round", "item__visit__unit"), pk=of, item__visit=record
    )


def _judge_form(record: Visit, of: int, **kwargs: Any) -> JudgeForm:
    form = JudgeForm(**kwargs)
    if not form.is_bound and of:
        held = _finding(record, of)
        if held.judged_at:
            form.initial |= {"outcome": held.state, "words": held.judgement}
    return form


def _judge(who: Any, record: Visit, of: int, given: dict[str, Any]) -> None:
    explaining.judge(
        actor=who,
        finding=_finding(record, of),
        outcome=FindingState(given["outcome"]),
        words=given["words"],
        nature=Nature(given["nature"]) if given["nature"] else None,
        text=given["text"],
    )


class VisitView(DeedScreen):
    """Trang kiểm tra một đơn vị; every act, of the team or of the unit, is a POST to it."""

    tab = "rounds"
    deeds = {
        "meeting": Deed(
            lambda who, record, of, given: visits.record(actor=who, visit=record, **given),
            _("Đã ghi buổi làm việc."),
            _meeting_form,
        ),
        "send": Deed(
            lambda who, record, of, given: visits.send(actor=who, visit=record, **given),
            _("Đã gửi phát hiện; đơn vị được báo để giải trình."),
            plain(SendForm),
        ),
        "explain": Deed(
            lambda who, record, of, given: explaining.explain(
                actor=who, finding=_finding(record, of), **given
            ),
            _("Đã lưu giải trình; đoàn kiểm tra được báo."),
            _explain_form,
        ),
        "judge": Deed(_judge, _("Đã ghi ý kiến của đoàn."), _judge_form),
        "conclude": Deed(
            lambda who, record, of, given: visits.conclude(actor=who, visit=record),
            _("Đã kết luận kiểm tra đơn vị; kiến nghị bắt đầu được theo dõi."),
        ),
        "reopen": Deed(
            lambda who, record, of, given: visits.reopen(actor=who, visit=record, **given),
            _("Đã mở lại kết luận."),
            plain(ReasonForm),
        ),
        "minute": Deed(
            lambda who, record, of, given: papers.draft_minute(actor=who, visit=record),
            _("Đã lập biên bản. Nội dung theo hồ sơ cho đến khi trình ký."),
        ),
    }

    def find(self, pk: int) -> Visit:
        """The visit, if this person may see it."""
        related = queries.visits_visible_to(actor_of(self.request)).select_related(
            "unit", "round__office", "minute__office"
        )
        return get_object_or_404(related, pk=pk)

    def page(self, record: Visit, bound: Bound, status: int = 200) -> HttpResponse:
        """The page."""
        person = actor_of(self.request)
        inside = sees_inside(person, record.round, record)
        runs = record.round.state == RoundState.RUNNING
        is_named = queries.is_on_team(person, record.round_id)
        recused = is_named and queries.is_recused(person, record)
        on_team = runs and is_named and not recused
        answers = (
            runs
            and record.state == VisitState.EXPLAINING
            and not is_named
            and access.allowed(person, policy.ANSWER, units=[record.answering])
        )
        sheet = tallying.read(record.round, record)
        found = queries.findings_visible_to(person).filter(item__visit=record)
        shows = inside or record.state == VisitState.CONCLUDED
        context = self.frame(
            visit=record,
            round=record.round,
            inside=inside,
            recused=recused,
            on_team=on_team,
            answers=answers,
            items=sheet.items,
            figures=linked(tallying.of(sheet), record.round, record) if shows else [],
            rows=[self.row(record, each, bound, on_team, answers) for each in _read(found)],
            forms=self.forms(record, bound, on_team),
            recommendations=queries.recommendations_visible_to(person).filter(visit=record),
            may=access.allowed(person, policy.PREPARE),
            paper=self.minute(record),
        )
        return render(self.request, "inspections/visit.html", context, status=status)

    def row(
        self, record: Visit, found: Finding, bound: Bound, on_team: bool, answers: bool
    ) -> dict[str, Any]:
        """One finding with what this person can do about it."""
        waits = found.judged_at is None and not found.is_met
        judges = on_team and record.state == VisitState.EXPLAINING and explaining.can_be_judged(found)
        return {
            "finding": found,
            "explain": self.form(bound, "explain", record, found.pk) if answers and waits else None,
            "judge": self.form(bound, "judge", record, found.pk) if judges else None,
        }

    def forms(self, record: Visit, bound: Bound, on_team: bool) -> dict[str, Any]:
        """What can be filled in at this step."""
        names: list[str] = []
        if on_team:
            is_open = record.minute is None or record.minute.is_open
            names += ["meeting"] if is_open else []
            names += ["send"] if record.state == VisitState.CHECKING else []
        may = access.allowed(actor_of(self.request), policy.PREPARE)
        if may and record.state == VisitState.CONCLUDED and record.round.state == RoundState.RUNNING:
            names.append("reopen")
        return {name: self.form(bound, name, record) for name in names}

    def minute(self, record: Visit) -> Any:
        """Biên bản, for those who read papers."""
        if record.minute is None or not access.allowed(actor_of(self.request), issuing.READ):
            return ""
        return of_paper(self.request, record.minute)


def _read(found: Any) -> Any:
    return found.select_related("item__assignment__obligation").prefetch_related(
        "evidence", "recommendations"
    )

"""Trang một việc trong mẫu: its sentence, facts and evidence, the checklist, what was found."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from nhipcau.core.views.files import attachment
from nhipcau.directives.domain import excerpt

from .. import queries
from ..domain import checking, findings, recommendations
from ..enums import FindingState, Nature, Question, RoundState, VisitState
from ..forms.checking import CheckForm, FindingForm, RecommendForm
from ..models import Finding, SampleItem
from .screen import Bound, Deed, DeedScreen, Screen, actor_of, plain, sees_inside


def _check_form(record: SampleItem, of: int, **kwargs: Any) -> CheckForm:
    return CheckForm(standing={each.question: each for each in record.checks.all()}, **kwargs)


def _finding_form(record: SampleItem, of: int, **kwargs: Any) -> FindingForm:
    form = FindingForm(found=record.assignment.evidence.filter(withdrawn_at=None), **kwargs)
    if of and not form.is_bound:
        held = _finding(record, of)
        form.initial |= {"nature": held.nature, "text": held.text, "evidence": list(held.evidence.all())}
    return form


def _finding(record: SampleItem, of: int) -> Finding:
    return get_object_or_404(record.findings, pk=of)


def _check(who: Any, record: SampleItem, of: int, given: dict[str, Any]) -> None:
    answers = {
        question.value: (given[question.value], given[f"{question.value}-note"])
        for question in Question
        if given[question.value]
    }
    checking.answer(actor=who, item=record, answers=answers)


def _write(who: Any, record: SampleItem, of: int, given: dict[str, Any]) -> None:
    given = given | {"nature": Nature(given["nature"])}
    if of:
        findings.change(actor=who, finding=_finding(record, of), **given)
    else:
        findings.write(actor=who, item=record, **given)


def _unrecommend(who: Any, record: SampleItem, of: int, given: dict[str, Any]) -> None:
    held = get_object_or_404(record.visit.recommendations, pk=of, finding__item=record)
    recommendations.drop(actor=who, recommendation=held)


class ItemView(DeedScreen):
    """Trang một việc được kiểm tra; every act of the team is a POST to it."""

    tab = "rounds"
    deeds = {
        "check": Deed(_check, _("Đã lưu phiếu kiểm tra."), _check_form),
        "write": Deed(_write, _("Đã lưu phát hiện."), _finding_form),
        "drop": Deed(
            lambda who, record, of, given: findings.drop(actor=who, finding=_finding(record, of)),
            _("Đã bỏ phát hiện."),
        ),
        "recommend": Deed(
            lambda who, record, of, given: recommendations.recommend(
                actor=who, finding=_finding(record, of), **given
            ),
            _("Đã ghi kiến nghị; đơn vị thấy khi kết luận."),
            plain(RecommendForm),
        ),
        "unrecommend": Deed(_unrecommend, _("Đã bỏ kiến nghị.")),
    }

    def find(self, pk: int) -> SampleItem:
        """The task, if this person may see it."""
        related = queries.items_visible_to(actor_of(self.request)).select_related(
            "round", "visit__unit", "visit__round", "assignment__unit", "assignment__obligation__directive"
        )
        return get_object_or_404(related, pk=pk)

    def page(self, record: SampleItem, bound: Bound, status: int = 200) -> HttpResponse:
        """The page."""
        person = actor_of(self.request)
        inside = sees_inside(person, record.round, record.visit)
        recused = queries.is_recused(person, record.visit) and queries.is_on_team(person, record.round_id)
        runs = record.round.state == RoundState.RUNNING
        on_team = runs and not recused and queries.is_on_team(person, record.round_id)
        visible = queries.findings_visible_to(person).filter(item=record)
        writes = on_team and record.visit.state == VisitState.CHECKING
        checks = on_team and record.visit.state != VisitState.CONCLUDED
        form = self.form(bound, "check", record) if checks else None
        context = self.frame(
            item=record,
            obligation=record.assignment.obligation,
            excerpts=excerpt.of(record.assignment.obligation),
            facts=checking.facts_of(record.assignment),
            evidence=record.assignment.evidence.filter(withdrawn_at=None).select_related("file"),
            inside=inside,
            recused=recused,
            check=form,
            pairs=[(form[each.value], form[f"{each.value}-note"]) for each in Question] if form else [],
            checks=record.checks.all() if inside else (),
            rows=[self.row(found, bound, writes, checks) for found in _of_item(visible)],
            write=self.form(bound, "write", record) if writes else None,
        )
        return render(self.request, "inspections/item.html", context, status=status)

    def row(self, found: Finding, bound: Bound, writes: bool, checks: bool) -> dict[str, Any]:
        """One finding with what can be done with it."""
        is_draft = found.state == FindingState.DRAFT
        recommends = checks and not found.is_met and found.state != FindingState.WITHDRAWN
        return {
            "finding": found,
            "write": self.form(bound, "write", found.item, found.pk) if writes and is_draft else None,
            "recommend": self.form(bound, "recommend", found.item, found.pk) if recommends else None,
            "may_drop": writes and is_draft,
            "may_unrecommend": checks,
        }


class EvidenceView(Screen):
    """Tải tệp minh chứng của một việc trong mẫu, for who may see the task there."""

    def get(self, request: HttpRequest, pk: int, evidence: int) -> HttpResponseBase:
        """The bytes as they came."""
        item = get_object_or_404(queries.items_visible_to(actor_of(request)), pk=pk)
        found = (
            item.assignment.evidence.filter(pk=evidence, file__isnull=False).select_related("file").first()
        )
        if found is None or found.file is None:
            raise Http404
        return attachment(found.file, found.file_name)


def _of_item(visible: Any) -> Any:
    return visible.select_related("item__visit__round", "item__assignment", "item__round").prefetch_related(
        "evidence", "recommendations"
    )

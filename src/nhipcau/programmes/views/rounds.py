"""Đợt xét: the list, the form, the page with criteria, panel, scores and decision."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column
from nhipcau.issuing.views.panels import of_paper
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User
from nhipcau.units.queries import standing_office

from ..domain import panel, policy, rounds
from ..enums import NominationState, RoundState
from ..forms.choices import SearchForm
from ..forms.recognition import AwardForm, CriteriaForm, PanelForm, RoundForm
from ..models import Nomination, Round
from ..queries import visible
from .screen import KeepScreen, ListScreen, PageScreen, Row, actor_of

LOOKS = {RoundState.OPEN: "run", RoundState.SCORING: "wait", RoundState.DECIDED: "ok"}
SENT = Q(nominations__state=NominationState.SUBMITTED)


class RoundsView(ListScreen):
    """Danh sách đợt xét."""

    tab = "rounds"
    title = gettext_lazy("Khen thưởng")
    lead = gettext_lazy(
        "Đơn vị đề cử mô hình hay, tập thể, cá nhân; hội đồng chấm theo tiêu chí; một quyết định kết thúc "
        "đợt xét."
    )
    file_name = "dot-xet"
    template = "programmes/rounds.html"
    headers = (
        gettext_lazy("Đợt xét"),
        gettext_lazy("Nhận đề cử đến hết"),
        gettext_lazy("Đề cử đã gửi"),
        gettext_lazy("Trạng thái"),
    )
    columns = (
        Column("name", gettext_lazy("Đợt xét"), 1),
        Column("closes", gettext_lazy("Nhận đề cử đến hết"), 2),
        Column("sent", gettext_lazy("Đề cử đã gửi"), 3),
        Column("state", gettext_lazy("Trạng thái"), 4),
    )
    empty = (
        gettext_lazy("Chưa có đợt xét nào"),
        gettext_lazy(
            "Cơ quan thường trực mở đợt xét, đặt tiêu chí và cử hội đồng; khi đó đơn vị viết đề cử ngay tại "
            "đây, minh chứng lấy từ việc đã được chấp nhận."
        ),
    )

    def form(self, request: HttpRequest) -> SearchForm:
        """Search."""
        return SearchForm(request.GET)

    def visible(self, person: User) -> Any:
        """Rounds are for everyone who reads; their nominations are not."""
        return Round.objects.annotate(sent=Count("nominations", filter=SENT)).order_by("-closes_on", "-pk")

    def narrowed(self, found: Any, cleaned: Mapping[str, Any]) -> Any:
        """By name."""
        words = fold(cleaned.get("q") or "").split()
        return [each for each in found if all(word in fold(each.name) for word in words)]

    def row(self, record: Any) -> Row:
        """One round."""
        cells = (f"{record.closes_on:%d/%m/%Y}", str(record.sent))
        return Row(record.get_absolute_url(), record.name, "", cells, *look_of(record))

    def cells(self, record: Any) -> list[Any]:
        """Of the file."""
        return [record.name, record.closes_on, record.sent, record.get_state_display()]

    def add(self, person: User) -> dict[str, Any] | None:
        """For the standing office."""
        if not access.allowed(person, policy.JUDGE):
            return None
        return {"url": reverse("programmes:new_round"), "label": _("Mở đợt xét")}


class RoundFormView(KeepScreen):
    """Mở hoặc sửa đợt xét."""

    tab = "rounds"
    action = policy.JUDGE
    title = gettext_lazy("Đợt xét")
    done = gettext_lazy("Đã lưu đợt xét.")

    def record(self, pk: int | None = None) -> Round:
        """New, or this one."""
        return get_object_or_404(Round, pk=pk) if pk else Round(office=standing_office())

    def build(self, record: Round, data: Any) -> RoundForm:
        """The form."""
        return RoundForm(data, instance=record)

    def keep(self, record: Round, cleaned: dict[str, Any]) -> Round:
        """The verb."""
        return rounds.keep(actor=actor_of(self.request), round=record, fields=cleaned)

    def trail(self, record: Round) -> list[tuple[str, str]]:
        """Back."""
        return trail_of(record)


class RoundView(PageScreen):
    """Một đợt xét."""

    tab = "rounds"
    template = "programmes/round.html"
    acts = ("criteria", "seat", "start", "recognise", "paper")

    def find(self, pk: int) -> Round:
        """Any round."""
        return get_object_or_404(Round.objects.select_related("office", "paper"), pk=pk)

    def form(self, act: str, record: Round, data: Any = None) -> Any:
        """Criteria, people, an award."""
        if act == "criteria":
            return CriteriaForm(data, criteria=record.criteria.all(), prefix=act)
        if act == "seat":
            sitting = list(record.seats.values_list("person", flat=True))
            return PanelForm(data, initial={"people": sitting}, prefix=act)
        return AwardForm(data, prefix=act) if act == "recognise" else None

    def perform(self, act: str, record: Round, form: Any) -> str:
        """The verbs."""
        actor = actor_of(self.request)
        if act == "criteria":
            rounds.set_criteria(actor=actor, round=record, criteria=form.criteria)
            return _("Đã đặt tiêu chí.")
        if act == "seat":
            rounds.seat(actor=actor, round=record, people=form.cleaned_data["people"])
            return _("Đã cử hội đồng.")
        if act == "start":
            rounds.start_scoring(actor=actor, round=record)
            return _("Đã chuyển hội đồng chấm; đợt xét thôi nhận đề cử.")
        if act == "recognise":
            nomination = get_object_or_404(record.nominations, pk=self.item())
            rounds.recognise(actor=actor, nomination=nomination, **form.cleaned_data)
            return _("Đã ghi hình thức ghi nhận.")
        rounds.draft_decision(actor=actor, round=record)
        return _("Đã lập dự thảo quyết định.")

    def context(self, record: Round) -> dict[str, Any]:
        """Nominations that are seen; the panel's results for whoever judges, leads or sits on it."""
        person = actor_of(self.request)
        criteria = list(record.criteria.all())
        seats = list(record.seats.select_related("person"))
        sits = any(each.person_id == person.pk for each in seats)
        sees_results = sits or access.scope_of(person, policy.READ) == Scope.ALL
        found = visible.nominations(person).filter(round=record)
        results = panel.results(found, criteria) if sees_results else {}
        rows = [(each, results.get(each.pk)) for each in found]
        rows.sort(key=lambda row: -(row[1].mean if row[1] and row[1].mean is not None else -1))
        look, state = look_of(record)
        return {
            "trail": trail_of(None),
            "look": look,
            "state": state,
            "criteria": criteria,
            "seats": seats,
            "rows": rows,
            "sees_results": sees_results,
            "may_judge": access.allowed(person, policy.JUDGE),
            "may_nominate": record.takes_nominations and bool(access.scope_of(person, policy.WRITE)),
            "paper": of_paper(self.request, record.paper) if record.paper else "",
        }


def look_of(round: Round) -> tuple[str, str]:
    """Dáng và lời; one past its day says so."""
    if round.state == RoundState.OPEN and not round.takes_nominations:
        return "wait", _("Hết hạn đề cử, chờ chấm")
    return LOOKS[RoundState(round.state)], str(round.get_state_display())


def trail_of(round: Round | None, nomination: Nomination | None = None) -> list[tuple[str, str]]:
    """Lối về."""
    trail = [(reverse("programmes:rounds"), _("Khen thưởng"))]
    if round and round.pk:
        trail.append((round.get_absolute_url(), round.name))
    if nomination and nomination.pk:
        trail.append((nomination.get_absolute_url(), nomination.title))
    return trail

"""Đề cử: the list, the form, the page where the panel scores; the library of good practice."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..domain import nominations, panel, policy
from ..enums import Field, NominationState, RoundState
from ..forms.choices import SearchForm
from ..forms.recognition import NominationForm, NominationListForm, ScoreForm
from ..models import Nomination, Round, Score
from ..queries import visible
from .rounds import trail_of
from .screen import KeepScreen, ListScreen, PageScreen, Row, Screen, actor_of

LOOKS = {NominationState.DRAFT: "run", NominationState.SUBMITTED: "wait", NominationState.WITHDRAWN: "off"}


class NominationsView(ListScreen):
    """Danh sách đề cử."""

    tab = "rounds"
    title = gettext_lazy("Đề cử")
    lead = gettext_lazy("Đề cử của các đợt xét mà bạn được xem.")
    file_name = "de-cu"
    headers = (
        gettext_lazy("Đề cử"),
        gettext_lazy("Tập thể, chức danh"),
        gettext_lazy("Đơn vị đề cử"),
        gettext_lazy("Đợt xét"),
        gettext_lazy("Trạng thái"),
    )
    columns = (
        Column("title", gettext_lazy("Đề cử"), 1),
        Column("field", gettext_lazy("Về"), 1),
        Column("kind", gettext_lazy("Đối tượng")),
        Column("nominee", gettext_lazy("Tập thể, chức danh"), 2),
        Column("unit", gettext_lazy("Đơn vị đề cử"), 3),
        Column("round", gettext_lazy("Đợt xét"), 4),
        Column("state", gettext_lazy("Trạng thái"), 5),
        Column("submitted", gettext_lazy("Gửi ngày")),
        Column("award", gettext_lazy("Hình thức ghi nhận")),
    )
    empty = (
        gettext_lazy("Chưa có đề cử nào"),
        gettext_lazy("Mở một đợt xét đang nhận đề cử rồi bấm “Viết đề cử”."),
    )

    def form(self, request: HttpRequest) -> NominationListForm:
        """Search, field, state."""
        return NominationListForm(request.GET)

    def visible(self, person: User) -> Any:
        """Of own units, of one's panels, or all."""
        return visible.nominations(person).order_by("-round__closes_on", "title", "pk")

    def narrowed(self, found: Any, cleaned: Mapping[str, Any]) -> Any:
        """By the form."""
        found = visible.search(found, cleaned.get("q") or "")
        for name in ("field", "state"):
            if value := cleaned.get(name):
                found = found.filter(**{name: value})
        return found

    def row(self, record: Nomination) -> Row:
        """One nomination."""
        return Row(
            record.get_absolute_url(),
            record.title,
            str(record.get_field_display()),
            (record.nominee, record.unit.name, record.round.name),
            *look_of(record),
        )

    def cells(self, record: Nomination) -> list[Any]:
        """Of the file."""
        return [
            record.title,
            record.get_field_display(),
            record.get_nominee_kind_display(),
            record.nominee,
            record.unit.name,
            record.round.name,
            record.get_state_display(),
            record.submitted_on,
            record.award,
        ]

    def more(self, person: User) -> dict[str, Any]:
        """The way back to the rounds."""
        return {"trail": trail_of(None)}


class NominationFormView(KeepScreen):
    """Viết hoặc sửa đề cử."""

    tab = "rounds"
    title = gettext_lazy("Đề cử")
    done = gettext_lazy("Đã lưu đề cử; khi viết xong, hãy bấm “Gửi đề cử”.")

    def record(self, pk: int | None = None, round: int | None = None) -> Nomination:
        """New in a round, or one that is seen."""
        return _found(self.request, pk) if pk else Nomination(round=get_object_or_404(Round, pk=round))

    def build(self, record: Nomination, data: Any) -> NominationForm:
        """The form."""
        return NominationForm(data, instance=record, person=actor_of(self.request))

    def keep(self, record: Nomination, cleaned: dict[str, Any]) -> Nomination:
        """The verb."""
        return nominations.keep(actor=actor_of(self.request), nomination=record, fields=cleaned)

    def trail(self, record: Nomination) -> list[tuple[str, str]]:
        """Back."""
        return trail_of(record.round, record)


class NominationView(PageScreen):
    """Một đề cử."""

    tab = "rounds"
    template = "programmes/nomination.html"
    acts = ("submit", "withdraw", "publish", "score")

    def find(self, pk: int) -> Nomination:
        """Seen by this person."""
        return _found(self.request, pk)

    def form(self, act: str, record: Nomination, data: Any = None) -> Any:
        """Points."""
        if act != "score":
            return None
        given = Score.objects.filter(nomination=record, seat__person=actor_of(self.request))
        points = dict(given.values_list("criterion_id", "points"))
        return ScoreForm(data, criteria=record.round.criteria.all(), given=points, prefix=act)

    def perform(self, act: str, record: Nomination, form: Any) -> str:
        """The verbs."""
        actor = actor_of(self.request)
        if act == "submit":
            nominations.submit(actor=actor, nomination=record)
            return _("Đã gửi đề cử.")
        if act == "withdraw":
            nominations.withdraw(actor=actor, nomination=record)
            return _("Đã rút đề cử; sửa xong có thể gửi lại.")
        if act == "publish":
            nominations.publish(actor=actor, nomination=record)
            return _("Đã đưa vào thư viện mô hình hay.")
        panel.score(actor=actor, nomination=record, points=form.points)
        return _("Đã ghi điểm của bạn.")

    def context(self, record: Nomination) -> dict[str, Any]:
        """What was achieved, and what may be done."""
        person, round = actor_of(self.request), record.round
        may = access.allowed(person, policy.WRITE, units=[record.unit])
        seat = panel.seat_of(person, record)
        is_scored = round.state == RoundState.SCORING and record.state == NominationState.SUBMITTED
        look, state = look_of(record)
        is_sent = record.state == NominationState.SUBMITTED
        return {
            "trail": trail_of(round),
            "look": look,
            "state": state,
            "proofs": list(record.evidence.select_related("assignment")),
            "may_edit": may and not is_sent and round.takes_nominations,
            "may_withdraw": may and is_sent and round.state == RoundState.OPEN,
            "may_score": seat is not None and is_scored and not panel.is_own(person, record),
            "is_own_seat": seat is not None and is_scored and panel.is_own(person, record),
            "may_publish": access.allowed(person, policy.JUDGE)
            and record.field == Field.PRACTICE
            and round.state == RoundState.DECIDED
            and bool(record.award)
            and record.published_on is None,
        }


class LibraryView(ListScreen):
    """Thư viện mô hình hay."""

    tab = "library"
    action = policy.LIBRARY
    title = gettext_lazy("Thư viện mô hình hay")
    lead = gettext_lazy("Cách làm đã được ghi nhận bằng quyết định, để đơn vị khác học theo.")
    file_name = "mo-hinh-hay"
    headers = (
        gettext_lazy("Mô hình"),
        gettext_lazy("Đơn vị"),
        gettext_lazy("Ghi nhận"),
        gettext_lazy("Vào thư viện"),
    )
    columns = (
        Column("title", gettext_lazy("Mô hình"), 1),
        Column("nominee", gettext_lazy("Tập thể, chức danh"), 1),
        Column("unit", gettext_lazy("Đơn vị"), 2),
        Column("award", gettext_lazy("Ghi nhận"), 3),
        Column("achievement", gettext_lazy("Cách làm và kết quả")),
    )
    empty = (
        gettext_lazy("Thư viện chưa có mô hình nào"),
        gettext_lazy(
            "Mô hình được đề cử, được ghi nhận bằng quyết định khen thưởng rồi mới vào thư viện; bắt đầu từ "
            "một đề cử ở phần Khen thưởng."
        ),
    )

    def form(self, request: HttpRequest) -> SearchForm:
        """Search."""
        return SearchForm(request.GET)

    def visible(self, person: User) -> Any:
        """For everyone."""
        return visible.library()

    def narrowed(self, found: Any, cleaned: Mapping[str, Any]) -> Any:
        """By words."""
        return visible.search(found, cleaned.get("q") or "")

    def row(self, record: Nomination) -> Row:
        """One practice."""
        day = f"{record.published_on:%d/%m/%Y}" if record.published_on else ""
        url = reverse("programmes:practice", args=[record.pk])
        return Row(url, record.title, record.nominee, (record.unit.name, record.award), "ok", day)

    def cells(self, record: Nomination) -> list[Any]:
        """Of the file."""
        return [record.title, record.nominee, record.unit.name, record.award, record.achievement]


class PracticeView(Screen):
    """Một mô hình trong thư viện."""

    tab = "library"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read it."""
        access.require_some(actor_of(request), policy.LIBRARY)
        record = get_object_or_404(visible.library(), pk=pk)
        trail = [(reverse("programmes:library"), _("Thư viện mô hình hay"))]
        return render(request, "programmes/practice.html", self.frame(record=record, trail=trail))


def look_of(nomination: Nomination) -> tuple[str, str]:
    """Dáng và lời; recognised says how."""
    if nomination.award and nomination.round.state == RoundState.DECIDED:
        return "ok", nomination.award
    return LOOKS[NominationState(nomination.state)], str(nomination.get_state_display())


def _found(request: HttpRequest, pk: int) -> Nomination:
    rows = visible.nominations(actor_of(request)).select_related("unit", "round__paper", "round__office")
    return get_object_or_404(rows, pk=pk)

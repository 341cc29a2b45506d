"""Trang của một đợt: where it stands, what to do next, its figures, units, team and papers."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.issuing.domain import policy as issuing
from nhipcau.issuing.views.panels import of_paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import drawing, papers, policy, rounds, tallying, teams
from ..domain.tallying import Tally
from ..enums import FindingState, RoundState, TeamPart, VisitState
from ..forms.rounds import DrawForm, ReasonForm, ReleaseForm, TeamForm
from ..models import InspectionRound, TeamMember, Visit
from .screen import Bound, Deed, DeedScreen, actor_of, plain, sees_inside
from .steps import next_of

LISTS = {
    tallying.FINDINGS: "inspections:findings",
    tallying.RECOMMENDATIONS: "inspections:recommendations",
}


def _draw_form(record: InspectionRound, of: int, **kwargs: Any) -> DrawForm:
    return DrawForm(is_again=record.drawings.exists(), **kwargs)


class RoundView(DeedScreen):
    """Trang đợt kiểm tra; every act is a POST to it."""

    tab = "rounds"
    deeds = {
        "team": Deed(
            lambda who, held, of, given: teams.name(
                actor=who, round_=held, person=given["person"], part=TeamPart(given["part"])
            ),
            _("Đã cử thành viên đoàn."),
            plain(TeamForm),
        ),
        "release": Deed(
            lambda who, held, of, given: teams.release(actor=who, round_=held, person=given["person"]),
            _("Đã thôi cử."),
            plain(ReleaseForm),
        ),
        "draw": Deed(
            lambda who, held, of, given: drawing.draw(actor=who, round_=held, **given),
            _("Đã rút mẫu. Mỗi việc có lời giải thích vì sao được chọn."),
            _draw_form,
        ),
        "open": Deed(
            lambda who, held, of, given: rounds.open_(actor=who, round_=held),
            _("Đợt kiểm tra đã bắt đầu; mẫu đã chốt và các đơn vị đã được báo."),
        ),
        "announce": Deed(
            lambda who, held, of, given: papers.announce(actor=who, round_=held),
            _("Đã soạn công văn thông báo. Hãy xem lại lời văn rồi trình ký."),
        ),
        "conclude": Deed(
            lambda who, held, of, given: rounds.conclude(actor=who, round_=held),
            _("Đã kết luận đợt kiểm tra."),
        ),
        "notice": Deed(
            lambda who, held, of, given: papers.draft_notice(actor=who, round_=held),
            _("Đã lập thông báo kết quả. Nội dung theo hồ sơ cho đến khi trình ký."),
        ),
        "close": Deed(
            lambda who, held, of, given: rounds.close(actor=who, round_=held), _("Đợt kiểm tra đã kết thúc.")
        ),
        "cancel": Deed(
            lambda who, held, of, given: rounds.cancel(actor=who, round_=held, reason=given["reason"]),
            _("Đã hủy đợt kiểm tra."),
            plain(ReasonForm),
        ),
    }

    def find(self, pk: int) -> InspectionRound:
        """The round, if this person may see it."""
        visible = queries.visible_to(actor_of(self.request))
        related = visible.select_related("office", "announcement__office", "notice__office")
        return get_object_or_404(related, pk=pk)

    def page(self, record: InspectionRound, bound: Bound, status: int = 200) -> HttpResponse:
        """The page."""
        person = actor_of(self.request)
        inside = sees_inside(person, record)
        may = access.allowed(person, policy.PREPARE)
        visits = list(_visits(person, record))
        context = self.frame(
            round=record,
            inside=inside,
            may=may,
            visits=visits,
            team=_team(record) if inside else (),
            directives=record.directives.defer("reading"),
            themes=record.themes.all(),
            latest=record.drawings.defer("population").order_by("-number").first() if inside else None,
            items=record.items.count() if inside else 0,
            figures=_figures(person, record, visits, inside),
            next=next_of(record, visits) if may else None,
            forms=self.forms(record, bound) if may else {},
            papers=self.papers(record, inside),
        )
        return render(self.request, "inspections/round.html", context, status=status)

    def forms(self, record: InspectionRound, bound: Bound) -> dict[str, Any]:
        """What can be filled in at this step."""
        names = {
            RoundState.PREPARING: ("team", "draw", "cancel"),
            RoundState.RUNNING: ("team", "cancel"),
        }.get(RoundState(record.state), ())
        return {name: self.form(bound, name, record) for name in names}

    def papers(self, record: InspectionRound, inside: bool) -> list[Any]:
        """Văn bản của đợt, for those who read papers."""
        if not inside or not access.allowed(actor_of(self.request), issuing.READ):
            return []
        found = filter(None, (record.announcement, record.notice))
        return [of_paper(self.request, paper) for paper in found]


def _team(record: InspectionRound) -> list[TeamMember]:
    """Đoàn, each with the units in whose inspection they have no part."""
    recused = teams.recused_of(record)
    found = list(record.team.select_related("person"))
    for member in found:
        member.recused = recused.get(member.person_id, [])  # type: ignore[attr-defined]
    return found


def _visits(person: User, record: InspectionRound) -> Any:
    """The units of the round this person sees, with the counts of a row."""
    waiting = Q(items__findings__state__in=[FindingState.SENT, FindingState.EXPLAINED])
    return (
        queries.visits_visible_to(person)
        .filter(round=record)
        .select_related("unit", "minute")
        .annotate(
            tasks=Count("items", distinct=True),
            found=Count("items", filter=Q(items__findings__isnull=False), distinct=True),
            waiting=Count("items__findings", filter=waiting, distinct=True),
            asked=Count("recommendations", distinct=True),
        )
        .order_by("unit__sort_key", "pk")
    )


def _figures(
    person: User, record: InspectionRound, visits: list[Visit], inside: bool
) -> list[dict[str, Any]]:
    """Các con số, each leading to its records; a unit sees its own, once concluded.

    Whoever belongs to a unit still inspected would open other records than were counted, and sees none.
    """
    if not visits or (record.state == RoundState.PREPARING):
        return []
    own = queries.conflicting_units(person)
    if any(visit.unit_id in own and visit.state != VisitState.CONCLUDED for visit in visits):
        return []
    if inside:
        return linked(tallying.of(tallying.read(record)), record)
    if len(visits) > 1 or visits[0].state != VisitState.CONCLUDED:
        return []
    return linked(tallying.of(tallying.read(record, visits[0])), record, visits[0])


def linked(tallies: list[Tally], round_: InspectionRound, visit: Visit | None = None) -> list[dict[str, Any]]:
    """Các con số có đường dẫn: those that are naught and belong to a line above are left out."""
    unit = f"unit={visit.unit_id}" if visit else ""
    found = []
    for each in tallies:
        if not each.value and each.key not in tallying.ALWAYS:
            continue
        if each.list == tallying.TASKS:
            address, own = reverse("inspections:sample", args=[round_.pk]), ""
        else:
            address, own = reverse(LISTS[each.list]), urlencode({"round": round_.pk})
        query = "&".join(filter(None, (own, unit, each.filter)))
        found.append({"tally": each, "url": f"{address}?{query}" if query else address})
    return found

"""Báo tin về kiểm tra: the unit whose turn it is, the team, the officers; in the office's language."""

from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import notices
from nhipcau.units.models import User

from .. import queries
from ..enums import RecommendationState
from ..models import Finding, InspectionRound, Recommendation, Visit


@in_official_language
def opened(actor: User, round_: InspectionRound) -> None:
    """Báo các đơn vị: a round about them has begun, and which of their tasks it looks at."""
    kind = _kind(round_)
    for visit in round_.visits.select_related("unit"):
        count = visit.items.count()
        lines = [
            round_.title,
            _("Thời gian: từ ngày %(first)s đến hết ngày %(last)s")
            % {"first": f"{round_.starts_on:%d/%m/%Y}", "last": f"{round_.ends_on:%d/%m/%Y}"},
            ngettext("Số việc được %(kind)s: %(n)d", "Số việc được %(kind)s: %(n)d", count)
            % {"kind": kind, "n": count},
        ]
        subject = _("Đơn vị có trong một đợt %(kind)s") % {"kind": kind}
        _to_unit(actor, visit, subject, lines, f"inspections.open:{visit.pk}")


@in_official_language
def cancelled(actor: User, round_: InspectionRound) -> None:
    """Báo các đơn vị: the round was cancelled."""
    subject = _("Đợt %(kind)s đã hủy") % {"kind": _kind(round_)}
    for visit in round_.visits.select_related("unit"):
        lines = [round_.title, _("Lý do: %(reason)s") % {"reason": round_.cancel_reason}]
        _to_unit(actor, visit, subject, lines, f"inspections.cancel:{visit.pk}")


@in_official_language
def sent(actor: User, visit: Visit, asked: int) -> None:
    """Báo đơn vị: findings wait for its explanation."""
    words = ngettext("%(n)d phát hiện chờ giải trình", "%(n)d phát hiện chờ giải trình", asked) % {"n": asked}
    due = _("Hạn giải trình: %(day)s") % {"day": f"{visit.explain_due:%d/%m/%Y}"}
    _to_unit(actor, visit, words, [visit.round.title, due], f"inspections.send:{visit.pk}:{visit.sent_at}")


@in_official_language
def explained(actor: User, visit: Visit, finding: Finding, *, entry: int) -> None:
    """Báo đoàn: a unit has explained a finding; whoever is of that unit stays outside."""
    team = [member.person for member in visit.round.team.select_related("person")]
    people = [person for person in team if not queries.is_recused(person, visit)]
    lines = [visit.unit.name, visit.round.title]
    notices.to_people(
        people,
        subject=_("Đơn vị đã giải trình một phát hiện"),
        lines=lines,
        path=finding.get_absolute_url(),
        key=f"inspections.explain:{finding.pk}:{entry}",
        besides=actor,
    )


@in_official_language
def concluded(actor: User, visit: Visit) -> None:
    """Báo đơn vị: its inspection is concluded, with so many recommendations."""
    count = visit.recommendations.count()
    words = ngettext("Số kiến nghị: %(n)d", "Số kiến nghị: %(n)d", count) % {"n": count}
    key = f"inspections.conclude:{visit.pk}:{visit.concluded_at}"
    subject = _("Đã kết luận %(kind)s đơn vị") % {"kind": _kind(visit.round)}
    _to_unit(actor, visit, subject, [visit.round.title, words], key)


@in_official_language
def reported(actor: User, recommendation: Recommendation, *, entry: int) -> None:
    """Báo chuyên viên: a unit says that it carried a recommendation out."""
    notices.to_officers(
        subject=_("Một kiến nghị sau kiểm tra chờ xác nhận"),
        lines=[recommendation.carrying.name, _short(recommendation.text)],
        path=recommendation.get_absolute_url(),
        key=f"inspections.report:{recommendation.pk}:{entry}",
        besides=actor,
    )


@in_official_language
def settled(actor: User, recommendation: Recommendation, *, entry: int) -> None:
    """Báo đơn vị: accepted, returned with a reason, or no longer followed up."""
    subject = {
        RecommendationState.DONE.value: _("Kiến nghị sau kiểm tra đã được xác nhận"),
        RecommendationState.OPEN.value: _("Báo cáo thực hiện kiến nghị bị trả lại"),
        RecommendationState.DROPPED.value: _("Thôi theo dõi một kiến nghị sau kiểm tra"),
    }[str(recommendation.state)]
    lines = [_short(recommendation.text)]
    if recommendation.reason:
        lines.append(_("Lý do: %(reason)s") % {"reason": recommendation.reason})
    notices.to_units(
        [recommendation.carrying],
        subject=subject,
        lines=lines,
        path=recommendation.get_absolute_url(),
        key=f"inspections.settle:{recommendation.pk}:{entry}",
        besides=actor,
    )


def _to_unit(actor: User, visit: Visit, subject: str, lines: Iterable[str], key: str) -> None:
    path = visit.get_absolute_url()
    notices.to_units([visit.answering], subject=subject, lines=lines, path=path, key=key, besides=actor)


def _kind(round_: InspectionRound) -> str:
    return round_.get_kind_display().lower()


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(200)

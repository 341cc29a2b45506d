"""Báo tin về phân công: one mail a person and act, to the unit whose turn it is, in the office's language."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.units.domain import notices
from nhipcau.units.models import Unit, User

from ..enums import Decision
from ..models import Assignment, Submission

P = ParamSpec("P")


def _in_the_offices_language(tell: Callable[P, None]) -> Callable[P, None]:
    @wraps(tell)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            tell(*args, **kwargs)

    return told


@_in_the_offices_language
def assigned(actor: User | None, made: Iterable[Assignment]) -> None:
    """Báo việc mới: each unit one mail for all it was handed in this act, to lead or to support."""
    leading: dict[Unit, list[Assignment]] = defaultdict(list)
    supporting: dict[Unit, list[Assignment]] = defaultdict(list)
    given = list(made)
    prefetch_related_objects(given, "obligation__directive", "supporters")
    for assignment in given:
        leading[assignment.unit].append(assignment)
        for unit in assignment.supporters.all():
            supporting[unit].append(assignment)
    for unit, works in leading.items():
        subject = ngettext("Giao %(n)d việc mới", "Giao %(n)d việc mới", len(works)) % {"n": len(works)}
        opening = _("%(unit)s được giao chủ trì:") % {"unit": unit}
        _tell(actor, unit, subject, opening, works, key=f"plans.assign:{unit.pk}:{max(w.pk for w in works)}")
    for unit, works in supporting.items():
        subject = ngettext("Phối hợp %(n)d việc mới", "Phối hợp %(n)d việc mới", len(works)) % {
            "n": len(works)
        }
        opening = _("%(unit)s được giao phối hợp:") % {"unit": unit}
        _tell(actor, unit, subject, opening, works, key=f"plans.support:{unit.pk}:{max(w.pk for w in works)}")


@_in_the_offices_language
def changed(actor: User, assignment: Assignment, reason: str, *, entry: int) -> None:
    """Báo phân công đã điều chỉnh; `entry` is the number of its entry in the trail."""
    opening = _("Phân công sau đã được điều chỉnh. Lý do: %(reason)s") % {"reason": reason}
    key = f"plans.change:{assignment.pk}:{entry}"
    _tell(actor, assignment.unit, _("Phân công được điều chỉnh"), opening, [assignment], key=key)


@_in_the_offices_language
def cancelled(actor: User, assignment: Assignment) -> None:
    """Báo việc không còn giao nữa."""
    reason = assignment.cancel_reason
    opening = _("Việc sau không còn giao cho đơn vị. Lý do: %(reason)s") % {"reason": reason}
    key = f"plans.cancel:{assignment.pk}"
    _tell(actor, assignment.unit, _("Hủy giao một việc"), opening, [assignment], key=key)


@_in_the_offices_language
def submitted(actor: User, submission: Submission) -> None:
    """Báo cho đơn vị duyệt that a result waits for its decision."""
    work = submission.assignment
    opening = _("%(unit)s đã nộp kết quả, chờ duyệt:") % {"unit": work.unit}
    _tell(actor, work.approver, _("Kết quả chờ duyệt"), opening, [work], key=f"plans.submit:{submission.pk}")


@_in_the_offices_language
def decided(actor: User, submission: Submission) -> None:
    """Báo cho đơn vị chủ trì what became of its result."""
    work = submission.assignment
    if submission.decision == Decision.ACCEPTED:
        subject, opening = _("Kết quả được chấp nhận"), _("Kết quả đã được chấp nhận:")
    else:
        subject = _("Kết quả bị trả lại")
        opening = _("Kết quả cần bổ sung. Lý do: %(reason)s") % {"reason": submission.reason}
    _tell(actor, work.unit, subject, opening, [work], key=f"plans.decide:{submission.pk}")


@_in_the_offices_language
def reopened(actor: User, assignment: Assignment, reason: str, *, entry: int) -> None:
    """Báo việc đã chấp nhận nay mở lại."""
    opening = _("Việc đã chấp nhận nay được mở lại. Lý do: %(reason)s") % {"reason": reason}
    key = f"plans.reopen:{assignment.pk}:{entry}"
    _tell(actor, assignment.unit, _("Việc được mở lại"), opening, [assignment], key=key)


def _tell(
    actor: User | None, unit: Unit, subject: str, opening: str, works: list[Assignment], *, key: str
) -> None:
    path = works[0].get_absolute_url() if len(works) == 1 else reverse("plans:tracking")
    lines = [opening, "", *(f"{n}. {_line(work)}" for n, work in enumerate(works, 1))]
    notices.to_units([unit], subject=subject, lines=lines, path=path, key=key, besides=actor)


def _line(work: Assignment) -> str:
    obligation = work.obligation
    text = Truncator(" ".join(obligation.text.split())).chars(160)
    source = obligation.directive.number
    parts = [
        text,
        _("hạn %(day)s") % {"day": work.due.strftime("%d/%m/%Y")} if work.due else "",
        _("theo %(number)s") % {"number": source} if source else "",
    ]
    return " – ".join(part for part in parts if part)

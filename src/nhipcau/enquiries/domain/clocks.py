"""Hạn trả lời: of a resident foreign bureau by law, of others by the office's own rule where it is in use.

Khoản 5 Điều 7 Nghị định 244/2026/NĐ-CP gives no time for an answer on request: the office sets its own, and
until an administrator confirms that rule, enquiries run without a term.
"""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clock import queries as clock_queries
from nhipcau.clock.domain import deadlines
from nhipcau.clock.models import Deadline
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.models import User

from ..models import Enquiry

OWN, RESIDENT = "press-enquiry-answer", "foreign-press-resident-request"


def rule_of(enquiry: Enquiry) -> str:
    """Mã quy tắc of this enquiry."""
    return RESIDENT if enquiry.is_resident_bureau else OWN


def is_in_use(enquiry: Enquiry) -> bool:
    """Quy tắc đang dùng on the day it came."""
    day = timezone.localdate(enquiry.received_at)
    return clock_queries.rule_in_force(rule_of(enquiry), day) is not None


@in_official_language
def begin(actor: User | None, enquiry: Enquiry) -> Deadline | None:
    """Bắt đầu tính; None where the office has no rule in use."""
    if not is_in_use(enquiry):
        return None
    return deadlines.start(
        actor=actor,
        code=rule_of(enquiry),
        subject=enquiry,
        event_at=enquiry.received_at,
        label=_("Trả lời câu hỏi báo chí số %(number)s") % {"number": enquiry.numbered},
        unit=enquiry.unit,
    )


def meet(actor: User | None, enquiry: Enquiry) -> None:
    """Đã trả lời."""
    for each in _open(enquiry):
        deadlines.meet(actor=actor, deadline=each, at=enquiry.answered_at)


def drop(actor: User | None, enquiry: Enquiry, reason: str) -> None:
    """Bỏ hạn: nothing is owed any more."""
    for each in _open(enquiry):
        deadlines.cancel(actor=actor, deadline=each, reason=reason)


@in_official_language
def follow(actor: User, enquiry: Enquiry, *, other_rule: bool) -> None:
    """Theo câu hỏi: its new unit owes the answer; another rule begins anew from the same moment."""
    if other_rule:
        drop(actor, enquiry, _("Cơ quan hỏi được xác định lại."))
        begin(actor, enquiry)
    else:
        _open(enquiry).update(unit=enquiry.unit)


def _open(enquiry: Enquiry) -> QuerySet[Deadline]:
    return clock_queries.deadlines_of(enquiry).filter(state__in=clock_queries.OPEN)

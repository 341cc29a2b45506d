"""Records that reports count (bản ghi đứng sau chỉ tiêu)."""

from datetime import date

from django.db.models import QuerySet

from nhipcau.issuing.enums import PaperState

from ..enums import EventState, NominationState
from ..models import Agreement, BudgetLine, Event, Nomination, Shown, Spending


def events_held(first: date, last: date) -> QuerySet[Event]:
    """Sự kiện đã tổ chức, by its last day."""
    return Event.objects.filter(state=EventState.HELD, ends_on__range=(first, last))


def events_visited(first: date, last: date) -> QuerySet[Event]:
    """Sự kiện đã đếm khách."""
    return events_held(first, last).exclude(visitors=None)


def joint(first: date, last: date) -> QuerySet[Event]:
    """Sự kiện đã tổ chức cùng đối tác."""
    with_partners = Event.partners.through.objects.values("event")
    return events_held(first, last).filter(pk__in=with_partners)


def shown(first: date, last: date) -> QuerySet[Shown]:
    """Hiện vật, sản phẩm của các sự kiện đã tổ chức."""
    held = events_held(first, last).values("pk")
    return Shown.objects.filter(event__in=held).select_related("event")


def nominated(first: date, last: date) -> QuerySet[Nomination]:
    """Đề cử đã gửi."""
    return Nomination.objects.filter(state=NominationState.SUBMITTED, submitted_on__range=(first, last))


def recognised(first: date, last: date) -> QuerySet[Nomination]:
    """Được ghi nhận, by the day of the decision."""
    issued = {"round__paper__state": PaperState.ISSUED, "round__paper__issued_on__range": (first, last)}
    return Nomination.objects.filter(**issued).exclude(award="")


def published(first: date, last: date) -> QuerySet[Nomination]:
    """Mô hình vào thư viện."""
    return Nomination.objects.filter(published_on__range=(first, last))


def agreements_signed(first: date, last: date) -> QuerySet[Agreement]:
    """Thỏa thuận đã ký."""
    return Agreement.objects.filter(signed_on__range=(first, last)).select_related("partner")


def granted(first: date, last: date) -> QuerySet[BudgetLine]:
    """Dự toán được giao."""
    return BudgetLine.objects.filter(decided_on__range=(first, last)).select_related("activity")


def spent(first: date, last: date) -> QuerySet[Spending]:
    """Khoản chi."""
    return Spending.objects.filter(spent_on__range=(first, last), taken_back_at=None)

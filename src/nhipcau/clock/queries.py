"""Readings of rules and deadlines (truy vấn quy tắc và hạn)."""

from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .enums import DeadlineState, Field
from .models import Deadline, Rule

OPEN = (DeadlineState.RUNNING, DeadlineState.PAUSED)


def latest_rules() -> QuerySet[Rule]:
    """Phiên bản mới nhất của mỗi quy tắc."""
    newer = Rule.objects.filter(code=OuterRef("code"), version__gt=OuterRef("version"))
    return Rule.objects.filter(~Exists(newer)).order_by("field", "title")


def versions_of(rule: Rule) -> QuerySet[Rule]:
    """Các phiên bản của một quy tắc, the newest first."""
    return Rule.objects.filter(code=rule.code).order_by("-version")


def rule_in_force(code: str, day: date) -> Rule | None:
    """Phiên bản áp dụng cho một ngày: the newest verified one begun by then, unless it has ended."""
    begun = Rule.objects.filter(
        Q(in_force_from=None) | Q(in_force_from__lte=day), code=code, is_verified=True
    )
    rule = begun.order_by("-version").first()
    if rule is None or (rule.in_force_to and rule.in_force_to <= day):
        return None
    return rule


def search_rules(rules: QuerySet[Rule], text: str) -> list[Rule]:
    """Quy tắc có mọi từ của `text`, marks or not, in its words or its citation; there are a few dozen."""
    words = fold(text).split()
    found = []
    for rule in rules:
        said = fold(
            f"{rule.title} {rule.title_en} {rule.event} {rule.code} {rule.document} dieu {rule.article}"
        )
        if all(word in said for word in words):
            found.append(rule)
    order = list(Field.values)
    return sorted(found, key=lambda rule: order.index(rule.field))


def visible_to(person: User) -> QuerySet[Deadline]:
    """Hạn người này được xem: all, or those of their own units."""
    action = access.ACTIONS["clock.deadlines"]
    reach = access.scope_of(person, action)
    if reach == Scope.ALL:
        return Deadline.objects.all()
    if reach == Scope.NONE:
        return Deadline.objects.none()
    return Deadline.objects.filter(unit__in=access.own_unit_ids(person, action))


def deadlines_of(subject: Model) -> QuerySet[Deadline]:
    """Các hạn của một bản ghi, the soonest first."""
    kind = ContentType.objects.get_for_model(subject)
    return Deadline.objects.filter(subject_type=kind, subject_id=subject.pk).select_related("rule")


def due_soon(
    deadlines: QuerySet[Deadline], *, within: timedelta, now: datetime | None = None
) -> QuerySet[Deadline]:
    """Hạn đang chạy sắp đến, those already past too, the soonest first."""
    until = (now or timezone.now()) + within
    return deadlines.filter(state=DeadlineState.RUNNING, due_at__lte=until).order_by("due_at", "pk")


def overdue(deadlines: QuerySet[Deadline], now: datetime | None = None) -> QuerySet[Deadline]:
    """Hạn đã quá mà chưa xong."""
    return deadlines.filter(state=DeadlineState.RUNNING, due_at__lt=now or timezone.now())


def kept(deadlines: QuerySet[Deadline]) -> QuerySet[Deadline]:
    """Việc xong đúng hạn."""
    return deadlines.filter(state=DeadlineState.MET, met_at__lte=F("due_at"))


def missed(deadlines: QuerySet[Deadline], now: datetime | None = None) -> QuerySet[Deadline]:
    """Hạn bị lỡ: done late, or not done yet and past."""
    late = Q(state=DeadlineState.MET, met_at__gt=F("due_at"))
    return deadlines.filter(late | Q(state=DeadlineState.RUNNING, due_at__lt=now or timezone.now()))


def search(deadlines: QuerySet[Deadline], text: str) -> QuerySet[Deadline]:
    """Hạn có mọi từ của `text`, marks or not."""
    for word in fold(text).split():
        deadlines = deadlines.filter(folded__contains=word)
    return deadlines


def touched_by(days: list[date]) -> QuerySet[Deadline]:
    """Hạn chưa xong mà một trong các ngày có thể đổi: from its event to a fortnight past its end."""
    around = Q(pk__in=())
    for day in days:
        low, high = day - timedelta(days=15), day + timedelta(days=15)
        around |= Q(event_at__date__lte=high, due_at__date__gte=low)
        around |= Q(due_at__date__lte=high, event_at__date__gte=low)
    return Deadline.objects.filter(around, state__in=OPEN)

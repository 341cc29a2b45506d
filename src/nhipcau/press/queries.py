"""Readings of the press desk (truy vấn phát ngôn)."""

from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.models import Deadline
from nhipcau.clock.queries import OPEN, deadlines_of
from nhipcau.core.domain.folding import fold
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import in_public
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of, with_those_below
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

from .enums import LEFT, TIMED, RectificationState, SpokespersonKind
from .models import (
    Cadence,
    DutyTurn,
    HoldingStatement,
    HoldingText,
    Matter,
    RectificationRequest,
    Release,
    Spokesperson,
    Statement,
)


def with_those_above(unit: Unit) -> list[Unit]:
    """Đơn vị này và các đơn vị cấp trên, nearest first."""
    found: list[Unit] = []
    each: Unit | None = unit
    while each is not None and each not in found:
        found.append(each)
        each = each.parent
    # The standing office speaks for all, whether the directory hangs them under it or not.
    office = standing_office()
    return found if office is None or office in found else [*found, office]


def in_force(at: datetime) -> QuerySet[Spokesperson]:
    """Người phát ngôn có hiệu lực at a moment."""
    return Spokesperson.objects.filter(
        Q(until=None) | Q(until__gt=at), Q(ended_at=None) | Q(ended_at__gt=at), assigned_at__lte=at
    ).select_related("unit", "matter")


def turns_at(at: datetime) -> QuerySet[DutyTurn]:
    """Ca trực at a moment, of spokespersons in force whose office may be passed to one on duty."""
    standing = in_force(at).exclude(kind=SpokespersonKind.AUTHORISED)
    return DutyTurn.objects.filter(
        Q(stopped_at=None) | Q(stopped_at__gt=at),
        starts_at__lte=at,
        ends_at__gt=at,
        spokesperson__in=standing,
    ).select_related("spokesperson__unit", "person")


def open_deadlines(subject: Model) -> QuerySet[Deadline]:
    """Các hạn còn chạy của một bản ghi."""
    return deadlines_of(subject).filter(state__in=OPEN)


def public_spokespersons(at: datetime) -> QuerySet[Spokesperson]:
    """Người phát ngôn đã công bố và đang có hiệu lực."""
    return in_force(at).filter(published_at__lte=at)


def former_spokespersons(at: datetime) -> QuerySet[Spokesperson]:
    """Người phát ngôn đã công bố và đã thôi, the last first."""
    found = Spokesperson.objects.filter(Q(until__lte=at) | Q(ended_at__lte=at), published_at__isnull=False)
    over = Coalesce("ended_at", "until")
    return found.annotate(over=over).select_related("unit").order_by(F("over").desc(), "-pk")


def cadences_visible_to(person: User) -> QuerySet[Cadence]:
    """Nhịp cung cấp thông tin mà người này được xem."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = Cadence.objects.select_related("unit")
    if reach == Scope.ALL:
        return found
    return found.filter(unit__in=own_unit_ids(person, ACTIONS["press.read"])) if reach else found.none()


def duty_turns() -> QuerySet[DutyTurn]:
    """Mọi ca trực, the next first."""
    return DutyTurn.objects.select_related("spokesperson__unit", "person").order_by("starts_at", "pk")


def turns_with(found: QuerySet[DutyTurn], word: str) -> QuerySet[DutyTurn]:
    """Ca trực mà một từ đứng trong."""
    return found.filter(
        Q(person__first_name__icontains=word)
        | Q(person__last_name__icontains=word)
        | Q(spokesperson__full_name__icontains=word)
        | Q(spokesperson__unit__name__icontains=word)
        | Q(decision__icontains=word)
    )


def spokespersons_visible_to(person: User) -> QuerySet[Spokesperson]:
    """Người phát ngôn: what is public anyway is seen by everyone who sees the press desk at all."""
    found = Spokesperson.objects.select_related("unit", "matter")
    return found if scope_of(person, ACTIONS["press.read"]) else found.none()


def matters_visible_to(person: User) -> QuerySet[Matter]:
    """Vụ việc mà người này được xem: all, or those of own units, or the one they are authorised for."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = Matter.objects.select_related("unit")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    own, now = Q(unit__in=own_unit_ids(person, ACTIONS["press.read"])), timezone.now()
    speaks = Q(pk__in=in_force(now).filter(person=person).values("matter"))
    return found.filter(own | speaks | Q(pk__in=matters_on_duty(person, now).values("pk")))


def holding_visible_to(person: User) -> QuerySet[HoldingStatement]:
    """Nội dung chuẩn bị sẵn mà người này được xem."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = HoldingStatement.objects.select_related("unit")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(unit__in=own_unit_ids(person, ACTIONS["press.read"]))


def rectifications_visible_to(person: User) -> QuerySet[RectificationRequest]:
    """Yêu cầu cải chính mà người này được xem: all, or those of own units and of whom they speak for."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = RectificationRequest.objects.select_related("unit", "language", "paper", "spokesperson")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    voiced = in_force(timezone.now()).filter(person=person, matter=None).values_list("unit", flat=True)
    own = own_unit_ids(person, ACTIONS["press.read"]) | with_those_below(voiced)
    return found.filter(unit__in=own)


def public_rectifications() -> QuerySet[RectificationRequest]:
    """Sổ công khai: what left the office, what was not taken, what needed no letter (safeguards 8 and 9)."""
    shown = [*LEFT, RectificationState.REFUSED, RectificationState.DISMISSED]
    found = RectificationRequest.objects.filter(state__in=shown).select_related("unit", "language", "paper")
    return found.prefetch_related("proofs__paper").order_by("-year", "-number")


def arisen_between(first: date, last: date) -> QuerySet[RectificationRequest]:
    """Việc thuộc khoản 6 Điều 7 phát hiện từ `first` đến hết `last`: what was no untrue fact is none."""
    found = RectificationRequest.objects.filter(found_at__date__range=(first, last))
    return found.exclude(state=RectificationState.REFUSED).select_related("unit").order_by("found_at", "pk")


def with_letter_between(first: date, last: date) -> QuerySet[RectificationRequest]:
    """Trong số ấy, việc đã có văn bản yêu cầu cải chính gửi đi đến hết `last`."""
    return arisen_between(first, last).filter(sent_at__date__lte=last)


def statements_visible_to(person: User) -> QuerySet[Statement]:
    """Phát ngôn mà người này được xem: of own units, or of a matter they see."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = Statement.objects.select_related("story__unit", "story__language", "matter")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    own = Q(story__unit__in=own_unit_ids(person, ACTIONS["press.read"]))
    now = timezone.now()
    speaks = Q(matter__in=in_force(now).filter(person=person).values("matter"))
    return found.filter(own | speaks | Q(matter__in=matters_on_duty(person, now)))


def matters_on_duty(person: User, at: datetime) -> QuerySet[Matter]:
    """Vụ việc có hạn giờ mà người đang trực phải nói thay, of the units for which the turn speaks."""
    tops = turns_at(at).filter(person=person).values_list("spokesperson__unit", flat=True)
    return Matter.objects.filter(kind__in=TIMED, unit__in=with_those_below(tops))


def releases_visible_to(person: User) -> QuerySet[Release]:
    """Thông cáo mà người này được xem: all, or those of own units."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = Release.objects.select_related("story__unit", "story__language")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(story__unit__in=own_unit_ids(person, ACTIONS["press.read"]))


def search_matters(matters: QuerySet[Matter], text: str) -> QuerySet[Matter]:
    """Tìm không cần dấu in what happened."""
    for word in fold(text).split():
        matters = matters.filter(folded__contains=word)
    return matters


def with_terms(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """Kèm hạn của mỗi vụ việc: `term` is its number, `due_at` its moment, none for those without a term."""
    kind = ContentType.objects.get_for_model(Matter)
    mine = Deadline.objects.filter(subject_type=kind, subject_id=OuterRef("pk"))
    mine = mine.exclude(state=DeadlineState.CANCELLED).order_by("-pk")
    term, due = (Subquery(mine.values(name)[:1]) for name in ("pk", "due_at"))
    return matters.annotate(term=term, due_at=due)


def search_holding(holding: QuerySet[HoldingStatement], text: str) -> QuerySet[HoldingStatement]:
    """Tìm không cần dấu in the title."""
    for word in fold(text).split():
        holding = holding.filter(folded__contains=word)
    return holding


def in_use(day: date) -> QuerySet[HoldingStatement]:
    """Nội dung chuẩn bị sẵn còn dùng vào ngày này."""
    return HoldingStatement.objects.filter(retired_at=None, expires_on__gte=day).select_related("unit")


def ready_to_use(day: date) -> QuerySet[HoldingStatement]:
    """Trong số ấy, những nội dung có ít nhất một lời đã duyệt trước, and none newer in its language."""
    newer = HoldingText.objects.filter(
        holding=OuterRef("holding"), language=OuterRef("language"), number__gt=OuterRef("number")
    )
    counting = HoldingText.objects.filter(holding=OuterRef("pk"), approved_by__isnull=False)
    return in_use(day).filter(Exists(counting.exclude(Exists(newer))))


def said_on(matter: Matter, language: Language) -> QuerySet[Publication]:
    """Các phát ngôn về một vụ việc đang đăng trong một ngôn ngữ, the oldest first."""
    found = in_public().filter(language=language, story__statement__matter=matter)
    return found.select_related("version").order_by("first_at", "pk")


def issued_between(first: date, last: date) -> QuerySet[Statement]:
    """Phát ngôn công bố từ `first` đến hết `last`."""
    found = Statement.objects.filter(issued_at__date__range=(first, last))
    return found.select_related("story__unit", "matter").order_by("issued_at", "pk")


def released_between(first: date, last: date) -> QuerySet[Release]:
    """Thông cáo công bố từ `first` đến hết `last`; one still under embargo is not out."""
    found = Release.objects.filter(at__date__range=(first, last), at__lte=Now(), story__withdrawn_at=None)
    return found.select_related("story__unit").order_by("at", "pk")


def matters_between(first: date, last: date) -> QuerySet[Matter]:
    """Vụ việc bắt đầu tính từ `first` đến hết `last`."""
    return (
        Matter.objects.filter(begins_at__date__range=(first, last))
        .select_related("unit")
        .order_by("begins_at")
    )


def stated_between(first: date, last: date) -> QuerySet[Matter]:
    """Trong số ấy, những vụ việc đã phát ngôn."""
    return matters_between(first, last).exclude(first_at=None)

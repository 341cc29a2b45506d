"""Readings of conferences and programmes (truy vấn họp báo, tác nghiệp)."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitName, User

from .enums import OPEN_KINDS, ConferenceKind, ConferenceState, RegistrationState
from .models import Appeal, Conference, Question, Registration, Wording


def visible_to(person: User) -> QuerySet[Conference]:
    """Cuộc mà người này được xem: all, or those of own units."""
    return _reached(person, "conferences.read")


def run_by(person: User) -> QuerySet[Conference]:
    """Cuộc mà người này tổ chức."""
    return _reached(person, "conferences.manage")


def search(conferences: QuerySet[Conference], text: str) -> QuerySet[Conference]:
    """Tìm không cần dấu in title, place, host and the names of the unit."""
    for word in fold(text).split():
        named = UnitName.objects.filter(unit=OuterRef("unit"), folded__contains=word)
        conferences = conferences.filter(Q(folded__contains=word) | Exists(named))
    return conferences


def for_lists(conferences: QuerySet[Conference]) -> QuerySet[Conference]:
    """Kèm đơn vị, số chờ xét (`waiting`) và số được cấp thẻ (`seated`)."""
    # Counting groups the rows, which then have no order of their own.
    found = conferences.select_related("unit").order_by("-starts_at", "-pk")
    return found.annotate(
        waiting=Count("registrations", Q(registrations__state=RegistrationState.WAITING)),
        seated=Count("registrations", Q(registrations__state=RegistrationState.ACCREDITED)),
    )


def people_of(conference: Conference) -> QuerySet[Registration]:
    """Người đăng ký, by name; those whose contact is gone last."""
    found = conference.registrations.select_related("contact", "appeal", "decided_by", "conference__unit")
    return found.order_by("contact__sort_key", "pk")


def search_people(people: QuerySet[Registration], text: str) -> QuerySet[Registration]:
    """Tìm không cần dấu in name and outlet."""
    for word in fold(text).split():
        people = people.filter(contact__folded__contains=word)
    return people


def accredited(conference: Conference) -> QuerySet[Registration]:
    """Người được cấp thẻ mà còn tên."""
    return people_of(conference).filter(state=RegistrationState.ACCREDITED, contact__isnull=False)


def to_decide(person: User) -> QuerySet[Conference]:
    """Cuộc có đăng ký chờ xét (`waiting`), for who may decide."""
    going = _reached(person, "conferences.accredit").filter(state=ConferenceState.ANNOUNCED)
    asked = Registration.objects.filter(conference=OuterRef("pk"), state=RegistrationState.WAITING)
    return for_lists(going.filter(Exists(asked))).order_by("starts_at", "pk")


def to_review(person: User) -> QuerySet[Appeal]:
    """Đề nghị xem lại đang chờ, of those this person did not refuse."""
    going = _reached(person, "conferences.review").filter(state=ConferenceState.ANNOUNCED)
    found = Appeal.objects.filter(registration__conference__in=going, outcome="")
    found = found.filter(registration__state=RegistrationState.REFUSED).exclude(refused_by=person)
    return found.select_related("registration__conference__unit").order_by("at", "pk")


def owed_by(person: User) -> QuerySet[Question]:
    """Câu hỏi đã hẹn trả lời, the soonest first."""
    found = Question.objects.filter(conference__in=run_by(person), answer="")
    return found.select_related("conference__unit").order_by("promised_on", "pk")


def held_between(first: date, last: date) -> QuerySet[Conference]:
    """Họp báo đã diễn ra, begun from `first` to the end of `last`: figure 1 of the yearly form."""
    return _between(first, last).filter(kind=ConferenceKind.PRESS)


def briefings_between(first: date, last: date) -> QuerySet[Conference]:
    """Lần đến dự giao ban báo chí: figure 2 of the yearly form."""
    return _between(first, last).filter(kind=ConferenceKind.BRIEFING)


def programmes_between(first: date, last: date) -> QuerySet[Conference]:
    """Chương trình báo chí trong nước, nước ngoài đã diễn ra."""
    return _between(first, last).filter(kind__in=[ConferenceKind.DOMESTIC, ConferenceKind.FOREIGN])


def ours_between(first: date, last: date) -> QuerySet[Conference]:
    """Cuộc do cơ quan tổ chức đã diễn ra."""
    return _between(first, last).exclude(kind__in=[ConferenceKind.BRIEFING, ConferenceKind.MISSION])


def in_public() -> QuerySet[Conference]:
    """Cuộc đứng trên cổng (`Conference.is_public`): announced, also those held or called off since."""
    shown = Q(kind__in=OPEN_KINDS) | Q(kind=ConferenceKind.FOREIGN, closes_at__isnull=False)
    words = Prefetch("wordings", Wording.objects.select_related("language"))
    found = Conference.objects.filter(shown, announced_at__isnull=False)
    return found.select_related("unit", "spokesperson").prefetch_related(words)


def coming(found: QuerySet[Conference]) -> QuerySet[Conference]:
    """Sắp diễn ra hoặc đang diễn ra, the soonest first."""
    return found.filter(ends_at__gte=timezone.now()).order_by("starts_at", "pk")


def past(found: QuerySet[Conference]) -> QuerySet[Conference]:
    """Đã qua, the latest first."""
    return found.filter(ends_at__lt=timezone.now()).order_by("-starts_at", "-pk")


def _between(first: date, last: date) -> QuerySet[Conference]:
    found = Conference.objects.filter(state=ConferenceState.HELD, starts_at__date__range=(first, last))
    return found.select_related("unit")


def _reached(person: User, action: str) -> QuerySet[Conference]:
    reach = scope_of(person, ACTIONS[action])
    if reach == Scope.ALL:
        return Conference.objects.all()
    if reach == Scope.NONE:
        return Conference.objects.none()
    return Conference.objects.filter(unit__in=own_unit_ids(person, ACTIONS[action]))

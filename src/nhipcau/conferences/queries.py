"""Readings of conferences and programmes (truy vấn họp báo, tác nghiệp)."""

from datetime import date
from typing import Any

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, TruncDate
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


def waiting_for(person: User) -> QuerySet[Any, dict[str, Any]]:
    """Việc chờ người này, in one query: registrations to decide, refusals to look at again, answers owed.

    Rows of kind (decide, review, owed), conference, record, words, more, number and day (`_row`).
    """
    announced = ConferenceState.ANNOUNCED
    to_decide = _reached(person, "conferences.accredit").filter(state=announced)
    waiting = Count("registrations", Q(registrations__state=RegistrationState.WAITING))
    to_review = Appeal.objects.filter(
        registration__conference__in=_reached(person, "conferences.review").filter(state=announced),
        registration__state=RegistrationState.REFUSED,
        outcome="",
    ).exclude(refused_by=person)
    owed = Question.objects.filter(conference__in=run_by(person), answer="")
    of, held = "registration__conference", "conference"
    found = _row(
        to_decide.alias(asked=waiting).filter(asked__gt=0),
        ("decide", "pk", "pk", "title", "unit__name", TruncDate("starts_at"), waiting),
    ).union(
        _row(
            to_review,
            ("review", of, "registration", f"{of}__title", f"{of}__unit__name", TruncDate("at"), Value(0)),
        ),
        _row(owed, ("owed", held, "pk", "text", f"{held}__title", F("promised_on"), Value(0))),
        all=True,
    )
    return found.order_by("day")


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


def _row(
    found: QuerySet[Any], columns: tuple[str, str, str, str, str, Combinable, Combinable]
) -> QuerySet[Any, dict[str, Any]]:
    """Rows of one shape, so that a database can join them; columns in the order in which they are told."""
    kind, conference, record, words, more, day, number = columns
    shaped: dict[str, Any] = {
        "of_kind": Value(kind, TextField()),
        "of_conference": Cast(F(conference), IntegerField()),
        "of_record": Cast(F(record), IntegerField()),
        "of_words": Cast(F(words), TextField()),
        "of_more": Cast(F(more), TextField()),
        "day": Cast(day, DateField()),
        "number": Cast(number, IntegerField()),
    }
    rows: QuerySet[Any, dict[str, Any]] = found.order_by().annotate(**shaped).values(*shaped)
    return rows


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

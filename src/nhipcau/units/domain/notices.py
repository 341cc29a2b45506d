"""Thư báo: tells people by e-mail what has come to their unit, in the transaction in which it came.

The subject says what happened, never the matter itself: administrators see it, who may not read directives.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.mailing.domain import outbox

from ..enums import Role
from ..models import Membership, Unit, User
from . import access

# Who does a unit's work; in the standing office those are its officers.
WORKING = (Role.UNIT_HEAD, Role.UNIT_STAFF, Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Told:
    """Một tin báo: what was told to whom, also to those who want no mail; `key` names the event."""

    key: str
    subject: str
    lines: tuple[str, ...]
    path: str
    people: tuple[User, ...]


# Higher apps that keep what was told, in its transaction, such as an inbox; filled in their AppConfig.ready.
listeners: list[Callable[[Told], None]] = []


def to_units(
    units: Iterable[Unit],
    *,
    subject: str,
    lines: Iterable[str],
    path: str,
    key: str,
    besides: User | None = None,
) -> int:
    """Báo cho các đơn vị: whoever works for them today; returns how many mails were laid down.

    `besides` is who did it and need not be told. `key` names the event: told again under the same key,
    nobody gets a second mail. People without an address, or who want no mail, are passed over.
    """
    people = _holders(roles=WORKING, units={unit.pk for unit in units})
    return to_people(people, subject=subject, lines=lines, path=path, key=key, besides=besides)


def to_officers(
    *, subject: str, lines: Iterable[str], path: str, key: str, besides: User | None = None
) -> int:
    """Báo cho chuyên viên thường trực, as in `to_units`."""
    people = _holders(roles=[Role.OFFICER])
    return to_people(people, subject=subject, lines=lines, path=path, key=key, besides=besides)


def to_people(
    people: Iterable[User],
    *,
    subject: str,
    lines: Iterable[str],
    path: str,
    key: str,
    besides: User | None = None,
) -> int:
    """Báo cho từng người, as in `to_units`."""
    told = {person.pk: person for person in people if person.is_active}
    if besides is not None:
        told.pop(besides.pk, None)
    subject, lines = " ".join(subject.split()), tuple(lines)
    if told:
        for listener in listeners:
            listener(Told(key, subject, lines, path, tuple(told.values())))
    wanted = {pk: person for pk, person in told.items() if person.wants_mail and person.email}
    with translation.override(settings.LANGUAGE_CODE):
        body = "\n".join([*lines, "", closing()])
    laid = (
        outbox.put(key=f"{key}:{pk}", to=person.email, subject=subject, body=body, path=path)
        for pk, person in wanted.items()
    )
    return sum(mail is not None for mail in laid)


def working_units(units: Iterable[int]) -> set[int]:
    """Mã những đơn vị có người nhận tin báo hôm nay: who works for them, or stands in for who does."""
    return {unit for unit in units if _holders(roles=WORKING, units={unit}).filter(is_active=True).exists()}


def closing() -> str:
    """Câu cuối mọi thư báo: who sent it and how to stop it."""
    return _(
        "Thư này do phần mềm Nhịp Cầu gửi tự động, xin đừng trả lời. "
        "Muốn thôi nhận thư báo, hãy đăng nhập và mở mục Tài khoản. Xem việc tại:"
    )


def running_on(day: date) -> QuerySet[Membership]:
    """Vai trò có hiệu lực vào ngày `day`."""
    return Membership.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gt=day)
    )


def _holders(*, roles: Collection[Role], units: Collection[int] | None = None) -> QuerySet[User]:
    """Who holds one of the roles today, or stands in for who does."""
    today = timezone.localdate()
    held = running_on(today).filter(role__in=roles)
    if units is not None:
        held = held.filter(unit__in=units)
    found = Q(pk__in=held.values("person"))
    if access.lending is not None:
        deputies = {
            deputy
            for deputy, unit, role in access.lending.seats(today)
            if role in roles and (units is None or unit in units)
        }
        found |= Q(pk__in=deputies)
    return User.objects.filter(found)

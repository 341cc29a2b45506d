"""Thư báo: tells people by e-mail what has come to their unit, in the transaction in which it came.

The subject says what happened, never the matter itself: administrators see it, who may not read directives.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.mailing.domain import outbox

from ..enums import Role
from ..models import Membership, Unit, User

# Who does a unit's work; in the standing office those are its officers.
WORKING = (Role.UNIT_HEAD, Role.UNIT_STAFF, Role.OFFICER)


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
    held = _today().filter(unit__in=list(units), role__in=WORKING)
    people = User.objects.filter(pk__in=held.values("person"))
    return to_people(people, subject=subject, lines=lines, path=path, key=key, besides=besides)


def to_officers(
    *, subject: str, lines: Iterable[str], path: str, key: str, besides: User | None = None
) -> int:
    """Báo cho chuyên viên thường trực, as in `to_units`."""
    people = User.objects.filter(pk__in=_today().filter(role=Role.OFFICER).values("person"))
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
    wanted = {
        person.pk: person for person in people if person.is_active and person.wants_mail and person.email
    }
    if besides is not None:
        wanted.pop(besides.pk, None)
    with translation.override(settings.LANGUAGE_CODE):
        body = "\n".join([*lines, "", _closing()])
    subject = " ".join(subject.split())
    laid = (
        outbox.put(key=f"{key}:{pk}", to=person.email, subject=subject, body=body, path=path)
        for pk, person in wanted.items()
    )
    return sum(mail is not None for mail in laid)


def _closing() -> str:
    return _(
        "Thư này do phần mềm Nhịp Cầu gửi tự động, xin đừng trả lời. "
        "Muốn thôi nhận thư báo, hãy đăng nhập và mở mục Tài khoản. Xem việc tại:"
    )


def _today() -> QuerySet[Membership]:
    today = timezone.localdate()
    return Membership.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gt=today)
    )

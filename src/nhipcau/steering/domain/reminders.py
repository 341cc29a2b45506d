"""Nhắc ngay: a person reminds the unit of one task, once a day."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from ..enums import Audience, MatterKind
from ..models import Reminder
from . import policy
from .recipients import Recipients


def remind(*, actor: User, assignment: Assignment, words: str = "") -> int:
    """Nhắc đơn vị chủ trì ngay bây giờ; returns how many people are told.

    Raises Refused when the unit has nothing to do on it, was reminded by somebody today, or has no account.
    """
    access.require(actor, policy.REMIND, units=[assignment.unit])
    with transaction.atomic():
        held = Assignment.objects.select_for_update().get(pk=assignment.pk)
        if not held.is_with_unit:
            raise Refused(_("Việc này không chờ đơn vị chủ trì làm nên không cần nhắc."))
        today = timezone.localdate()
        if Reminder.objects.filter(assignment=held, on=today, by__isnull=False).exists():
            raise Refused(_("Hôm nay đơn vị đã được nhắc việc này; mai mới nhắc lại được."))
        known = Recipients(today)
        people = [known.people[pk] for pk in sorted(known.of(held.unit_id, Audience.STAFF)) if pk != actor.pk]
        if not people:
            raise Refused(
                _("“%(unit)s” chưa có tài khoản nào nhận được; hãy chép tin nhắn gửi cho đơn vị.")
                % {"unit": held.unit}
            )
        words = words.strip()
        entry = audit.record(
            actor=actor, verb="steering.remind", subject=held, after={"people": len(people), "reason": words}
        )
        _tell(actor, held, people, words, entry.sequence)
    return len(people)


@in_official_language
def _tell(actor: User, held: Assignment, people: list[User], words: str, entry: int) -> None:
    text = Truncator(" ".join(held.obligation.text.split())).chars(200)
    due = _("Hạn: %(day)s") % {"day": f"{held.due:%d/%m/%Y}"} if held.due else ""
    lines = [_("Đơn vị được nhắc việc:"), text, due, words]
    notices.to_people(
        people,
        subject=_("Nhắc: một việc của đơn vị chưa xong"),
        lines=[line for line in lines if line],
        path=held.get_absolute_url(),
        key=f"steering.remind:{held.pk}:{entry}",
    )
    keep(actor, held, people, words)


@in_official_language
def keep(actor: User, held: Assignment, people: list[User], words: str) -> None:
    """Ghi sổ nhắc việc: one row for each who is told by `actor`."""
    text = Truncator(" ".join(held.obligation.text.split())).chars(200)
    Reminder.objects.bulk_create(
        Reminder(
            on=timezone.localdate(),
            kind=MatterKind.WORK,
            assignment=held,
            unit_id=held.unit_id,
            text=text,
            folded=fold(text)[:300],
            path=held.get_absolute_url(),
            due=held.due,
            person=person,
            mailed=bool(person.wants_mail and person.email),
            audience=Audience.STAFF,
            why=words or _("Người theo dõi nhắc trực tiếp"),
            by=actor,
        )
        for person in people
    )

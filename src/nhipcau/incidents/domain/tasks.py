"""Việc trong sự cố: given to a unit by an hour, reported done by that unit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import IncidentState
from ..models import Incident, IncidentTask
from . import policy
from .incidents import lock, require_not_closed, step


def give(
    *, actor: User, incident: Incident, text: str, unit: Unit, due_at: datetime, person: User | None = None
) -> IncidentTask:
    """Giao việc to a unit, which from then on sees the incident. Raises Refused once it is stood down."""
    access.require(actor, policy.RUN, units=[incident.unit])
    if not (text := " ".join(text.split())[:500]):
        raise Refused(_("Hãy ghi việc cần làm."))
    with transaction.atomic():
        held = lock(incident)
        if held.state != IncidentState.ACTIVE:
            raise Refused(_("Sự cố đã hạ báo động; việc tiếp theo ghi thành bài học."))
        if due_at <= timezone.now():
            raise Refused(_("Hạn phải ở phía trước."))
        made = IncidentTask.objects.create(incident=held, text=text, unit=unit, person=person, due_at=due_at)
        after = {"task": made.pk, "unit": unit, "due_at": due_at}
        audit.record(actor=actor, verb="incidents.task", subject=held, after=after)
        step(actor, held, _("Giao %(unit)s: %(text)s") % {"unit": unit, "text": text})
        _tell(actor, made)
    return made


def finish(*, actor: User, task: IncidentTask, result: str = "") -> IncidentTask:
    """Báo xong, kèm kết quả; by the unit the task was given to."""
    access.require(actor, policy.WORK, units=[task.unit])
    with transaction.atomic():
        held = lock(task.incident)
        require_not_closed(held)
        found = IncidentTask.objects.select_for_update(of=("self",)).select_related("unit").get(pk=task.pk)
        if found.done_at is not None:
            return found
        found.done_at, found.done_by, found.result = timezone.now(), actor, " ".join(result.split())[:500]
        found.save()
        audit.record(actor=actor, verb="incidents.task.finish", subject=held, after={"task": found.pk})
        step(actor, held, _("%(unit)s xong: %(text)s") % {"unit": found.unit, "text": found.text})
    return found


@in_official_language
def _tell(actor: User, made: IncidentTask) -> None:
    told = {
        "lines": [made.text, _("Hạn: %(at)s") % {"at": f"{timezone.localtime(made.due_at):%H:%M %d/%m/%Y}"}],
        "path": made.incident.get_absolute_url(),
        "key": f"incidents.task:{made.pk}",
        "besides": actor,
    }
    subject = _("Việc trong diễn tập") if made.incident.is_drill else _("Việc trong sự cố")
    if made.person is not None:
        notices.to_people([made.person], subject=subject, **told)  # type: ignore[arg-type]
    else:
        notices.to_units([made.unit], subject=subject, **told)  # type: ignore[arg-type]

"""Sự cố: activated, written down hour by hour, stood down. Facts only, and who says so."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import EntryKind, IncidentState, Phase
from ..models import CheckItem, Incident, IncidentRole, Playbook, TimelineEntry
from . import playbooks, policy
from .playbooks import ROLE

PHASES = {"first_hour": Phase.FIRST_HOUR, "first_day": Phase.FIRST_DAY, "after": Phase.AFTER}


def activate(
    *,
    actor: User,
    unit: Unit,
    title: str,
    situation: str,
    began_at: datetime,
    playbook: Playbook | None = None,
    is_drill: bool = False,
) -> Incident:
    """Kích hoạt, from a playbook in force or without one; its roles, checklist and statements are copied.

    Raises PermissionDenied; Refused for a playbook not approved or expired, a moment to come.
    """
    access.require(actor, policy.ACTIVATE, units=[unit])
    title, situation = " ".join(title.split())[:200], situation.strip()
    if not title or not situation:
        raise Refused(_("Hãy ghi tên sự cố và điều đã biết đến lúc này."))
    if began_at > timezone.now():
        raise Refused(_("Thời điểm xảy ra không ở phía trước."))
    with transaction.atomic():
        source = None
        if playbook is not None:
            source = Playbook.objects.select_for_update().get(pk=playbook.pk)
            if not source.is_usable:
                raise Refused(
                    _(
                        "Kịch bản chưa duyệt hoặc đã hết hạn; hãy duyệt lại, "
                        "hoặc kích hoạt không theo kịch bản."
                    )
                )
        made = Incident.objects.create(
            title=title,
            situation=situation,
            unit=unit,
            is_drill=is_drill,
            playbook=source,
            playbook_revision=source.revision if source else None,
            began_at=began_at,
            activated_at=timezone.now(),
            created_by=actor,
        )
        if source is not None:
            _copy(source, made)
        after = {"unit": unit, "playbook": source, "is_drill": is_drill, "began_at": began_at}
        audit.record(actor=actor, verb="incidents.activate", subject=made, after=after)
        step(actor, made, _("Kích hoạt: %(title)s") % {"title": title})
        _tell_roles(actor, made)
    return made


def note(
    *, actor: User, incident: Incident, at: datetime, text: str, source: str, kind: str = EntryKind.EVENT
) -> TimelineEntry:
    """Ghi một dòng: what happened, when, and who says so. A line is never written over."""
    access.require(actor, policy.RUN, units=[incident.unit])
    text, source = text.strip(), " ".join(source.split())[:300]
    if not text or not source:
        raise Refused(_("Hãy ghi nội dung và nguồn: ai báo, văn bản nào."))
    if kind not in {EntryKind.EVENT, EntryKind.DECISION}:
        raise Refused(_("Hãy chọn diễn biến hoặc quyết định."))
    if at > timezone.now():
        raise Refused(_("Thời điểm xảy ra không ở phía trước."))
    with transaction.atomic():
        held = lock(incident)
        require_not_closed(held)
        made = TimelineEntry.objects.create(
            incident=held, kind=kind, at=at, text=text, source=source, by=actor
        )
        audit.record(actor=actor, verb="incidents.note", subject=held, after={"entry": made.pk, "at": at})
    return made


def tick(*, actor: User, incident: Incident, item: int) -> CheckItem:
    """Đánh dấu một việc trong danh mục là đã xong; repeated it changes nothing."""
    access.require(actor, policy.RUN, units=[incident.unit])
    with transaction.atomic():
        held = lock(incident)
        require_not_closed(held)
        found = held.checks.filter(pk=item).first()
        if found is None:
            raise Refused(_("Danh mục không có việc này."))
        if found.done_at is None:
            found.done_at, found.done_by = timezone.now(), actor
            found.save(update_fields=["done_at", "done_by"])
            audit.record(actor=actor, verb="incidents.tick", subject=held, after={"item": item})
            step(actor, held, _("Xong: %(text)s") % {"text": found.text})
    return found


def stand_down(*, actor: User, incident: Incident, reason: str) -> Incident:
    """Hạ báo động, with why; what is left is to learn from it."""
    access.require(actor, policy.ACTIVATE, units=[incident.unit])
    if not (reason := reason.strip()):
        raise Refused(_("Hãy ghi căn cứ hạ báo động."))
    with transaction.atomic():
        held = lock(incident)
        if held.state != IncidentState.ACTIVE:
            raise Refused(_("Sự cố này đã hạ báo động."))
        held.state, held.stood_down_at = IncidentState.STOOD_DOWN, timezone.now()
        held.save()
        audit.record(actor=actor, verb="incidents.stand_down", subject=held, after={"state": held.state})
        step(actor, held, _("Hạ báo động: %(reason)s") % {"reason": reason})
    return held


def lock(incident: Incident) -> Incident:
    """Sự cố, its row locked for the transaction."""
    found = Incident.objects.select_for_update(of=("self",)).select_related("unit", "matter")
    return found.get(pk=incident.pk)


def require_not_closed(held: Incident) -> None:
    """Còn ghi được. Raises Refused once it is closed."""
    if held.state == IncidentState.CLOSED:
        raise Refused(_("Sự cố đã khép lại; hồ sơ giữ nguyên như lúc khép."))


@in_official_language
def step(actor: User, held: Incident, text: str) -> None:
    """Ghi một bước xử lý vào dòng thời gian, in the caller's transaction."""
    source = _("Hệ thống ghi")
    TimelineEntry.objects.create(
        incident=held, kind=EntryKind.STEP, at=timezone.now(), text=text, source=source, by=actor
    )


def _copy(source: Playbook, made: Incident) -> None:
    IncidentRole.objects.bulk_create(
        IncidentRole(incident=made, **{name: getattr(role, name) for name in ROLE})
        for role in source.roles.select_related("person", "deputy")
    )
    items = [
        (phase, text) for name, phase in PHASES.items() for text in playbooks.lines_of(getattr(source, name))
    ]
    CheckItem.objects.bulk_create(
        CheckItem(incident=made, phase=phase, position=position, text=text)
        for position, (phase, text) in enumerate(items, 1)
    )
    made.holding.set(source.holding.all())


@in_official_language
def _tell_roles(actor: User, made: Incident) -> None:
    people = {each for role in made.roles.all() for each in (role.person, role.deputy) if each is not None}
    subject = _("Diễn tập sự cố: %(title)s") if made.is_drill else _("Kích hoạt sự cố: %(title)s")
    notices.to_people(
        people,
        subject=subject % {"title": made.title},
        lines=[_("Bạn có vai trong sự cố này; hãy mở trang để xem việc của mình.")],
        path=made.get_absolute_url(),
        key=f"incidents.active:{made.pk}",
        besides=actor,
    )

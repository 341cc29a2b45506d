"""Chương trình họp: items with who presents them, and their documents."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import filetypes
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..models import AgendaFile, AgendaItem, Meeting
from . import policy
from .meetings import locked, require_standing


def add(*, actor: User, meeting: Meeting, title: str, presenter: Unit | None = None) -> AgendaItem:
    """Thêm một nội dung, at the end. Raises Refused for a blank one, or when the meeting is called off."""
    access.require(actor, policy.RUN)
    title = _require_title(title)
    with transaction.atomic():
        held = locked(meeting)
        require_standing(held)
        last = held.agenda.aggregate(last=Max("position"))["last"]
        made = AgendaItem.objects.create(
            meeting=held, position=(last or 0) + 1, title=title, presenter=presenter
        )
        after = {"title": title, "presenter": presenter}
        audit.record(actor=actor, verb="committee.agenda.add", subject=held, after=after)
    return made


def change(
    *, actor: User, item: AgendaItem, title: str, presenter: Unit | None = None, position: int | None = None
) -> AgendaItem:
    """Sửa một nội dung; `position` counts from 1 and moves the others. Raises Refused like `add`."""
    access.require(actor, policy.RUN)
    title = _require_title(title)
    with transaction.atomic():
        meeting = locked(item.meeting)
        require_standing(meeting)
        held = AgendaItem.objects.select_for_update().get(pk=item.pk)
        before, after = audit.changes(held, {"title": title, "presenter": presenter})
        held.save()
        if position is not None and _move(meeting, held, position):
            after["position"] = position
        if after:
            audit.record(
                actor=actor, verb="committee.agenda.change", subject=meeting, before=before, after=after
            )
    return held


def remove(*, actor: User, item: AgendaItem) -> None:
    """Bỏ một nội dung. Raises Refused for the look back at the last meeting, which is always asked."""
    access.require(actor, policy.RUN)
    with transaction.atomic():
        meeting = locked(item.meeting)
        held = AgendaItem.objects.select_for_update().get(pk=item.pk)
        if held.follows_id:
            raise Refused(
                _("Mục kiểm điểm kết luận phiên trước luôn có trong chương trình; có thể sửa lời, đổi chỗ.")
            )
        audit.record(
            actor=actor, verb="committee.agenda.remove", subject=meeting, before={"title": held.title}
        )
        held.delete()


def attach(*, actor: User, item: AgendaItem, content: bytes, name: str, no_secret: bool) -> AgendaFile:
    """Thêm tài liệu họp; the same file sent twice stands once.

    Raises Refused for a size or type that cannot be, and for a letterhead marked secret (safeguard 16);
    where no machine can tell, a person's word `no_secret` is asked for.
    """
    access.require(actor, policy.RUN)
    name = filetypes.require_admissible(
        actor=actor,
        content=content,
        name=name,
        no_secret=no_secret,
        verb="committee.agenda.refuse_secret",
        subject=item.meeting,
    )
    with transaction.atomic():
        meeting = locked(item.meeting)
        require_standing(meeting)
        made, is_new = AgendaFile.objects.get_or_create(
            item=item, file=files.keep(content), defaults={"name": name, "added_by": actor}
        )
        if is_new:
            after: dict[str, Any] = {"item": item.title, "sha256": made.file.sha256}
            audit.record(actor=actor, verb="committee.agenda.attach", subject=meeting, after=after)
    return made


def detach(*, actor: User, file: AgendaFile) -> None:
    """Gỡ một tài liệu khỏi chương trình."""
    access.require(actor, policy.RUN)
    with transaction.atomic():
        meeting = locked(file.item.meeting)
        before = {"item": file.item.title, "sha256": file.file.sha256}
        audit.record(actor=actor, verb="committee.agenda.detach", subject=meeting, before=before)
        file.delete()


def _move(meeting: Meeting, held: AgendaItem, position: int) -> bool:
    rows = list(meeting.agenda.order_by("position", "pk"))
    at = next(place for place, each in enumerate(rows) if each.pk == held.pk)
    wanted = min(max(position, 1), len(rows)) - 1
    rows.insert(wanted, rows.pop(at))
    for place, each in enumerate(rows, 1):
        AgendaItem.objects.filter(pk=each.pk).update(position=place)
    return wanted != at


def _require_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Hãy ghi nội dung cần họp bàn."))
    return title[:500]

"""Kiểm điểm kết luận phiên trước: stands first on the next agenda by itself."""

from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.models import User

from .. import queries
from ..enums import MeetingState
from ..models import AgendaItem, Committee, Meeting


@in_official_language
def settle(actor: User, committee: Committee) -> None:
    """Đặt lại mục kiểm điểm của các phiên sắp họp, in the transaction of whoever changed a meeting."""
    coming = Meeting.objects.filter(committee=committee, state=MeetingState.PLANNED).order_by("starts_at")
    for meeting in coming:
        last = queries.before(meeting)
        item = meeting.agenda.filter(follows__isnull=False).first()
        if last is None and item is not None:
            item.delete()
        elif last is not None and (item is None or item.follows_id != last.pk):
            _put(actor, meeting, last, item)


def _put(actor: User, meeting: Meeting, last: Meeting, item: AgendaItem | None) -> None:
    title = _("Kiểm điểm việc thực hiện kết luận %(meeting)s") % {"meeting": last.spoken_title}
    if item is None:
        item = AgendaItem(meeting=meeting, position=0, presenter=meeting.committee.standing_unit)
    item.title, item.follows = title, last
    item.save()
    audit.record(
        actor=actor, verb="committee.agenda.add", subject=meeting, after={"title": title, "follows": last}
    )

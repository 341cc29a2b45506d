"""Nhắc duyệt lại kịch bản, some weeks before it expires; told once to the unit that keeps it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import notices

from ..enums import PlaybookState
from ..models import Playbook

AHEAD = timedelta(days=30)


@in_official_language
def warn_expiring() -> None:
    """Việc định kỳ: each playbook and day of expiry once."""
    today = timezone.localdate()
    soon = Playbook.objects.filter(
        state=PlaybookState.APPROVED, expires_on__range=(today, today + AHEAD)
    ).select_related("unit")
    for each in soon:
        notices.to_units(
            [each.unit],
            subject=_("Kịch bản sắp hết hạn: %(title)s") % {"title": each.title},
            lines=[
                _("Dùng đến hết ngày %(day)s; hãy xem lại rồi nhờ người khác duyệt.")
                % {"day": f"{each.expires_on:%d/%m/%Y}"}
            ],
            path=each.get_absolute_url(),
            key=f"incidents.expires:{each.pk}:{each.expires_on}",
        )

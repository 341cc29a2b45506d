"""Vụ việc phải phát ngôn mở từ sự cố: its clock is shown on the incident, its statements are listed there."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.press.domain import matters
from nhipcau.press.domain import policy as press
from nhipcau.press.models import Matter
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import IncidentState
from ..models import Incident
from .incidents import lock, step


def open_matter(*, actor: User, incident: Incident, wanted: Mapping[str, Any]) -> Matter:
    """Mở vụ việc, once, by the verb of the press desk, which starts the clock where the law gives a term.

    Raises Refused for a drill, of which nothing is published.
    """
    access.require(actor, press.MATTERS, units=[incident.unit])
    with transaction.atomic():
        held = lock(incident)
        if held.is_drill:
            raise Refused(_("Diễn tập không mở vụ việc phải phát ngôn; không gì của nó được công bố."))
        if held.matter is not None:
            return held.matter
        if held.state != IncidentState.ACTIVE:
            raise Refused(_("Sự cố đã hạ báo động; hãy ghi vụ việc ở phần phát ngôn."))
        held.matter = made = matters.register(actor=actor, unit=held.unit, wanted=wanted)
        held.save()
        audit.record(actor=actor, verb="incidents.matter", subject=held, after={"matter": made.pk})
        step(actor, held, _("Mở vụ việc phải phát ngôn: %(title)s") % {"title": made.title})
    return made

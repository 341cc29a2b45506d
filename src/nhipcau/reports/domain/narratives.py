"""Phần thuyết minh: four texts, each saved on its own; what someone else wrote meanwhile is never lost."""

import hashlib
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Narrative, ReportState
from ..models import Report
from . import policy


class Overtaken(Refused):
    """Có người vừa sửa cùng phần này: `stored` is the text that stands now."""

    def __init__(self, stored: str) -> None:
        self.stored = stored
        super().__init__(
            _(
                "Trong lúc bạn viết, người khác đã lưu phần này. Chưa bản nào mất: "
                "hãy so hai bản, gộp lại rồi lưu."
            )
        )


def write(*, actor: User, report: Report, narrative: Narrative, text: str, seen: str) -> None:
    """Lưu một phần; `seen` is the fingerprint of the text the writer began from.

    Raises Overtaken when another text was saved meanwhile, Refused when the report is frozen.
    """
    access.require(actor, policy.COMPILE)
    text = normalised(text)
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        if locked.state == ReportState.FROZEN:
            raise Refused(_("Báo cáo đã chốt nên thuyết minh không sửa được; hãy mở lại, nêu lý do."))
        stored: str = getattr(locked, narrative.value)
        if stored == text:
            return
        if fingerprint(stored) != seen:
            raise Overtaken(stored)
        setattr(locked, narrative.value, text)
        locked.save(update_fields=[narrative.value])
        audit.record(
            actor=actor,
            verb="reports.narrative",
            subject=locked,
            before={narrative.value: fingerprint(stored)},
            after={narrative.value: fingerprint(text), "length": len(text)},
        )


def texts(report: Report) -> Mapping[Narrative, str]:
    """Bốn phần thuyết minh of a report as it stands."""
    return {narrative: getattr(report, narrative.value) for narrative in Narrative}


def fingerprint(text: str) -> str:
    """Dấu của một bản: the trail shows that a text changed without keeping the names it may hold."""
    return hashlib.sha256(text.encode()).hexdigest()


def normalised(text: str) -> str:
    """Như khi lưu: a browser sends line ends as CR LF."""
    return text.replace("\r\n", "\n").strip()

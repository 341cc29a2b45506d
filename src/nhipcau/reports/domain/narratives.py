"""Phần thuyết minh: four texts, each saved on its own; what someone else wrote meanwhile is never lost."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Narrative, ReportState
from ..models import Narrated, Report
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
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        require_open(locked)
        put(actor=actor, record=locked, narrative=narrative, text=text, seen=seen)


def require_open(report: Report) -> None:
    """Đòi báo cáo chưa chốt. Raises Refused."""
    if report.state == ReportState.FROZEN:
        raise Refused(_("Báo cáo đã chốt nên thuyết minh không sửa được; hãy mở lại, nêu lý do."))


def put(
    *,
    actor: User,
    record: Narrated,
    narrative: Narrative,
    text: str,
    seen: str,
    verb: str = "reports.narrative",
) -> bool:
    """Ghi một phần of a row the caller has locked and may write; False when it stands already.

    Raises Overtaken.
    """
    text, stored = normalised(text), text_of(record, narrative)
    if stored == text:
        return False
    if fingerprint(stored) != seen:
        raise Overtaken(stored)
    setattr(record, narrative.value, text)
    record.save(update_fields=[narrative.value])
    after: dict[str, Any] = {narrative.value: fingerprint(text), "length": len(text)}
    audit.record(
        actor=actor, verb=verb, subject=record, before={narrative.value: fingerprint(stored)}, after=after
    )
    return True


def text_of(record: Narrated, narrative: Narrative) -> str:
    """Một phần as it stands."""
    return str(getattr(record, narrative.value))


def texts(record: Narrated) -> Mapping[Narrative, str]:
    """Bốn phần thuyết minh of a report as it stands."""
    return {narrative: text_of(record, narrative) for narrative in Narrative}


def as_json(record: Narrated) -> dict[str, str]:
    """Bốn phần theo tên, as they are frozen."""
    return {narrative.value: text for narrative, text in texts(record).items()}


def unwritten(held: Mapping[str, str]) -> list[Narrative]:
    """Các phần chưa viết, of texts by name; whoever has nothing to say writes so."""
    return [each for each in Narrative if not held[each.value].strip()]


def fingerprint(text: str) -> str:
    """Dấu của một bản: the trail shows that a text changed without keeping the names it may hold."""
    return hashlib.sha256(text.encode()).hexdigest()


def normalised(text: str) -> str:
    """Như khi lưu: a browser sends line ends as CR LF."""
    return text.replace("\r\n", "\n").strip()

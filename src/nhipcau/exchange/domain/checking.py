"""Kiểm tra một bảng: the job that reads every row and says what stands in the way."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.jobs import Progress
from nhipcau.units.models import User

from ..enums import Grade, ImportKind, ImportState
from ..models import Import
from . import directory, imports, trackers
from .findings import Finding, rows_of


def check(*, progress: Progress, import_id: int, actor_id: int) -> dict[str, Any]:
    """Kiểm tra; what was found is stored with the import. Nothing else is written."""
    record = Import.objects.select_related("file").get(pk=import_id)
    found = examined(record, progress)
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=import_id)
        if held.state != ImportState.CHECKING:
            return {"state": held.state}
        held.state = ImportState.CHECKED
        held.total, held.ready = found.total, found.ready
        held.wrong = len(rows_of(found.findings, Grade.WRONG))
        held.skipped = len(rows_of(found.findings, Grade.SKIPPED))
        held.findings = [finding.as_json() for finding in found.findings]
        held.save(update_fields=["state", "total", "ready", "wrong", "skipped", "findings"])
    return {"ready": held.ready, "wrong": held.wrong}


class Found:
    """Kết quả kiểm tra, of whichever kind of table."""

    def __init__(self, work: Any, total: int, ready: int, findings: list[Finding]) -> None:
        self.work, self.total, self.ready, self.findings = work, total, ready, findings


def examined(record: Import, progress: Progress) -> Found:
    """Đọc lại tệp và kiểm tra mọi dòng. Raises Refused for a file without a head, Cancelled on wish."""
    progress.report(0, 0, _("Mở tệp"))
    sheet, head = imports.head_of(record)
    rows = len(sheet.rows)
    if record.kind == ImportKind.UNITS:
        changes = directory.examine(sheet, after=head.last, columns=record.columns)
        return Found(changes, changes.total, len(changes.entries), changes.findings)

    def watch(done: int) -> None:
        progress.report(done, rows, _("Đối chiếu dòng %(done)d/%(rows)d") % {"done": done, "rows": rows})

    work = trackers.examine(
        sheet,
        after=head.last,
        columns=record.columns,
        year=record.year,
        today=timezone.localdate(),
        watch=watch,
    )
    return Found(work, work.total, len(work.entries), work.findings)


def person(actor_id: int) -> User:
    """Người yêu cầu, with their present rights."""
    return User.objects.get(pk=actor_id)

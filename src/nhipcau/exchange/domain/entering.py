"""Ghi bảng vào sổ: the job that enters a checked table whole, in one transaction."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.jobs import Progress
from nhipcau.core.domain.language import in_official_language
from nhipcau.directives.domain import registers
from nhipcau.directives.domain.values import fit
from nhipcau.directives.enums import Source
from nhipcau.directives.models import Directive
from nhipcau.plans.domain import bulk
from nhipcau.plans.domain.proposals import default_approver
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Grade, ImportKind, ImportState
from ..models import Import
from . import checking, directory, imports
from .findings import rows_of
from .trackers import Entry, Examined


def enter(*, progress: Progress, import_id: int, actor_id: int) -> dict[str, Any]:
    """Nhập cả bảng hoặc không dòng nào. Raises Refused when a row has become wrong since the check."""
    record = Import.objects.select_related("file").get(pk=import_id)
    if record.state == ImportState.DONE:
        return dict(record.result)
    actor = checking.person(actor_id)
    access.require(actor, imports.action_of(record.kind))
    found = checking.examined(record, progress)
    wrong = rows_of(found.findings, Grade.WRONG)
    imports.require_enterable(len(wrong), found.ready)
    # The last report before the transaction: from here on the work can no longer be stopped.
    progress.report(found.total, found.total + 1, _("Đang ghi vào sổ, chờ trong giây lát"))
    with transaction.atomic():
        held = Import.objects.select_for_update(of=("self",)).select_related("file").get(pk=import_id)
        if held.state == ImportState.DONE:
            return dict(held.result)
        if held.state != ImportState.IMPORTING:
            raise Refused(_("Lần nhập này đã bỏ hoặc đang kiểm tra lại; chưa có gì được lưu."))
        if held.kind == ImportKind.UNITS:
            held.result = directory.apply(actor=actor, changes=found.work)
        else:
            held.directive, held.result = _enter_tracker(actor, held, found.work)
        held.state, held.finished_at = ImportState.DONE, timezone.now()
        held.save()
        after = held.result | {"state": held.state, "sha256": held.file.sha256}
        audit.record(actor=actor, verb="exchange.import.enter", subject=held, after=after)
    return dict(held.result)


@in_official_language
def _enter_tracker(actor: User, held: Import, work: Examined) -> tuple[Directive, dict[str, Any]]:
    approver = default_approver(Unit.objects.filter(is_standing_office=True))
    if approver is None:
        raise Refused(_("Danh bạ chưa chọn cơ quan thường trực nên chưa biết ai duyệt kết quả."))
    today = timezone.localdate()
    title = held.title or _("Bảng theo dõi %(name)s") % {"name": held.file_name}
    directive, obligations = registers.enter(
        actor=actor,
        source=Source.TRACKER,
        original=held.file,
        file_name=held.file_name,
        header={
            "title": title,
            "type_name": _("Bảng theo dõi"),
            "issuer_name": fit(Directive, "issuer_name", approver.name),
            "issuer": approver,
            "date": today,
        },
        opening=[title],
        lines=[entry.line for entry in work.entries],
    )
    orders = [
        bulk.Order(
            obligation=obligation,
            unit=unit,
            supporters=entry.line.supporters,
            due=entry.line.due,
            deliverable=entry.line.deliverable,
            percent=entry.standing.percent or 0,
            note=_note(entry, today.strftime("%d/%m/%Y")),
        )
        for entry, obligation in zip(work.entries, obligations, strict=True)
        for unit in entry.line.leads
    ]
    ground = _("bảng theo dõi nhập ngày %(day)s") % {"day": today.strftime("%d/%m/%Y")}
    made = bulk.start(actor=actor, orders=orders, approver=approver, ground=ground)
    return directive, {"obligations": len(obligations), "assignments": len(made)}


def _note(entry: Entry, day: str) -> str:
    """What the tracker says, and that a "hoàn thành" of it still waits for evidence."""
    if not entry.standing.is_finished:
        return entry.note
    told = _("Bảng theo dõi nhập ngày %(day)s ghi hoàn thành; chờ minh chứng") % {"day": day}
    return f"{told}. {entry.note}".removesuffix(". ").strip()

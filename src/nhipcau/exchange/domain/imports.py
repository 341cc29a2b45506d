"""Nhập bảng: a table is taken in, its columns are named, it is checked, and all of it enters or nothing.

Checking and entering are jobs. What a job reads it reads anew, so a directory changed meanwhile is seen;
what it writes it writes in one transaction together with the import's own state, so that a killed job leaves
nothing and a repeated one does nothing.
"""

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files, jobs
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import secrecy
from nhipcau.units.domain import access, names
from nhipcau.units.domain.access import Action
from nhipcau.units.models import Unit, UnitGroup, User

from ..enums import ImportKind, ImportState
from ..models import Import, SheetLayout
from . import heads, lexicon, policy, sheets
from .heads import Head
from .sheets import Sheet

CHECK_JOB = "nhipcau.exchange.domain.checking.check"
ENTER_JOB = "nhipcau.exchange.domain.entering.enter"
SAMPLE_ROWS = 4


def action_of(kind: str) -> Action:
    """Quyền cần có for a kind of table."""
    return policy.IMPORT_UNITS if kind == ImportKind.UNITS else policy.IMPORT_TRACKER


def upload(
    *, actor: User, kind: ImportKind, content: bytes, name: str, no_secret: bool = False
) -> tuple[Import, bool]:
    """Tải bảng lên: the import, and whether it is new; the same file is taken in once.

    Raises PermissionDenied; Refused for what cannot be read, has no head, carries a secret mark above it
    (safeguard 16), or when nobody gave their word `no_secret` that it carries none elsewhere.
    """
    access.require(actor, action_of(kind))
    files.require_size(len(content))
    known = _standing(kind, hashlib.sha256(content).hexdigest())
    if known:
        return known, False
    found = sheets.read(content)
    _require_no_secret(actor, found, no_secret)
    at, head = _first_with_head(found, kind)
    opening = heads.above(found[at], head)
    with transaction.atomic():
        # Two people may bring the same file in this very moment: the second is given what the first made.
        taken, is_new = Import.objects.exclude(state=ImportState.DISCARDED).get_or_create(
            kind=kind,
            file=files.keep(content),
            defaults={
                "file_name": PurePosixPath(name.replace("\\", "/")).name[-250:] or "bang.xlsx",
                "title": _title(opening)[:300],
                "outline": outline_of(found, at, head),
                "sheet": at,
                "columns": _columns(head, kind),
                "year": _year(opening),
                "created_by": actor,
            },
        )
        if is_new:
            after = {"kind": kind, "sha256": taken.file.sha256, "size": len(content)}
            audit.record(actor=actor, verb="exchange.import.upload", subject=taken, after=after)
    return taken, is_new


def map_columns(*, actor: User, record: Import, columns: Mapping[str, int], year: int) -> None:
    """Chốt cách đọc các cột, remember it for tables with this head, and have the table checked.

    Raises Refused when a needed column is missing, a column serves twice, or work on it runs.
    """
    access.require(actor, action_of(record.kind))
    wanted = {name: int(column) for name, column in columns.items() if column}
    _require_columns(record.kind, wanted)
    with transaction.atomic():
        held = _held(record)
        held.columns, held.year = wanted, year
        head = kept_head(held)
        if not set(wanted.values()) <= set(head.names):
            raise Refused(_("Có cột không còn trong bảng; hãy tải lại trang rồi chọn lại."))
        SheetLayout.objects.update_or_create(
            kind=held.kind, fingerprint=head.fingerprint, defaults={"columns": wanted}
        )
        _enqueue(actor, held, ImportState.CHECKING, CHECK_JOB, _("Kiểm tra bảng “%(name)s”"))
        after = {"columns": wanted, "year": year}
        audit.record(actor=actor, verb="exchange.import.map", subject=held, after=after)


def choose_sheet(*, actor: User, record: Import, sheet: int) -> None:
    """Chọn trang tính khác; its columns are proposed anew. Raises Refused when it has no head."""
    access.require(actor, action_of(record.kind))
    with transaction.atomic():
        held = _held(record)
        before = {"sheet": held.sheet}
        found = sheets.read(held.file.path.read_bytes())
        if sheet >= len(found) or (head := heads.find(found[sheet], held.kind)) is None:
            raise Refused(_no_head())
        held.sheet, held.outline = sheet, outline_of(found, sheet, head)
        held.columns, held.state = _columns(head, held.kind), ImportState.MAPPING
        held.save(update_fields=["sheet", "outline", "columns", "state"])
        audit.record(
            actor=actor, verb="exchange.import.sheet", subject=held, before=before, after={"sheet": sheet}
        )


def choose_names(*, actor: User, record: Import, chosen: Mapping[str, Unit | UnitGroup]) -> None:
    """Chọn đơn vị cho các cách viết chưa rõ, remembered for every table and directive; then check again.

    Raises Refused like `names.remember`; then nothing is remembered.
    """
    access.require(actor, action_of(record.kind))
    with transaction.atomic():
        _held(record)
        for written, target in chosen.items():
            unit, group = (target, None) if isinstance(target, Unit) else (None, target)
            names.remember(actor=actor, written=written, unit=unit, group=group)
        check_again(actor=actor, record=record)


def check_again(*, actor: User, record: Import) -> None:
    """Kiểm tra lại, after a name was chosen or a job was stopped. Raises Refused before columns are named."""
    map_columns(actor=actor, record=record, columns=record.columns, year=record.year)


def enter(*, actor: User, record: Import) -> None:
    """Nhập cả bảng, as a job; a second click changes nothing.

    Raises Refused while a row is wrong, when no row is left to enter, or before the table was checked.
    """
    access.require(actor, action_of(record.kind))
    with transaction.atomic():
        held = Import.objects.select_for_update(of=("self",)).select_related("job").get(pk=record.pk)
        if held.state == ImportState.DONE or held.is_running:
            return
        if held.state not in {ImportState.CHECKED, ImportState.IMPORTING}:
            raise Refused(_("Bảng chưa được kiểm tra; hãy kiểm tra trước khi nhập."))
        require_enterable(held.wrong, held.ready)
        _enqueue(actor, held, ImportState.IMPORTING, ENTER_JOB, _("Nhập bảng “%(name)s”"))
        audit.record(actor=actor, verb="exchange.import.start", subject=held, after={"rows": held.ready})


def cancel(*, actor: User, record: Import) -> None:
    """Dừng kiểm tra hoặc nhập; nothing has been written then. Raises Refused when another asked for it."""
    access.require(actor, action_of(record.kind))
    with transaction.atomic():
        held = Import.objects.select_for_update(of=("self",)).select_related("job").get(pk=record.pk)
        if not held.is_running or held.job is None:
            return
        jobs.cancel(job=held.job, actor=actor)
        audit.record(actor=actor, verb="exchange.import.cancel", subject=held)


def discard(*, actor: User, record: Import) -> None:
    """Bỏ một lần nhập chưa xong; the same file may come again. Raises Refused once it is in."""
    access.require(actor, action_of(record.kind))
    with transaction.atomic():
        held = _held(record)
        before = {"state": held.state}
        held.state = ImportState.DISCARDED
        held.save(update_fields=["state"])
        audit.record(
            actor=actor,
            verb="exchange.import.discard",
            subject=held,
            before=before,
            after={"state": held.state},
        )


def outline_of(found: list[Sheet], at: int, head: Head) -> dict[str, Any]:
    """Những gì trang nhập cần: the head, the first rows below it, the sheets of the file."""
    below = [row for row in found[at].rows if row.number > head.last][:SAMPLE_ROWS]
    columns = sorted(head.names)
    return {
        "first": head.first,
        "last": head.last,
        "names": {str(column): head.names[column] for column in columns},
        "sample": [[row.text(column)[:120] for column in columns] for row in below],
        "sheets": [[sheet.name, sheet.is_hidden] for sheet in found],
        "hidden_rows": sum(row.is_hidden for row in found[at].rows),
    }


def kept_head(record: Import) -> Head:
    """Đầu bảng đã lưu."""
    kept = record.outline
    names = {int(column): name for column, name in kept["names"].items()}
    return Head(kept["first"], kept["last"], names)


def sheet_of(record: Import) -> Sheet:
    """Trang tính đang đọc of the stored file. Raises Refused when it is gone from the file."""
    found = sheets.read(record.file.path.read_bytes())
    if record.sheet >= len(found):
        raise Refused(_("Không thấy trang tính đã chọn; hãy tải lại tệp."))
    return found[record.sheet]


def head_of(record: Import) -> tuple[Sheet, Head]:
    """Trang tính và đầu bảng. Raises Refused when the sheet has no head."""
    sheet = sheet_of(record)
    head = heads.find(sheet, record.kind)
    if head is None:
        raise Refused(_no_head())
    return sheet, head


def require_enterable(wrong: int, ready: int) -> None:
    """Nhập được cả bảng. Raises Refused while rows are wrong or none is left."""
    if wrong:
        raise Refused(
            _("Còn %(n)d dòng lỗi nên chưa nhập dòng nào. Hãy sửa trong tệp Excel rồi tải lên lại.")
            % {"n": wrong}
        )
    if not ready:
        raise Refused(_("Không còn dòng nào để nhập: mọi dòng đã có trong hệ thống."))


def _standing(kind: str, digest: str) -> Import | None:
    return Import.objects.filter(kind=kind, file__sha256=digest).exclude(state=ImportState.DISCARDED).first()


def _held(record: Import) -> Import:
    held = Import.objects.select_for_update(of=("self",)).select_related("job", "file").get(pk=record.pk)
    if held.state == ImportState.DONE:
        raise Refused(_("Bảng này đã nhập xong; không thay đổi được nữa."))
    if held.state == ImportState.DISCARDED:
        raise Refused(_("Lần nhập này đã bỏ; hãy tải tệp lên lại."))
    if held.is_running:
        raise Refused(_("Đang kiểm tra hoặc nhập bảng này; hãy đợi xong hoặc bấm dừng trước."))
    return held


def _enqueue(actor: User, held: Import, state: ImportState, work: str, label: str) -> None:
    held.state = state
    held.save()
    held.job = jobs.enqueue(
        work=work,
        label=label % {"name": held},
        requested_by=actor,
        arguments={"import_id": held.pk, "actor_id": actor.pk},
    )
    # By update: a test runs the job at once, within this very call.
    Import.objects.filter(pk=held.pk).update(job=held.job)


def _require_columns(kind: str, wanted: Mapping[str, int]) -> None:
    fields = {str(field): field for field in lexicon.ORDER[kind]}
    missing = [str(fields[str(name)].label) for name in lexicon.NEEDED[kind] if str(name) not in wanted]
    if missing:
        raise Refused(_("Hãy chọn cột cho: %(names)s.") % {"names": ", ".join(missing)})
    if not set(wanted) <= set(fields):
        raise Refused(_("Có ô không thuộc loại bảng này; hãy tải lại trang."))
    if len(set(wanted.values())) < len(wanted):
        raise Refused(_("Một cột đang được chọn cho hai nội dung; mỗi cột chỉ dùng một lần."))


def _first_with_head(found: list[Sheet], kind: str) -> tuple[int, Head]:
    """Visible sheets first; the one with most rows of those that have a head."""
    headed = [(at, head) for at, sheet in enumerate(found) if (head := heads.find(sheet, kind))]
    if not headed:
        raise Refused(_no_head())
    return max(headed, key=lambda pair: (not found[pair[0]].is_hidden, len(found[pair[0]].rows)))


def _columns(head: Head, kind: str) -> dict[str, int]:
    layout = SheetLayout.objects.filter(kind=kind, fingerprint=head.fingerprint).first()
    return dict(layout.columns) if layout else heads.columns(head, kind)


def _no_head() -> str:
    return _(
        "Không tìm thấy dòng tên cột trong bảng; chưa có gì được lưu. "
        "Bảng cần một dòng ghi tên các cột, ví dụ: STT, Nội dung nhiệm vụ, Đơn vị chủ trì, Thời hạn. "
        "Hãy xem tệp mẫu."
    )


def _require_no_secret(actor: User, found: list[Sheet], no_secret: bool) -> None:
    opening = (row.text(column) for sheet in found for row in sheet.rows[:15] for column in sorted(row.cells))
    if secrecy.is_marked("\n".join(opening)):
        with transaction.atomic():
            audit.record(actor=actor, verb="exchange.import.refuse_secret", subject=actor)
        raise Refused(
            _(
                "Phần đầu bảng có dấu chỉ độ mật. Tài liệu mật không được đưa lên hệ thống này; "
                "chưa có gì được lưu. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước."
            )
        )
    if not no_secret:
        raise Refused(
            _(
                "Máy không đọc được dấu mật trong hình vẽ hay khung chữ của bảng. "
                "Hãy xác nhận bảng không mang dấu mật rồi gửi lại; chưa có gì được lưu."
            )
        )


def _title(opening: list[str]) -> str:
    """The longest line above the head in capitals, as tables are titled; else the longest."""
    return max(opening, key=lambda line: (line.isupper(), len(line)), default="")


def _year(opening: list[str]) -> int:
    """The year the title names, else this one."""
    named = [int(word) for line in opening for word in line.split() if word.isdigit() and len(word) == 4]
    return next((year for year in named if 2000 <= year <= 2100), timezone.localdate().year)

"""Bản ký nhận về: looked at before it is kept – signatures, a secret mark, whether it is our paper.

Findings, as kept with a file that waits: `signatures` (domain/signatures.py), `doubts` (a code of Doubt to
the Vietnamese sentence that says what is odd).
"""

from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from ..enums import Doubt, PaperState
from ..models import Paper, ReturnedFile
from . import hands, papers, policy, signatures, signed_text, versions


class MarkReader(Protocol):
    """Việc tìm dấu mật trong chữ của tệp: raises Refused, with `verb` on `subject` in the trail."""

    def __call__(self, text: str, /, *, actor: User, verb: str, subject: Paper) -> None: ...


# Higher apps that can read a letterhead refuse here a text that bears a secret mark (safeguard 16).
secret_marks: list[MarkReader] = []


@dataclass(frozen=True, slots=True)
class Findings:
    """Điều máy thấy trong bản ký."""

    signatures: list[signatures.Finding]
    doubts: dict[str, str]


def examine(*, actor: User, paper: Paper, content: bytes) -> Findings:
    """Xem bản ký của một văn bản; stores nothing.

    Raises Refused for a file that is empty, too large, no PDF, broken, locked, or whose first page is marked
    secret; the last leaves an entry in the trail, so call it outside the transaction that would undo it.
    """
    hands.require(actor, policy.RECORD, paper)
    files.require_size(len(content))
    if not content.startswith(b"%PDF-"):
        raise Refused(_("Bản đã ký phải là tệp PDF; chưa có gì được lưu. Hãy chọn lại đúng tệp."))
    found = signatures.check(content)
    pages = signed_text.read(content)
    for require_unmarked in secret_marks:
        require_unmarked("\n".join(pages[:2]), actor=actor, verb="issuing.refuse_secret", subject=paper)
    return Findings(found, _doubts(paper, found, pages))


def receive(*, actor: User, paper: Paper, content: bytes, name: str) -> ReturnedFile:
    """Nhận bản ký: looked at, and kept in quarantine until its number and date are recorded.

    It replaces one that waited. Raises Refused like `examine`, and when the paper awaits no signed file.
    """
    hands.require(actor, policy.RECORD, paper)
    _require_waiting(paper)
    findings = examine(actor=actor, paper=paper, content=content)
    with transaction.atomic():
        held = papers.locked(paper)
        _require_waiting(held)
        drop(held)
        returned = ReturnedFile.objects.create(
            paper=held,
            key=files.quarantine(content),
            name=clean_name(name),
            findings=asdict(findings),
            brought_by=actor,
        )
        after = {"size": len(content), "signatures": len(findings.signatures)}
        audit.record(actor=actor, verb="issuing.receive", subject=held, after=after)
    return returned


def discard(*, actor: User, paper: Paper) -> None:
    """Bỏ bản ký chưa ghi nhận: erased from quarantine."""
    hands.require(actor, policy.RECORD, paper)
    with transaction.atomic():
        held = papers.locked(paper)
        if drop(held):
            audit.record(actor=actor, verb="issuing.discard", subject=held)


def content_of(waiting: ReturnedFile) -> bytes:
    """Nội dung bản ký đang chờ. Raises Refused when quarantine no longer has it."""
    try:
        return files.read_quarantined(waiting.key)
    except FileNotFoundError as error:
        raise Refused(_("Bản ký tạm giữ không còn; hãy tải lại tệp.")) from error


def drop(held: Paper) -> bool:
    """Xóa bản ký tạm giữ of a locked paper once the transaction stands; False when none waited."""
    waiting = waiting_of(held)
    if waiting is None:
        return False
    key = waiting.key
    waiting.delete()
    transaction.on_commit(lambda: files.release(key))
    return True


def waiting_of(paper: Paper) -> ReturnedFile | None:
    """Bản ký đang chờ ghi nhận."""
    return ReturnedFile.objects.filter(paper=paper).select_related("brought_by").first()


def clean_name(name: str) -> str:
    """Tên tệp, without folders."""
    return PurePosixPath(name.replace("\\", "/")).name[-250:]


def _require_waiting(paper: Paper) -> None:
    sentence = _("Chỉ nhận bản ký của văn bản đã xuất để ký hoặc đã ban hành.")
    papers.require_in(paper, (PaperState.EXPORTED, PaperState.ISSUED), sentence)


def _doubts(paper: Paper, found: list[signatures.Finding], pages: list[str]) -> dict[str, str]:
    doubts: dict[str, str] = {}
    if not found:
        doubts[Doubt.UNSIGNED] = _("Tệp không có chữ ký số nào.")
    elif warnings := signatures.warnings_of(found):
        doubts[Doubt.ALTERED] = " ".join(warnings)
    if not signed_text.is_readable(pages):
        doubts[Doubt.UNREADABLE] = _(
            "Trang đầu là ảnh chụp, máy không đọc được chữ nên không biết có dấu mật hay không."
        )
        return doubts
    version = versions.latest(paper)
    if version is None:
        return doubts
    document = versions.document_of(version)
    share = signed_text.sameness(document, pages)
    if share < signed_text.ENOUGH or not signed_text.has_title(document, pages):
        doubts[Doubt.OTHER_TEXT] = _(
            "Chữ trong tệp chỉ giống %(share)d %% bản đã xuất, hoặc không có trích yếu; "
            "có thể là văn bản khác hoặc đã sửa sau khi xuất."
        ) % {"share": round(share * 100)}
    return doubts

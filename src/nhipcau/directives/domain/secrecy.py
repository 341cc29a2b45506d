"""Dấu mật: whether a text handed in as something else than a directive carries one (safeguard 16)."""

from typing import NoReturn

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from ..enums import DirectiveState
from ..models import Directive
from . import values

# A letterhead stands within the first page or two; the rest of a long text need not be read for it.
HEAD = 10_000


def require_unmarked(
    *, actor: User | None, content: bytes, name: str, kind: str, no_secret: bool, verb: str, subject: Model
) -> None:
    """Tệp không mang dấu mật: read in text, Word and PDF; but for text a person's word is asked for too.

    `kind` is what the file is by its bytes; `no_secret` the word that it carries no mark; `actor` is None for
    one who sends from outside. Raises Refused for a marked file, which leaves `verb` on `subject` in the
    trail, so call it outside the transaction that would undo it; and where the word is missing.
    """
    if kind == "txt":
        require_unmarked_text(content.decode("utf-8-sig"), actor=actor, verb=verb, subject=subject)
        return
    if kind in {"pdf", "docx"} and is_marked_file(content, name):
        _refuse(actor, verb, subject)
    # A mark may stand there as a picture, and other kinds are not read at all.
    if not no_secret:
        raise Refused(
            _(
                "Máy không đọc được dấu mật trong loại tệp này. "
                "Hãy xác nhận tệp không mang dấu mật rồi gửi lại; chưa có gì được lưu."
            )
        )


def require_unmarked_text(text: str, *, actor: User | None, verb: str, subject: Model) -> None:
    """Chữ của tệp không mang dấu mật. Raises Refused like require_unmarked."""
    if is_marked(text):
        _refuse(actor, verb, subject)


def is_marked(text: str) -> bool:
    """Phần đầu mang dấu MẬT, TỐI MẬT hoặc TUYỆT MẬT; the words in the body are no mark."""
    try:
        reading = vanban.as_dict(vanban.parse(vanban.read_bytes(text[:HEAD].encode(), "minh-chung.txt")))
    except vanban.VanbanError:
        return False
    return values.is_confidential(reading)


def is_marked_file(content: bytes, name: str) -> bool:
    """Tệp Word hoặc PDF mang dấu mật; False also where it cannot be read: a person is still to be asked.

    Pictures are not recognised here, where somebody waits for the answer.
    """
    try:
        source = vanban.read_bytes(content, name, bounded=True, recognise=False)
        reading = vanban.as_dict(vanban.parse(source))
    except vanban.VanbanError:
        return False
    return values.is_confidential(reading)


def erase(directive: Directive, *, told_by: User | None = None) -> None:
    """Từ chối văn bản có dấu mật: nothing of it is kept, and the trail says only that it was refused.

    `told_by` is the person who saw the mark where no machine could; the machine read it otherwise.
    """
    for key in filter(None, (directive.quarantine_key, directive.reading_key)):
        files.release(key)
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        held.state = DirectiveState.FAILED
        held.quarantine_key = held.reading_key = held.digest = held.file_name = ""
        held.failure = _(
            "Phần đầu văn bản có dấu chỉ độ mật. Văn bản mật không được đưa lên hệ thống này: "
            "nội dung và tên tệp đã bị xóa, không giữ lại gì. "
            "Hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
        )
        held.save(update_fields=["state", "quarantine_key", "reading_key", "digest", "file_name", "failure"])
        after = {"state": held.state, "refused": "secret"}
        actor = told_by or held.received_by
        audit.record(actor=actor, verb="directives.refuse_secret", subject=held, after=after)


def _refuse(actor: User | None, verb: str, subject: Model) -> NoReturn:
    with transaction.atomic():
        # Only that it was refused: nothing of the content or of the file's name (safeguard 16).
        audit.record(actor=actor, verb=verb, subject=subject, after={"refused": "secret"})
    raise Refused(
        _(
            "Phần đầu tệp có dấu chỉ độ mật. Văn bản mật không được đưa lên hệ thống này; "
            "chưa có gì được lưu. Hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
        )
    )

"""Dấu mật: whether a text handed in as something else than a directive carries one (safeguard 16)."""

from django.db import transaction
from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain import audit, files
from nhipcau.units.models import User

from ..enums import DirectiveState
from ..models import Directive
from . import values

# A letterhead stands within the first page or two; the rest of a long text need not be read for it.
HEAD = 10_000


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

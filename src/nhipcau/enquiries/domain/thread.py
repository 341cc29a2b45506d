"""Hồ sơ: the enquiry held for a change, a step written down, in the caller's transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import NOTES, EntryKind, State
from ..models import Enquiry, EnquiryBook, Entry
from . import policy
from .typed import lines

MOST = 10_000


def hold(enquiry: Enquiry) -> Enquiry:
    """Giữ câu hỏi, locked, in the caller's transaction."""
    found = Enquiry.objects.select_for_update(of=("self",))
    return found.select_related("unit", "language", "answer", "contact").get(pk=enquiry.pk)


@in_official_language
def step(
    actor: User | None, verb: str, held: Enquiry, sentence: Promise, put: Mapping[str, Any], **told: Any
) -> str:
    """Ghi một bước into thread and trail; returns its words. They are Vietnamese and name no person.

    `put` fills the holes of the sentence, which is lazy so that it is said here and not where it was chosen.
    """
    audit.record(actor=actor, verb=verb, subject=held, after={"state": held.state, **told})
    said = str(sentence) % put
    Entry.objects.create(enquiry=held, kind=EntryKind.STEP, body=said, author=actor)
    return said


def note(*, actor: User, enquiry: Enquiry, kind: str, body: str) -> Entry:
    """Ghi chú, trao đổi qua điện thoại hoặc trực tiếp. Raises Refused for an empty one."""
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    if kind not in NOTES:
        raise Refused(_("Hãy chọn loại ghi chép."))
    if not (body := lines(body)):
        raise Refused(_("Hãy ghi nội dung trao đổi."))
    if len(body) > MOST:
        raise Refused(_("Ghi chép dài quá %(most)d ký tự.") % {"most": MOST})
    held = Enquiry.objects.get(pk=enquiry.pk)
    with transaction.atomic():
        made = Entry.objects.create(enquiry=held, kind=kind, body=body, author=actor)
        audit.record(actor=actor, verb="enquiries.note", subject=held, after={"kind": kind})
    return made


def give_number(held: Enquiry) -> None:
    """Cho số trong năm, in the caller's transaction; one that has its number keeps it."""
    if held.number is not None:
        return
    year = timezone.localtime(held.received_at).year
    EnquiryBook.objects.get_or_create(year=year)
    book = EnquiryBook.objects.select_for_update().get(year=year)
    book.last += 1
    book.save(update_fields=["last"])
    held.year, held.number = year, book.last


def require_state(held: Enquiry, *states: State) -> None:
    """Đòi đúng bước. Raises Refused with where it stands."""
    if held.state not in states:
        raise Refused(
            _("Câu hỏi này đang ở bước “%(state)s” nên không làm việc ấy được.")
            % {"state": held.get_state_display()}
        )

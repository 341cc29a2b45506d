"""Thời hạn lưu: who asked is forgotten when the purpose ends; question and answer stay."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain import retention
from nhipcau.core.domain.retention import Rule
from nhipcau.core.models import RetentionPeriod
from nhipcau.mailing.domain import outbox

from ..enums import NOTES, OVER, EntryKind, State
from ..models import Enquiry, EnquiryContact, Entry

CONTACTS, ASIDE = "enquiries.contacts", "enquiries.aside"
CONTACT_DAYS, ASIDE_DAYS = 90, 60
# In the place of a name or address in what was written.
GONE = "…"


def register() -> None:
    """Đăng ký hai quy tắc lưu."""
    retention.register(
        Rule(
            code=CONTACTS,
            label=_("Tên, địa chỉ của người hỏi báo chí"),
            why=_("Để trả lời và trao đổi thêm; sau đó chỉ còn tên cơ quan báo chí, câu hỏi và câu trả lời."),
            days=CONTACT_DAYS,
            least=7,
            most=365,
            every=timedelta(hours=12),
            work=erase_contacts,
        )
    )
    retention.register(
        Rule(
            code=ASIDE,
            label=_("Câu hỏi chờ sàng lọc mà không ai nhận vào sổ"),
            why=_("Để xem lại sau một đợt gửi dồn dập; không phải câu hỏi thì không giữ."),
            days=ASIDE_DAYS,
            least=14,
            most=365,
            every=timedelta(hours=12),
            work=drop_aside,
        )
    )


def days() -> int:
    """Số ngày giữ sau khi xong, as the office has set it."""
    held = RetentionPeriod.objects.filter(code=CONTACTS).values_list("days", flat=True).first()
    return held or CONTACT_DAYS


def promise(enquiry: Enquiry) -> None:
    """Hẹn ngày xóa, in the caller's transaction; a longer time set later does not put it off."""
    until = timezone.localdate() + timedelta(days=days())
    EnquiryContact.objects.filter(enquiry=enquiry, erased_at=None).update(erase_on=until)


def keep_on(enquiry: Enquiry) -> None:
    """Còn cần: it was opened again."""
    EnquiryContact.objects.filter(enquiry=enquiry, erased_at=None).update(erase_on=None)


def erase_contacts(kept: timedelta) -> int:
    """Xóa người hỏi của các câu hỏi đã xong; returns how many."""
    today = timezone.localdate()
    over = Q(enquiry__state__in=OVER, enquiry__changed_at__lt=timezone.now() - kept, erase_on=None)
    found = EnquiryContact.objects.filter(Q(erase_on__lte=today) | over, erased_at=None)
    return sum(_erase(pk) for pk in found.order_by("pk").values_list("pk", flat=True))


def drop_aside(kept: timedelta) -> int:
    """Bỏ những gì chờ sàng lọc quá lâu; returns how many."""
    old = Enquiry.objects.filter(state=State.SCREENING, received_at__lt=timezone.now() - kept)
    count = old.count()
    old.delete()
    return count


def _erase(pk: int) -> int:
    """Name, address and telephone go from their row, the letters, and wherever they were written."""
    with transaction.atomic():
        held = EnquiryContact.objects.select_for_update().get(pk=pk)
        if held.erased_at is not None:
            return 0
        told = [value for value in (held.name, held.email, held.phone) if value]
        entries = Entry.objects.filter(enquiry=held.enquiry_id)
        entries.filter(kind__in=[EntryKind.MAIL_IN, EntryKind.MAIL_OUT]).update(body="")
        for entry in entries.filter(kind__in=NOTES):
            Entry.objects.filter(pk=entry.pk).update(body=_without(entry.body, told))
        enquiry = Enquiry.objects.get(pk=held.enquiry_id)
        enquiry.question = _without(enquiry.question, told)
        enquiry.save(update_fields=["question", "folded"])
        others = EnquiryContact.objects.filter(email__iexact=held.email, erased_at=None).exclude(pk=held.pk)
        if held.email and not others.exists():
            outbox.forget(held.email)
        held.name = held.email = held.phone = held.salt = ""
        held.erased_at = timezone.now()
        held.save()
    return 1


def _without(text: str, told: list[str]) -> str:
    for value in told:
        text = text.replace(value, GONE)
    return text

"""Công bố: the approved answer under a question without persons; put right, taken down with its reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import State
from ..models import Enquiry
from . import policy, thread
from .typed import line, lines

MOST_QUESTION = 2000
PUBLISHED = gettext_lazy("Công bố trên cổng")
CORRECTED = gettext_lazy("Đính chính trên cổng: %(said)s")
WITHDRAWN = gettext_lazy("Gỡ khỏi cổng: %(reason)s")


def publish(*, actor: User, enquiry: Enquiry, subject: str, question: str, correction: str = "") -> Enquiry:
    """Công bố câu trả lời; over one that stands already, `correction` says what was wrong.

    Raises Refused before it was answered, for a refusal, without words, or where the asker is named.
    """
    access.require(actor, policy.PUBLISH, units=[enquiry.unit])
    subject, question, correction = line(subject), lines(question), line(correction)
    if not subject or not question:
        raise Refused(_("Hãy viết tiêu đề và câu hỏi, không nêu tên người nào."))
    if len(subject) > 200 or len(question) > MOST_QUESTION or len(correction) > 500:
        raise Refused(_("Tiêu đề, câu hỏi hoặc lời đính chính dài quá; hãy viết gọn lại."))
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.ANSWERED)
        assert held.answer is not None  # noqa: S101 - it was answered
        _require_no_person(held, f"{subject}\n{question}\n{held.answer.text}")
        stands = held.published_at is not None and held.withdrawn_at is None
        if stands and not correction:
            raise Refused(_("Câu trả lời này đang đăng; muốn thay, hãy ghi chỗ đã sai."))
        now = timezone.now()
        held.public_subject, held.public_question, held.public_answer = subject, question, held.answer
        if stands:
            held.corrected_at, held.correction = now, correction
        else:
            held.published_at, held.withdrawn_at, held.withdrawn_reason = now, None, ""
        held.save()
        said = CORRECTED if stands else PUBLISHED
        told = {"subject": subject, "correction": correction}
        thread.step(actor, "enquiries.publish", held, said, {"said": correction}, **told)
    return held


def withdraw(*, actor: User, enquiry: Enquiry, reason: str) -> Enquiry:
    """Gỡ, kèm lý do; its page says that it is gone and why (safeguard 8)."""
    access.require(actor, policy.PUBLISH, units=[enquiry.unit])
    if not (reason := line(reason)):
        raise Refused(_("Hãy ghi vì sao gỡ; lý do hiện trên trang."))
    with transaction.atomic():
        held = thread.hold(enquiry)
        if held.published_at is None or held.withdrawn_at is not None:
            raise Refused(_("Câu trả lời này hiện không đăng."))
        held.withdrawn_at, held.withdrawn_reason = timezone.now(), reason[:500]
        held.save(update_fields=["withdrawn_at", "withdrawn_reason", "changed_at"])
        thread.step(actor, "enquiries.withdraw", held, WITHDRAWN, {"reason": reason}, reason=reason)
    return held


def _require_no_person(held: Enquiry, text: str) -> None:
    said = f" {fold(text)} "
    for value in (held.contact.name, held.contact.email, held.contact.phone):
        if value and f" {fold(value)} " in said:
            raise Refused(
                _("Trong chữ sẽ công bố có tên hoặc địa chỉ người hỏi; hãy viết lại, không nêu người.")
            )

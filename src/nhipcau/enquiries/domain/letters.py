"""Thư cho người hỏi: that it came, the answer, where else to turn; in the language asked."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import listing
from nhipcau.core.domain.language import in_official_language
from nhipcau.mailing.domain import outbox
from nhipcau.mailing.models import Mail
from nhipcau.newsroom.models import Language

from ..enums import EntryKind
from ..models import Answer, Enquiry, Entry
from . import words


@in_official_language
def purpose() -> str:
    """Mục đích giữ tên và địa chỉ người hỏi."""
    return _("Trả lời câu hỏi của cơ quan báo chí")


def acknowledge(enquiry: Enquiry) -> None:
    """Báo đã nhận; nothing of what was typed is in it, so that nobody writes to strangers through us."""
    _send(enquiry, "received", key=f"enquiries.acknowledged:{enquiry.pk}")


def answer(enquiry: Enquiry, given: Answer) -> Mail | None:
    """Gửi câu trả lời; None where there is no address."""
    key = f"enquiries.answer:{enquiry.pk}:{given.number}"
    return _send(enquiry, "answer", key=key, text=said(given), language=given.language)


def pass_on(enquiry: Enquiry) -> None:
    """Báo rằng đây không phải câu hỏi của báo chí, and where a citizen's request is taken."""
    _send(enquiry, "passed", key=f"enquiries.passed:{enquiry.pk}")


def said(given: Answer) -> str:
    """Lời trả lời; a refusal names its ground first (khoản 3 Điều 4 Nghị định 244/2026/NĐ-CP)."""
    if not given.ground:
        return given.text
    told = words.of(given.language.code, given.language.stand_in)
    ground = told[f"ground_{given.ground.replace('-', '_')}"].format(detail=given.detail)
    return "\n\n".join(part for part in (told["refused_because"].format(ground=ground), given.text) if part)


def as_message(enquiry: Enquiry, given: Answer) -> str:
    """Cả lời đáp như một tin nhắn, to be copied where there is no mail."""
    return _body(enquiry, "answer", said(given), given.language)


def _send(
    enquiry: Enquiry, kind: str, *, key: str, text: str = "", language: Language | None = None
) -> Mail | None:
    if not enquiry.contact.email:
        return None
    spoken = language or enquiry.language
    told = words.of(spoken.code, spoken.stand_in)
    subject = told[f"{kind}_subject"].format(office=_office(told), number=enquiry.numbered)
    body = _body(enquiry, kind, text, spoken)
    mail = outbox.put(
        key=key, to=enquiry.contact.email, subject=f"{subject} [#{enquiry.numbered}]", body=body
    )
    if mail is not None:
        Entry.objects.create(enquiry=enquiry, kind=EntryKind.MAIL_OUT, body=body, mail=mail)
    return mail


def _body(enquiry: Enquiry, kind: str, text: str, language: Language) -> str:
    told = words.of(language.code, language.stand_in)
    place = reverse("asking:status", args=[language.code, enquiry.code])
    filled = {
        "office": _office(told),
        "unit": str(enquiry.unit) if enquiry.unit else _office(told),
        "number": enquiry.numbered,
        "day": f"{timezone.localdate():%d/%m/%Y}",
        "link": outbox.absolute(place),
        "text": text,
    }
    return told[f"{kind}_body"].format(**filled)


def _office(told: dict[str, str]) -> str:
    return listing.office() or told["office"]

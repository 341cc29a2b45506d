"""Nhận thư: into the thread it answers, or as a new question; once a letter, however often it is brought."""

import re

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import audit
from nhipcau.core.domain.language import in_official_language
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import notices

from ..enums import Channel, EntryKind
from ..models import Enquiry, Entry, Fetched
from . import receiving
from .mails import Arrived
from .typed import LONGEST, Asked

ANSWERED, ASKED, AUTOMATIC, KNOWN, NOBODY = "thread", "new", "automatic", "known", "no-sender"
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")


def take(arrived: Arrived, *, box: str, validity: int, uid: int, is_cut: bool = False) -> str:
    """Nhận một thư; returns what became of it. In one transaction with the note that it was taken."""
    place = {"box": box, "validity": validity, "uid": uid}
    if Fetched.objects.filter(**place).exists():
        return KNOWN
    if Fetched.objects.filter(box=box, digest=arrived.digest).exists():
        # The box was numbered anew: the same letter under another number.
        Fetched.objects.create(**place, digest=_of_place(validity, uid), outcome=KNOWN)
        return KNOWN
    try:
        with transaction.atomic():
            note = Fetched.objects.create(**place, digest=arrived.digest, outcome=AUTOMATIC)
            note.outcome, note.enquiry = _taken(arrived, is_cut=is_cut)
            note.save(update_fields=["outcome", "enquiry"])
    except IntegrityError:
        # Another worker was first.
        if not Fetched.objects.filter(box=box, digest=arrived.digest).exists():
            raise
        return KNOWN
    return note.outcome


def pass_over(*, box: str, validity: int, uid: int) -> None:
    """Bỏ qua một thư không còn trong hộp, so that those behind it are not kept waiting."""
    told = {"digest": _of_place(validity, uid), "outcome": "gone"}
    Fetched.objects.get_or_create(box=box, validity=validity, uid=uid, defaults=told)


def _of_place(validity: int, uid: int) -> str:
    return f"{validity}/{uid}"


def _taken(arrived: Arrived, *, is_cut: bool) -> tuple[str, Enquiry | None]:
    if arrived.is_automatic or arrived.sender.lower() == settings.DEFAULT_FROM_EMAIL.lower():
        return AUTOMATIC, None
    if not arrived.sender:
        return NOBODY, None
    if (known := _thread_of(arrived)) is not None:
        _put(known, arrived, is_cut=is_cut)
        audit.record(actor=None, verb="enquiries.mail", subject=known, after={"number": known.numbered})
        _tell(known)
        return ANSWERED, known
    asked = Asked(
        outlet=arrived.sender.rpartition("@")[2][: LONGEST["outlet"]],
        name=arrived.name,
        email=arrived.sender,
        subject=arrived.subject or _untitled(),
        question=arrived.text[: LONGEST["question"]] or _untitled(),
    )
    made = receiving.put(
        asked,
        language=_language(arrived),
        channel=Channel.MAIL,
        aside=receiving.why_aside(asked, timezone.now(), Channel.MAIL),
    )
    _put(made, arrived, is_cut=is_cut)
    return ASKED, made


def _thread_of(arrived: Arrived) -> Enquiry | None:
    """By our letter it answers; else by the number in its subject, from the address that asked."""
    entry = Entry.objects.filter(mail__token__in=arrived.answers).select_related("enquiry__unit").last()
    if entry is not None:
        return entry.enquiry
    if arrived.number is None:
        return None
    number, year = arrived.number
    found = Enquiry.objects.filter(number=number, year=year, contact__email__iexact=arrived.sender)
    return found.select_related("unit").first()


@in_official_language
def _put(enquiry: Enquiry, arrived: Arrived, *, is_cut: bool) -> None:
    Entry.objects.create(enquiry=enquiry, kind=EntryKind.MAIL_IN, body=arrived.text or _untitled())
    left = []
    if arrived.attachments:
        said = ngettext(
            "Thư kèm %(n)d tệp; tệp qua thư không được nhận.",
            "Thư kèm %(n)d tệp; tệp qua thư không được nhận.",
            arrived.attachments,
        )
        left.append(said % {"n": arrived.attachments})
    if is_cut:
        left.append(_("Thư quá lớn nên chỉ đọc phần đầu; thư gốc còn trong hộp thư."))
    if left:
        Entry.objects.create(enquiry=enquiry, kind=EntryKind.NOTE, body=" ".join(left))


@in_official_language
def _tell(enquiry: Enquiry) -> None:
    told = {
        "subject": _("Người hỏi báo chí gửi thêm thư"),
        "lines": [_("Số %(n)s, %(outlet)s") % {"n": enquiry.numbered, "outlet": enquiry.outlet}],
        "path": enquiry.get_absolute_url(),
        "key": f"enquiries.mail:{enquiry.pk}:{enquiry.entries.count()}",
    }
    if enquiry.unit is None:
        notices.to_officers(**told)  # type: ignore[arg-type]
    else:
        notices.to_units([enquiry.unit], **told)  # type: ignore[arg-type]


@in_official_language
def _untitled() -> str:
    return _("(thư không có chữ)")


def _language(arrived: Arrived) -> Language:
    """Vietnamese by its letters, else English; whoever answers may choose another."""
    code = "vi" if _VIETNAMESE.search(f"{arrived.subject} {arrived.text}") else "en"
    return Language.objects.filter(code=code).first() or Language.objects.get(code="vi")

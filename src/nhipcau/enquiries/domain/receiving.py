"""Tiếp nhận: through the public form, and by hand what came by telephone, at a briefing or by letter.

A flood loses nothing and stops nothing: beyond what people can send in an hour, questions are put aside until
somebody has looked at them. Those get no number, no mail and no line in the trail.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import BY_HAND, Channel, State
from ..models import Enquiry, EnquiryContact
from . import clocks, letters, policy, thread
from .typed import Asked

# In an hour through the form or by mail; of one address in a day, so that no stranger's box is filled by us.
MOST_AN_HOUR, MOST_OF_ADDRESS = 40, 4
FIELDS = ("outlet", "country", "subject", "question", "wanted_by", "is_resident_bureau")
# Why a question was put aside.
FLOOD, ADDRESS, TRAP = "flood", "address", "trap"


def receive(*, asked: Asked, language: Language, nonce: str, is_trapped: bool = False) -> Enquiry:
    """Nhận qua biểu mẫu; sent twice under one `nonce` it is one question.

    `is_trapped`: a box was filled that people do not see. Raises Refused for what `asked` says is wrong.
    """
    if asked.wrong:
        raise Refused(_("Câu hỏi chưa đủ."))
    if known := Enquiry.objects.filter(nonce=nonce).first():
        return known
    try:
        with transaction.atomic():
            aside = TRAP if is_trapped else why_aside(asked, timezone.now(), Channel.FORM)
            return put(asked, language=language, channel=Channel.FORM, nonce=nonce, aside=aside)
    except IntegrityError:
        # The same form arrived twice at one moment.
        return Enquiry.objects.get(nonce=nonce)


def enter(
    *,
    actor: User,
    asked: Asked,
    language: Language,
    channel: str,
    unit: Unit | None = None,
    received_at: datetime | None = None,
) -> Enquiry:
    """Ghi bằng tay. Raises PermissionDenied; Refused for what is wrong, or a moment to come."""
    access.require(actor, policy.ENTER, units=[unit])
    moment = received_at or timezone.now()
    if channel not in BY_HAND:
        raise Refused(_("Hãy chọn đường hỏi."))
    if moment > timezone.now():
        raise Refused(_("Lúc nhận không thể ở tương lai."))
    if not asked.outlet or not asked.subject or not asked.question:
        raise Refused(_("Cần có cơ quan báo chí, việc được hỏi và câu hỏi."))
    with transaction.atomic():
        return put(asked, language=language, channel=Channel(channel), by=actor, unit=unit, at=moment)


def put(
    asked: Asked,
    *,
    language: Language,
    channel: Channel,
    by: User | None = None,
    unit: Unit | None = None,
    at: datetime | None = None,
    nonce: str | None = None,
    aside: str = "",
) -> Enquiry:
    """Đặt vào sổ, in the caller's transaction."""
    moment = at or timezone.now()
    made = Enquiry(
        **{name: getattr(asked, name) for name in FIELDS},
        channel=channel,
        language=language,
        received_at=moment,
        year=timezone.localtime(moment).year,
        nonce=nonce,
        unit=unit,
        state=State.SCREENING if aside else State.DRAFTING if unit else State.RECEIVED,
        aside=aside,
    )
    if not aside:
        thread.give_number(made)
    made.save()
    made.contact = EnquiryContact.objects.create(
        enquiry=made, name=asked.name, email=asked.email, phone=asked.phone, purpose=letters.purpose()
    )
    if not aside:
        take_in(by, made)
    return made


@in_official_language
def take_in(actor: User | None, made: Enquiry) -> None:
    """Vào sổ: the trail, the clock, the asker's receipt, and whoever works here is told."""
    contact = made.contact
    asker = audit.personal(f"{contact.name}\n{contact.email}\n{contact.phone}", salt=contact.salt)
    put_in = {"n": made.numbered}
    after = {"number": made.numbered, "channel": made.channel, "asker": asker}
    thread.step(actor, "enquiries.receive", made, gettext_lazy("Nhận, vào sổ số %(n)s"), put_in, **after)
    clocks.begin(actor, made)
    if made.channel in {Channel.FORM, Channel.MAIL}:
        letters.acknowledge(made)
    told: dict[str, Any] = {
        "subject": _("Có câu hỏi của báo chí"),
        "lines": [_("Số %(n)s, %(outlet)s") % {"n": made.numbered, "outlet": made.outlet}],
        "path": made.get_absolute_url(),
        "key": f"enquiries.received:{made.pk}",
        "besides": actor,
    }
    if made.unit is None:
        notices.to_officers(**told)
    else:
        notices.to_units([made.unit], **told)


def why_aside(asked: Asked, now: datetime, channel: Channel) -> str:
    """Vì sao chờ sàng lọc: beyond what people send in an hour or a day; empty for what they do."""
    lately = Enquiry.objects.filter(channel=channel, received_at__gte=now - timedelta(hours=1))
    if lately.exclude(state=State.SCREENING).count() >= MOST_AN_HOUR:
        return FLOOD
    same = Q(email__iexact=asked.email) if asked.email else Q(phone=asked.phone, email="")
    today = EnquiryContact.objects.filter(same, enquiry__received_at__gte=now - timedelta(days=1))
    return ADDRESS if today.count() >= MOST_OF_ADDRESS else ""

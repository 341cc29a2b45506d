"""Soạn lúc gửi: before each batch a higher app says what stands in the letter at that moment.

So an embargo, a correction or a withdrawal reaches whoever has not been written to yet.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from ..enums import DeliveryState, MailingState
from ..models import Content, Delivery, Mailing

MARK = "%LEAVE%"


@dataclass(frozen=True, slots=True)
class Letter:
    """Một lá thư tới nhiều người; %LEAVE% stands for each reader's address for leaving."""

    subject: str
    text: str
    html: str = ""
    carried: list[str] = field(default_factory=list)


Composer = Callable[[str], Letter | str]
COMPOSERS: dict[str, Composer] = {}


def register(name: str, compose: Composer) -> None:
    """Đăng ký người soạn: gives the letter for a reference, or a sentence why there is none to send."""
    COMPOSERS[name] = compose


def refreshed(mailing: Mailing) -> Content | None:
    """Nội dung lúc này, a new one only where something changed; None when the mailing was stopped."""
    made = COMPOSERS[mailing.composer](mailing.reference)
    if isinstance(made, str):
        stop(mailing, made)
        return None
    if MARK not in made.text or (made.html and MARK not in made.html):
        raise ValueError("a letter to many must say how to leave")
    said = {
        "subject": " ".join(made.subject.split())[:250],
        "text": made.text,
        "html": made.html,
        "carried": made.carried,
    }
    with transaction.atomic():
        Mailing.objects.select_for_update().get(pk=mailing.pk)
        last = mailing.contents.order_by("-number").first()
        if last is not None and all(getattr(last, name) == value for name, value in said.items()):
            return last
        return Content.objects.create(mailing=mailing, number=last.number + 1 if last else 1, **said)


def stop(mailing: Mailing, reason: str) -> None:
    """Dừng: what has gone out is noted, what waits does not go."""
    with transaction.atomic():
        open_ = Mailing.objects.filter(pk=mailing.pk, state__in=[MailingState.WAITING, MailingState.SENDING])
        if open_.update(state=MailingState.STOPPED, stop_reason=reason[:300], finished_at=timezone.now()):
            waiting = Delivery.objects.filter(mailing=mailing, state=DeliveryState.WAITING)
            waiting.update(state=DeliveryState.SKIPPED)

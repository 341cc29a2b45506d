"""Đợt gửi: laid down, begun with a row for each recipient, ended when none is left."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from nhipcau.core.domain.audit import NotInTransaction

from ..enums import DeliveryState, MailingState, SubscriptionState
from ..models import Content, Delivery, Mailing, MailingList, Subscription
from .composing import COMPOSERS

BATCH = 500


def put(
    *,
    key: str,
    mailing_list: MailingList,
    composer: str,
    reference: str,
    start_at: datetime | None = None,
    carriers: Iterable[Content] | None = None,
) -> Mailing:
    """Đặt một đợt gửi, in the transaction of what it belongs to; the same key twice is one mailing.

    With `carriers` it goes to those who received one of these contents and still read the list. Raises
    NotInTransaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(key)
    if composer not in COMPOSERS:
        raise ValueError(f"nobody composes {composer}")
    made, is_new = Mailing.objects.get_or_create(
        key=key,
        defaults={
            "list": mailing_list,
            "composer": composer,
            "reference": reference,
            "start_at": start_at or timezone.now(),
            "to_carriers": carriers is not None,
        },
    )
    if is_new and carriers is not None:
        made.carriers.set(carriers)
    return made


def begin(mailing: Mailing) -> None:
    """Bắt đầu: one row for each who is on the list at this moment, all of them or none."""
    with transaction.atomic():
        held = Mailing.objects.select_for_update().get(pk=mailing.pk)
        if held.state != MailingState.WAITING:
            return
        numbers = list(recipients(held).values_list("pk", flat=True))
        for start in range(0, len(numbers), BATCH):
            Delivery.objects.bulk_create(
                Delivery(mailing=held, subscription_id=pk) for pk in numbers[start : start + BATCH]
            )
        held.state, held.started_at = MailingState.SENDING, timezone.now()
        held.save(update_fields=["state", "started_at"])


def recipients(mailing: Mailing) -> QuerySet[Subscription]:
    """Người sẽ nhận: the active of the list, in the order in which they came."""
    found = Subscription.objects.filter(list=mailing.list_id, state=SubscriptionState.ACTIVE).exclude(
        address=""
    )
    if mailing.to_carriers:
        # Who may have the wrong letter gets the right one.
        told = Delivery.objects.filter(
            content__in=mailing.carriers.all(), state__in=[DeliveryState.SENT, DeliveryState.UNKNOWN]
        )
        found = found.filter(pk__in=told.values("subscription"))
    return found.order_by("pk")


def finish(mailing: Mailing) -> bool:
    """Kết thúc, when nothing waits and nothing is on its way."""
    if Delivery.objects.filter(
        mailing=mailing, state__in=[DeliveryState.WAITING, DeliveryState.CLAIMED]
    ).exists():
        return False
    return bool(
        Mailing.objects.filter(pk=mailing.pk, state=MailingState.SENDING).update(
            state=MailingState.DONE, finished_at=timezone.now()
        )
    )

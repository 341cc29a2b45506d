"""Nhận việc: which letters go next, within what the list may send in a minute, in all and to one domain."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ..enums import DeliveryState, SubscriptionState
from ..models import Content, Delivery, Mailing

MINUTE = timedelta(minutes=1)
# Letters of one batch: as many as are sent between two looks at what is public.
BATCH = 100


def claim(mailing: Mailing, content: Content, journal: str) -> list[Delivery]:
    """Nhận các lá thư kế tiếp under the name of a journal; none when the minute is full or nothing is due."""
    with transaction.atomic():
        Mailing.objects.select_for_update().get(pk=mailing.pk)
        now = timezone.now()
        waiting = Delivery.objects.filter(mailing=mailing, state=DeliveryState.WAITING)
        waiting.exclude(subscription__state=SubscriptionState.ACTIVE).update(state=DeliveryState.SKIPPED)
        chosen = _chosen(mailing, now)
        Delivery.objects.filter(pk__in=chosen, state=DeliveryState.WAITING).update(
            state=DeliveryState.CLAIMED, journal=journal, claimed_at=now, content=content
        )
    return list(
        Delivery.objects.filter(journal=journal, state=DeliveryState.CLAIMED)
        .select_related("subscription")
        .order_by("pk")
    )


def _chosen(mailing: Mailing, now: datetime) -> list[int]:
    lately = Delivery.objects.filter(claimed_at__gt=now - MINUTE, mailing__list=mailing.list_id)
    sent = Counter(lately.values_list("subscription__domain", flat=True))
    left = min(BATCH, mailing.list.per_minute - sum(sent.values()))
    if left <= 0:
        return []
    most = mailing.list.domain_per_minute
    full = [domain for domain, count in sent.items() if count >= most]
    due = (
        Delivery.objects.filter(mailing=mailing, state=DeliveryState.WAITING, due_at__lte=now)
        .exclude(subscription__domain__in=full)
        .order_by("due_at", "pk")
        .values_list("pk", "subscription__domain")
    )
    chosen: list[int] = []
    # As many as a full batch of each of several domains: the rest comes in the next round.
    for pk, domain in due[: 5 * BATCH]:
        if sent[domain] < most:
            sent[domain] += 1
            chosen.append(pk)
        if len(chosen) == left:
            break
    return chosen

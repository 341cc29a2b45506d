"""Readings of the outbox (truy vấn thư báo)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet

from .enums import OVER, WAITING, DeliveryState, MailState, SubscriptionState
from .models import Delivery, Mail, Mailing, MailingList

# Who leaves within these days of a letter left after it.
LEFT_WITHIN = timedelta(days=7)


def due(now: datetime) -> QuerySet[Mail]:
    """Thư đến lúc gửi, oldest first, with those a worker took and died over."""
    left = Q(state=MailState.SENDING, claimed_at__lt=now - settings.NHIPCAU_MAIL_STALE_AFTER)
    return Mail.objects.filter(left | Q(state__in=WAITING, due_at__lte=now)).order_by("due_at", "pk")


def aged(before: datetime) -> QuerySet[Mail]:
    """Thư đã xong từ lâu mà còn giữ địa chỉ hoặc nội dung."""
    held = Q(body__gt="") | Q(recipient__gt="")
    return Mail.objects.filter(held, state__in=OVER, created_at__lt=before)


def outbox(*, state: str = "") -> QuerySet[Mail]:
    """Hộp thư đi, newest first, by state."""
    found = Mail.objects.order_by("-created_at", "-pk")
    return found.filter(state=state) if state else found


def tally_of(mailing: Mailing) -> dict[str, int]:
    """Số người theo trạng thái, and those whose letter came back or whose answer was not seen."""
    return tallies_of([mailing])[mailing.pk]


def tallies_of(mailings: Iterable[Mailing]) -> dict[int, dict[str, int]]:
    """Như `tally_of` cho nhiều đợt gửi, by their numbers, in one question for all."""
    known = {each.pk: dict(each.tally) for each in mailings}
    open_ = [pk for pk, tally in known.items() if not tally]
    within = Q(subscription__left_at__gt=F("sent_at"), subscription__left_at__lte=F("sent_at") + LEFT_WITHIN)
    counts = {state.value: Count("pk", filter=Q(state=state)) for state in DeliveryState}
    counts = {name.replace("-", "_"): count for name, count in counts.items()} | {
        "all": Count("pk"),
        "bounced": Count("pk", filter=Q(bounced_at__isnull=False)),
        "was_presumed": Count("pk", filter=Q(presumed=True)),
        "left": Count("pk", filter=within & Q(subscription__state=SubscriptionState.LEFT)),
    }
    rows = Delivery.objects.filter(mailing__in=open_).order_by().values("mailing").annotate(**counts)
    for row in rows if open_ else ():
        told = {name: value for name, value in row.items() if name != "mailing"}
        known[row["mailing"]] = told | {"presumed": told.pop("was_presumed")}
    nothing = dict.fromkeys([*counts, "presumed"], 0)
    nothing.pop("was_presumed")
    return {pk: tally or dict(nothing) for pk, tally in known.items()}


def subscribers_of(lists: QuerySet[MailingList]) -> QuerySet[MailingList]:
    """Kèm số người đang nhận (`active`), chờ xác nhận (`pending`), đã thôi (`gone`)."""

    def number(*states: SubscriptionState) -> Count:
        return Count("subscriptions", filter=Q(subscriptions__state__in=states))

    return lists.annotate(
        active=number(SubscriptionState.ACTIVE),
        pending=number(SubscriptionState.PENDING),
        gone=number(SubscriptionState.LEFT, SubscriptionState.BOUNCED, SubscriptionState.COMPLAINED),
    ).order_by("language", "slug")

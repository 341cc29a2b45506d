"""Đăng ký nhận tin: asked for, confirmed by a letter, left with one press, erased for good.

Nobody learns here whether an address is known: asking gives no answer but a letter to the address itself.
Letters are few: to one address, from one list and in all, so that nobody's box is filled by a stranger.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import MailingState, SubscriptionState
from ..models import Delivery, Mailing, MailingList, Subscription
from . import outbox, places

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# Letters to one address within a day over all lists, and within an hour for one list and for all of them.
MOST_TO_ADDRESS, MOST_OF_LIST, MOST_IN_ALL = 3, 200, 600
UNCONFIRMED = timedelta(days=7)
# Who took our letters for spam gets none that asks whether they want more.
LEFT_ALONE = timedelta(days=30)
GONE = (SubscriptionState.LEFT, SubscriptionState.BOUNCED, SubscriptionState.COMPLAINED)


@dataclass(frozen=True, slots=True)
class Words:
    """Lời của một lần đăng ký, in the reader's language: what is agreed to, and the letter that asks.

    `letter` and `known` make the body of the letter from the address of the page: for who is asked to
    confirm, and for who is on the list already.
    """

    consent: str
    subject: str
    letter: Callable[[str], str]
    known: Callable[[str], str]


def ask(*, mailing_list: MailingList, address: str, words: Words) -> None:
    """Xin đăng ký: lays down the letter that asks its holder; the caller answers the same in every case.

    Raises Refused for what is no address, or a list that takes nobody.
    """
    address = checked_address(address)
    if not mailing_list.is_open:
        raise Refused(_("Danh sách này không nhận đăng ký mới."))
    with transaction.atomic():
        # One after the other, so that the limits hold.
        MailingList.objects.select_for_update().get(pk=mailing_list.pk)
        now = timezone.now()
        if _too_many(mailing_list, address, now):
            return
        held, _is_new = Subscription.objects.select_for_update().get_or_create(
            list=mailing_list, address=address, defaults={"domain": _domain(address)}
        )
        if held.asks_since < now - DAY:
            held.asks, held.asks_since = 0, now
        if held.state == SubscriptionState.COMPLAINED and (held.left_at or now) > now - LEFT_ALONE:
            return
        held.asks += 1
        held.written_at = now
        is_known = held.state == SubscriptionState.ACTIVE
        if not is_known:
            held.state, held.asked_at, held.asked_words = SubscriptionState.PENDING, now, words.consent
            held.confirmed_at = None
        held.save()
        outbox.put(
            key=f"mailing.ask:{held.pk}:{now.timestamp():.6f}",
            to=address,
            subject=words.subject,
            body=words.known(places.leave_link(held))
            if is_known
            else words.letter(places.confirm_link(held)),
        )


def confirm(subscription: Subscription) -> bool:
    """Xác nhận, by the button on the page, which no scanner of links presses; False when it is over."""
    waiting = Subscription.objects.filter(pk=subscription.pk, state=SubscriptionState.PENDING)
    done = waiting.update(
        state=SubscriptionState.ACTIVE,
        confirmed_at=timezone.now(),
        left_at=None,
        soft_bounces=0,
        bounced_at=None,
    )
    return (
        bool(done) or Subscription.objects.filter(pk=subscription.pk, state=SubscriptionState.ACTIVE).exists()
    )


def leave(subscription: Subscription) -> None:
    """Thôi nhận: at once, without a question and without an account (RFC 8058)."""
    end(subscription.pk, SubscriptionState.LEFT)


def end(pk: int, state: SubscriptionState) -> bool:
    """Kết thúc một đăng ký, by its holder, by bounces or a complaint; what waits for it is not sent."""
    live = Q(state__in=[SubscriptionState.ACTIVE, SubscriptionState.PENDING])
    return bool(Subscription.objects.filter(live, pk=pk).update(state=state, left_at=timezone.now()))


def erase(subscription: Subscription) -> None:
    """Xóa hẳn địa chỉ: what stays is that somebody asked, confirmed and left, and when."""
    with transaction.atomic():
        held = Subscription.objects.select_for_update().get(pk=subscription.pk)
        end(held.pk, SubscriptionState.LEFT)
        outbox.forget(held.address)
        Subscription.objects.filter(pk=held.pk).update(address="", domain="")


def erase_address(address: str) -> int:
    """Xóa một địa chỉ khỏi mọi danh sách, for who asked the office for it; returns on how many it stood."""
    held = list(Subscription.objects.filter(address__iexact=address.strip()).exclude(address=""))
    for each in held:
        erase(each)
    return len(held)


def sweep(*, unconfirmed: timedelta = UNCONFIRMED, now: datetime | None = None) -> int:
    """Dọn: askings nobody confirmed go, addresses of those who left go after their list's term."""
    now = now or timezone.now()
    old = Subscription.objects.filter(state=SubscriptionState.PENDING, asked_at__lt=now - unconfirmed)
    count = old.filter(deliveries=None).delete()[0]
    # Who was on the list before and asked again: what went to them stays counted.
    count += _erased(old.filter(deliveries__isnull=False).exclude(address="").distinct())
    for each in MailingList.objects.all():
        gone = each.subscriptions.filter(
            state__in=GONE, left_at__lt=now - timedelta(days=each.keep_days)
        ).exclude(address="")
        count += _erased(gone)
    return count


def sweep_deliveries(*, kept: timedelta, now: datetime | None = None) -> int:
    """Dọn các lần gửi tới từng người, once a correction of so old a letter no longer goes out."""
    from ..queries import tally_of

    over = Mailing.objects.filter(
        state__in=[MailingState.DONE, MailingState.STOPPED], finished_at__lt=(now or timezone.now()) - kept
    )
    count = 0
    for each in over.filter(deliveries__isnull=False).distinct():
        with transaction.atomic():
            Mailing.objects.filter(pk=each.pk).update(tally=tally_of(each))
            count += Delivery.objects.filter(mailing=each).delete()[0]
    return count


def checked_address(address: str) -> str:
    """Địa chỉ thư, the part after @ in small letters. Raises Refused."""
    address = address.strip()
    try:
        validate_email(address)
        address.encode("ascii")
    except (ValidationError, UnicodeEncodeError) as wrong:
        raise Refused(_("Địa chỉ thư không đúng; hãy xem lại, ví dụ ten@example.vn.")) from wrong
    local, _at, domain = address.rpartition("@")
    # Every box that counts takes small and great letters for the same (RFC 5321 leaves it to the box).
    return f"{local.lower()}@{domain.lower()}"


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _erased(found: QuerySet[Subscription]) -> int:
    return Subscription.objects.filter(pk__in=list(found.values_list("pk", flat=True))).update(
        address="", domain=""
    )


def _too_many(mailing_list: MailingList, address: str, now: datetime) -> bool:
    to_address = Subscription.objects.filter(address=address, asks_since__gte=now - DAY)
    if (to_address.aggregate(n=Sum("asks"))["n"] or 0) >= MOST_TO_ADDRESS:
        return True
    within = Subscription.objects.filter(written_at__gte=now - HOUR)
    return within.filter(list=mailing_list).count() >= MOST_OF_LIST or within.count() >= MOST_IN_ALL

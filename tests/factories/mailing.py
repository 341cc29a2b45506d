"""Lists with readers, and somebody who composes for them (danh sách nhận tin)."""

from typing import Any

from django.utils import timezone

from nhipcau.mailing.enums import SubscriptionState
from nhipcau.mailing.models import MailingList, Subscription


def mailing_list(slug: str = "ban-tin", **wanted: Any) -> MailingList:
    given = {
        "names": {"vi": "Bản tin đối ngoại", "en": "External news"},
        "language": "vi",
        "sender_name": "Sở Ngoại vụ",
        "purpose": "Gửi bản tin đã đăng ký",
    }
    return MailingList.objects.create(slug=slug, **(given | wanted))


def reader(held: MailingList, address: str, **wanted: Any) -> Subscription:
    """Somebody who has confirmed."""
    given = {
        "domain": address.rpartition("@")[2],
        "state": SubscriptionState.ACTIVE,
        "confirmed_at": timezone.now(),
        "asked_words": "Tôi đồng ý nhận bản tin.",
    }
    return Subscription.objects.create(list=held, address=address, **(given | wanted))

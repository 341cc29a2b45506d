"""Lá thư: the bytes for one reader, with how to leave by one press (RFC 2369, 2919, 8058)."""

from email.utils import format_datetime, formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from ..models import Content, Delivery, MailingList
from . import links, places
from .composing import MARK


def message(delivery: Delivery, content: Content, mailing_list: MailingList) -> EmailMultiAlternatives:
    """Thư tới một người: text and simple HTML side by side."""
    leave = places.leave_link(delivery.subscription)
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "nhipcau.local"
    headers = {
        # The same at every attempt, so that a box shows one where two should come.
        "Message-ID": f"<{links.of_delivery(delivery.pk)}@{host}>",
        "Date": format_datetime(timezone.localtime(content.made_at)),
        "List-Id": f"<{mailing_list.slug}.{host}>",
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
    }
    letter = EmailMultiAlternatives(
        content.subject,
        content.text.replace(MARK, leave),
        formataddr((mailing_list.sender_name, mailing_list.sender or settings.DEFAULT_FROM_EMAIL)),
        [delivery.subscription.address],
        headers=headers,
    )
    if content.html:
        letter.attach_alternative(content.html.replace(MARK, leave), "text/html")
    return letter


def envelope_sender(delivery: Delivery, mailing_list: MailingList) -> str:
    """Địa chỉ nhận thư trả lại, which names the delivery (VERP) where the office has a box for bounces."""
    if box := settings.NHIPCAU_MAIL_BOUNCES:
        local, _at, domain = box.partition("@")
        return f"{local}+{links.of_delivery(delivery.pk)}@{domain}"
    return mailing_list.sender or settings.DEFAULT_FROM_EMAIL

"""The outbox, and letters to many (thư báo, bản tin tới nhiều người)."""

from .lists import MailingList, Subscription
from .mail import Mail
from .mailings import Content, Delivery, Mailing

__all__ = ["Content", "Delivery", "Mail", "Mailing", "MailingList", "Subscription"]

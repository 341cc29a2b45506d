"""Nơi người nhận bấm vào: where the public pages for confirming and leaving stand, told by a higher app."""

from collections.abc import Callable

from ..models import Subscription
from . import links, outbox

Path = Callable[[Subscription, str], str]
# Filled in that app's AppConfig.ready.
confirm: Path | None = None
leave: Path | None = None


def confirm_link(subscription: Subscription) -> str:
    """Địa chỉ xác nhận, whole; it holds for `links.CONFIRM_WITHIN`."""
    return _whole(confirm, subscription, links.to_confirm(subscription))


def leave_link(subscription: Subscription) -> str:
    """Địa chỉ thôi nhận, whole; it holds as long as the address is kept."""
    return _whole(leave, subscription, links.to_leave(subscription))


def _whole(path: Path | None, subscription: Subscription, signed: str) -> str:
    if path is None:
        raise RuntimeError("no application has said where readers confirm and leave")
    return outbox.absolute(path(subscription, signed))

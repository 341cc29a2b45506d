"""Thư báo, for the administrator: send again what was given up, try the mail server."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import outbox
from nhipcau.mailing.models import Mail

from ..models import User
from . import access, policy


def retry(*, actor: User, mail: Mail) -> None:
    """Gửi lại một thư. Raises Refused when it has been sent or nothing of it is kept."""
    access.require(actor, policy.MANAGE_MAIL)
    with transaction.atomic():
        if not outbox.retry(mail):
            raise Refused(_("Thư này đã gửi, đang gửi hoặc không còn giữ nội dung nên không gửi lại được."))
        audit.record(actor=actor, verb="units.mail.retry", subject=mail)


def record_export(*, actor: User, entries: int) -> None:
    """Ghi lại việc xuất danh sách thư, which holds addresses (safeguard 12)."""
    access.require(actor, policy.MANAGE_MAIL)
    with transaction.atomic():
        audit.record(actor=actor, verb="units.mail.export", subject=actor, after={"entries": entries})


def send_test(*, actor: User) -> Mail:
    """Gửi thư thử cho chính mình. Raises Refused when the account has no address."""
    access.require(actor, policy.MANAGE_MAIL)
    if not actor.email:
        raise Refused(_("Tài khoản của bạn chưa có thư điện tử; hãy ghi địa chỉ rồi gửi thử."))
    key = f"units.mail.test:{uuid.uuid4().hex}"
    with transaction.atomic():
        outbox.put(
            key=key,
            to=actor.email,
            subject=_("Thư thử từ Nhịp Cầu"),
            body=_("Nếu đọc được thư này, máy chủ thư đã được khai báo đúng."),
            path="/",
        )
        mail = Mail.objects.get(key=key)
        audit.record(actor=actor, verb="units.mail.test", subject=mail)
    return mail

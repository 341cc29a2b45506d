"""Đăng nhập bằng tài khoản của cơ quan (OpenID Connect): whom a provider's word lets in.

People are made by the administrator and nobody else: a verified address finds a standing account or nothing.
What the provider tells of a person is not kept.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused

from ..models import User
from . import access


def person_of(*, email: str, is_verified: bool) -> User:
    """Người có thư điện tử này. Raises Refused when the provider has not verified it, or it leads to no one
    person who holds a role today; the sentence does not tell which accounts exist.
    """
    if not email or not is_verified:
        raise Refused(
            _(
                "Hệ thống tài khoản của cơ quan chưa xác minh thư điện tử của bạn; hãy liên hệ bộ "
                "phận quản lý tài khoản ấy."
            )
        )
    found = list(User.objects.filter(email__iexact=email, is_active=True)[:2])
    if len(found) != 1 or not access.memberships(found[0]):
        raise Refused(
            _(
                "Chưa có tài khoản Nhịp Cầu nào ứng với thư điện tử này; hãy nhờ quản trị viên ghi "
                "đúng thư điện tử cho bạn."
            )
        )
    return found[0]


def record_entry(person: User) -> None:
    """Ghi việc vào bằng tài khoản của cơ quan."""
    with transaction.atomic():
        audit.record(actor=person, verb="units.people.enter", subject=person, after={"by": "oidc"})

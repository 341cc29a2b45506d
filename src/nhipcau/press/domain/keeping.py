"""Thời hạn lưu dữ liệu cá nhân of the press desk (safeguard 12)."""

from datetime import timedelta

from django.utils.translation import gettext_lazy

from nhipcau.core.domain import retention

from . import spokespersons


def register() -> None:
    """Đăng ký các quy tắc lưu."""
    retention.register(
        retention.Rule(
            code="press.spokesperson-contact",
            label=gettext_lazy("Điện thoại, thư điện tử của người đã hết hạn phát ngôn"),
            why=gettext_lazy(
                "Chỉ cần khi người ấy còn phát ngôn; tên, chức vụ và thời gian ở lại sổ công khai."
            ),
            days=1,
            most=30,
            every=timedelta(hours=1),
            work=spokespersons.empty_contacts,
        )
    )

"""Những gì nền chung giữ lại, and for how long (thời hạn lưu của hệ thống)."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import counted, door, files, health, jobs, retention, uploads
from .retention import Rule


def register() -> None:
    """Đăng ký các quy tắc lưu and the checks of health that belong to the ground."""
    half_a_day = timedelta(hours=12)
    for rule in (
        Rule(
            code="core.prune",
            label=_("Ghi chép hàng chờ của tiến trình nền"),
            why=_("Đủ để tìm nguyên nhân một việc hỏng."),
            days=7,
            most=90,
            every=half_a_day,
            work=jobs.prune,
        ),
        Rule(
            code="core.door",
            label=_("Số lần đăng nhập sai (chỉ giữ mã băm)"),
            why=_("Chỉ cần cho việc tạm khóa trong 15 phút."),
            days=1,
            most=7,
            every=half_a_day,
            work=door.sweep,
        ),
        Rule(
            code="core.sessions",
            label=_("Phiên làm việc đã hết hạn"),
            why=_("Hết hạn là không còn dùng được; giữ thêm một ngày để tránh xóa lầm khi đồng hồ lệch."),
            days=1,
            most=30,
            every=half_a_day,
            work=_old_sessions,
        ),
        Rule(
            code="core.uploads",
            label=_("Tệp gửi dở"),
            why=_("Để gửi tiếp sau khi đứt mạng; lâu hơn thì người gửi đã gửi lại từ đầu."),
            days=1,
            most=7,
            every=timedelta(hours=1),
            work=lambda kept: uploads.sweep(kept=kept),
        ),
        Rule(
            code="core.files",
            label=_("Tệp trong kho không có hồ sơ nào dẫn tới"),
            why=_("Chỉ còn lại khi máy dừng đột ngột; không ai mở được nữa."),
            days=1,
            most=30,
            every=half_a_day,
            work=lambda kept: files.sweep(kept=kept),
        ),
        Rule(
            code="core.counted",
            label=_("Số đã đếm sẵn theo đơn vị, kế hoạch, và dấu thay đổi của chúng"),
            why=_("Chỉ để trang mở nhanh; cần thì đếm lại từ hồ sơ."),
            days=1,
            most=7,
            every=half_a_day,
            work=counted.forget,
        ),
    ):
        retention.register(rule)
    health.register_ground()


def _old_sessions(kept: timedelta) -> int:
    return Session.objects.filter(expire_date__lt=timezone.now() - kept).delete()[0]

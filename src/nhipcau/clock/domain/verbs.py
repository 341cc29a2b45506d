"""Lời trong nhật ký for the verbs of this app (đồng hồ pháp lý)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "clock.rule.add": _("Thêm quy tắc tính hạn"),
        "clock.rule.correct": _("Sửa quy tắc tính hạn thành phiên bản mới"),
        "clock.rule.confirm": _("Xác nhận quy tắc tính hạn, cho dùng"),
        "clock.rule.off": _("Tắt quy tắc tính hạn"),
        "clock.day": _("Khai ngày nghỉ, ngày làm bù"),
        "clock.day.remove": _("Bỏ ngày đã khai"),
        "clock.year": _("Nhập thông báo nghỉ của năm"),
        "clock.hours": _("Đặt giờ làm việc"),
        "clock.deadline.start": _("Bắt đầu tính hạn"),
        "clock.deadline.meet": _("Ghi đã thực hiện việc có hạn"),
        "clock.deadline.cancel": _("Thôi tính hạn"),
        "clock.deadline.pause": _("Tạm dừng hạn"),
        "clock.deadline.resume": _("Tính tiếp hạn"),
        "clock.deadline.extend": _("Gia hạn"),
        "clock.deadline.recompute": _("Tính lại hạn"),
    }
)

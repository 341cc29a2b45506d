"""Lời trong nhật ký for the verbs of this app (toàn cảnh)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "overview.mark.add": _("Thêm ngày kỷ niệm, sự kiện lớn"),
        "overview.mark.correct": _("Sửa ngày kỷ niệm, sự kiện lớn"),
        "overview.mark.verify": _("Đối chiếu ngày kỷ niệm, sự kiện lớn"),
        "overview.mark.end": _("Thôi dùng ngày kỷ niệm, sự kiện lớn"),
        "overview.feed.make": _("Tạo địa chỉ lịch"),
        "overview.feed.withdraw": _("Thu hồi địa chỉ lịch"),
    }
)

"""Lời trong nhật ký for the verbs of this app (đôn đốc)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "steering.digest": _("Nhắc việc tự động"),
        "steering.remind": _("Nhắc đơn vị làm việc"),
        "steering.supervision": _("Đặt cách đôn đốc"),
        "steering.rule.add": _("Thêm quy tắc nhắc"),
        "steering.rule.change": _("Sửa quy tắc nhắc"),
        "steering.rule.remove": _("Bỏ quy tắc nhắc"),
        "steering.delegate": _("Ủy quyền khi vắng"),
        "steering.delegate.stop": _("Thôi ủy quyền"),
        "steering.hand_over": _("Bàn giao hồ sơ"),
        "steering.inherit": _("Chuyển việc của đơn vị đã ngừng cho đơn vị kế thừa"),
        "steering.inherit.record": _("Chuyển hồ sơ cho đơn vị kế thừa"),
        "steering.hand_over.record": _("Chuyển hồ sơ sang người nhận bàn giao"),
        "steering.duty.start": _("Lập việc định kỳ"),
        "steering.duty.rule": _("Đổi quy tắc lặp lại"),
        "steering.duty.pause": _("Tạm dừng việc định kỳ"),
        "steering.duty.resume": _("Tiếp tục việc định kỳ"),
        "steering.duty.follow": _("Chuyển việc định kỳ sang văn bản thay thế"),
        "steering.duty.end": _("Kết thúc việc định kỳ"),
    }
)

"""Lời trong nhật ký for the verbs of this app (trao đổi dữ liệu)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "exchange.import.upload": _("Tải bảng lên"),
        "exchange.import.refuse_secret": _("Từ chối bảng có dấu mật"),
        "exchange.import.map": _("Chọn cột của bảng"),
        "exchange.import.sheet": _("Chọn trang tính"),
        "exchange.import.start": _("Yêu cầu nhập bảng"),
        "exchange.import.enter": _("Nhập bảng"),
        "exchange.import.cancel": _("Dừng nhập bảng"),
        "exchange.import.discard": _("Bỏ một lần nhập"),
        "exchange.link.make": _("Tạo liên kết trả lời"),
        "exchange.link.revoke": _("Thu hồi liên kết trả lời"),
        "exchange.fillable.make": _("Xuất biểu điền"),
        "exchange.answer.receive": _("Nhận trả lời của đơn vị"),
        "exchange.answer.refuse_secret": _("Từ chối trả lời có dấu mật"),
        "exchange.answer.merge": _("Ghi nhận trả lời"),
        "exchange.answer.refuse": _("Không ghi nhận trả lời"),
    }
)

"""Lời trong nhật ký for the verbs of this app (công việc)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "plans.assign": _("Giao việc"),
        "plans.change": _("Điều chỉnh phân công"),
        "plans.hand-over": _("Chuyển việc cho đơn vị kế thừa"),
        "plans.cancel": _("Hủy giao việc"),
        "plans.progress": _("Cập nhật tiến độ"),
        "plans.evidence.add": _("Thêm minh chứng"),
        "plans.evidence.refuse_secret": _("Từ chối minh chứng có dấu mật"),
        "plans.evidence.withdraw": _("Rút lại minh chứng"),
        "plans.submit": _("Nộp kết quả"),
        "plans.accept": _("Chấp nhận kết quả"),
        "plans.return": _("Trả lại kết quả"),
        "plans.reopen": _("Mở lại việc đã chấp nhận"),
    }
)

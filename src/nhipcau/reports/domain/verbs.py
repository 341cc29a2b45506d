"""Lời trong nhật ký for the verbs of this app (báo cáo)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "reports.open": _("Lập báo cáo"),
        "reports.narrative": _("Sửa thuyết minh báo cáo"),
        "reports.paper": _("Lập văn bản của báo cáo"),
        "reports.merge": _("Ghép lời của đơn vị vào báo cáo"),
        "reports.carry-over": _("Mang nhiệm vụ kỳ trước sang báo cáo"),
        "reports.unit.request": _("Yêu cầu đơn vị báo cáo"),
        "reports.unit.due": _("Đổi hạn gửi báo cáo của đơn vị"),
        "reports.unit.cancel": _("Thôi yêu cầu đơn vị báo cáo"),
        "reports.unit.remind": _("Nhắc đơn vị gửi báo cáo"),
        "reports.unit.narrative": _("Sửa báo cáo của đơn vị"),
        "reports.unit.submit": _("Gửi báo cáo của đơn vị"),
        "reports.unit.return": _("Trả lại báo cáo của đơn vị"),
        "reports.unit.accept": _("Nhận báo cáo của đơn vị"),
        "reports.unit.amend": _("Mở sửa báo cáo đơn vị đã nhận"),
        "reports.freeze": _("Chốt số liệu"),
        "reports.reopen": _("Mở lại báo cáo"),
        "reports.indicator.define": _("Thêm chỉ tiêu báo cáo"),
        "reports.indicator.correct": _("Sửa chỉ tiêu báo cáo"),
        "reports.rule.correct": _("Sửa quy tắc kỳ báo cáo"),
        "reports.rule.own": _("Lập quy tắc kỳ riêng của cơ quan"),
        "reports.rule.supersede": _("Thay quy tắc kỳ báo cáo"),
    }
)

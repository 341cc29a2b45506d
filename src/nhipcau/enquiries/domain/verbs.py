"""Lời trong nhật ký for the verbs of this app (câu hỏi của báo chí)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "enquiries.receive": _("Nhận câu hỏi của báo chí"),
        "enquiries.triage": _("Giao đơn vị trả lời báo chí"),
        "enquiries.discard": _("Bỏ thư chờ sàng lọc"),
        "enquiries.pass_on": _("Hướng dẫn sang tiếp công dân"),
        "enquiries.merge": _("Gộp câu hỏi của báo chí"),
        "enquiries.note": _("Ghi vào hồ sơ câu hỏi"),
        "enquiries.write": _("Soạn trả lời báo chí"),
        "enquiries.source.add": _("Ghi nguồn của câu trả lời"),
        "enquiries.source.check": _("Đối chiếu nguồn"),
        "enquiries.source.drop": _("Bỏ nguồn"),
        "enquiries.source.none": _("Ghi lý do không cần nguồn"),
        "enquiries.submit": _("Trình duyệt trả lời báo chí"),
        "enquiries.take_back": _("Lấy lại bản trả lời"),
        "enquiries.check": _("Duyệt trả lời lần một"),
        "enquiries.approve": _("Người phát ngôn duyệt trả lời"),
        "enquiries.return": _("Trả lại bản trả lời"),
        "enquiries.answer": _("Trả lời báo chí"),
        "enquiries.refuse": _("Từ chối, nêu căn cứ"),
        "enquiries.reopen": _("Mở lại câu hỏi"),
        "enquiries.publish": _("Công bố câu trả lời"),
        "enquiries.withdraw": _("Gỡ câu trả lời đã công bố"),
        "enquiries.mail": _("Nhận thư trong hồ sơ câu hỏi"),
    }
)

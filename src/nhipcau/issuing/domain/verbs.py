"""Lời trong nhật ký for the verbs of this app (ban hành văn bản)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "issuing.draft": _("Lập văn bản đi"),
        "issuing.retitle": _("Sửa trích yếu văn bản đi"),
        "issuing.withdraw": _("Thôi ban hành văn bản"),
        "issuing.letter": _("Soạn nội dung công văn"),
        "issuing.comments.ask": _("Gửi lấy ý kiến"),
        "issuing.comments.answer": _("Góp ý dự thảo"),
        "issuing.comments.transcribe": _("Nhập ý kiến đơn vị gửi bằng cách khác"),
        "issuing.comments.respond": _("Tiếp thu, giải trình ý kiến"),
        "issuing.comments.close": _("Kết thúc lấy ý kiến"),
        "issuing.submit": _("Trình ký"),
        "issuing.export": _("Xuất văn bản để ký"),
        "issuing.take_back": _("Đưa về dự thảo"),
        "issuing.receive": _("Nhận bản đã ký, chờ ghi nhận"),
        "issuing.discard": _("Bỏ bản đã ký chưa ghi nhận"),
        "issuing.bring_back": _("Ghi số, ngày ban hành"),
        "issuing.correct": _("Đính chính số, ngày hoặc bản đã ký"),
        "issuing.refuse_secret": _("Từ chối bản ký có dấu mật"),
        "issuing.form": _("Khai thể thức của cơ quan"),
    }
)

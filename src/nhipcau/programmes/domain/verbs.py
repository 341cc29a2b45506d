"""Lời trong nhật ký for the verbs of this app (các chương trình)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "programmes.partner.add": _("Thêm đối tác"),
        "programmes.partner.correct": _("Sửa đối tác"),
        "programmes.contact.add": _("Thêm đầu mối liên hệ"),
        "programmes.contact.correct": _("Sửa đầu mối liên hệ"),
        "programmes.contact.remove": _("Xóa đầu mối liên hệ"),
        "programmes.agreement.add": _("Thêm thỏa thuận"),
        "programmes.agreement.remove": _("Bỏ thỏa thuận"),
        "programmes.agreement.refuse-secret": _("Từ chối tệp mang dấu mật"),
        "programmes.event.add": _("Thêm sự kiện"),
        "programmes.event.correct": _("Sửa sự kiện"),
        "programmes.event.hold": _("Ghi kết quả sự kiện"),
        "programmes.event.cancel": _("Hủy sự kiện"),
        "programmes.event.show": _("Thêm hiện vật, sản phẩm trưng bày"),
        "programmes.event.unshow": _("Bỏ hiện vật, sản phẩm trưng bày"),
        "programmes.event.evidence": _("Lấy sự kiện làm minh chứng"),
        "programmes.budget.add": _("Thêm dòng dự toán"),
        "programmes.budget.correct": _("Sửa dòng dự toán"),
        "programmes.budget.spend": _("Ghi khoản chi"),
        "programmes.budget.take-back": _("Bỏ khoản chi"),
        "programmes.round.open": _("Mở đợt xét khen thưởng"),
        "programmes.round.correct": _("Sửa đợt xét khen thưởng"),
        "programmes.round.criteria": _("Đặt tiêu chí xét"),
        "programmes.round.seat": _("Cử hội đồng xét"),
        "programmes.round.score": _("Chuyển hội đồng chấm"),
        "programmes.round.recognise": _("Chọn hình thức ghi nhận"),
        "programmes.round.paper": _("Lập quyết định khen thưởng"),
        "programmes.round.decided": _("Quyết định khen thưởng đã ban hành"),
        "programmes.nomination.add": _("Viết đề cử"),
        "programmes.nomination.correct": _("Sửa đề cử"),
        "programmes.nomination.submit": _("Gửi đề cử"),
        "programmes.nomination.withdraw": _("Rút đề cử"),
        "programmes.nomination.publish": _("Đưa mô hình vào thư viện"),
        "programmes.score": _("Chấm đề cử"),
    }
)

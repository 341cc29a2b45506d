"""Lời trong nhật ký for the verbs of this app (công việc)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "plans.follow": _("Chuyển sang nhiệm vụ của văn bản thay thế"),
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
        "plans.link": _("Gắn việc đã giao với kế hoạch"),
        "plans.plan.draft": _("Lập kế hoạch"),
        "plans.plan.correct": _("Sửa thông tin kế hoạch"),
        "plans.plan.directive.add": _("Thêm văn bản làm căn cứ của kế hoạch"),
        "plans.plan.directive.remove": _("Bỏ văn bản làm căn cứ của kế hoạch"),
        "plans.plan.version": _("Lưu phiên bản kế hoạch"),
        "plans.plan.start": _("Bắt đầu công việc theo kế hoạch"),
        "plans.activity.add": _("Thêm hoạt động"),
        "plans.activity.change": _("Sửa hoạt động"),
        "plans.activity.move": _("Chuyển chỗ hoạt động"),
        "plans.activity.remove": _("Bỏ hoạt động khỏi kế hoạch"),
        "plans.activity.restore": _("Lấy lại hoạt động đã bỏ"),
        "plans.activity.merge": _("Gộp hoạt động"),
        "plans.activity.answer": _("Sửa nhiệm vụ mà hoạt động đáp ứng"),
        "plans.activity.charge": _("Giao người phụ trách hoạt động"),
        "plans.activity.progress": _("Ghi tiến độ hoạt động"),
        "plans.omit": _("Để nhiệm vụ ngoài kế hoạch"),
        "plans.omit.restore": _("Đưa nhiệm vụ trở lại kế hoạch"),
        "plans.term.add": _("Thêm mục phân loại"),
        "plans.term.correct": _("Sửa mục phân loại"),
        "plans.term.remove": _("Xóa mục phân loại"),
    }
)

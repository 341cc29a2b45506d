"""Lời trong nhật ký for the verbs of this app (bồi dưỡng, tập huấn)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "training.course.draft": _("Lập lớp tập huấn"),
        "training.course.correct": _("Sửa thông tin lớp tập huấn"),
        "training.course.open": _("Mở lớp tập huấn"),
        "training.course.cancel": _("Hủy lớp tập huấn"),
        "training.course.close": _("Tổng kết lớp tập huấn"),
        "training.course.reopen": _("Mở lại lớp tập huấn đã tổng kết"),
        "training.course.prove": _("Ghi lớp tập huấn làm minh chứng"),
        "training.link.renew": _("Cấp liên kết đăng ký lớp tập huấn"),
        "training.link.close": _("Đóng liên kết đăng ký lớp tập huấn"),
        "training.session.add": _("Thêm buổi học"),
        "training.session.correct": _("Sửa buổi học"),
        "training.session.remove": _("Bỏ buổi học"),
        "training.register": _("Đăng ký học"),
        "training.register.correct": _("Sửa đăng ký học"),
        "training.register.place": _("Xếp chỗ cho người chờ"),
        "training.register.withdraw": _("Rút đăng ký học"),
        "training.register.erase": _("Xóa thông tin một người đăng ký học"),
        "training.attend": _("Điểm danh"),
        "training.attend.take_back": _("Bỏ điểm danh ghi nhầm"),
        "training.certificate.issue": _("Cấp giấy chứng nhận"),
        "training.certificate.reissue": _("Cấp lại giấy chứng nhận"),
        "training.certificate.revoke": _("Thu hồi giấy chứng nhận"),
        "training.material.add": _("Thêm tài liệu của lớp"),
        "training.material.remove": _("Bỏ tài liệu của lớp"),
        "training.material.refuse_secret": _("Từ chối tài liệu của lớp có dấu mật"),
        "training.export": _("Xuất danh sách người học"),
    }
)

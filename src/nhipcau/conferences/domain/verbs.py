"""Lời trong nhật ký for the verbs of this app (họp báo, tác nghiệp)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "conferences.draft": _("Lập cuộc họp báo, chương trình báo chí"),
        "conferences.correct": _("Sửa cuộc họp báo, chương trình báo chí"),
        "conferences.word": _("Ghi lời công bố bằng một ngôn ngữ"),
        "conferences.announce": _("Công bố cuộc họp báo, chương trình báo chí"),
        "conferences.notify": _("Ghi đã thông báo họp báo"),
        "conferences.hold": _("Ghi cuộc đã diễn ra"),
        "conferences.cancel": _("Hủy cuộc họp báo, chương trình báo chí"),
        "conferences.step": _("Ghi bước của chương trình báo chí nước ngoài"),
        "conferences.letter": _("Soạn công văn của chương trình báo chí nước ngoài"),
        "conferences.invite": _("Gửi thư mời tới danh sách nhận thư"),
        "conferences.register": _("Đăng ký dự"),
        "conferences.register.withdraw": _("Rút đăng ký dự"),
        "conferences.register.erase": _("Xóa thông tin liên hệ của người đăng ký dự"),
        "conferences.accredit": _("Cấp thẻ cho người đăng ký dự"),
        "conferences.refuse": _("Từ chối người đăng ký dự"),
        "conferences.appeal": _("Đề nghị xem lại việc từ chối"),
        "conferences.appeal.decide": _("Xem lại việc từ chối người đăng ký dự"),
        "conferences.check_in": _("Ghi người có mặt"),
        "conferences.check_in.take_back": _("Bỏ ghi có mặt nhầm"),
        "conferences.export": _("Xuất danh sách người đăng ký dự"),
        "conferences.material.add": _("Thêm tài liệu họp báo"),
        "conferences.material.remove": _("Bỏ tài liệu họp báo"),
        "conferences.material.refuse_secret": _("Từ chối tài liệu họp báo có dấu mật"),
        "conferences.question.note": _("Ghi câu hỏi tại họp báo"),
        "conferences.question.answer": _("Ghi trả lời câu hỏi tại họp báo"),
        "conferences.transcript.write": _("Ghi lời họp báo"),
        "conferences.transcript.publish": _("Công bố ghi lời họp báo"),
    }
)

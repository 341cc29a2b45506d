"""Lời trong nhật ký for the verbs of this app (sự cố truyền thông)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "incidents.playbook.draft": _("Lập kịch bản"),
        "incidents.playbook.change": _("Sửa kịch bản"),
        "incidents.playbook.approve": _("Duyệt kịch bản"),
        "incidents.playbook.retire": _("Thôi dùng kịch bản"),
        "incidents.activate": _("Kích hoạt sự cố"),
        "incidents.note": _("Ghi nhật ký sự cố"),
        "incidents.tick": _("Đánh dấu việc trong danh mục"),
        "incidents.task": _("Giao việc trong sự cố"),
        "incidents.task.finish": _("Xong việc trong sự cố"),
        "incidents.matter": _("Mở vụ việc phải phát ngôn từ sự cố"),
        "incidents.stand_down": _("Hạ báo động"),
        "incidents.review": _("Rút kinh nghiệm sau sự cố"),
        "incidents.lesson": _("Ghi bài học"),
        "incidents.lesson.activity": _("Đưa bài học vào kế hoạch"),
        "incidents.lesson.handled": _("Ghi bài học đã làm ngay"),
        "incidents.close": _("Khép sự cố"),
    }
)

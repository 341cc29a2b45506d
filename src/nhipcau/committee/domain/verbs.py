"""Lời trong nhật ký for the verbs of this app (Ban Chỉ đạo)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "committee.found": _("Lập Ban Chỉ đạo"),
        "committee.correct": _("Sửa thông tin Ban Chỉ đạo"),
        "committee.compose": _("Kiện toàn Ban Chỉ đạo"),
        "committee.composition.correct": _("Sửa quyết định kiện toàn"),
        "committee.member.seat": _("Thêm thành viên Ban Chỉ đạo"),
        "committee.member.correct": _("Sửa thông tin thành viên Ban Chỉ đạo"),
        "committee.member.release": _("Cho thôi thành viên Ban Chỉ đạo"),
        "committee.member.remove": _("Bỏ thành viên ghi nhầm"),
        "committee.meeting.call": _("Lập phiên họp"),
        "committee.meeting.change": _("Sửa phiên họp"),
        "committee.meeting.cancel": _("Hủy phiên họp"),
        "committee.meeting.hold": _("Ghi nhận phiên họp đã họp"),
        "committee.agenda.add": _("Thêm nội dung họp"),
        "committee.agenda.change": _("Sửa nội dung họp"),
        "committee.agenda.remove": _("Bỏ nội dung họp"),
        "committee.agenda.attach": _("Thêm tài liệu họp"),
        "committee.agenda.detach": _("Gỡ tài liệu họp"),
        "committee.agenda.refuse_secret": _("Từ chối tài liệu họp có dấu mật"),
        "committee.attendance": _("Ghi người dự họp"),
        "committee.conclude": _("Ghi kết luận phiên họp"),
        "committee.paper": _("Lập văn bản của phiên họp"),
        "committee.invitation.replace": _("Lập giấy mời thay thế"),
        "committee.notice": _("Tiếp nhận thông báo kết luận"),
    }
)

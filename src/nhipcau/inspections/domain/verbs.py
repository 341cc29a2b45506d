"""Lời trong nhật ký for the verbs of this app (kiểm tra, giám sát)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "inspections.round.prepare": _("Lập đợt kiểm tra"),
        "inspections.round.change": _("Sửa đợt kiểm tra"),
        "inspections.round.open": _("Bắt đầu đợt kiểm tra"),
        "inspections.round.conclude": _("Kết luận đợt kiểm tra"),
        "inspections.round.close": _("Kết thúc đợt kiểm tra"),
        "inspections.round.cancel": _("Hủy đợt kiểm tra"),
        "inspections.team.name": _("Cử thành viên đoàn kiểm tra"),
        "inspections.team.release": _("Thôi cử thành viên đoàn kiểm tra"),
        "inspections.draw": _("Rút mẫu kiểm tra"),
        "inspections.item.add": _("Thêm việc vào mẫu kiểm tra"),
        "inspections.item.drop": _("Bỏ việc đã thêm khỏi mẫu kiểm tra"),
        "inspections.check": _("Trả lời phiếu kiểm tra"),
        "inspections.finding.write": _("Ghi phát hiện"),
        "inspections.finding.change": _("Sửa phát hiện"),
        "inspections.finding.drop": _("Bỏ phát hiện chưa gửi"),
        "inspections.finding.explain": _("Giải trình phát hiện"),
        "inspections.finding.judge": _("Xem xét giải trình"),
        "inspections.visit.record": _("Ghi buổi làm việc với đơn vị"),
        "inspections.visit.send": _("Gửi phát hiện cho đơn vị giải trình"),
        "inspections.visit.conclude": _("Kết luận kiểm tra đơn vị"),
        "inspections.visit.reopen": _("Mở lại kết luận kiểm tra đơn vị"),
        "inspections.recommend": _("Ghi kiến nghị sau kiểm tra"),
        "inspections.recommend.drop": _("Bỏ kiến nghị chưa kết luận"),
        "inspections.remedy.add": _("Thêm minh chứng khắc phục"),
        "inspections.remedy.withdraw": _("Rút lại minh chứng khắc phục"),
        "inspections.remedy.report": _("Báo cáo đã thực hiện kiến nghị"),
        "inspections.remedy.accept": _("Xác nhận kiến nghị đã thực hiện"),
        "inspections.remedy.return": _("Trả lại báo cáo thực hiện kiến nghị"),
        "inspections.remedy.give_up": _("Thôi theo dõi kiến nghị"),
        "inspections.paper": _("Lập văn bản của đợt kiểm tra"),
    }
)

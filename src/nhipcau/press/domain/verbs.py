"""Lời trong nhật ký for the verbs of this app (phát ngôn)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "press.spokesperson.assign": _("Ghi người phát ngôn"),
        "press.spokesperson.publish": _("Công bố người phát ngôn"),
        "press.spokesperson.correct": _("Sửa thông tin người phát ngôn"),
        "press.spokesperson.end": _("Ghi thôi người phát ngôn"),
        "press.turn.put": _("Phân ca trực phát ngôn"),
        "press.turn.stop": _("Thôi ca trực phát ngôn"),
        "press.cadence.follow": _("Theo dõi nhịp cung cấp thông tin"),
        "press.cadence.leave": _("Thôi theo dõi nhịp cung cấp thông tin"),
        "press.cadence.done": _("Ghi một lần đã cung cấp thông tin"),
        "press.rectification.take_in": _("Nhận bài có thông tin không đúng"),
        "press.rectification.write": _("Soạn văn bản yêu cầu cải chính"),
        "press.rectification.refuse": _("Không nhận yêu cầu cải chính"),
        "press.rectification.dismiss": _("Ghi không cần văn bản cải chính"),
        "press.rectification.prove": _("Thêm bằng chứng"),
        "press.rectification.unprove": _("Bỏ bằng chứng"),
        "press.rectification.submit": _("Trình rà soát văn bản yêu cầu cải chính"),
        "press.rectification.take_back": _("Lấy lại văn bản yêu cầu cải chính"),
        "press.rectification.review": _("Rà soát văn bản yêu cầu cải chính"),
        "press.rectification.return": _("Trả lại văn bản yêu cầu cải chính"),
        "press.rectification.sign": _("Người phát ngôn ký văn bản yêu cầu cải chính"),
        "press.rectification.paper": _("Lập công văn yêu cầu cải chính"),
        "press.rectification.send": _("Ghi việc gửi văn bản yêu cầu cải chính"),
        "press.rectification.answer": _("Ghi trả lời của cơ quan báo chí"),
        "press.rectification.silence": _("Ghi cơ quan báo chí không trả lời"),
        "press.rectification.settle": _("Ghi kết quả yêu cầu cải chính"),
        "press.matter.register": _("Ghi vụ việc phải phát ngôn"),
        "press.matter.correct": _("Sửa vụ việc phải phát ngôn"),
        "press.matter.excuse": _("Ghi vụ việc không cần phát ngôn"),
        "press.matter.close": _("Khép lại vụ việc"),
        "press.holding.create": _("Lập nội dung phát ngôn chuẩn bị sẵn"),
        "press.holding.write": _("Soạn lời phát ngôn chuẩn bị sẵn"),
        "press.holding.approve": _("Duyệt trước lời phát ngôn"),
        "press.holding.renew": _("Gia hạn nội dung phát ngôn chuẩn bị sẵn"),
        "press.holding.retire": _("Thôi dùng nội dung phát ngôn chuẩn bị sẵn"),
        "press.statement.begin": _("Lập phát ngôn"),
        "press.statement.issue": _("Công bố phát ngôn"),
        "press.release.begin": _("Lập thông cáo báo chí"),
        "press.release.correct": _("Sửa thông cáo báo chí"),
        "press.release.publish": _("Công bố thông cáo báo chí"),
        "press.release.cancel": _("Hủy hẹn giờ công bố thông cáo"),
        "press.sending.correct": _("Gửi đính chính tới báo chí"),
    }
)

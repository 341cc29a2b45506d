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
    }
)

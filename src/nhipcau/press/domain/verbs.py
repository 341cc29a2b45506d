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
    }
)

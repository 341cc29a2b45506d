"""Lời trong nhật ký for the verbs of this app (báo cáo năm về phát ngôn)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "press_year.open": _("Lập báo cáo năm về phát ngôn"),
        "press_year.write": _("Viết báo cáo năm về phát ngôn"),
        "press_year.freeze": _("Chốt số liệu báo cáo năm về phát ngôn"),
        "press_year.paper": _("Lập văn bản báo cáo năm về phát ngôn"),
        "press_year.sent": _("Gửi báo cáo năm về phát ngôn"),
    }
)

"""Lời trong nhật ký for the verbs of this app (báo cáo)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "reports.open": _("Lập báo cáo"),
        "reports.narrative": _("Sửa thuyết minh báo cáo"),
        "reports.freeze": _("Chốt số liệu"),
        "reports.reopen": _("Mở lại báo cáo"),
        "reports.rule.correct": _("Sửa quy tắc kỳ báo cáo"),
        "reports.rule.supersede": _("Thay quy tắc kỳ báo cáo"),
    }
)

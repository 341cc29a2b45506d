"""Lời trong nhật ký for the verbs of this app (dịch thuật)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "translation.entry.propose": _("Đề xuất thuật ngữ"),
        "translation.entry.approve": _("Duyệt thuật ngữ"),
        "translation.entry.withdraw": _("Thôi dùng thuật ngữ"),
        "translation.memory.forget": _("Xóa câu trong bộ nhớ dịch"),
        "translation.memory.import": _("Nhập bộ nhớ dịch"),
    }
)

"""Thời hạn lưu: what the office keeps, how long and why; the administrator sets the days."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core.domain import retention
from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.exporting import export_response

from ..domain import keeping, policy
from .screen import Act, Screen


class RetentionScreen(Screen):
    """Danh sách thời hạn lưu."""

    action = policy.MANAGE_RETENTION

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = retention.standing()
        if kind := request.GET.get("export"):
            headers = [_("Dữ liệu"), _("Vì sao"), _("Số ngày lưu"), _("Lần dọn gần nhất"), _("Đã dọn")]
            lines = [
                (str(r.rule.label), str(r.rule.why), r.period.days, r.period.last_run_at, r.period.last_count)
                for r in rows
            ]
            return export_response("thoi-han-luu", headers, lines, kind)
        return render(request, "units/retention.html", {"rows": [(r, slug(r.rule.code)) for r in rows]})


class SetDays(Act):
    """Đặt số ngày."""

    action = policy.MANAGE_RETENTION

    def act(self, code: str) -> tuple[str, Any]:
        known = next((rule for rule in retention.RULES if slug(rule) == code), None)
        if known is None:
            raise Http404(code)
        days = self.request.POST.get("days", "").strip()
        if not days.isdecimal() or len(days) > 6:
            raise Refused(_("Số ngày lưu phải là một số nguyên."))
        keeping.set_days(actor=self.actor, code=known, days=int(days))
        return _("Đã đặt thời hạn lưu."), "units:retention"

    def after_refusal(self, **kwargs: Any) -> Any:
        return "units:retention"


def slug(code: str) -> str:
    """The rule's code in an address."""
    return code.replace(".", "-")

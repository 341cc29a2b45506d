"""Tình trạng hệ thống: what an administrator looks at first when something is wrong."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core.domain import health

from ..domain import policy
from .screen import Screen


class HealthScreen(Screen):
    """Từng mục, as a page or as JSON (`?format=json`)."""

    action = policy.READ_HEALTH

    def get(self, request: HttpRequest) -> HttpResponse:
        found = health.examine()
        well = health.is_well(found)
        if request.GET.get("format") == "json":
            checks = {
                each.name: {
                    "state": each.condition.look,
                    "words": each.condition.words,
                    **each.condition.figures,
                }
                for each in found
            }
            return JsonResponse({"status": "ok" if well else "not ok", "checks": checks})
        words = {health.GOOD: _("Tốt"), health.WARN: _("Cần để ý"), health.BAD: _("Hỏng")}
        rows = [(each, words[each.condition.look]) for each in found]
        return render(request, "units/health.html", {"rows": rows, "well": well})

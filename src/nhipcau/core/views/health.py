"""The public answer to "is it well": a word, and no more (sức khỏe hệ thống)."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ..domain import health


@require_safe
def public(request: HttpRequest) -> JsonResponse:
    """Tốt hay không, for a watchman's programme: 200 or 503."""
    well = health.is_well(health.examine())
    response = JsonResponse({"status": "ok" if well else "not ok"}, status=200 if well else 503)
    response["Cache-Control"] = "no-store"
    return response

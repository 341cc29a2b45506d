"""The sheet of icons: the same for everyone, kept by the browser (tờ biểu tượng)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ..domain import icons

A_YEAR = 31_536_000


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Tờ biểu tượng, its digest in the address; asked for without it, for a moment only."""
    response = HttpResponse(icons.sheet(), content_type="image/svg+xml")
    is_named = request.GET.get("v") == icons.digest()
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if is_named else "no-cache"
    return response

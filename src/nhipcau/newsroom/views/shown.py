"""Ảnh của cổng: drawn once, kept by browsers for ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from ..domain import pictures

FOR_EVER = "public, max-age=31536000, immutable"


class Shown(View):
    """Một cỡ của một ảnh."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, digest: str, width: str, x: str = "", y: str = "") -> HttpResponse:
        """The file; 404 for any that no page of ours names."""
        focus = (int(x), int(y)) if x else None
        path = pictures.drawn(digest=digest, width=int(width), focus=focus)
        if path is None:
            raise Http404
        response = HttpResponse(path.read_bytes(), content_type="image/webp")
        response["Cache-Control"] = FOR_EVER
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'"
        return response

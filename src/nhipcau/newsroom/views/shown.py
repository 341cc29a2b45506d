"""Ảnh và phim của cổng: made once, kept by browsers for ever."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.generic import View

from ..domain import containers, pictures, videos

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})\Z")
AT_ONCE = 64 * 1024
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


class Played(View):
    """Một tệp phim, whole or the part a player asks for (RFC 9110, 14)."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, digest: str, form: str) -> HttpResponseBase:
        """The file; 404 for any that is not in the stock, 416 for a part beyond its end."""
        path = videos.shown(digest=digest, form=form)
        if path is None:
            raise Http404
        size, kind = path.stat().st_size, containers.KINDS[form]
        asked = RANGE.match(request.headers.get("Range", ""))
        tag = f'"{digest[:32]}"'
        is_same = request.headers.get("If-Range", tag) == tag
        first, last = _part(asked, size) if asked and is_same else (0, size - 1)
        response: HttpResponseBase
        if first > last:
            response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        elif getattr(request, "is_baked", False):
            response = HttpResponse(path.read_bytes(), content_type=kind)
        else:
            response = StreamingHttpResponse(_read(path, first, last), content_type=kind)
            response["Content-Length"] = str(last - first + 1)
            if (first, last) != (0, size - 1):
                response.status_code = 206
                response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Accept-Ranges"], response["ETag"] = "bytes", tag
        response["Cache-Control"] = FOR_EVER
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'"
        return response


def _part(asked: re.Match[str], size: int) -> tuple[int, int]:
    """From where to where; an end before the beginning for what cannot be given."""
    first, last = asked.groups()
    if not first:
        return (max(0, size - int(last)), size - 1) if last and int(last) else (0, -1)
    return int(first), min(int(last) if last else size - 1, size - 1)


def _read(path: Path, first: int, last: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left and (piece := file.read(min(AT_ONCE, left))):
            left -= len(piece)
            yield piece

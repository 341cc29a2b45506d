"""What every work screen shares: a refusal is a page with its sentence (khung của mọi màn hình)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.generic import View

WRONG_FIELDS = gettext_lazy("Chưa lưu gì. Hãy xem các ô có dấu ▲, sửa rồi bấm lại; những gì đã nhập vẫn còn.")


class Screen(View):
    """Màn hình nói rõ vì sao không được: the domain's own words with status 403.

    The shell would put a sentence of its own in the place of ours.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the refusal's own words."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as denial:
            return render(request, "nhipcau/denied.html", {"sentence": str(denial)}, status=403)

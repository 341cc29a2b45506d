"""What every work screen shares: a refusal is a page with its sentence (khung của mọi màn hình)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
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


class Act(View):
    """One button: POST acts, says what was done or why not."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back."""
        try:
            said, target = self.act(request, **kwargs)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(self.back(**kwargs))
        if said:
            messages.success(request, said)
        return redirect(target)

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Call the domain's verb; returns what to say and where to go."""
        raise NotImplementedError

    def back(self, **kwargs: Any) -> Any:
        """Where the button stood."""
        raise NotImplementedError

"""What every work screen shares: a refusal is a page with its sentence (khung của mọi màn hình)."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.generic import View

from ..domain.listing import Listing
from .listing import Listed

WRONG_FIELDS = gettext_lazy("Chưa lưu gì. Hãy xem các ô có dấu ▲, sửa rồi bấm lại; những gì đã nhập vẫn còn.")


class Screen(View):
    """Màn hình nói rõ vì sao không được: the domain's own words with status 403.

    The shell would put a sentence of its own in the place of ours. A screen that is a list tells its columns
    in `listing`, and works with `self.listed`: chosen columns, pages, file.
    """

    listing: ClassVar[Listing | None] = None
    # Where the address says which day is looked at, a filter that is kept would stop the clock.
    keeps_filters: ClassVar[bool] = True

    @property
    def listed(self) -> Listed:
        """The list of this request."""
        listed: Listed = self.request.listed  # type: ignore[attr-defined]
        return listed

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the refusal's own words; a list opens with the filter its reader chose for it."""
        listed = request.listed = Listed(request, self.listing, keeps_filters=self.keeps_filters)  # type: ignore[attr-defined]
        if away := listed.away():
            return redirect(away)
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as denial:
            return render(request, "nhipcau/denied.html", {"sentence": str(denial)}, status=403)

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Home, for whoever signed in again on the way to a button: what was typed is offered back there."""
        if request.method == "GET":
            return redirect("wagtailadmin_home")
        return super().http_method_not_allowed(request, *args, **kwargs)


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

"""Đăng ký lịch: the addresses one has made, a new one shown once; and the calendar behind an address."""

import hashlib
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access

from ..domain import feeding, feeds, policy
from ..forms.feeds import FeedForm
from ..models import CalendarFeed
from .tabs import OverviewScreen


class FeedsView(OverviewScreen):
    """Các địa chỉ lịch của tôi."""

    tab = "calendar"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The addresses still open."""
        access.require_some(self.actor, policy.SEE)
        return self.shown(FeedForm(person=self.actor))

    def shown(self, form: FeedForm, made: feeds.Made | None = None, status: int = 200) -> HttpResponse:
        """The page; what has just been made is shown now or never, and the browser keeps no copy."""
        rows = CalendarFeed.objects.filter(person=self.actor, withdrawn_at=None)
        context: dict[str, Any] = {"form": form, "rows": rows.select_related("unit", "plan__paper")}
        if made:
            path = reverse("calendars:feed", args=[made.token])
            context |= {"made": made.feed, "address": self.request.build_absolute_uri(path)}
        response = self.page("overview/feeds.html", context, status=status)
        response["Cache-Control"] = "private, no-store"
        return response


class MakeFeed(FeedsView):
    """Tạo địa chỉ."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make one and show it."""
        access.require_some(self.actor, policy.SEE)
        form = FeedForm(request.POST, person=self.actor)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.shown(form, status=422)
        try:
            made = feeds.make(actor=self.actor, **form.cleaned_data["ve"])
        except Refused as refusal:
            form.add_error(None, refusal)
            return self.shown(form, status=422)
        return self.shown(FeedForm(person=self.actor), made)


class OwnFeed(FeedsView):
    """A button on one of one's own addresses; another's is not there."""

    http_method_names = ["post"]

    def feed(self, pk: int) -> CalendarFeed:
        """Địa chỉ của mình."""
        rows = CalendarFeed.objects.select_related("unit", "plan").filter(withdrawn_at=None)
        return get_object_or_404(rows, pk=pk, person=self.actor)


class RenewFeed(OwnFeed):
    """Cấp lại."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A new address, the old one is closed."""
        made = feeds.renew(actor=self.actor, feed=self.feed(pk))
        return self.shown(FeedForm(person=self.actor), made)


class WithdrawFeed(OwnFeed):
    """Thu hồi."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close it."""
        feed = self.feed(pk)
        feeds.withdraw(actor=self.actor, feed=feed)
        messages.success(request, _("Đã thu hồi địa chỉ lịch “%(what)s”.") % {"what": feed})
        if not access.scope_of(self.actor, policy.SEE):
            raise PermissionDenied(_("Đã thu hồi. Tài khoản của bạn không còn quyền xem toàn cảnh."))
        return redirect("overview:feeds")


class FeedFile(View):
    """Lịch sau một địa chỉ; whatever is wrong with the address, there is nothing here."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """text/calendar, or 304 when the program has it already."""
        feed = feeds.found(token)
        if feed is None:
            raise Http404
        body = feeding.calendar_of(feed, timezone.localdate()).encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        asked = request.headers.get("If-None-Match", "").replace("W/", "")
        known = tag in [each.strip() for each in asked.split(",")]
        response: HttpResponse = HttpResponseNotModified() if known else HttpResponse(body)
        if not known:
            response["Content-Type"] = "text/calendar; charset=utf-8"
            response["Content-Disposition"] = 'inline; filename="nhip-cau.ics"'
        response["ETag"] = tag
        response["Cache-Control"] = "private, no-cache"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

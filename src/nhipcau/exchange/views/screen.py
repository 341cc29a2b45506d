"""Màn hình trao đổi dữ liệu: who acts, buttons that say what they did, downloads made on the spot."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header

from nhipcau.core.views import screen
from nhipcau.core.views.exporting import XLSX
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.models import User

from .. import queries
from ..domain import imports, policy
from ..models import Import

PER_PAGE = 50


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


class Screen(screen.Screen):
    """A screen of this app, with the tabs above it."""

    tab = ""

    def frame(self, **context: Any) -> dict[str, Any]:
        """Những gì mọi trang cần."""
        person = actor_of(self.request)
        may_answer = access.allowed(person, policy.ANSWER)
        return {
            "tab": self.tab,
            "may_link": access.allowed(person, policy.LINK),
            "may_answer": may_answer,
            "may_track": access.allowed(person, policy.IMPORT_TRACKER),
            "may_units": access.allowed(person, policy.IMPORT_UNITS),
            "waiting": queries.waiting_answers().count() if may_answer else 0,
            **context,
        }

    def ask(self, action: Action) -> None:
        """Đòi quyền."""
        access.require(actor_of(self.request), action)


class ImportPart(Screen):
    """A screen or button of one import that this person may bring in."""

    tab = "imports"

    def record(self, pk: int) -> Import:
        """Lần nhập; PermissionDenied for a kind this person may not bring in, Http404 for none."""
        record = get_object_or_404(Import.objects.select_related("job", "file", "directive"), pk=pk)
        self.ask(imports.action_of(record.kind))
        return record


def download(content: bytes, name: str) -> HttpResponse:
    """Một XLSX vừa lập, as a download named with today's date."""
    response = HttpResponse(content, content_type=XLSX)
    stamp = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{name}-{stamp}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def handed(content: bytes, name: str) -> HttpResponse:
    """Tệp của người khác, only ever as a download of unnamed type that cannot act in our origin."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response

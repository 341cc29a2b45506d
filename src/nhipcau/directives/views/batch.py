"""Một đợt tiếp nhận: how far the files that came together are."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.units.domain import access

from .. import queries
from ..domain import intake, policy
from ..enums import DirectiveState
from ..models import Directive
from .intake import failure_of, is_running
from .screen import DirectiveScreen, access_to_read, actor_of


class BatchScreen(DirectiveScreen):
    """One line a file: waiting, read, refused with its reason, or already here."""

    def get(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        access_to_read(request)
        items = list(queries.batch(actor_of(request), key))
        if not items:
            raise Http404
        rows = [
            {
                "directive": item.directive,
                "is_new": item.is_new,
                "is_running": is_running(item.directive),
                "is_screened": item.directive.state == DirectiveState.SCREENING,
                "is_discarded": item.directive.state == DirectiveState.DISCARDED,
                "failure": "" if _is_read(item.directive) else failure_of(item.directive),
            }
            for item in items
        ]
        running = [item for item in items if is_running(item.directive)]
        kept = [
            item
            for item in items
            if item not in running and item.directive.quarantine_key and not _is_read(item.directive)
        ]
        context = {
            "key": key,
            "rows": rows,
            "total": len(rows),
            "running": len(running),
            "over": len(rows) - len(running),
            "may_register": access.allowed(actor_of(request), policy.REGISTER),
            "retryable": len(kept),
        }
        return render(request, "directives/batch.html", context)


def _is_read(directive: Directive) -> bool:
    return directive.has_reading or directive.state == DirectiveState.SCREENING


class RetryBatch(DirectiveScreen):
    """Đọc lại tất cả tệp lỗi."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        count = intake.retry_failed(actor=actor_of(request), batch=key)
        if count:
            messages.success(request, _("Đang đọc lại %(count)d tệp.") % {"count": count})
        else:
            messages.warning(request, _("Không còn tệp lỗi nào có thể đọc lại."))
        return redirect("directives:batch", key)

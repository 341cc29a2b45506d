"""Gửi tệp từng phần: what the intake page's script asks for; every answer is JSON."""

import uuid
from typing import Any

from django.forms import Form
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from nhipcau.core.domain import uploads
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import Upload
from nhipcau.units.domain import access

from ..domain import intake, policy
from ..forms import BeginForm, FinishForm, PartForm
from .screen import DirectiveScreen, actor_of


class _Step(DirectiveScreen):
    """One step of sending a file; a refusal is its sentence with status 409."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **arguments: Any) -> JsonResponse:
        access.require(actor_of(request), policy.REGISTER)
        try:
            return JsonResponse(self.act(request, **arguments))
        except Refused as refusal:
            return JsonResponse({"refused": refusal.sentence}, status=409)

    def act(self, request: HttpRequest, **arguments: Any) -> dict[str, Any]:
        """Do the step; returns what the script needs to know."""
        raise NotImplementedError


class Begin(_Step):
    """Hỏi đã nhận đến đâu; refuses a file too large before any of it is sent."""

    def act(self, request: HttpRequest) -> dict[str, Any]:  # type: ignore[override]
        wanted = _valid(BeginForm(request.POST))
        return _standing(uploads.begin(owner=actor_of(request), **wanted))


class Part(_Step):
    """Nhận một phần, the body of the request."""

    def act(self, request: HttpRequest, key: uuid.UUID) -> dict[str, Any]:  # type: ignore[override]
        offset = _valid(PartForm(request.GET))["offset"]
        return _standing(
            uploads.append(owner=actor_of(request), upload_id=key, offset=offset, part=request.body)
        )


class Finish(_Step):
    """Đã đủ: the file enters quarantine as a directive to be read."""

    def act(self, request: HttpRequest, key: uuid.UUID) -> dict[str, Any]:  # type: ignore[override]
        wanted, actor = _valid(FinishForm(request.POST)), actor_of(request)
        content = uploads.content_of(owner=actor, upload_id=key, digest=wanted["digest"])
        found = intake.register(actor=actor, content=content, name=wanted["name"], batch=wanted["batch"])
        uploads.drop(owner=actor, upload_id=key)
        directive = found.directive
        return {
            "url": directive.get_absolute_url(),
            "isNew": found.is_new,
            "label": directive.number or directive.file_name,
        }


class Drop(_Step):
    """Thôi gửi tệp này."""

    def act(self, request: HttpRequest, key: uuid.UUID) -> dict[str, Any]:  # type: ignore[override]
        uploads.drop(owner=actor_of(request), upload_id=key)
        return {}


def _standing(upload: Upload) -> dict[str, Any]:
    return {"id": str(upload.pk), "received": upload.received, "size": upload.size}


def _valid(form: Form) -> dict[str, Any]:
    if not form.is_valid():
        raise Refused(_("Yêu cầu gửi tệp không đầy đủ; hãy tải lại trang rồi chọn lại tệp."))
    return form.cleaned_data

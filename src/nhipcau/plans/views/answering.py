"""How a screen answers a person it has to refuse (trả lời lời từ chối)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from nhipcau.units.models import User

from .. import queries
from ..models import Assignment

WRONG_FIELDS = gettext_lazy("Chưa lưu gì. Hãy xem các ô có dấu ▲, sửa rồi bấm lại; những gì đã nhập vẫn còn.")


class Answering(View):
    """Màn hình nói rõ vì sao không được: the sentence of the refusal, then the person's own work.

    The shell would put a sentence of its own in the place of ours.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the refusal's own words."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as denied:
            messages.error(request, str(denied))
            return redirect("wagtailadmin_home")


def visible_or_refused(person: User, pk: int) -> Assignment:
    """Phân công mà người này được xem; PermissionDenied for others, whether they exist or not."""
    found = queries.with_next_step(queries.visible_to(person)).filter(pk=pk).first()
    if found is None:
        raise PermissionDenied(
            _("Không có việc này, hoặc việc thuộc đơn vị khác nên tài khoản của bạn chưa được xem.")
        )
    return found

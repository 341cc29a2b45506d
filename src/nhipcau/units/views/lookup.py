"""Thử tra một tên gọi: how a name resolves, and remembering a person's choice."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..domain import policy
from ..domain.resolution import remember, resolve
from ..enums import Resolved
from ..forms.lookup import LookupForm, RememberForm
from .screen import Act, Screen, first_error

LOOKS = {
    Resolved.EXACT: "ok",
    Resolved.ALIAS: "ok",
    Resolved.HEIR: "ok",
    Resolved.GROUP: "ok",
    Resolved.AMBIGUOUS: "soon",
    Resolved.SUGGESTED: "soon",
    Resolved.UNKNOWN: "late",
}


class LookupScreen(Screen):
    """The box, the answer, and the way to settle an open one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = LookupForm(request.GET if "q" in request.GET else None)
        context: dict[str, Any] = {"form": form, "may_remember": self.may(policy.REMEMBER_NAME)}
        if form.is_valid():
            written = form.cleaned_data["q"]
            found = resolve(written, on=form.cleaned_data["on"] or timezone.localdate())
            context |= {"found": found, "look": LOOKS[found.how], "remember_form": _choices(written)}
        return render(request, "units/lookup.html", context)


class Remember(Act):
    """Ghi nhớ cách viết."""

    action = policy.REMEMBER_NAME

    def act(self) -> tuple[str, Any]:
        form = RememberForm(self.request.POST)
        if not form.is_valid():
            raise ValidationError(first_error(form))
        written, target = form.cleaned_data["written"], form.target()
        remember(actor=self.actor, written=written, **target)  # type: ignore[arg-type]
        name = next(iter(target.values())).name
        said = _("Đã ghi nhớ: “%(text)s” là %(name)s.") % {"text": written, "name": name}
        return said, self.after_refusal()

    def after_refusal(self, **kwargs: Any) -> str:
        written = self.request.POST.get("written", "")[:300]
        return f"{reverse('units:lookup')}?{urlencode({'q': written})}"


def _choices(written: str) -> RememberForm:
    return RememberForm(initial={"written": written})

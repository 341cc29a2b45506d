"""Màn hình của danh bạ: an action asked for first, forms that keep what was typed."""

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from nhipcau.core.views import screen

from ..domain import access, policy
from ..domain.access import Action
from ..models import User


class Asking(View):
    """Asks for the action of a view before anything else."""

    action: ClassVar[Action] = policy.READ_DIRECTORY

    @property
    def actor(self) -> User:
        """Người đang làm việc: the shell lets nobody in who is not signed in."""
        return cast(User, self.request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        access.require(self.actor, self.action)
        return super().dispatch(request, *args, **kwargs)


class Screen(screen.Screen, Asking):
    """A view for those with its action; the shell's screen, outermost, shows others the refusal."""

    def may(self, action: Action) -> bool:
        """Được phép, for showing a button."""
        return access.allowed(self.actor, action)


class FormScreen(Screen):
    """One form on a page of its own: what was typed stays until it is saved."""

    form_class: type[forms.Form] = forms.Form
    template = "units/form.html"
    title = ""
    lead = ""
    button = ""
    danger = False

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                said, target = self.save(form.cleaned_data)
            except ValidationError as refusal:
                attach(form, refusal)
            else:
                messages.success(request, said)
                return redirect(target)
        return self.page(form)

    def form(self, sent: Any = None) -> forms.Form:
        """The form, bound to what was sent."""
        return self.form_class(sent, **self.form_arguments())

    def form_arguments(self) -> dict[str, Any]:
        """What the form needs besides what was sent."""
        return {}

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        """Call the domain's verb; returns what to say and where to go."""
        raise NotImplementedError

    def back(self) -> str:
        """Where "Hủy" leads."""
        raise NotImplementedError

    def page(self, form: forms.Form) -> HttpResponse:
        context = {
            "form": form,
            "title": self.title,
            "lead": self.lead,
            "button": self.button or _("Lưu"),
            "danger": self.danger,
            "back": self.back(),
        }
        return render(self.request, self.template, context)


class Act(Screen):
    """One button: POST acts, says what was done or why not, and goes back to where the button stood."""

    http_method_names = ["post"]
    action = policy.MANAGE_DIRECTORY

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            said, target = self.act(**kwargs)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(self.after_refusal(**kwargs))
        if said:
            messages.success(request, said)
        return redirect(target)

    def act(self, **kwargs: Any) -> tuple[str, Any]:
        """Call the domain's verb; returns what to say and where to go."""
        raise NotImplementedError

    def after_refusal(self, **kwargs: Any) -> Any:
        """Where the button stood."""
        raise NotImplementedError


def attach(form: forms.Form, refusal: ValidationError) -> None:
    """Gắn lời từ chối vào biểu mẫu: at the field it speaks of, else at the password, else at the top."""
    if hasattr(refusal, "error_dict"):
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        codes = {error.code or "" for error in refusal.error_list}
        form.add_error("password" if any(code.startswith("password") for code in codes) else None, refusal)


def first_error(form: forms.Form) -> str:
    """Lời lỗi đầu tiên of a small form shown on another page."""
    return next((str(error) for errors in form.errors.values() for error in errors), "")

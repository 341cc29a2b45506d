"""Màn hình dịch thuật: who acts, forms that keep what was typed."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nhipcau.core.views import screen
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.models import User
from nhipcau.units.views.screen import attach


class Screen(screen.Screen):
    """A screen of this app: its matters are the whole office's."""

    @property
    def actor(self) -> User:
        """Người đang làm việc: the shell lets nobody in who is not signed in."""
        return cast(User, self.request.user)

    def ask(self, action: Action) -> None:
        """Đòi quyền."""
        access.require(self.actor, action)

    def may(self, action: Action) -> bool:
        """Được phép, for showing a button."""
        return access.allowed(self.actor, action)


class FormScreen(Screen):
    """One form on a page of its own."""

    form_class: type[forms.Form] = forms.Form
    template = "translation/form.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form as things stand."""
        self.prepare(**kwargs)
        return self.page(self.form_class(**self.arguments()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep what was sent, or show what is wrong with it."""
        self.prepare(**kwargs)
        form = self.form_class(request.POST, request.FILES or None, **self.arguments())
        if form.is_valid():
            try:
                return self.answer(form)
            except ValidationError as refusal:
                attach(form, refusal)
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(form, status=422)

    def answer(self, form: Any) -> HttpResponse:
        """Save, say so, go on."""
        said, target = self.save(form)
        messages.success(self.request, said)
        return redirect(target)

    def prepare(self, **kwargs: Any) -> None:
        """Who may, and about what."""
        raise NotImplementedError

    def arguments(self) -> dict[str, Any]:
        """What the form needs besides what was sent."""
        return {}

    def save(self, form: Any) -> tuple[str, Any]:
        """Call the domain's verb; returns what to say and where to go."""
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        """Title, lead, button and way back of the page."""
        raise NotImplementedError

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The page."""
        return render(self.request, self.template, {"form": form, **self.words()}, status=status)

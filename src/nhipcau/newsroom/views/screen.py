"""Màn hình tin bài: who acts, the story or edition at hand, forms that keep what was typed."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.views import screen
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.models import User
from nhipcau.units.views.screen import attach

from .. import queries
from ..domain import policy
from ..models import Edition, Story


class Screen(screen.Screen):
    """A screen of this app."""

    @property
    def actor(self) -> User:
        """Người đang làm việc: the shell lets nobody in who is not signed in."""
        return cast(User, self.request.user)

    def ask(self, action: Action, story: Story | None = None) -> None:
        """Đòi quyền: on the story's unit, or for a list in any reach."""
        if story is None:
            access.require_some(self.actor, action)
        else:
            access.require(self.actor, action, units=[story.unit])

    def may(self, action: Action, story: Story) -> bool:
        """Được phép, for showing a button."""
        return access.allowed(self.actor, action, units=[story.unit])

    def story(self, pk: int) -> Story:
        """Tin bài được xem; PermissionDenied for others, whether they exist or not."""
        found = queries.stories_visible_to(self.actor).select_related(
            "unit", "language", "theme", "audience", "pillar", "assignment__obligation"
        )
        if (story := found.filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có tin bài này, hoặc đó là bài của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        return story

    def edition(self, pk: int) -> Edition:
        """Bản ngôn ngữ được xem; PermissionDenied for others, whether they exist or not."""
        found = Edition.objects.filter(pk=pk, story__in=queries.stories_visible_to(self.actor))
        edition = found.select_related(
            "story__unit", "story__language", "language", "current__picture__file", "current__author"
        ).first()
        if edition is None:
            raise PermissionDenied(
                _("Không có tin bài này, hoặc đó là bài của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        return edition


class FormScreen(Screen):
    """One form on a page of its own."""

    form_class: type[forms.BaseForm] = forms.Form
    template = "newsroom/form.html"

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
                said, target = self.save(form)
            except ValidationError as refusal:
                attach(cast(forms.Form, form), refusal)
            else:
                if said:
                    messages.success(request, said)
                return redirect(target)
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(form, status=422)

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

    def page(self, form: forms.BaseForm, status: int = 200) -> HttpResponse:
        """The page."""
        return render(self.request, self.template, {"form": form, **self.words()}, status=status)


class Act(Screen, screen.Act):
    """One button about an edition: it asks for its right, acts, and goes back to the story."""

    action: Action = policy.WRITE

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.edition(kwargs["pk"])
        self.ask(self.action, self.about.story)
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The story."""
        return self.about.story

"""Màn hình tập huấn: who acts, the course at hand, forms that keep what was typed."""

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
from ..models import Course


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


class Screen(screen.Screen):
    """A screen of this app."""

    def ask(self, action: Action, course: Course | None = None) -> None:
        """Đòi quyền: on the course's unit, or for a list in any reach."""
        if course is None:
            access.require_some(actor_of(self.request), action)
        else:
            access.require(actor_of(self.request), action, units=[course.unit])

    def runs(self, course: Course) -> bool:
        """Người này tổ chức lớp."""
        return access.allowed(actor_of(self.request), policy.MANAGE, units=[course.unit])

    def course(self, pk: int) -> Course:
        """Lớp được xem; PermissionDenied for others, whether they exist or not."""
        found = (
            queries.courses_visible_to(actor_of(self.request)).select_related("unit", "theme").filter(pk=pk)
        )
        if (course := found.first()) is None:
            raise PermissionDenied(
                _("Không có lớp này, hoặc lớp của đơn vị khác chưa mở nên tài khoản của bạn chưa được xem.")
            )
        return course

    def run_course(self, pk: int) -> Course:
        """Lớp mà người này tổ chức. Raises PermissionDenied for any other."""
        course = self.course(pk)
        self.ask(policy.MANAGE, course)
        return course


class FormScreen(Screen):
    """One form on a page of its own, about a course."""

    form_class: type[forms.Form] = forms.Form
    template = "training/form.html"
    about: Course

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
                attach(form, refusal)
                self.refused(form, refusal)
            else:
                if said:
                    messages.success(request, said)
                return redirect(target)
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(form, status=422)

    def prepare(self, **kwargs: Any) -> None:
        """Who may, and about what."""
        self.about = self.run_course(kwargs["pk"])

    def arguments(self) -> dict[str, Any]:
        """What the form needs besides what was sent."""
        return {}

    def save(self, form: forms.Form) -> tuple[str, Any]:
        """Call the domain's verb; returns what to say and where to go."""
        raise NotImplementedError

    def refused(self, form: forms.Form, refusal: ValidationError) -> None:
        """What the form offers after a refusal."""

    def words(self) -> dict[str, Any]:
        """Title, lead, button and way back of the page."""
        raise NotImplementedError

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The page."""
        context = {"form": form, "course": getattr(self, "about", None), **self.words()}
        return render(self.request, self.template, context, status=status)


class Act(Screen, screen.Act):
    """One button about a course: it asks for the right to run it, acts, and goes back to its page."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.run_course(kwargs["pk"])
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The course."""
        return self.about

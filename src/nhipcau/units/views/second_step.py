"""Whoever must have a second step is led to it first (bắt buộc theo vai trò)."""

from collections.abc import Callable
from typing import Any

from allauth.account.forms import ReauthenticateForm as ReauthenticatePasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain import door

from ..domain import policy, second_step
from ..models import User
from .entering import BY_OFFICE
from .screen import Act

SHELL = "/lam-viec/"
OPEN = ("hai-buoc/", "login/", "logout/", "jsi18n/", "sprite/", "password_reset/")
SEEN = "nhipcau_second_step"


class RequireSecondStep:
    """Chưa bật thì phải bật: only for the roles named in NHIPCAU_MFA_ROLES, and not for those who came
    through the office's own accounts where these have a second step of their own (NHIPCAU_OIDC_MFA).
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.NHIPCAU_MFA_ROLES and self._is_asked(request):
            return redirect("mfa_activate_totp")
        return self.answer(request)

    def _is_asked(self, request: HttpRequest) -> bool:
        if not request.path.startswith(SHELL) or request.path[len(SHELL) :].startswith(OPEN):
            return False
        person = request.user
        if not isinstance(person, User) or request.session.get(SEEN):
            return False
        if settings.NHIPCAU_OIDC_MFA and request.session.get(BY_OFFICE):
            return False
        if second_step.is_required(person) and not second_step.is_on(person):
            return True
        request.session[SEEN] = True
        return False


class DropSecondStep(Act):
    """Quản trị viên bỏ xác thực hai bước của một người."""

    action = policy.MANAGE_PEOPLE

    def act(self, pk: int) -> tuple[Any, Any]:
        person = get_object_or_404(User, pk=pk)
        second_step.drop(actor=self.actor, person=person)
        return _("Đã bỏ xác thực hai bước; người ấy có thể bật lại với điện thoại mới."), person

    def after_refusal(self, pk: int) -> Any:
        return reverse("units:person", args=[pk])


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """Mã ở bước thứ hai: guessing it closes the same door as guessing the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Mã trên điện thoại, hoặc một mã dự phòng")
        self.fields["code"].widget.attrs.pop("placeholder", None)

    def clean_code(self) -> Any:
        """Raises Refused during the pause, whatever the code."""
        who = {"username": f"second-step:{self.user.pk}", "address": ""}
        door.require_open(**who)
        try:
            code = super().clean_code()
        except ValidationError:
            door.note_failure(**who)
            raise
        door.note_success(**who)
        return code


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """Mã, once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Mã trên điện thoại, hoặc một mã dự phòng")
        self.fields["code"].widget.attrs.pop("placeholder", None)


class PasswordAgainForm(ReauthenticatePasswordForm):  # type: ignore[misc]
    """Mật khẩu, once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Mật khẩu")
        self.fields["password"].widget.attrs.pop("placeholder", None)


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """Mã đầu tiên."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Mã 6 chữ số trên điện thoại")
        self.fields["code"].widget.attrs.pop("placeholder", None)

"""The door: password, the office's own accounts (OpenID Connect), the second step (đăng nhập)."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import LoginView

from nhipcau.core.domain.errors import Refused

from ..domain import entering
from ..models import User


class SignIn(LoginView):  # type: ignore[misc]
    """Đăng nhập bằng mật khẩu: whoever has a second step is asked for it before anything opens."""

    def form_valid(self, form: Any) -> HttpResponse:
        login = Login(user=form.get_user(), redirect_url=self.get_success_url())
        response = perform_password_login(self.request, {}, login)
        self.request.session.set_expiry(
            settings.SESSION_COOKIE_AGE if form.cleaned_data.get("remember") else 0
        )
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"office_accounts": settings.NHIPCAU_OIDC_NAME}


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up, and the framework's messages of greeting are not ours."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_password": gettext_lazy("Mật khẩu không đúng."),
        "too_many_login_attempts": gettext_lazy("Đã nhập sai quá nhiều lần; hãy đợi vài phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """None."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """None: mail goes through our outbox, and nobody asked for these."""


class OfficeAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The provider's word is taken once, at the door; nothing it tells is stored."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        told = next(iter(sociallogin.email_addresses), None)
        try:
            person = entering.person_of(
                email=told.email if told else "", is_verified=bool(told and told.verified)
            )
        except Refused as refusal:
            raise ImmediateHttpResponse(_refused(request, refusal.sentence)) from refusal
        entering.record_entry(person)
        request.session[BY_OFFICE] = True
        response = perform_login(request, person, redirect_url=sociallogin.get_redirect_url(request))
        request.session.set_expiry(0)
        raise ImmediateHttpResponse(response)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        said = _(
            "Chưa đăng nhập được bằng tài khoản của cơ quan: yêu cầu đã quá hạn, bị hủy hoặc máy "
            "chủ tài khoản không trả lời. Hãy thử lại."
        )
        raise ImmediateHttpResponse(_refused(request, said))


BY_OFFICE = "nhipcau_by_office"


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of the second step are stored encrypted: a copy of the database alone opens no door."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "Mã không đúng hoặc đã hết hạn; hãy nhập mã đang hiện trên điện thoại."
        ),
    }

    def get_totp_label(self, user: User) -> str:
        return str(user.username)

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    derived = HKDF(hashes.SHA256(), 32, None, b"nhipcau.second-step").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "units/not_entered.html", {"sentence": sentence}, status=403)

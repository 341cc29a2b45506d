"""Địa chỉ của cửa vào: allauth's, only those we use, under our words."""

from allauth.account.views import reauthenticate
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path
from wagtail.admin.views.account import LogoutView

from .entering import SignIn

urlpatterns = [
    path("login/", SignIn.as_view(), name="account_login"),
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path("tai-khoan-co-quan/", openid.login, {"provider_id": "co-quan"}, name="office_login"),
    path(
        "tai-khoan-co-quan/ve/", openid.callback, {"provider_id": "co-quan"}, name="openid_connect_callback"
    ),
    path("hai-buoc/", base.index, name="mfa_index"),
    path("hai-buoc/ma/", base.authenticate, name="mfa_authenticate"),
    path("hai-buoc/xac-nhan/", base.reauthenticate, name="mfa_reauthenticate"),
    path("hai-buoc/mat-khau/", reauthenticate, name="account_reauthenticate"),
    path("hai-buoc/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("hai-buoc/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("hai-buoc/ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("hai-buoc/ma-du-phong/moi/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]

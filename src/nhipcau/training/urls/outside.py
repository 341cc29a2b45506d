"""Addresses outside the shell: below a secret, or a code that a paper bears (trang không cần tài khoản)."""

from django.urls import path

from ..views import outside

app_name = "courses"
urlpatterns = [
    path("dang-ky-hoc/<str:token>/", outside.RegisterPage.as_view(), name="register"),
    path("hoc-vien/<str:token>/", outside.MinePage.as_view(), name="mine"),
    path("hoc-vien/<str:token>/tai-lieu/<int:material>/", outside.MineFile.as_view(), name="mine_file"),
    path("chung-nhan/<str:code>/", outside.VerifyPage.as_view(), name="verify"),
]

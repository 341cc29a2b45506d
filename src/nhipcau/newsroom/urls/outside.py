"""Addresses of pictures, open to everyone (đường dẫn ảnh)."""

from django.urls import re_path

from ..views.shown import Shown

app_name = "pictures"
PICTURE = r"^(?P<digest>[0-9a-f]{64})-(?P<width>[1-9]\d{1,4})"
urlpatterns = [
    re_path(rf"{PICTURE}\.webp$", Shown.as_view(), name="whole"),
    re_path(rf"{PICTURE}-(?P<x>\d{{1,3}})-(?P<y>\d{{1,3}})\.webp$", Shown.as_view(), name="cut"),
]

"""Addresses of pictures and films, open to everyone (đường dẫn ảnh, phim)."""

from django.urls import re_path

from ..views.shown import Played, Shown

app_name = "pictures"
PICTURE = r"^(?P<digest>[0-9a-f]{64})-(?P<width>[1-9]\d{1,4})"
urlpatterns = [
    re_path(r"^(?P<digest>[0-9a-f]{64})\.(?P<form>mp4|webm)$", Played.as_view(), name="video"),
    re_path(rf"{PICTURE}\.webp$", Shown.as_view(), name="whole"),
    re_path(rf"{PICTURE}-(?P<x>\d{{1,3}})-(?P<y>\d{{1,3}})\.webp$", Shown.as_view(), name="cut"),
]

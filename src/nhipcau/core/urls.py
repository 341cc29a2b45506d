"""Địa chỉ ngoài khung làm việc của nền chung."""

from django.urls import path

from .views import health, icons

app_name = "core"
urlpatterns = [
    path("suc-khoe/", health.public, name="health"),
    path("bieu-tuong.svg", icons.sheet, name="icons"),
]

"""Địa chỉ ngoài khung làm việc của nền chung."""

from django.urls import path

from .views import health

app_name = "core"
urlpatterns = [path("", health.public, name="health")]

"""Địa chỉ lịch bên ngoài khung làm việc: below a secret."""

from django.urls import path

from .feeds import FeedFile

app_name = "calendars"
urlpatterns = [path("<str:token>.ics", FeedFile.as_view(), name="feed")]

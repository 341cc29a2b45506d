"""Đường dẫn như của ta, with the framework's own pages under /khung/."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

from nhipcau.config.urls import urlpatterns as ours

urlpatterns = [path("khung/", include(wagtail_urls)), *ours]

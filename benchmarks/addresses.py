"""Đường dẫn như của ta, with the framework's page list open."""

from nhipcau.config.urls import urlpatterns as ours

urlpatterns = ours[1:]

"""Addresses: the work shell under /lam-viec/ (đường dẫn)."""

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from nhipcau.plans.views import my_work

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="front"),
    # Staff start at their own work; the name by which Wagtail knows its home stays its own.
    path("lam-viec/", my_work.MyWorkView.as_view(), name="my_work"),
    path("lam-viec/", include(wagtailadmin_urls)),
]

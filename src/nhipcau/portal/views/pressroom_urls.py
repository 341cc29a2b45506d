"""Addresses of the press room that are no page to be baked: for whoever holds the secret in them."""

from django.urls import re_path

from . import pressroom

app_name = "pressroom"
TAG = r"(?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
HELD = r"(?P<token>[0-9a-f]{32})"
urlpatterns = [
    re_path(rf"^{TAG}/bao-chi/truoc-gio/{HELD}/$", pressroom.Advance.as_view(), name="advance"),
    re_path(
        rf"^{TAG}/bao-chi/truoc-gio/{HELD}/bo-tu-lieu\.zip$",
        pressroom.AdvanceKit.as_view(),
        name="advance_kit",
    ),
]

"""Addresses of newsletters on the site: apart from those that are baked, since readers act there."""

from django.urls import re_path

from . import letters

app_name = "letters"
TAG = r"(?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
SIGNED = r"(?P<signed>[-\w.~:]{20,200})"
urlpatterns = [
    re_path(rf"^{TAG}/ban-tin/$", letters.Lists.as_view(), name="lists"),
    re_path(rf"^{TAG}/kenh-chinh-thuc/$", letters.Channels.as_view(), name="channels"),
    re_path(rf"^{TAG}/ban-tin/da-nhan/$", letters.Asked.as_view(), name="asked"),
    re_path(
        rf"^{TAG}/ban-tin/so/(?P<slug>[-\w]{{1,60}})/(?P<pk>[1-9]\d{{0,17}})/$",
        letters.LetterShown.as_view(),
        name="letter",
    ),
    re_path(rf"^{TAG}/ban-tin/xac-nhan/{SIGNED}/$", letters.Confirm.as_view(), name="confirm"),
    re_path(rf"^{TAG}/ban-tin/thoi-nhan/{SIGNED}/$", letters.Leave.as_view(), name="leave"),
]

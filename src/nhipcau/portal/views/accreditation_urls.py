"""Addresses of press conferences on the site: apart from those of stories, since reporters act there."""

from django.urls import re_path

from . import accreditation, conferences

app_name = "accreditation"
TAG = r"(?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
HOME = rf"^{TAG}/bao-chi/hop-bao"
ONE = rf"{HOME}/(?P<pk>[1-9]\d{{0,17}})"
urlpatterns = [
    re_path(rf"{HOME}/$", conferences.Conferences.as_view(), name="conferences"),
    re_path(rf"{HOME}\.atom$", conferences.ConferenceFeed.as_view(), name="feed_atom"),
    re_path(rf"{HOME}\.rss$", conferences.ConferenceFeed.as_view(kind="rss"), name="feed_rss"),
    re_path(rf"{HOME}\.json$", conferences.ConferenceFeed.as_view(kind="json"), name="feed_json"),
    re_path(rf"{HOME}\.ics$", conferences.ConferenceCalendar.as_view(), name="calendar"),
    re_path(rf"{ONE}/$", conferences.ConferenceShown.as_view(), name="conference"),
    re_path(rf"{ONE}/hop-bao\.ics$", conferences.ConferenceCalendar.as_view(), name="one_calendar"),
    re_path(
        rf"{ONE}/(?P<material>[1-9]\d{{0,17}})/(?P<name>[-a-z0-9]{{1,60}}\.[a-z0-9]{{1,8}})$",
        conferences.PublicMaterial.as_view(),
        name="material",
    ),
    re_path(rf"{ONE}/dang-ky/$", accreditation.Register.as_view(), name="register"),
    re_path(rf"{HOME}/cua-toi/(?P<token>[-\w.]{{20,120}})/$", accreditation.Status.as_view(), name="status"),
]

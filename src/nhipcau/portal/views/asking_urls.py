"""Addresses of questions of the press: pages everyone reads, and one question for who holds its code."""

from django.urls import re_path

from . import enquiries

app_name = "asking"
TAG = r"(?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
ANSWERS = rf"^{TAG}/bao-chi/tra-loi"
# Never among those that are baked, so apart from the pages.
urlpatterns = [
    re_path(rf"^{TAG}/bao-chi/hoi/(?P<secret>[2-9a-z]{{20}})/$", enquiries.Status.as_view(), name="status"),
]
# Of the site itself, which is baked; the form rests there.
pages = [
    re_path(rf"^{TAG}/bao-chi/hoi/$", enquiries.Ask.as_view(), name="ask"),
    re_path(rf"{ANSWERS}/$", enquiries.Answers.as_view(), name="press_answers"),
    re_path(
        rf"{ANSWERS}/trang/(?P<number>[1-9]\d{{0,5}})/$",
        enquiries.Answers.as_view(),
        name="press_answers_page",
    ),
    re_path(
        rf"{ANSWERS}/(?P<answer>[1-9]\d{{0,17}})/$", enquiries.AnswerShown.as_view(), name="press_answer"
    ),
    *(
        re_path(
            rf"{ANSWERS}\.{kind}$",
            enquiries.AnswersFeed.as_view(kind=kind),
            name=f"press_answers_feed{'' if kind == 'atom' else f'_{kind}'}",
        )
        for kind in ("atom", "rss", "json")
    ),
]

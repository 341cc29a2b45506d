"""Addresses of the public site (đường dẫn công khai)."""

from django.urls import re_path

from .views import feeds, site

app_name = "portal"
# BCP 47: of two or three letters, so that no address of ours is taken for a language.
TAG = r"(?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
PAGE = r"(?P<number>[1-9]\d{0,5})"
urlpatterns = [
    re_path(rf"^{TAG}/$", site.Home.as_view(), name="home"),
    # A page of a list has an address of its own: the baked site has no questions after "?".
    re_path(rf"^{TAG}/tin/$", site.Archive.as_view(), name="archive"),
    re_path(rf"^{TAG}/tin/trang/{PAGE}/$", site.Archive.as_view(), name="archive_page"),
    re_path(rf"^{TAG}/chu-de/(?P<theme>[1-9]\d{{0,17}})/$", site.Themed.as_view(), name="theme"),
    re_path(
        rf"^{TAG}/chu-de/(?P<theme>[1-9]\d{{0,17}})/trang/{PAGE}/$", site.Themed.as_view(), name="theme_page"
    ),
    re_path(rf"^{TAG}/tim/$", site.Found.as_view(), name="search"),
    re_path(rf"^{TAG}/tin\.atom$", feeds.Atom.as_view(), name="feed"),
    re_path(
        rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/(?P<slug>[-\w]+)/$", site.StoryShown.as_view(), name="story"
    ),
]

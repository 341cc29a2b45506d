"""Addresses of the public site (đường dẫn công khai)."""

from django.urls import path, re_path

from .views import feeds, maps, site, social

app_name = "portal"
# BCP 47: of two or three letters, so that no address of ours is taken for a language.
TAG = r"(?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
PAGE = r"(?P<number>[1-9]\d{0,5})"
THEME = r"(?P<theme>[1-9]\d{0,17})"
urlpatterns = [
    path("robots.txt", maps.Robots.as_view(), name="robots"),
    path("sitemap.xml", maps.Sitemaps.as_view(), name="sitemap"),
    path("sitemap-tin-moi.xml", maps.NewsSitemap.as_view(), name="news_sitemap"),
    re_path(rf"^{TAG}/sitemap\.xml$", maps.LanguageSitemap.as_view(), name="language_sitemap"),
    re_path(
        rf"^{TAG}/sitemap-(?P<number>[1-9]\d{{0,3}})\.xml$",
        maps.LanguageSitemap.as_view(),
        name="language_sitemap_more",
    ),
    re_path(rf"^{TAG}/the-(?P<digest>[0-9a-f]{{32}})\.jpg$", social.SiteCard.as_view(), name="site_card"),
    re_path(
        rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/the-(?P<digest>[0-9a-f]{{32}})\.jpg$",
        social.StoryCard.as_view(),
        name="story_card",
    ),
    re_path(rf"^{TAG}/$", site.Home.as_view(), name="home"),
    # A page of a list has an address of its own: the baked site has no questions after "?".
    re_path(rf"^{TAG}/tin/$", site.Archive.as_view(), name="archive"),
    re_path(rf"^{TAG}/tin/trang/{PAGE}/$", site.Archive.as_view(), name="archive_page"),
    re_path(rf"^{TAG}/chu-de/{THEME}/$", site.Themed.as_view(), name="theme"),
    re_path(rf"^{TAG}/chu-de/{THEME}/trang/{PAGE}/$", site.Themed.as_view(), name="theme_page"),
    re_path(rf"^{TAG}/tim/$", site.Found.as_view(), name="search"),
    re_path(rf"^{TAG}/tin\.atom$", feeds.News.as_view(), name="feed"),
    re_path(rf"^{TAG}/tin\.rss$", feeds.News.as_view(kind="rss"), name="feed_rss"),
    re_path(rf"^{TAG}/tin\.json$", feeds.News.as_view(kind="json"), name="feed_json"),
    re_path(rf"^{TAG}/chu-de/{THEME}/tin\.atom$", feeds.News.as_view(), name="theme_feed"),
    re_path(rf"^{TAG}/chu-de/{THEME}/tin\.rss$", feeds.News.as_view(kind="rss"), name="theme_feed_rss"),
    re_path(rf"^{TAG}/chu-de/{THEME}/tin\.json$", feeds.News.as_view(kind="json"), name="theme_feed_json"),
    re_path(rf"^{TAG}/nguon-tin/$", feeds.Feeds.as_view(), name="feeds"),
    re_path(
        rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/(?P<slug>[-\w]+)/$", site.StoryShown.as_view(), name="story"
    ),
]

"""Addresses of the public site (đường dẫn công khai)."""

from django.urls import path, re_path

from nhipcau.newsroom.enums import Aspect, StoryKind

from .views import (
    asking_urls,
    events,
    feeds,
    films,
    maps,
    numbers,
    papers,
    pressroom,
    profiles,
    rectification,
    register,
    site,
    social,
    spokespersons,
    told,
    topics,
)

app_name = "portal"
# BCP 47: of two or three letters, so that no address of ours is taken for a language.
TAG = r"(?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
PAGE = r"(?P<number>[1-9]\d{0,5})"
THEME = r"(?P<theme>[1-9]\d{0,17})"
READERS = r"(?P<audience>[1-9]\d{0,17})"
ASPECT = rf"(?P<aspect>{'|'.join(Aspect.values)})"
MONTH = r"(?P<year>20\d\d)/(?P<month>\d{2})"
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
    re_path(r"^ngon-ngu/$", site.Choose.as_view(), name="choose"),
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
    re_path(rf"^{TAG}/nguoi-doc/{READERS}/$", topics.ForReaders.as_view(), name="audience"),
    re_path(rf"^{TAG}/nguoi-doc/{READERS}/trang/{PAGE}/$", topics.ForReaders.as_view(), name="audience_page"),
    re_path(rf"^{TAG}/gioi-thieu-tinh/$", profiles.Profiles.as_view(), name="profiles"),
    re_path(rf"^{TAG}/gioi-thieu-tinh/{ASPECT}/$", profiles.OfAspect.as_view(), name="aspect"),
    re_path(
        rf"^{TAG}/gioi-thieu-tinh/{ASPECT}/trang/{PAGE}/$", profiles.OfAspect.as_view(), name="aspect_page"
    ),
    re_path(rf"^{TAG}/luu-tru/$", topics.Months.as_view(), name="months"),
    re_path(rf"^{TAG}/luu-tru/{MONTH}/$", topics.OfMonth.as_view(), name="month"),
    re_path(rf"^{TAG}/luu-tru/{MONTH}/trang/{PAGE}/$", topics.OfMonth.as_view(), name="month_page"),
    re_path(rf"^{TAG}/su-kien/$", events.Events.as_view(), name="events"),
    re_path(rf"^{TAG}/su-kien/trang/{PAGE}/$", events.Events.as_view(), name="events_page"),
    re_path(rf"^{TAG}/su-kien\.ics$", events.Calendar.as_view(), name="calendar"),
    re_path(
        rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/su-kien\.ics$",
        events.OneCalendar.as_view(),
        name="story_calendar",
    ),
    re_path(
        rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/so-lieu-(?P<number>[1-9]\d?)\.csv$",
        numbers.Numbers.as_view(),
        name="numbers",
    ),
    re_path(rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/bai\.pdf$", papers.Paper.as_view(), name="paper"),
    re_path(rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/phu-de\.vtt$", films.Captions.as_view(), name="captions"),
    re_path(rf"^{TAG}/dinh-chinh/$", register.Register.as_view(), name="corrections"),
    re_path(rf"^{TAG}/dinh-chinh/trang/{PAGE}/$", register.Register.as_view(), name="corrections_page"),
    re_path(rf"^{TAG}/dinh-chinh\.csv$", register.RegisterFile.as_view(), name="corrections_file"),
    re_path(rf"^{TAG}/gioi-thieu/$", told.About.as_view(), name="about"),
    re_path(rf"^{TAG}/bao-chi/$", pressroom.PressRoom.as_view(), name="press"),
    re_path(rf"^{TAG}/bao-chi/thong-cao/$", pressroom.Releases.as_view(), name="releases"),
    re_path(rf"^{TAG}/bao-chi/thong-cao/trang/{PAGE}/$", pressroom.Releases.as_view(), name="releases_page"),
    re_path(rf"^{TAG}/bao-chi/phat-ngon/$", pressroom.Statements.as_view(), name="statements"),
    re_path(
        rf"^{TAG}/bao-chi/phat-ngon/trang/{PAGE}/$", pressroom.Statements.as_view(), name="statements_page"
    ),
    *(
        re_path(
            rf"^{TAG}/bao-chi/{place}\.{kind}$",
            pressroom.KindFeed.as_view(kind=kind, of_kind=of_kind),
            name=f"{of_kind}_feed" if kind == "atom" else f"{of_kind}_feed_{kind}",
        )
        for of_kind, place in ((StoryKind.RELEASE, "thong-cao"), (StoryKind.STATEMENT, "phat-ngon"))
        for kind in ("atom", "rss", "json")
    ),
    re_path(rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/bo-tu-lieu\.zip$", pressroom.Kit.as_view(), name="kit"),
    re_path(
        rf"^{TAG}/bao-chi/nguoi-phat-ngon/$", spokespersons.Spokespersons.as_view(), name="spokespersons"
    ),
    re_path(
        rf"^{TAG}/bao-chi/nguoi-phat-ngon\.csv$",
        spokespersons.SpokespersonsFile.as_view(),
        name="spokespersons_file",
    ),
    re_path(
        rf"^{TAG}/bao-chi/nguoi-phat-ngon\.atom$",
        spokespersons.SpokespersonsFeed.as_view(),
        name="spokespersons_feed",
    ),
    re_path(
        rf"^{TAG}/bao-chi/yeu-cau-cai-chinh/$", rectification.Rectifications.as_view(), name="rectifications"
    ),
    re_path(
        rf"^{TAG}/bao-chi/yeu-cau-cai-chinh/trang/{PAGE}/$",
        rectification.Rectifications.as_view(),
        name="rectifications_page",
    ),
    re_path(
        rf"^{TAG}/bao-chi/yeu-cau-cai-chinh\.csv$",
        rectification.RectificationFile.as_view(),
        name="rectifications_file",
    ),
    *asking_urls.pages,
    re_path(rf"^{TAG}/tiep-can/$", told.Access.as_view(), name="access"),
    re_path(rf"^{TAG}/quyen-rieng-tu/$", told.Privacy.as_view(), name="privacy"),
    re_path(rf"^{TAG}/so-do/$", told.SiteMap.as_view(), name="site_map"),
    re_path(rf"^{TAG}/nguon-tin/$", feeds.Feeds.as_view(), name="feeds"),
    re_path(rf"^{TAG}/tim\.json$", site.Titles.as_view(), name="titles"),
    re_path(
        rf"^{TAG}/tin/(?P<pk>[1-9]\d{{0,17}})/(?P<slug>[-\w]+)/$", site.StoryShown.as_view(), name="story"
    ),
]

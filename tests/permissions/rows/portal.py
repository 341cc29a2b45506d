"""The public site asks nobody who they are (cổng thông tin)."""

DECISIONS = ""
PUBLIC = {
    "portal:archive",
    "portal:archive_page",
    "portal:feed",
    "portal:feed_json",
    "portal:feed_rss",
    "portal:feeds",
    "portal:theme_feed",
    "portal:theme_feed_json",
    "portal:theme_feed_rss",
    "portal:home",
    "portal:language_sitemap",
    "portal:language_sitemap_more",
    "portal:news_sitemap",
    "portal:robots",
    "portal:search",
    "portal:site_card",
    "portal:sitemap",
    "portal:story",
    "portal:story_card",
    "portal:theme",
    "portal:theme_page",
}

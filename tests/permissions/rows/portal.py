"""The public site asks nobody who they are (cổng thông tin)."""

DECISIONS = ""
PUBLIC = {
    "portal:home",
    "portal:archive",
    "portal:archive_page",
    "portal:theme",
    "portal:theme_page",
    "portal:search",
    "portal:feed",
    "portal:story",
}

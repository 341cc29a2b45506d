"""Bản tiếng Việt của Wagtail và các gói đi kèm: catalogues only, no application to install.

    LOCALE_PATHS = [..., wagtail_vi.LOCALE_DIR]

They must stand in LOCALE_PATHS, not in INSTALLED_APPS: only there does the admin's JavaScript catalogue look.
"""

from pathlib import Path
from typing import Final

LOCALE_DIR: Final = Path(__file__).parent / "locale"

# Packages whose own catalogue Django reads whenever their strings can appear: here is what it lacks.
FILLED: Final = frozenset(
    {
        "django.conf",
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.flatpages",
        "django.contrib.gis",
        "django.contrib.redirects",
        "django.contrib.sessions",
        "django.contrib.sites",
    }
)
# Packages that have no Vietnamese, or poor Vietnamese, or (humanize) are used without being installed,
# so that their own catalogue is never read: all their strings are here.
WHOLE: Final = frozenset(
    {
        "csp",
        "django.contrib.humanize",
        "django.contrib.messages",
        "django.contrib.postgres",
        "django.contrib.staticfiles",
        "django_filters",
        "django_tasks",
        "django_tasks_db",
        "modelsearch",
        "taggit",
        "wagtail",
        "wagtail.admin",
        "wagtail.contrib.forms",
        "wagtail.contrib.redirects",
        "wagtail.contrib.search_promotions",
        "wagtail.contrib.settings",
        "wagtail.contrib.simple_translation",
        "wagtail.contrib.table_block",
        "wagtail.contrib.typed_table_block",
        "wagtail.documents",
        "wagtail.embeds",
        "wagtail.images",
        "wagtail.locales",
        "wagtail.search",
        "wagtail.sites",
        "wagtail.snippets",
        "wagtail.users",
        "wagtail_localize",
        "wagtail_localize.locales",
    }
)
# The applications whose screens are Vietnamese to the last word; a project can hold its INSTALLED_APPS to it.
COVERED: Final = FILLED | WHOLE

__all__ = ["COVERED", "FILLED", "LOCALE_DIR", "WHOLE"]

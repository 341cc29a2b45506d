"""Bản dịch khung: the application stands on packages whose Vietnamese is whole, and shows it.

The catalogues themselves are proven in packages/wagtail-vi.
"""

from pathlib import Path

from django.apps import apps
from django.conf import settings

import wagtail_vi


def test_no_installed_package_has_strings_that_nobody_translated() -> None:
    installed = {app for app in settings.INSTALLED_APPS if not app.startswith("nhipcau.")}
    assert installed <= wagtail_vi.COVERED


def test_our_own_sentences_win_over_those_of_the_packages() -> None:
    first, *_, last = settings.LOCALE_PATHS
    assert (Path(apps.get_app_config("core").path).parent / "locale", wagtail_vi.LOCALE_DIR) == (first, last)

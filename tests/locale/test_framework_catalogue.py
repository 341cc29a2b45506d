"""Bản dịch khung: the application stands on packages whose Vietnamese is whole, and shows it.

The catalogues themselves are proven in packages/wagtail-vi; that of the sign-in package, which only this
application has, is proven here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import allauth
import polib
from django.apps import apps
from django.conf import settings

import wagtail_vi

from .test_english_catalogue import PLACEHOLDER, of_python, of_template

SIGN_IN = Path(allauth.__file__).parent
OURS = Path(apps.get_app_config("core").path).parent / "locale"
# Its screens for people are ours (units/templates); what it says are labels, refusals and messages.
SPEAKING = [SIGN_IN / name for name in ("account", "mfa", "socialaccount")]
SILENT = re.compile(r"admin\.py$|/management/|/migrations/|/providers/(?!base/|openid_connect/)|/tests/")


def said_by_sign_in() -> Iterator[str]:
    for room in SPEAKING:
        for path in sorted(room.rglob("*.py")):
            if not SILENT.search(path.as_posix()):
                yield from (sentence for _context, sentence, _plural in of_python(path.read_text("utf-8")))
    for path in sorted(SIGN_IN.glob("templates/*/messages/*.txt")):
        yield from (sentence for _context, sentence, _plural in of_template(path.read_text("utf-8")))


def test_no_installed_package_has_strings_that_nobody_translated() -> None:
    installed = {app for app in settings.INSTALLED_APPS if not app.startswith("nhipcau.")}
    assert {app for app in installed - wagtail_vi.COVERED if app.split(".")[0] != "allauth"} == set()


def test_what_the_sign_in_says_is_vietnamese() -> None:
    files = OURS, wagtail_vi.LOCALE_DIR
    known = {e.msgid: e for root in files for e in polib.pofile(str(root / "vi/LC_MESSAGES/django.po"))}
    said = set(said_by_sign_in())
    assert len(said) > 100
    assert sorted(said - {sentence for sentence, entry in known.items() if entry.translated()}) == []


def test_its_placeholders_are_kept() -> None:
    entries = polib.pofile(str(OURS / "vi/LC_MESSAGES/django.po"), check_for_duplicates=True)
    odd = [
        e.msgid for e in entries if set(PLACEHOLDER.findall(e.msgid)) != set(PLACEHOLDER.findall(e.msgstr))
    ]
    assert odd == []


def test_our_own_sentences_win_over_those_of_the_packages() -> None:
    first, *_, last = settings.LOCALE_PATHS
    assert (first, last) == (OURS, wagtail_vi.LOCALE_DIR)

"""Bản dịch khung: every string the installed packages can show has a sound Vietnamese form."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone, translation
from django.utils.translation.trans_real import DjangoTranslation

ROOT = Path(__file__).resolve().parents[2]
FRAMEWORK = ROOT / "src/nhipcau/locale/framework"
OURS = FRAMEWORK / "vi/LC_MESSAGES"

# Packages whose own Vietnamese catalogue Django reads whenever their strings can appear.
WITH_OWN_CATALOGUE = [
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
# Packages that have no Vietnamese, or poor Vietnamese, or (humanize) are used without being installed,
# so that their own catalogue is never read: all their strings must be ours.
ALL_OURS = [
    "wagtail",
    "wagtail.admin",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "taggit",
    "modelsearch",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]
COVERED = WITH_OWN_CATALOGUE + ALL_OURS

# Left out, and why. None of these may be installed.
EXCLUDED = {
    "wagtail.contrib.styleguide": "a page for people who develop Wagtail",
    "wagtail.contrib.simple_translation": "translation runs through the newsroom's own screens",
    "django.contrib.admin": "staff work in the Wagtail admin",
    "django.contrib.admindocs": "belongs to django.contrib.admin",
    "django.contrib.flatpages": "pages are Wagtail pages",
    "django.contrib.redirects": "Wagtail has its own redirects",
    "django.contrib.sites": "sites are Wagtail sites",
    "django.contrib.gis": "no geometry fields",
    "rest_framework": "an interface for programs; carries its own Vietnamese",
    "treebeard": "Wagtail uses its tree, not its admin or forms; its messages are programming errors",
}
# Strings of a covered package that nobody in an office can meet: source file -> reason.
EXCLUDED_FILES = {
    "views/templates/default_urlconf.html": "the welcome page of a project that has no URLs yet",
}
# Equal in English and Vietnamese: punctuation around placeholders, and names.
SAME_IN_BOTH = {
    "%(field_label)s:",
    "%(status_display)s %(task_name)s %(started_at)s",
    "%(time_zone_option)s: %(localized_time_zone_label)s",
    "%(truncated_text)s…",
    "%(value)s googol",
    "…",
    "IPv4",
    "IPv6",
}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")
# xoá, khoẻ, huỷ; but quý, quỹ, and closed syllables such as toán, are right.
MISPLACED_TONE = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", re.IGNORECASE)
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop"}
NGETTEXT = {"ngettext", "ngettext_lazy"}
PGETTEXT = {"pgettext", "pgettext_lazy"}

Key = tuple[str | None, str]


def folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec and spec.submodule_search_locations, f"{package} is not installed"
    return Path(spec.submodule_search_locations[0])


@cache
def read(path: Path) -> dict[Key, polib.POEntry]:
    return {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path)) if not e.obsolete}


def strings_in_code(package: str) -> Iterator[polib.POEntry]:
    """Chuỗi trong mã nguồn: the gettext calls of a package that ships no English catalogue.

    Templates are not read: of these packages only django_filters has any with strings, for forms
    of the REST framework.
    """
    for path in sorted(folder(package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            text = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name in GETTEXT and len(text) == 1:
                yield polib.POEntry(msgid=text[0])
            elif name in NGETTEXT and len(text) >= 2:
                yield polib.POEntry(msgid=text[0], msgid_plural=text[1])
            elif name in PGETTEXT and len(text) == 2:
                yield polib.POEntry(msgctxt=text[0], msgid=text[1])


@cache
def source(package: str, domain: str = "django") -> dict[Key, polib.POEntry]:
    """Chuỗi gốc: what a package asks gettext for, without the files in EXCLUDED_FILES."""
    catalogue = folder(package) / f"locale/en/LC_MESSAGES/{domain}.po"
    if not catalogue.exists():
        return {(e.msgctxt, e.msgid): e for e in strings_in_code(package)}
    return {
        key: entry
        for key, entry in read(catalogue).items()
        if not (entry.occurrences and all(path in EXCLUDED_FILES for path, _ in entry.occurrences))
    }


def ours(domain: str = "django") -> dict[Key, polib.POEntry]:
    return read(OURS / f"{domain}.po")


def wording(entry: polib.POEntry) -> str:
    text: str = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
    return text


def outer_space(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def faults(original: polib.POEntry, translated: polib.POEntry) -> list[str]:
    """Lỗi của một mục dịch: differences in shape that would break or garble a screen."""
    text = wording(translated)
    # Vietnamese has one form, shown for any number, so it must carry what the plural carries.
    model = original.msgid_plural or original.msgid
    found = []
    if bool(original.msgid_plural) != bool(translated.msgid_plural):
        found.append("plural")
    if set(PLACEHOLDER.findall(model)) != set(PLACEHOLDER.findall(text)):
        found.append("placeholders")
    if sorted(TAG.findall(model)) != sorted(TAG.findall(text)):
        found.append("tags")
    if outer_space(original.msgid) != outer_space(text):
        found.append("outer space")
    return found


def missing(package: str, domain: str = "django") -> list[str]:
    own: dict[Key, polib.POEntry] = {}
    catalogue = folder(package) / f"locale/vi/LC_MESSAGES/{domain}.po"
    if package in WITH_OWN_CATALOGUE and catalogue.exists():
        own = read(catalogue)
    out = []
    for key, original in source(package, domain).items():
        entry = ours(domain).get(key) or own.get(key)
        if entry is None or not wording(entry) or entry.fuzzy:
            out.append(f"{key}: no translation")
        elif key in ours(domain) and (wrong := faults(original, entry)):
            out.append(f"{key}: {', '.join(wrong)}: {wording(entry)}")
        elif set(PLACEHOLDER.findall(original.msgid_plural or original.msgid)) != set(
            PLACEHOLDER.findall(wording(entry))
        ):
            out.append(f"{key}: placeholders of the package's own translation: {wording(entry)}")
    return out


@pytest.mark.parametrize("package", COVERED)
def test_every_string_of_the_package_has_a_sound_vietnamese_form(package: str) -> None:
    assert missing(package) == []


def test_every_string_of_the_admin_javascript_has_a_sound_vietnamese_form() -> None:
    assert len(source("wagtail.admin", "djangojs")) > 50
    assert missing("wagtail.admin", "djangojs") == []


def test_the_sources_are_really_read() -> None:
    assert len(source("wagtail.admin")) > 800
    assert ("Task", "Running") in source("django_tasks")
    assert (None, "index entry") in source("modelsearch")
    assert (None, "Range query expects two values.") in source("django_filters")


def test_no_package_with_strings_is_forgotten() -> None:
    shipped = {
        ".".join(path.relative_to(folder(root).parent).parts[:-2])
        for root in ("wagtail", "django")
        for path in folder(root).rglob("locale/en")
    }
    installed = {app for app in settings.INSTALLED_APPS if not app.startswith("nhipcau.")}
    assert shipped | installed <= set(COVERED) | set(EXCLUDED)


def test_nothing_excluded_is_installed() -> None:
    assert not set(EXCLUDED) & set(settings.INSTALLED_APPS)


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_catalogue_is_clean(domain: str) -> None:
    catalogue = polib.pofile(str(OURS / f"{domain}.po"), check_for_duplicates=True)
    assert catalogue.metadata["Language"] == "vi"
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert not any("@" in value for value in catalogue.metadata.values())
    assert catalogue.fuzzy_entries() == []
    assert catalogue.obsolete_entries() == []
    assert catalogue.untranslated_entries() == []
    assert all(set(entry.msgstr_plural) <= {0} for entry in catalogue)


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_is_left_in_english(domain: str) -> None:
    same = {e.msgid for e in ours(domain).values() if wording(e) in {e.msgid, e.msgid_plural}}
    assert same <= SAME_IN_BOTH


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_tone_marks_stand_as_in_the_glossary(domain: str) -> None:
    assert [wording(e) for e in ours(domain).values() if MISPLACED_TONE.search(wording(e))] == []


def test_no_entry_has_lost_its_source() -> None:
    sources = {key for package in COVERED for key in source(package)}
    assert set(ours()) <= sources
    assert set(ours("djangojs")) <= set(source("wagtail.admin", "djangojs"))


def test_one_string_is_called_the_same_in_python_and_in_javascript() -> None:
    both = ours().keys() & ours("djangojs").keys()
    assert both
    assert {k: wording(ours()[k]) for k in both} == {k: wording(ours("djangojs")[k]) for k in both}


def test_glossary_and_catalogue_agree() -> None:
    lines = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in lines if line.startswith("| ")]
    terms = {english: vietnamese for english, vietnamese in rows if english != "Chuỗi gốc"}
    assert len(terms) > 50
    spoken: dict[str, set[str]] = {}
    for (_, msgid), entry in ours().items():
        spoken.setdefault(msgid.strip().casefold(), set()).add(wording(entry).strip().casefold())
    assert {t: spoken[t.casefold()] for t in terms} == {t: {v.casefold()} for t, v in terms.items()}


@pytest.fixture
def compiled(tmp_path: Path) -> Iterator[Path]:
    """Bản dịch đã biên dịch: our catalogue as .mo, in front of everything else."""
    target = tmp_path / "vi/LC_MESSAGES"
    target.mkdir(parents=True)
    for domain in ("django", "djangojs"):
        polib.pofile(str(OURS / f"{domain}.po")).save_as_mofile(str(target / f"{domain}.mo"))
    with override_settings(LOCALE_PATHS=[tmp_path]), translation.override("vi"):
        yield tmp_path


def test_django_shows_ours_over_the_packages_own(compiled: Path) -> None:
    shown, expected = {}, {}
    for (context, msgid), entry in ours().items():
        if entry.msgid_plural and context:
            text = translation.npgettext(context, msgid, entry.msgid_plural, 3)
        elif entry.msgid_plural:
            text = translation.ngettext(msgid, entry.msgid_plural, 3)
        else:
            text = translation.pgettext(context, msgid) if context else translation.gettext(msgid)
        shown[context, msgid], expected[context, msgid] = text, wording(entry)
    assert shown == expected


def test_javascript_catalogue_of_the_admin_shows_ours(compiled: Path) -> None:
    catalogue = DjangoTranslation(
        "vi", domain="djangojs", localedirs=[str(folder("wagtail.admin") / "locale")]
    )
    assert catalogue.gettext("Autosave in progress…") == "Đang tự động lưu…"
    assert catalogue.gettext("Dashboard") == "Tổng quan"
    assert catalogue.ngettext("%(num)s error", "%(num)s errors", 1) == "%(num)s lỗi"


def test_a_moment_ago_is_recognised(compiled: Path) -> None:
    """Wagtail compares two translated strings to find "0 minutes"; they must stay alike."""
    from wagtail.admin.templatetags.wagtailadmin_tags import timesince_simple

    now = timezone.now()
    assert timesince_simple(now) == "vừa xong"
    assert timesince_simple(now - timedelta(hours=19, minutes=48)).replace("\xa0", " ") == "19 giờ trước"

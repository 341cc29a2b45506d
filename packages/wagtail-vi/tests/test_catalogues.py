"""Bản dịch: every string that the covered packages can show has a sound Vietnamese form."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import polib
import pytest
from django.test import override_settings
from django.utils import timezone, translation
from django.utils.translation.trans_real import DjangoTranslation

from wagtail_vi import COVERED, FILLED, LOCALE_DIR

OURS = LOCALE_DIR / "vi/LC_MESSAGES"
DOMAINS = ("django", "djangojs")
# Not installed here: their strings, taken from the wheel of the version that the README names.
KEPT = {"wagtail_localize": "wagtail-localize", "wagtail_localize.locales": "wagtail-localize"}
SOURCES = Path(__file__).parent / "sources"

# Left out, and why.
EXCLUDED = {
    "wagtail.contrib.styleguide": "a page for people who develop Wagtail",
    "django.contrib.admindocs": "documentation for people who develop the site",
}
# Strings of a covered package that nobody can meet in a running site: source file -> reason.
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
    if package in KEPT:
        return read(SOURCES / KEPT[package] / f"{domain}.pot")
    catalogue = folder(package) / f"locale/en/LC_MESSAGES/{domain}.po"
    if not catalogue.exists():
        return {(e.msgctxt, e.msgid): e for e in strings_in_code(package)} if domain == "django" else {}
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
    if package in FILLED:
        catalogue = folder(package) / f"locale/vi/LC_MESSAGES/{domain}.po"
        own = read(catalogue) if catalogue.exists() else {}
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


@pytest.mark.parametrize("package", sorted(COVERED))
def test_every_string_of_the_package_has_a_sound_vietnamese_form(package: str) -> None:
    assert {domain: missing(package, domain) for domain in DOMAINS} == {domain: [] for domain in DOMAINS}


def test_the_sources_are_really_read() -> None:
    assert len(source("wagtail.admin")) > 800
    assert ("Task", "Running") in source("django_tasks")
    assert (None, "index entry") in source("modelsearch")
    assert (None, "Range query expects two values.") in source("django_filters")
    assert len(source("wagtail.admin", "djangojs")) > 50
    assert len(source("wagtail_localize")) > 90
    assert len(source("wagtail_localize", "djangojs")) > 40


def test_no_package_with_strings_is_forgotten() -> None:
    shipped = {
        ".".join(path.relative_to(folder(root).parent).parts[:-2])
        for root in ("wagtail", "django")
        for path in folder(root).rglob("locale/en")
    }
    assert shipped <= COVERED | set(EXCLUDED)
    assert not COVERED & set(EXCLUDED)


@pytest.mark.parametrize("domain", DOMAINS)
def test_catalogue_is_clean(domain: str) -> None:
    catalogue = polib.pofile(str(OURS / f"{domain}.po"), check_for_duplicates=True)
    assert catalogue.metadata["Language"] == "vi"
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert not any("@" in value for value in catalogue.metadata.values())
    assert catalogue.fuzzy_entries() == []
    assert catalogue.obsolete_entries() == []
    assert catalogue.untranslated_entries() == []
    assert all(set(entry.msgstr_plural) <= {0} for entry in catalogue)


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_left_in_english(domain: str) -> None:
    same = {e.msgid for e in ours(domain).values() if wording(e) in {e.msgid, e.msgid_plural}}
    assert same <= SAME_IN_BOTH


@pytest.mark.parametrize("domain", DOMAINS)
def test_tone_marks_stand_as_in_the_glossary(domain: str) -> None:
    assert [wording(e) for e in ours(domain).values() if MISPLACED_TONE.search(wording(e))] == []


def test_no_entry_has_lost_its_source() -> None:
    for domain in DOMAINS:
        sources = {key for package in COVERED for key in source(package, domain)}
        assert set(ours(domain)) <= sources


def test_one_string_is_called_the_same_in_python_and_in_javascript() -> None:
    both = ours().keys() & ours("djangojs").keys()
    assert both
    assert {k: wording(ours()[k]) for k in both} == {k: wording(ours("djangojs")[k]) for k in both}


@pytest.fixture
def compiled(tmp_path: Path) -> Iterator[Path]:
    """Bản dịch đã biên dịch: our catalogue as .mo, in front of everything else."""
    target = tmp_path / "vi/LC_MESSAGES"
    target.mkdir(parents=True)
    for domain in DOMAINS:
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

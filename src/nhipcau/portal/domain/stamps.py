"""Dấu của trang: of what a public page was made, so that a bake makes again only what has changed.

A stamp is cut from a few readings of the whole, not from each page. The code and words of the product, the
office, its address and the languages are in every stamp: after a new release everything is made again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone

import nhipcau
from nhipcau.core.domain import listing
from nhipcau.core.models import AuditEntry
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Language, Picture, Publication, Video
from nhipcau.newsroom.queries import in_public
from nhipcau.outreach.models import Letter
from nhipcau.press.models import Release, Statement

from .asking import Asked
from .lists import ON_PAGE

# What one story in one language is made of; a version never changes once it was handed in.
OF_STORY = (
    "language__code", "story", "pk", "version", "slug", "first_at", "at", "until", "correction",
    "story__theme", "story__theme__name", "story__audience", "story__audience__name", "story__unit__name",
    "story__kind", "compared_with", "story__aspect", "story__language__code",
)  # fmt: skip
OF_GONE = (
    "story__theme",
    "story",
    "pk",
    "story__withdrawn_at",
    "story__withdrawn_reason",
    "story__withdrawn_said",
    "story__unit__name",
)
# Lists by the names of their pages, and what tells one from another; feeds carry the newest of one.
LISTS = {
    "archive": (),
    "theme": ("theme",),
    "audience": ("audience",),
    "aspect": ("aspect",),
    "month": ("year", "month"),
}
FEEDS = {"feed", "theme_feed"}
# Made of all stories of their language, and of no other; all further pages may name any story.
OF_ONE_LANGUAGE = {"home", "titles", "search", "months", "profiles"}
SITEMAPS = {"language_sitemap", "language_sitemap_more"}
# Of these verbs none changes a page but through its story.
OF_STORIES = ("newsroom.",)
Key = tuple[str, str, str]


def of(*parts: object) -> str:
    """Dấu of these values, in 16 letters."""
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


class Stamps:
    """Dấu của mọi trang tại một lúc, read in a handful of queries."""

    def __init__(self) -> None:
        self.ground = of(
            django.VERSION,
            _code(),
            listing.office(),
            settings.WAGTAILADMIN_BASE_URL,
            list(Language.objects.filter(is_public=True).values_list()),
        )
        # What else the public may read (channels, newsletters …) leaves its mark in the trail.
        others = AuditEntry.objects.all()
        for prefix in OF_STORIES:
            others = others.exclude(verb__startswith=prefix)
        # An issue appears when it begins to go out, which is nobody's act.
        sent = Letter.objects.filter(mailing__started_at__isnull=False).count()
        newest = others.order_by("-pk").values_list("pk", flat=True).first()
        self.elsewhere = of(timezone.localdate(), newest, sent)
        self._of_story: dict[str, list[str]] = defaultdict(list)
        # By language, kind of list and which: the stamps of its stories in their order.
        self._lists: dict[Key, list[str]] = defaultdict(list)
        self._stories: dict[Key, list[str]] = defaultdict(list)
        self._gone: dict[Key, list[str]] = defaultdict(list)
        self._fed: dict[Key, str] = {}
        self._kin: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._addresses = of(self._read_shown())
        self._read_told()
        self._read_press()
        fields = ("focus_x", "focus_y", "credit", "medium", "width", "height")
        self._pictures = {
            digest: of(rest)
            for digest, *rest in Picture.objects.order_by("pk").values_list("file__sha256", *fields)
        }
        films = Video.objects.order_by("pk").values_list("file__sha256", "credit", "length")
        self._pictures |= {digest: of(rest) for digest, *rest in films}
        self._every_picture = of(sorted(self._pictures.items()))
        self._all = of(sorted(self._of_story.items()), self._every_picture)

    def part(self, asked: Asked) -> str:
        """Dấu của một trang by its address; pictures are told apart by `pictures`."""
        # The address tells what is drawn.
        if asked.is_picture:
            return ""
        if asked.is_of_story:
            return of(self.ground, self._of_story.get(asked.given["pk"], ()))
        return of(self.ground, *self._of_list(asked.name, asked.given))

    def _of_list(self, name: str, given: Mapping[str, str]) -> tuple[object, ...]:
        code = given.get("code", "")
        page, feed = name.removesuffix("_page"), name.removesuffix("_rss").removesuffix("_json")
        if page in LISTS:
            return self._window(code, page, given)
        if feed in FEEDS:
            key = (code, "theme", given["theme"]) if "theme" in given else (code, "archive", "")
            return self._told_in(key), self._gone.get(key, ()), self._every_picture
        if name in OF_ONE_LANGUAGE:
            return self.elsewhere, self._lists.get((code, "archive", ""), ())
        if name in SITEMAPS:
            return self._lists.get((code, "archive", ""), ()), self._addresses
        return self.elsewhere, self._all

    def pictures(self, links: Iterable[str]) -> str:
        """Dấu của các ảnh trên trang: whose they are and where their point is."""
        digests = sorted({link[6:70] for link in links if link.startswith("/hinh/")})
        return of([self._pictures.get(digest, "") for digest in digests]) if digests else ""

    def _told_in(self, key: Key) -> str:
        """Dấu của một nguồn tin: an entry also tells what was corrected in the language it comes from."""
        if key not in self._fed:
            stories = self._stories.get(key, ())
            self._fed[key] = of([(each, self._of_story[each]) for each in stories])
        return self._fed[key]

    def _read_shown(self) -> list[tuple[object, ...]]:
        """Bài đang đăng; returns of what the addresses are made."""
        addresses: list[tuple[object, ...]] = []
        rows = list(in_public().order_by("-first_at", "-pk").values_list(*OF_STORY))
        # An event shows in every language the days of its own.
        days = {row[1]: row[3] for row in rows if row[14] == StoryKind.EVENT and row[0] == row[-1]}
        for row in rows:
            code, story, first_at, theme, audience = row[0], row[1], row[5], row[9], row[11]
            aspect = row[-2] or None
            stamp = of(row, days.get(story))
            self._of_story[str(story)].append(stamp)
            addresses.append((code, story, row[4]))
            month = timezone.localtime(first_at)
            for kind, which in (
                ("archive", ""),
                ("theme", theme),
                ("audience", audience),
                ("aspect", aspect),
                ("month", f"{month.year}-{month.month}"),
            ):
                if which is not None:
                    self._lists[code, kind, str(which)].append(stamp)
                    self._stories[code, kind, str(which)].append(str(story))
                    self._kin[kind, str(which)].add(code)
        return addresses

    def _read_told(self) -> None:
        """Đính chính và gỡ bài."""
        told = Publication.objects.exclude(correction="").order_by("pk")
        for pk, *correction in told.values_list("story", "edition", "at", "correction"):
            self._of_story[str(pk)].append(of(correction))
        gone = Publication.objects.filter(story__withdrawn_at__isnull=False).order_by("pk")
        for code, theme, pk, *why in gone.values_list("language__code", *OF_GONE):
            stamp = of(pk, why)
            self._of_story[str(pk)].append(stamp)
            self._gone[code, "archive", ""].append(stamp)
            self._gone[code, "theme", str(theme)].append(stamp)

    def _read_press(self) -> None:
        """Những gì đứng cạnh phát ngôn và thông cáo: a later statement is named on the earlier ones."""
        of_pictures = ("title", "credit", "rights", "rights_note", "rights_until")
        for release in Release.objects.prefetch_related("pictures"):
            pictures = [[getattr(each, name) for name in of_pictures] for each in release.pictures.all()]
            self._of_story[str(release.story_id)].append(of(release.contacts, release.fact_sheet, pictures))
        together: dict[int | str, list[tuple[str, str]]] = defaultdict(list)
        said = Statement.objects.exclude(issued_at=None).order_by("pk")
        spoken = ("spokesperson", "spokesperson__full_name", "spokesperson__positions")
        for story, matter, *voice in said.values_list("story", "matter", *spoken):
            stamp = of(self._of_story.get(str(story), ()), voice)
            together[matter or f"story {story}"].append((str(story), stamp))
        for rows in together.values():
            for story, _stamp in rows:
                self._of_story[story].append(of(rows))

    def _window(self, code: str, kind: str, given: Mapping[str, str]) -> tuple[object, ...]:
        which = "-".join(given[name].lstrip("0") for name in LISTS[kind])
        found, number = self._lists.get((code, kind, which), []), int(given.get("number", "1"))
        shown = found[(number - 1) * ON_PAGE : number * ON_PAGE]
        # The same list in other languages is named on it.
        return shown, number, len(found), sorted(self._kin.get((kind, which), ()))


def of_file(name: str) -> str:
    """Dấu của một tệp tĩnh by when it was written; its name carries its digest in an installation."""
    path = finders.find(name)
    return of(name, *_written(Path(path))) if isinstance(path, str) else of(name)


def _code() -> str:
    """The product's own files, by when they were written: a release is another product."""
    root = Path(nhipcau.__file__).parent
    kinds = {".py", ".html", ".json", ".css", ".js", ".mo"}
    files = sorted(each for each in root.rglob("*") if each.suffix in kinds)
    return of([(str(each.relative_to(root)), *_written(each)) for each in files])


def _written(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size

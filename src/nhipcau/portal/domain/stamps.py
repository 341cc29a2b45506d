"""Dấu của trang: of what a public page was made, so that a bake makes again only what has changed.

A stamp is cut from a few readings of the whole, not from each page. The code and words of the product, the
office, its address and the languages are in every stamp: after a new release everything is made again.
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.urls import ResolverMatch
from django.utils import timezone

import nhipcau
from nhipcau.core.domain import listing
from nhipcau.core.models import AuditEntry
from nhipcau.newsroom.models import Language, Picture, Publication
from nhipcau.newsroom.queries import in_public

from .lists import ON_PAGE

# What one story in one language is made of; a version never changes once it was handed in.
OF_STORY = (
    "language__code", "story", "pk", "version", "slug", "first_at", "at", "until", "correction",
    "compared_with",
    "story__theme", "story__theme__name", "story__audience__name", "story__unit__name", "story__kind",
)  # fmt: skip
# Their texts are made again story by story; of these verbs none changes another page.
OF_STORIES = ("newsroom.",)
LISTS = {"archive", "archive_page", "theme", "theme_page"}
# All others may name the stories of every language, be it as the same page in another.
OF_ONE_LANGUAGE = {"home", "titles", "search"}


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
        self.elsewhere = of(timezone.localdate(), others.order_by("-pk").values_list("pk", flat=True).first())
        self._of_story: dict[str, list[str]] = defaultdict(list)
        self._lists: dict[tuple[str, str], list[str]] = defaultdict(list)
        rows = in_public().order_by("-first_at", "-pk").values_list(*OF_STORY)
        for row in rows:
            code, story, theme = row[0], str(row[1]), row[10]
            stamp = of(row)
            self._of_story[story].append(stamp)
            self._lists[code, ""].append(stamp)
            if theme is not None:
                self._lists[code, str(theme)].append(stamp)
        told = Publication.objects.exclude(correction="").order_by("pk")
        for pk, *correction in told.values_list("story", "edition", "at", "correction"):
            self._of_story[str(pk)].append(of(correction))
        gone = Publication.objects.filter(story__withdrawn_at__isnull=False).order_by("pk")
        for pk, *why in gone.values_list(
            "story", "pk", "story__withdrawn_at", "story__withdrawn_reason", "story__unit__name"
        ):
            self._of_story[str(pk)].append(of(why))
        fields = ("focus_x", "focus_y", "credit", "width", "height")
        self._pictures = {
            digest: of(rest)
            for digest, *rest in Picture.objects.order_by("pk").values_list("file__sha256", *fields)
        }
        # Feeds tell of what is gone, and whose a picture is.
        self._all = of(sorted(self._of_story.items()), sorted(self._pictures.items()))

    def part(self, match: ResolverMatch) -> str:
        """Dấu của một trang by its address; pictures are told apart by `pictures`."""
        given = {name: str(value) for name, value in match.kwargs.items()}
        # The address tells what is drawn.
        if match.namespace == "pictures" or "digest" in given:
            return ""
        if "pk" in given:
            return of(self.ground, self._of_story.get(given["pk"], ()))
        code = given.get("code")
        if code is not None and match.url_name in LISTS:
            return of(self.ground, *self._window(code, given.get("theme", ""), int(given.get("number", 1))))
        if code is not None and match.url_name in OF_ONE_LANGUAGE:
            return of(self.ground, self.elsewhere, self._lists[code, ""])
        return of(self.ground, self.elsewhere, self._all)

    def pictures(self, links: Iterable[str]) -> str:
        """Dấu của các ảnh trên trang: whose they are and where their point is."""
        digests = sorted({link.split("/")[-1][:64] for link in links if link.startswith("/hinh/")})
        return of([self._pictures.get(digest, "") for digest in digests]) if digests else ""

    def _window(self, code: str, theme: str, number: int) -> tuple[object, ...]:
        paginator = Paginator(self._lists[code, theme], ON_PAGE)
        shown = list(paginator.page(number).object_list) if number <= paginator.num_pages else []
        # The same list in other languages is named on it.
        kin = sorted(other for other, list_ in self._lists if list_ == theme)
        return shown, number, paginator.num_pages, kin


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

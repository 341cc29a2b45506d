"""Dựng trang tĩnh: the whole public site as files, which any web server can serve without the application.

The site is walked along its own links, so that a page nobody leads to is not there, and a link that leads
nowhere is told. A page whose stamp is the same as at the last bake is passed over. Stories and pictures are
written before the lists that lead to them, and what is gone is taken away last: a reader never meets a list
ahead of its stories. Cost: one look at every page known, and one making of every page changed.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.models import Publication
from nhipcau.newsroom.queries import public_languages

from . import addresses, asking, stamps
from .shelf import Known, Shelf

# Known is written down every so often, so that a bake that was killed goes on near where it was.
SAVE_EVERY = 1000
PAPER = "/bai.pdf"
Tell = Callable[[int, int], None]


@dataclass(slots=True)
class Baked:
    """Kết quả: pages made and changed, passed over, taken away; links that lead nowhere, with where."""

    made: int = 0
    written: int = 0
    same: int = 0
    removed: int = 0
    broken: list[tuple[str, str]] = field(default_factory=list)


def bake(folder: Path, *, tell: Tell = lambda done, waiting: None, every: bool = False) -> Baked:
    """Dựng hoặc cập nhật trang tĩnh trong `folder`; `every` makes every page again.

    `tell` hears how many pages are done and how many wait. Raises Refused for a folder that cannot be used.
    """
    with Shelf.held(folder) as shelf:
        return _Walk(shelf, tell, every=every).all()


class _Walk:
    """One walk through the site."""

    def __init__(self, shelf: Shelf, tell: Tell, *, every: bool) -> None:
        self.shelf, self.tell, self.every = shelf, tell, every
        self.stamps, self.result = stamps.Stamps(), Baked()
        self.held: dict[str, tuple[bytes, Known]] = {}
        # Set in type, a paper takes a hundred times as long as its page: after everything that is read.
        self.papers: list[tuple[str, str]] = []

    def all(self) -> Baked:
        try:
            seen = self._walked()
            for path, (content, known) in self.held.items():
                self._keep(path, content, known)
            seen |= self._front()
            self.shelf.save()
            seen |= {path for path, leading in self.papers if self._one(path, leading) is not None}
            for path in [path for path in self.shelf.known if path not in seen]:
                self.shelf.take_away(path)
                self.result.removed += 1
        finally:
            if self.result.made or self.result.removed:
                self.shelf.save()
        return self.result

    def _walked(self) -> set[str]:
        waiting = deque((path, "") for path in roots())
        seen = {path for path, _from in waiting}
        while waiting:
            path, leading = waiting.popleft()
            links = self._one(path, leading)
            if links is None:
                seen.discard(path)
                continue
            for link in links:
                if link not in seen and (link in self.shelf.known or _is_ours(link)):
                    seen.add(link)
                    (self.papers if link.endswith(PAPER) else waiting).append((link, path))
            self.tell(len(seen) - len(waiting), len(waiting))
        return seen

    def _one(self, path: str, leading: str) -> tuple[str, ...] | None:
        """Một trang: where it leads; None when there is no such page."""
        is_static = path.startswith(settings.STATIC_URL)
        asked = None if is_static else asking.asked_of(path)
        if asked is not None:
            part = self.stamps.part(asked)
        else:
            part = stamps.of_file(path.removeprefix(settings.STATIC_URL))
        known = self.shelf.known.get(path)
        if (
            not self.every
            and known is not None
            and (known.part, known.pictures) == (part, self.stamps.pictures(known.links))
            and self.shelf.has(path)
        ):
            self.result.same += 1
            return known.links
        content, kind, is_gone = self._asked(path, is_static=is_static)
        if content is None:
            self.result.broken.append((path, leading))
            return None
        # A paper leads nowhere, and shows the pictures of its page.
        page = self.shelf.known.get(leading) if path.endswith(PAPER) else None
        links = page.links if page else asking.links_of(path, content, kind)
        made = Known(part, self.stamps.pictures(links), links, is_gone)
        self.result.made += 1
        if asked is not None and not asked.is_picture and not asked.is_of_story:
            self.held[path] = content, made
        else:
            self._keep(path, content, made)
            if self.result.made % SAVE_EVERY == 0:
                self.shelf.save()
        return links

    def _asked(self, path: str, *, is_static: bool) -> tuple[bytes | None, str, bool]:
        if is_static:
            return asking.static_file(path), "text/css" if path.endswith(".css") else "", False
        answer = asking.ask(path)
        if answer.status_code not in {200, 410}:
            return None, "", False
        return answer.content, answer.get("Content-Type", ""), answer.status_code == 410

    def _keep(self, path: str, content: bytes, known: Known) -> None:
        try:
            self.result.written += self.shelf.put(path, content)
        except (Refused, OSError) as trouble:
            self.result.broken.append((path, str(trouble)))
            return
        self.shelf.known[path] = known

    def _front(self) -> set[str]:
        """Cửa vào và trang báo không có: without an application only the reader chooses the language."""
        codes = list(public_languages().values_list("code", flat=True))
        # Beyond every last page: what the site says of an address that is not there.
        nowhere = [reverse("portal:archive_page", args=[code, 999_999]) for code in codes]
        wanted = {f"/{code}/404.html": path for code, path in zip(codes, nowhere, strict=True)}
        wanted["/index.html"] = reverse("portal:choose")
        if nowhere:
            wanted["/404.html"] = nowhere[0]
        for place, path in wanted.items():
            self._keep(place, asking.ask(path).content, Known("", "", ()))
        return set(wanted)


def roots() -> list[str]:
    """Nơi bắt đầu: every public page of the whole site or of a language, and what was taken down."""
    codes = list(public_languages().values_list("code", flat=True))
    found = [reverse("portal:home", args=[code]) for code in codes]
    for pattern in _patterns():
        wanted = set(pattern.pattern.regex.groupindex)
        if not wanted:
            found.append(reverse(f"portal:{pattern.name}"))
        elif wanted == {"code"}:
            found.extend(reverse(f"portal:{pattern.name}", args=[code]) for code in codes)
    gone = Publication.objects.filter(story__withdrawn_at__isnull=False, language__code__in=codes)
    found.extend(addresses.of(each, each.language.code) for each in gone.select_related("language"))
    return list(dict.fromkeys(found))


def _patterns() -> list[URLPattern]:
    _prefix, resolver = get_resolver().namespace_dict["portal"]
    return [each for each in resolver.url_patterns if isinstance(each, URLPattern) and each.name]


def _is_ours(path: str) -> bool:
    return path.startswith(settings.STATIC_URL) or asking.asked_of(path) is not None

"""Hỏi trang: a public page asked for within the process, and where it leads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, URLPattern, get_resolver, resolve

# What is served to everyone, by the names of its addresses.
PUBLIC = {"portal", "pictures"}
# Where readers act, what is there to be read alone.
READ = {
    "letters": {"lists", "channels", "letter"},
    "accreditation": {
        "conferences", "conference", "feed_atom", "feed_rss", "feed_json", "calendar", "one_calendar",
        "material",
    },
}  # fmt: skip
LINK = re.compile(r'\b(?:href|src|poster)="([^"]+)"')
SET = re.compile(r'\bsrcset="([^"]+)"')
# Cards of social networks name a picture with its whole address.
WHOLE = re.compile(r'\bcontent="(https?://[^"]+)"')
IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """Trang công khai: the name of its address, among which such, and what stands in it."""

    name: str
    given: Mapping[str, str]
    place: str = "portal"

    @property
    def is_picture(self) -> bool:
        """Ảnh, which its address tells whole."""
        return self.place == "pictures" or "digest" in self.given

    @property
    def is_of_story(self) -> bool:
        """Trang của một bài."""
        return self.place == "portal" and "pk" in self.given


@cache
def _bulk() -> list[tuple[str, re.Pattern[str]]]:
    """Of these there are thousands, and the table of addresses is long."""
    _prefix, resolver = get_resolver().namespace_dict["portal"]
    known = {each.name: each.pattern for each in resolver.url_patterns if isinstance(each, URLPattern)}
    return [(name, known[name].regex) for name in ("story", "story_card")]


def asked_of(path: str) -> Asked | None:
    """Trang công khai ở địa chỉ này; None for everything else."""
    for name, pattern in _bulk():
        if (found := pattern.search(path[1:])) is not None:
            return Asked(name, found.groupdict())
    try:
        match = resolve(path)
    except Resolver404:
        return None
    name = match.url_name or ""
    if match.namespace not in PUBLIC and name not in READ.get(match.namespace, ()):
        return None
    return Asked(name, {key: str(value) for key, value in match.kwargs.items()}, match.namespace)


def ask(path: str) -> HttpResponse:
    """Trang ở địa chỉ này, as anybody would get it; `is_baked` tells it that nobody will answer later."""
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": base.hostname or "localhost",
        "SERVER_PORT": str(base.port or (443 if base.scheme == "https" else 80)),
        "wsgi.url_scheme": base.scheme,
    }
    # A server behind HTTPS says so by this header only.
    if settings.SECURE_PROXY_SSL_HEADER and base.scheme == "https":
        header, value = settings.SECURE_PROXY_SSL_HEADER
        request.META[header] = value
    request.user = AnonymousUser()
    request.is_baked = True  # type: ignore[attr-defined]
    try:
        match = resolve(path)
        request.resolver_match = match
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return HttpResponse(status=404)
    return response


def static_file(path: str) -> bytes | None:
    """Tệp tĩnh ở địa chỉ này, from where the installation gathered it or from the product."""
    name = unquote(path.removeprefix(settings.STATIC_URL))
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    found = finders.find(name)
    return Path(found).read_bytes() if isinstance(found, str) else None


def links_of(path: str, content: bytes, kind: str) -> tuple[str, ...]:
    """Các địa chỉ trong trang, below this site, as they are asked for: no part after `?` or `#`."""
    if kind.startswith("text/css"):
        found = IN_STYLE.findall(content.decode("utf-8", "replace"))
    elif kind.startswith("text/html"):
        text = content.decode("utf-8", "replace")
        sets = [each.split()[0] for given in SET.findall(text) for each in given.split(",") if each.split()]
        found = [unescape(link) for link in (*LINK.findall(text), *WHOLE.findall(text), *sets)]
    else:
        return ()
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    inside = [link.removeprefix(base) if link.startswith(f"{base}/") else link for link in found]
    wanted = [urlsplit(urljoin(path, link)) for link in inside]
    return tuple(dict.fromkeys(unquote(each.path) for each in wanted if not each.netloc and not each.query))

"""Ảnh trang bên cạnh văn bản: which page stands beside the text, its boxes, and the pages as addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.urls import reverse

from ..domain import page_images, scans
from ..models import Directive, Obligation
from . import pages
from .screen import DirectiveScreen

HIDDEN = "0"


@dataclass(frozen=True, slots=True)
class Pane:
    """Khung ảnh trang; `number` counts from 1, `areas` are what was asked for, on this page."""

    directive: int
    number: int
    count: int
    is_scan: bool
    areas: list[scans.Area]
    starts: dict[int, int]
    base: str

    @property
    def image(self) -> str:
        """Địa chỉ ảnh, as wide as it stands beside the text."""
        return self._image(page_images.WIDTHS[0])

    @property
    def large(self) -> str:
        """Địa chỉ ảnh to, to read closely."""
        return self._image(page_images.WIDTHS[-1])

    @property
    def boxes(self) -> list[tuple[int, int, int, int]]:
        """Các ô: left, top, width, height in thousandths of the page."""
        return [
            (
                round(area.left * 1000),
                round(area.top * 1000),
                round((area.right - area.left) * 1000),
                round((area.bottom - area.top) * 1000),
            )
            for area in self.areas
        ]

    @property
    def previous(self) -> str:
        """Trang trước."""
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """Trang sau."""
        return self.url(self.number + 1) if self.number < self.count else ""

    @property
    def data(self) -> dict[str, Any]:
        """What the script needs: where pages begin in the text, and the addresses with N for a number."""
        return {
            "starts": [[start, number] for start, number in self.starts.items()],
            "image": _address("directive_page", self.directive, 0) + f"?rong={page_images.WIDTHS[0]}",
            "large": _address("directive_page", self.directive, 0) + f"?rong={page_images.WIDTHS[-1]}",
            "words": _address("directives:page_words", self.directive, 0),
            "count": self.count,
        }

    def url(self, number: int) -> str:
        """Địa chỉ của màn hình with this page beside the text."""
        return f"{self.base}anh={number}#trang-giay"

    def _image(self, width: int) -> str:
        return _address("directive_page", self.directive, self.number) + f"?rong={width}"


def open_pane(
    request: HttpRequest, directive: Directive, page: pages.Page, tasks: Sequence[Obligation]
) -> Pane | None:
    """Khung ảnh trang, if the original has pages: always of a scan, of others when asked for by `anh`."""
    reading: dict[str, Any] = directive.reading or {}
    asked = request.GET.get("anh", "")
    is_scan = scans.is_scan(reading)
    if asked == HIDDEN or not (is_scan or asked) or not page_images.is_drawable(directive):
        return None
    count = scans.page_count(reading)
    spans = _asked_spans(request, page, tasks)
    place = spans[0][0] if spans else page.stretch.start
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else scans.page_at(reading, place)
    number = min(max(number, 1), count)
    starts = {int(one["span"][0]): int(one["number"]) for one in reading.get("pages") or ()}
    return Pane(
        directive=directive.pk,
        number=number,
        count=count,
        is_scan=is_scan,
        areas=scans.areas(scans.words_of(reading, number), spans) if spans else [],
        starts=starts,
        base=f"{page.base}?trang={page.stretch.number}&",
    )


def _asked_spans(
    request: HttpRequest, page: pages.Page, tasks: Sequence[Obligation]
) -> list[tuple[int, int]]:
    wanted = request.GET.get("nhiem-vu", "")
    for task in tasks:
        if str(task.pk) == wanted:
            return [(start, end) for start, end in task.spans]
    return [(page.asked, page.asked + 1)] if page.asked is not None else []


class PageImage(DirectiveScreen):
    """Ảnh một trang của bản gốc, for those who may see the directive; kept by their own browser only."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        directive = self.directive(pk)
        asked = request.GET.get("rong", str(page_images.WIDTHS[0]))
        width = int(asked) if asked in map(str, page_images.WIDTHS) else 0
        if not width:
            raise Http404
        tag = page_images.tag(directive, number, width)
        if request.headers.get("If-None-Match") == tag:
            return _strict(HttpResponseNotModified(), tag)
        drawn = page_images.draw(directive, page=number, width=width)
        if drawn is None:
            raise Http404
        return _strict(HttpResponse(drawn, content_type="image/webp"), tag)


class PageWords(DirectiveScreen):
    """Chữ nhận dạng của một trang, for the boxes drawn over its image."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        directive = self.directive(pk)
        words = scans.words_of(directive.reading or {}, number)
        response = JsonResponse({"words": [list(word[:6]) for word in words]})
        response["Cache-Control"] = "private, max-age=3600"
        return response


def _strict(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Disposition"] = "inline"
    return response


def _address(name: str, directive: int, number: int) -> str:
    return reverse(name, args=[directive, number])

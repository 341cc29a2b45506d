"""Tìm: the page of results by kind, and the answers of the quick switcher (Ctrl+K)."""

from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from wagtail.admin.menu import admin_menu

from nhipcau.core.domain.folding import fold
from nhipcau.core.views.screen import Screen
from nhipcau.units.models import User

from ..domain import finding

LONGEST = 200
ON_PAGE, IN_SWITCHER = 8, 4


class FindScreen(Screen):
    """Kết quả theo loại; everyone searches, and finds what is theirs to see."""

    def get(self, request: HttpRequest) -> HttpResponse:
        text = _wanted(request)
        found = finding.everything(person=_person(request), text=text, each=ON_PAGE)
        context: dict[str, Any] = {
            "q": text,
            "found": [(one, _whole(one.kind, text)) for one in found],
            "is_short": bool(text) and len(fold(text).replace(" ", "")) < finding.SHORTEST,
        }
        return render(request, "overview/found.html", context)


class SuggestScreen(Screen):
    """Gợi ý cho ô chuyển nhanh: the screens whose name fits, then a few records of each kind, as JSON."""

    def get(self, request: HttpRequest) -> HttpResponse:
        text = _wanted(request)
        found = finding.everything(person=_person(request), text=text, each=IN_SWITCHER)
        groups = [{"label": str(one.kind.label), "hits": [_told(hit) for hit in one.hits]} for one in found]
        response = JsonResponse({"screens": screens(request, text), "groups": groups})
        response["Cache-Control"] = "no-store"
        return response


def screens(request: HttpRequest, text: str) -> list[dict[str, str]]:
    """Màn hình trong thực đơn của người này whose name holds every word; all of them for a blank."""
    words = fold(text).split()
    items = [item for item in admin_menu.menu_items_for_request(request) if item.url and item.url != "#"]
    return [
        {"title": str(item.label), "note": "", "url": str(item.url)}
        for item in items
        if all(word in fold(str(item.label)) for word in words)
    ]


def _told(hit: finding.Hit) -> dict[str, str]:
    return {"title": hit.title[:160], "note": hit.note, "url": hit.url}


def _whole(kind: finding.Kind, text: str) -> str:
    address = finding.whole_list(kind)
    return f"{address}?{urlencode({'q': text})}" if address else ""


def _wanted(request: HttpRequest) -> str:
    return " ".join(request.GET.get("q", "")[:LONGEST].split())


def _person(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)

"""Ô ghép màn hình: what a lower screen shows of a higher app, which fills it in AppConfig.ready.

Apps point one way, so the page of an obligation cannot ask the work engine; the work engine registers here.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

Render = Callable[[HttpRequest, Any], SafeString | str]
_places: dict[str, list[tuple[int, Render]]] = defaultdict(list)


def register(place: str, render: Render, *, order: int = 100) -> None:
    """Đăng ký một ô for `place` ("directives.obligation" …); registering twice changes nothing."""
    if all(known is not render for _, known in _places[place]):
        _places[place].append((order, render))
        _places[place].sort(key=lambda entry: entry[0])


def rendered(place: str, request: HttpRequest, record: Any) -> list[SafeString | str]:
    """Các ô của một chỗ, in order, the empty ones left out."""
    return [html for _, render in _places[place] if (html := render(request, record))]

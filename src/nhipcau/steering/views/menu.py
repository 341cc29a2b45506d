"""Mục thực đơn "Thông báo", with how many wait to be read."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from .. import queries

# Beyond, the number says no more than "many".
MOST = 99


class InboxMenuItem(MenuItem):  # type: ignore[misc]
    """Mục "Thông báo (3)"."""

    def render_component(self, request: HttpRequest) -> Any:
        """The framework's item with the number behind its label."""
        item = super().render_component(request)
        if count := queries.unread(request.user):  # type: ignore[arg-type]
            item.label = f"{item.label} ({count if count <= MOST else f'{MOST}+'})"
        return item

"""Mục thực đơn theo quyền: what a person may not do is not offered."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from ..domain import access
from ..domain.access import Action


class PermittedMenuItem(MenuItem):  # type: ignore[misc]
    """Mục thực đơn shown to those whose present roles reach `action`, be it for their own unit only."""

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person's present roles reach anything."""
        return bool(access.scope_of(request.user, self.action))  # type: ignore[arg-type]

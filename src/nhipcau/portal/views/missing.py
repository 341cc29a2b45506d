"""Không có trang này: an address of the public site that leads nowhere, in the reader's language."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.defaults import page_not_found

from nhipcau.newsroom.queries import public_languages

from ..domain.choosing import chosen
from .frame import Page

WORK = "/lam-viec/"
# What stands in public; others that were found but refused are pages for staff or for guests of work.
PUBLIC = {"portal", "pictures"}


class Missing(Page):
    """Trang báo không có."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As for reading, whatever was asked."""
        request.method = "HEAD" if request.method == "HEAD" else "GET"
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The page."""
        return self.missing()


def missing(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The answer for every address that is not there (`handler404`)."""
    match = request.resolver_match
    is_public = match is None or bool(PUBLIC & set(match.namespaces))
    codes = list(public_languages().values_list("code", flat=True)) if is_public else []
    if not codes or request.path_info.startswith(WORK):
        return page_not_found(request, exception)
    first = request.path_info.split("/")[1]
    code = first if first in codes else chosen(request.headers.get("Accept-Language", ""), codes)
    response = Missing.as_view()(request, code=code)
    if first not in codes:
        response["Vary"] = "Accept-Language"
    return response

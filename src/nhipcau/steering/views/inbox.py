"""Thông báo: the inbox of whoever is signed in; nobody sees another's."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.listing import Column, Listing

from .. import queries
from ..domain import inbox
from ..forms.inbox import InboxForm
from ..models import Notice
from .screen import Act, Screen, actor_of


def _cells(notice: Notice) -> list[Any]:
    return [notice.created_at, notice.get_kind_display(), notice.subject, notice.body, notice.read_at]


NOTICES = Listing(
    "thong-bao",
    [
        Column("at", gettext_lazy("Lúc")),
        Column("kind", gettext_lazy("Loại")),
        Column("subject", gettext_lazy("Tiêu đề")),
        Column("body", gettext_lazy("Nội dung")),
        Column("read", gettext_lazy("Đọc lúc")),
    ],
    cells=_cells,
    anchor=0,
)


class InboxView(Screen):
    """Danh sách thông báo; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = NOTICES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person, form = actor_of(request), InboxForm(request.GET)
        form.is_valid()
        wanted = {name: form.cleaned_data.get(name) or "" for name in ("state", "kind")}
        found = queries.inbox(person, text=form.cleaned_data.get("q") or "", **wanted)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found.defer("body", "folded"))
        context = self.frame(
            form=form,
            page_obj=page,
            unread=queries.unread(person),
            has_any=bool(page.object_list) or queries.inbox(person).exists(),
        )
        return render(request, "steering/inbox.html", context)


class NoticeView(Screen):
    """Một thông báo; to open it is to have read it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it, with the matters of a digest as links."""
        notice = get_object_or_404(
            Notice.objects.filter(person=actor_of(request)).select_related("run"), pk=pk
        )
        inbox.mark([notice], is_read=True)
        told = queries.told(notice) if notice.run_id else ()
        context = self.frame(notice=notice, told=told, message=inbox.message(notice))
        return render(request, "steering/notice.html", context)


class MarkUnread(Act):
    """Để đọc sau."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Mark it as not read."""
        notice = get_object_or_404(Notice, pk=kwargs["pk"], person=actor_of(request))
        inbox.mark([notice], is_read=False)
        return _("Đã đánh dấu chưa đọc."), "steering:inbox"


class MarkAllRead(Act):
    """Đánh dấu đã đọc tất cả."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Mark all as read."""
        count = inbox.mark_all_read(actor_of(request))
        said = ngettext(
            "Đã đánh dấu %(n)d thông báo là đã đọc.", "Đã đánh dấu %(n)d thông báo là đã đọc.", count
        )
        return said % {"n": count}, "steering:inbox"

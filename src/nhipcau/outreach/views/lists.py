"""Danh sách nhận tin: numbers for all who manage them, addresses for the few who may see them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.mailing.models import MailingList, Subscription
from nhipcau.mailing.queries import subscribers_of
from nhipcau.units.domain import access

from ..domain import lists, policy
from ..forms.letters import EraseForm, ListForm, NewListForm
from .screen import FormScreen, Screen


def _row(held: MailingList) -> list[Any]:
    return [
        str(held),
        held.language,
        held.active,  # type: ignore[attr-defined]
        held.pending,  # type: ignore[attr-defined]
        held.gone,  # type: ignore[attr-defined]
        _("có") if held.is_open else _("không"),
        held.topic,
        held.purpose,
        held.keep_days,
    ]


LISTS = Listing(
    "danh-sach-nhan-tin",
    [
        Column("name", gettext_lazy("Danh sách"), 1),
        Column("language", gettext_lazy("Mã ngôn ngữ"), 2),
        Column("active", gettext_lazy("Đang nhận"), 3),
        Column("pending", gettext_lazy("Chờ xác nhận"), 4),
        Column("gone", gettext_lazy("Đã thôi"), 5),
        Column("open", gettext_lazy("Nhận đăng ký"), 6),
        Column("topic", gettext_lazy("Nội dung")),
        Column("purpose", gettext_lazy("Mục đích giữ địa chỉ")),
        Column("keep", gettext_lazy("Giữ địa chỉ (ngày)")),
    ],
    cells=_row,
)
READERS = Listing(
    "nguoi-nhan",
    [
        Column("address", gettext_lazy("Địa chỉ"), 1),
        Column("state", gettext_lazy("Trạng thái"), 2),
        Column("asked", gettext_lazy("Đăng ký lúc"), 3),
        Column("confirmed", gettext_lazy("Xác nhận lúc"), 4),
        Column("left", gettext_lazy("Thôi nhận lúc"), 5),
        Column("words", gettext_lazy("Lời đã đồng ý")),
    ],
    cells=lambda each: [
        each.address or _("(đã xóa)"),
        each.get_state_display(),
        each.asked_at,
        each.confirmed_at,
        each.left_at,
        each.asked_words,
    ],
)


class ListOfLists(Screen):
    """Các danh sách, with how many are on them."""

    listing = LISTS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.MANAGE_LISTS)
        found = subscribers_of(MailingList.objects.all())
        if "export" in request.GET:
            return self.listed.file(found)
        context = {
            "page_obj": self.listed.page(found),
            "may_addresses": bool(access.scope_of(self.actor, policy.ADDRESSES)),
        }
        return render(request, "outreach/lists.html", context)


class NewList(FormScreen):
    """Lập danh sách."""

    form_class = NewListForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.MANAGE_LISTS)

    def save(self, form: NewListForm) -> tuple[str, Any]:
        language = form.cleaned_data["language"]
        lists.open_(
            actor=self.actor,
            slug=form.cleaned_data["slug"],
            language=language,
            wanted=form.wanted(language.code),
        )
        return _("Đã lập danh sách; người đọc đăng ký được ở trang bản tin trên cổng."), reverse(
            "outreach:lists"
        )

    def words(self) -> dict[str, Any]:
        return {"title": _("Lập danh sách nhận tin"), "back": reverse("outreach:lists")}


class EditList(FormScreen):
    """Sửa danh sách."""

    form_class = ListForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.MANAGE_LISTS)
        self.about = get_object_or_404(MailingList, pk=kwargs["pk"])

    def arguments(self) -> dict[str, Any]:
        return {"mailing_list": self.about}

    def save(self, form: ListForm) -> tuple[str, Any]:
        lists.correct(actor=self.actor, mailing_list=self.about, wanted=form.wanted(self.about.language))
        return _("Đã lưu."), reverse("outreach:lists")

    def words(self) -> dict[str, Any]:
        return {"title": _("Sửa danh sách nhận tin"), "back": reverse("outreach:lists")}


class Readers(Screen):
    """Người nhận của một danh sách; each export is recorded."""

    listing = READERS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        self.reach(policy.ADDRESSES)
        held = get_object_or_404(MailingList, pk=pk)
        found = Subscription.objects.filter(list=held)
        if "export" in request.GET:
            lists.record_export(actor=self.actor, mailing_list=held, entries=found.count())
            return self.listed.file(found)
        return render(request, "outreach/readers.html", {"page_obj": self.listed.page(found), "list": held})


class EraseAddress(FormScreen):
    """Xóa một địa chỉ theo yêu cầu."""

    form_class = EraseForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.ADDRESSES)

    def save(self, form: EraseForm) -> tuple[str, Any]:
        count = lists.erase(actor=self.actor, address=form.cleaned_data["address"])
        said = ngettext("Đã xóa địa chỉ khỏi %(n)d danh sách.", "Đã xóa địa chỉ khỏi %(n)d danh sách.", count)
        return said % {"n": count}, reverse("outreach:lists")

    def words(self) -> dict[str, Any]:
        lead = _("Khi một người gọi hoặc viết thư yêu cầu. Địa chỉ bị xóa hẳn khỏi mọi danh sách.")
        return {
            "title": _("Xóa một địa chỉ"),
            "lead": lead,
            "button": _("Xóa"),
            "danger": True,
            "back": reverse("outreach:lists"),
        }

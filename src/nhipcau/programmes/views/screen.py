"""Màn hình các chương trình: tabs, a list, a form, a page with acts; each programme fills them in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.models import User

from ..domain import policy

TABS: list[tuple[str, str, Promise, Action]] = [
    ("events", "programmes:events", _("Sự kiện, triển lãm"), policy.READ),
    ("partners", "programmes:partners", _("Đối tác"), policy.READ),
    ("rounds", "programmes:rounds", _("Khen thưởng"), policy.READ),
    ("library", "programmes:library", _("Thư viện mô hình hay"), policy.LIBRARY),
    ("budget", "programmes:budget", _("Kinh phí"), policy.READ),
]


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


@dataclass(frozen=True, slots=True)
class Row:
    """Hàng của một danh sách: a link, a line under it, further cells by the order of the headers, a state."""

    url: str
    title: str
    under: str = ""
    cells: Sequence[str] = ()
    look: str = ""
    state: str = ""
    headers: Sequence[str | Promise] = ()
    numbers: Sequence[int] = ()
    record: Any = None

    @property
    def labelled(self) -> list[tuple[str | Promise, str, bool]]:
        """Các ô with the header of each, for a narrow screen, and whether it is a number."""
        pairs = enumerate(zip(self.headers[1:], self.cells, strict=False), 1)
        return [(header, cell, place in self.numbers) for place, (header, cell) in pairs]


class Screen(screen.Screen):
    """A screen of this app, with the tabs above it."""

    tab = ""

    def frame(self, **context: Any) -> dict[str, Any]:
        """Những gì mọi trang cần."""
        person = actor_of(self.request)
        tabs = [
            {"address": address, "label": label, "is_here": name == self.tab}
            for name, address, label, action in TABS
            if access.scope_of(person, action)
        ]
        return {"tabs": tabs, **context}


class ListScreen(Screen):
    """Danh sách: searched, filtered, exported; says what it is for while it is empty."""

    action = policy.READ
    title: str | Promise = ""
    lead: str | Promise = ""
    file_name = ""
    headers: Sequence[str | Promise] = ()
    # Of the cells after the first, which are numbers.
    numbers: Sequence[int] = ()
    # Of the file; on the screen each stands in one of the cells above, or after them once it is chosen.
    columns: Sequence[Column] = ()
    empty: tuple[str | Promise, str | Promise] = ("", "")
    template = "programmes/list.html"

    @property
    def listing(self) -> Listing:  # type: ignore[override]
        """Its columns, with the cells of this request."""
        return Listing(self.file_name, self.columns, cells=self.cells)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """List or table file."""
        person = actor_of(request)
        access.require_some(person, self.action)
        form = self.form(request)
        form.is_valid()
        visible = self.visible(person)
        found = self.narrowed(visible, form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = self.frame(
            title=self.title,
            lead=self.lead,
            form=form,
            headers=[(each, place in self.numbers) for place, each in enumerate(self.headers)],
            page_obj=page,
            rows=[
                replace(self.row(each), headers=self.headers, numbers=self.numbers, record=each)
                for each in page
            ],
            has_any=bool(page.object_list) or bool(visible[:1]),
            empty=self.empty,
            add=self.add(person),
            **self.more(person),
        )
        return render(request, self.template, context)

    def form(self, request: HttpRequest) -> forms.Form:
        """Biểu mẫu lọc."""
        raise NotImplementedError

    def visible(self, person: User) -> Any:
        """Những gì người này được xem."""
        raise NotImplementedError

    def narrowed(self, found: Any, cleaned: Mapping[str, Any]) -> Any:
        """Theo bộ lọc."""
        raise NotImplementedError

    def row(self, record: Any) -> Row:
        """Một hàng."""
        raise NotImplementedError

    def cells(self, record: Any) -> list[Any]:
        """Các ô của tệp xuất."""
        raise NotImplementedError

    def add(self, person: User) -> dict[str, Any] | None:
        """Nút thêm: its address and words."""
        return None

    def more(self, person: User) -> dict[str, Any]:
        """Phần riêng của một danh sách."""
        return {}


class KeepScreen(Screen):
    """Biểu mẫu ghi một hồ sơ, new or corrected."""

    action = policy.WRITE
    title: str | Promise = ""
    done: str | Promise = _("Đã lưu.")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form."""
        access.require_some(actor_of(request), self.action)
        record = self.record(**kwargs)
        return self.page(record, self.build(record, None))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep it, or say why not; what was typed stays."""
        access.require_some(actor_of(request), self.action)
        form = self.build(self.record(**kwargs), request.POST)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(form.instance, form, status=422)
        cleaned = dict(form.cleaned_data)
        # A ModelForm writes into its instance; the verb must still see what stood before.
        record = self.record(**kwargs)
        if "unit" in cleaned:
            record.unit = cleaned.pop("unit")
        try:
            kept = self.keep(record, cleaned)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            messages.error(request, " ".join(refusal.messages))
            return self.page(self.record(**kwargs), form, status=422)
        messages.success(request, self.done)
        return redirect(kept)

    def record(self, **kwargs: Any) -> Any:
        """The record, unsaved for a new one."""
        raise NotImplementedError

    def build(self, record: Any, data: Any) -> Any:
        """Its form."""
        raise NotImplementedError

    def keep(self, record: Any, cleaned: dict[str, Any]) -> Any:
        """Call the verb."""
        raise NotImplementedError

    def trail(self, record: Any) -> list[tuple[str, str]]:
        """Lối về: addresses and words."""
        return []

    def page(self, record: Any, form: Any, status: int = 200) -> HttpResponse:
        """Render it."""
        trail = self.trail(record)
        context = self.frame(
            title=self.title,
            form=form,
            trail=trail,
            back=trail[-1][0] if trail else reverse("programmes:events"),
        )
        return render(self.request, "programmes/form.html", context, status=status)


class PageScreen(Screen):
    """Trang một hồ sơ; each act is a POST with its name, `item` says which part it is about."""

    template = ""
    acts: Iterable[str] = ()

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        access.require_some(actor_of(request), policy.READ)
        return self.page(self.find(pk), {})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, or say why not; what was typed stays."""
        access.require_some(actor_of(request), policy.READ)
        record, act = self.find(pk), request.POST.get("act", "")
        if act not in set(self.acts):
            raise Http404(act)
        form = self.form(act, record, request.POST)
        if form is not None and not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(record, {act: form}, status=422)
        try:
            said = self.perform(act, record, form)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return self.page(self.find(pk), {act: form} if form else {}, status=422)
        messages.success(request, said)
        return redirect(f"{record.get_absolute_url()}{request.POST.get('back', '')}")

    def find(self, pk: int) -> Any:
        """The record, if this person may see it."""
        raise NotImplementedError

    def form(self, act: str, record: Any, data: Any = None) -> Any:
        """The form of an act, bound where there is data."""
        return None

    def perform(self, act: str, record: Any, form: Any) -> str:
        """Call the verb; returns what to say."""
        raise NotImplementedError

    def context(self, record: Any) -> dict[str, Any]:
        """What the page shows."""
        raise NotImplementedError

    def page(self, record: Any, bound: Mapping[str, Any], status: int = 200) -> HttpResponse:
        """Render it, fresh forms save the one that was refused."""
        made = {act: self.form(act, record) for act in self.acts} | dict(bound)
        context = self.frame(record=record, forms=made, **self.context(record))
        return render(self.request, self.template, context, status=status)

    def item(self) -> int:
        """Phần được nói đến."""
        number = self.request.POST.get("item", "")
        if not number.isdecimal():
            raise Http404
        return int(number)

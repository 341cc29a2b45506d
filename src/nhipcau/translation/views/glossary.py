"""Thuật ngữ: the list, the page of one, proposed, approved, withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen
from nhipcau.core.views.files import attachment_of

from .. import queries
from ..domain import glossary, languages, policy, tables, tbx
from ..enums import EntryState
from ..forms import EntryForm, EntryListForm, ReasonForm
from ..models import GlossaryEntry
from .screen import FormScreen, Screen


def _row(entry: GlossaryEntry) -> list[Any]:
    return [
        entry.term,
        entry.rendering,
        tables.joined(entry.allowed),
        tables.joined(entry.forbidden),
        entry.get_kind_display(),
        entry.get_state_display(),
        entry.source,
        entry.target,
        entry.basis,
        entry.note,
        timezone.localtime(entry.proposed_at).date(),
    ]


ENTRIES = Listing(
    "thuat-ngu",
    [
        Column("term", gettext_lazy("Thuật ngữ gốc"), 1),
        Column("rendering", gettext_lazy("Cách dịch"), 2),
        Column("allowed", gettext_lazy("Cách dịch khác được dùng"), 2),
        Column("forbidden", gettext_lazy("Cách dịch không dùng"), 2),
        Column("kind", gettext_lazy("Loại"), 4),
        Column("state", gettext_lazy("Trạng thái"), 5),
        Column("source", gettext_lazy("Từ ngôn ngữ"), 3),
        Column("target", gettext_lazy("Sang ngôn ngữ"), 3),
        Column("basis", gettext_lazy("Căn cứ của cách dịch")),
        Column("note", gettext_lazy("Ghi chú")),
        Column("proposed", gettext_lazy("Ngày đề xuất")),
    ],
    cells=_row,
)


class EntryList(Screen):
    """Danh sách thuật ngữ; `?export=csv`, `xlsx` or `tbx` gives what the filter finds."""

    listing = ENTRIES

    def get(self, request: HttpRequest) -> Any:
        """List or file."""
        self.ask(policy.READ)
        visible = queries.entries_visible_to(self.actor)
        form = EntryListForm(request.GET, pairs=visible)
        form.is_valid()
        found = queries.filter_entries(
            visible,
            text=form.cleaned_data.get("q") or "",
            pair=form.chosen(),
            kind=form.cleaned_data.get("kind") or "",
            state=form.cleaned_data.get("state") or "",
        )
        if request.GET.get("export") == "tbx":
            return self.tbx(found)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        approves = self.may(policy.APPROVE)
        known = languages.names()
        rows = [
            {
                "entry": entry,
                "pair": languages.pair_in_words(entry.source, entry.target, known),
                "may_tick": approves and glossary.may_approve(self.actor, entry),
            }
            for entry in page.object_list
        ]
        context = {
            "form": form,
            "page_obj": page,
            "rows": rows,
            "ticks": any(row["may_tick"] for row in rows),
            "has_any": bool(rows) or visible.exists(),
            "proposes": self.may(policy.PROPOSE),
        }
        return render(request, "translation/entries.html", context)

    def tbx(self, found: Any) -> FileResponse:
        """The entries in use, for a translation tool."""
        used = found.filter(state=EntryState.APPROVED)
        return attachment_of(tbx.to_tbx(used), f"thuat-ngu-{timezone.localdate():%Y-%m-%d}.tbx")


class ApproveTicked(Screen, screen.Act):
    """Duyệt các thuật ngữ đã đánh dấu."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Approve what is ticked; what cannot be is told one by one."""
        self.ask(policy.APPROVE)
        ticked = [int(pk) for pk in request.POST.getlist("muc") if pk.isdecimal() and len(pk) < 15]
        entries = queries.entries_visible_to(self.actor).filter(pk__in=ticked[:200])
        done, refused = glossary.approve_many(actor=self.actor, entries=entries)
        for sentence in refused[:5]:
            messages.warning(request, sentence)
        if not done:
            return ("" if refused else _("Hãy đánh dấu thuật ngữ cần duyệt.")), self.back()
        said = ngettext("Đã duyệt %(n)d thuật ngữ.", "Đã duyệt %(n)d thuật ngữ.", done) % {"n": done}
        return said, self.back()

    def back(self, **kwargs: Any) -> Any:
        """The list."""
        return reverse("translation:entries")


class About(Screen):
    """What is about one entry."""

    def entry(self, pk: int) -> GlossaryEntry:
        """Mục được xem."""
        found = queries.entries_visible_to(self.actor).select_related("proposed_by", "decided_by", "replaces")
        if (entry := found.filter(pk=pk).first()) is None:
            raise PermissionDenied(_("Không có thuật ngữ này, hoặc tài khoản của bạn chưa được xem."))
        return entry


class EntryPage(About):
    """Một thuật ngữ, and what was binding before and after it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.ask(policy.READ)
        entry = self.entry(pk)
        waits = entry.state == EntryState.PROPOSED
        is_own = waits and entry.proposed_by_id == self.actor.pk
        known = languages.names()
        context = {
            "entry": entry,
            "pair": languages.pair_in_words(entry.source, entry.target, known),
            "history": queries.history_of(entry),
            "may_approve": waits and self.may(policy.APPROVE) and glossary.may_approve(self.actor, entry),
            "is_own": is_own,
            "may_withdraw": entry.state != EntryState.WITHDRAWN
            and self.may(policy.PROPOSE if is_own else policy.APPROVE),
            "may_correct": entry.state == EntryState.APPROVED and self.may(policy.PROPOSE),
        }
        return render(request, "translation/entry.html", context)


class NewEntry(FormScreen):
    """Đề xuất thuật ngữ."""

    form_class = EntryForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.PROPOSE)

    def arguments(self) -> dict[str, Any]:
        asked = {
            name: self.request.GET[name][:200] for name in EntryForm.base_fields if name in self.request.GET
        }
        return {"initial": {"source": "vi", "target": "en"} | asked}

    def save(self, form: EntryForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        source, target = given.pop("source"), given.pop("target")
        made = glossary.propose(actor=self.actor, source=source, target=target, wanted=given)
        return _("Đã đề xuất. Người khác duyệt thì thuật ngữ mới được áp dụng."), made

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Đề xuất thuật ngữ"),
            "button": _("Đề xuất"),
            "back": reverse("translation:entries"),
        }


class CorrectEntry(FormScreen, About):
    """Sửa một thuật ngữ đang dùng: a proposal that takes its place once it is approved."""

    form_class = EntryForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.PROPOSE)
        self.about = self.entry(kwargs["pk"])

    def arguments(self) -> dict[str, Any]:
        return {"replaces": self.about}

    def save(self, form: EntryForm) -> tuple[str, Any]:
        made = glossary.propose(
            actor=self.actor,
            source=self.about.source,
            target=self.about.target,
            wanted=form.cleaned_data,
            replaces=self.about,
        )
        return _("Đã đề xuất. Đến khi người khác duyệt, cách dịch cũ vẫn được áp dụng."), made

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Sửa thuật ngữ: %(term)s") % {"term": self.about.term},
            "lead": languages.pair_in_words(self.about.source, self.about.target, languages.names()),
            "button": _("Đề xuất"),
            "back": self.about.get_absolute_url(),
        }


class ApproveEntry(About, screen.Act):
    """Duyệt một thuật ngữ."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Approve."""
        self.ask(policy.APPROVE)
        entry = glossary.approve(actor=self.actor, entry=self.entry(kwargs["pk"]))
        return _("Đã duyệt. Từ nay bản dịch được nhắc theo thuật ngữ này."), entry

    def back(self, **kwargs: Any) -> Any:
        """The entry."""
        return reverse("translation:entry", args=[kwargs["pk"]])


class WithdrawEntry(FormScreen, About):
    """Thôi dùng một thuật ngữ, or take back a proposal."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.READ)
        self.about = self.entry(kwargs["pk"])
        is_own = self.about.state == EntryState.PROPOSED and self.about.proposed_by_id == self.actor.pk
        self.ask(policy.PROPOSE if is_own else policy.APPROVE)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        glossary.withdraw(actor=self.actor, entry=self.about, reason=form.cleaned_data["reason"])
        return _("Đã thôi dùng thuật ngữ."), redirect(self.about).url

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Thôi dùng: %(term)s") % {"term": self.about.term},
            "lead": _("Bản dịch không còn được nhắc theo mục này; mục vẫn ở lại trong lịch sử."),
            "button": _("Thôi dùng"),
            "danger": True,
            "back": self.about.get_absolute_url(),
        }

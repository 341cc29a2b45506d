"""Câu hỏi của báo chí: the list, the page of one, entering by hand."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clock import queries as clock_queries
from nhipcau.clock.domain import policy as clock_policy
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.newsroom.views.screen import FormScreen
from nhipcau.press.domain import speaking
from nhipcau.units.domain import access

from .. import queries
from ..domain import approving, clocks, policy, receiving, writing
from ..enums import OVER, WITH_APPROVERS, State
from ..forms.enquiries import ByHandForm, EnquiryListForm, NoteForm
from ..models import Enquiry
from .screen import Screen

# Mục của danh sách: name in the address, words, states.
TABS: tuple[tuple[str, Any, frozenset[State]], ...] = (
    ("phan-cong", gettext_lazy("Chờ phân công"), frozenset({State.RECEIVED})),
    ("dang-soan", gettext_lazy("Đang soạn"), frozenset({State.DRAFTING})),
    ("cho-duyet", gettext_lazy("Chờ duyệt"), WITH_APPROVERS),
    ("cho-gui", gettext_lazy("Chờ trả lời"), frozenset({State.APPROVED})),
    ("da-xong", gettext_lazy("Đã xong"), OVER),
    ("sang-loc", gettext_lazy("Chờ sàng lọc"), frozenset({State.SCREENING})),
)


def _row(enquiry: Enquiry) -> list[Any]:
    return [
        enquiry.numbered,
        enquiry.subject,
        enquiry.outlet,
        enquiry.get_state_display(),
        enquiry.received_at,
        str(enquiry.unit or ""),
        enquiry.get_channel_display(),
        enquiry.country,
        str(enquiry.language),
        enquiry.wanted_by,
        enquiry.answered_at,
        enquiry.published_at,
    ]


ENQUIRIES = Listing(
    "cau-hoi-bao-chi",
    [
        Column("number", gettext_lazy("Số"), 1),
        Column("subject", gettext_lazy("Hỏi về việc"), 1),
        Column("outlet", gettext_lazy("Cơ quan báo chí"), 2),
        Column("state", gettext_lazy("Bước"), 3),
        Column("at", gettext_lazy("Nhận lúc"), 4),
        Column("unit", gettext_lazy("Đơn vị trả lời"), 5),
        Column("channel", gettext_lazy("Đường hỏi")),
        Column("country", gettext_lazy("Nước")),
        Column("language", gettext_lazy("Hỏi bằng")),
        Column("wanted_by", gettext_lazy("Mong có trước ngày")),
        Column("answered_at", gettext_lazy("Trả lời lúc")),
        Column("published_at", gettext_lazy("Công bố lúc")),
    ],
    cells=_row,
)


class EnquiryList(Screen):
    """Danh sách câu hỏi, by where they stand; who asked is in no list and no file."""

    listing = ENQUIRIES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(self.actor, policy.READ)
        visible = queries.enquiries_visible_to(self.actor)
        form = EnquiryListForm(request.GET, visible=visible)
        form.is_valid()
        wanted = form.cleaned_data
        found = self.filtered(visible, wanted)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found, sought=bool(wanted.get("q")))
        counts = dict(visible.order_by().values_list("state").annotate(Count("pk")))
        tabs = [
            {"name": name, "label": label, "count": sum(counts.get(each, 0) for each in states)}
            for name, label, states in TABS
        ]
        context = {
            "form": form,
            "page_obj": page,
            "tabs": tabs,
            "tab": wanted.get("muc") or "",
            "has_any": bool(counts),
            "may_enter": bool(access.scope_of(self.actor, policy.ENTER)),
            "may_discard": wanted.get("muc") == "sang-loc" and access.allowed(self.actor, policy.SORT),
        }
        return render(request, "enquiries/enquiries.html", context)

    def filtered(self, found: QuerySet[Enquiry], wanted: dict[str, Any]) -> QuerySet[Enquiry]:
        """By tab and form; what waits to be screened stands in its own tab alone."""
        states = next((states for name, _label, states in TABS if name == wanted.get("muc")), None)
        if states is not None:
            found = found.filter(state__in=states)
        elif wanted.get("state") != State.SCREENING:
            found = found.exclude(state=State.SCREENING)
        if text := wanted.get("q"):
            found = queries.search(found, text)
        for name in ("channel", "state", "unit"):
            if value := wanted.get(name):
                found = found.filter(**{name: value})
        if first := wanted.get("first"):
            found = found.filter(received_at__date__gte=first)
        if last := wanted.get("last"):
            found = found.filter(received_at__date__lte=last)
        return found


class EnquiryPage(Screen):
    """Một câu hỏi: the question, the clock, what is next, answer and sources, the thread."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        about = self.enquiry(pk)
        sources = list(about.sources.select_related("added_by", "checked_by"))
        context = {
            "about": about,
            "contact": about.contact,
            "deadlines": clock_queries.deadlines_of(about),
            "has_rule": clocks.is_in_use(about),
            "is_over": about.state in OVER,
            "answers": list(about.answers.select_related("author", "language")),
            "sources": sources,
            "missing": writing.missing(about) if about.state == State.DRAFTING else [],
            "entries": about.entries.select_related("author"),
            "merged": about.merged.all(),
            "note_form": NoteForm() if self.can(policy.WRITE, about) else None,
            "can_submit": about.answer is not None and about.answer.handed_in_at is None,
            "stands": about.published_at is not None and about.withdrawn_at is None,
            "may_verify": access.allowed(self.actor, clock_policy.SET_RULES),
            **self._next(about),
        }
        return render(request, "enquiries/enquiry.html", context)

    def _next(self, about: Enquiry) -> dict[str, Any]:
        """Những nút của bước này cho người này."""
        writes, sorts = self.can(policy.WRITE, about), self.can(policy.SORT, about)
        why_not = approving.why_not(self.actor, about) if about.state in WITH_APPROVERS else ""
        speaks = (
            about.state == State.CHECKED
            and about.unit is not None
            and speaking.voice(self.actor, unit=about.unit) is not None
        )
        checks = about.state == State.SUBMITTED and self.can(policy.CHECK, about)
        voices = approving.voices_of(about.unit) if about.state == State.CHECKED and about.unit else []
        return {
            "writes": writes,
            "sorts": sorts,
            "checks": checks and not why_not,
            "speaks": speaks and not why_not,
            "returns": checks or speaks,
            "why_not": why_not if checks or speaks else "",
            "publishes": self.can(policy.PUBLISH, about),
            "voices": voices,
        }


class NewEnquiry(FormScreen):
    """Ghi một câu hỏi bằng tay."""

    form_class = ByHandForm
    template = "enquiries/form.html"

    def prepare(self, **kwargs: Any) -> None:
        access.require_some(self.actor, policy.ENTER)

    def arguments(self) -> dict[str, Any]:
        return {"person": self.actor}

    def save(self, form: ByHandForm) -> tuple[str, Any]:
        given = form.cleaned_data
        made = receiving.enter(
            actor=self.actor,
            asked=form.asked(),
            language=given["language"],
            channel=given["channel"],
            unit=given["unit"],
            received_at=form.moment(),
        )
        return _("Đã vào sổ, số %(n)s.") % {"n": made.numbered}, made

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Ghi câu hỏi của báo chí"),
            "lead": _("Nhận qua điện thoại, tại họp báo hoặc bằng thư. Chỉ ghi điều cần để trả lời."),
            "button": _("Vào sổ"),
            "back": reverse("enquiries:enquiries"),
        }

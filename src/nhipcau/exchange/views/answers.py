"""Trả lời nhận được: the inbox, one answer beside what stands, taking over or refusing."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import Act
from nhipcau.units.queries import search

from .. import queries
from ..domain import answers, policy, purposes
from ..enums import AnswerState
from ..forms.links import AnswerListForm, RefuseForm
from ..models import Answer
from .screen import Screen, actor_of, handed


def _cells(answer: Answer) -> list[Any]:
    return [
        answer.code,
        answer.unit.name,
        purposes.label_of(answer.purpose),
        answer.title,
        answer.received_at,
        answer.link_id,
        answer.position,
        answer.get_state_display(),
        answer.reason,
        answer.decided_at,
    ]


ANSWERS = Listing(
    "tra-loi-nhan-duoc",
    [
        Column("receipt", gettext_lazy("Biên nhận"), 1),
        Column("unit", gettext_lazy("Đơn vị"), 2),
        Column("purpose", gettext_lazy("Về"), 1),
        Column("title", gettext_lazy("Nội dung"), 1),
        Column("received", gettext_lazy("Nhận lúc"), 3),
        Column("link", gettext_lazy("Qua liên kết số")),
        Column("position", gettext_lazy("Chức danh"), 2),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("reason", gettext_lazy("Lý do")),
        Column("decided", gettext_lazy("Xem lúc")),
    ],
    cells=_cells,
)


class InboxScreen(Screen):
    """Chờ xem first; several may be taken over at once."""

    tab = "answers"

    listing = ANSWERS

    def get(self, request: HttpRequest) -> HttpResponse:
        self.ask(policy.ANSWER)
        form = AnswerListForm(request.GET)
        form.is_valid()
        found = _filtered(queries.answers(), form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        for answer in page.object_list:
            answer.about = purposes.label_of(answer.purpose)
        state = form.cleaned_data.get("state") or AnswerState.PENDING
        filtered = any(form.cleaned_data.get(name) for name in ("q", "purpose"))
        context = self.frame(
            form=form, page_obj=page, is_filtered=filtered, is_inbox=state == AnswerState.PENDING
        )
        return render(request, "exchange/answers.html", context)


class AnswerScreen(Screen):
    """One answer, line by line beside what stands now."""

    tab = "answers"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.ask(policy.ANSWER)
        return self.page(_answer(pk), RefuseForm())

    def page(self, answer: Answer, form: RefuseForm, status: int = 200) -> HttpResponse:
        """The comparison, with the buttons while it waits."""
        try:
            purpose = purposes.of(answer)
            compared, url = purpose.compare(answer), purpose.url(answer)
        except (KeyError, Refused):
            compared, url = [], ""
        context = self.frame(
            answer=answer,
            about=purposes.label_of(answer.purpose),
            compared=compared,
            url=url,
            form=form,
            is_waiting=answer.state == AnswerState.PENDING,
        )
        return render(self.request, "exchange/answer.html", context, status=status)


class Merge(Act, Screen):
    """Ghi nhận một trả lời."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        self.ask(policy.ANSWER)
        answers.merge(actor=actor_of(request), answer=_answer(kwargs["pk"]))
        return _("Đã ghi nhận trả lời."), "exchange:answers"

    def back(self, **kwargs: Any) -> Any:
        return _answer(kwargs["pk"])


class MergeMany(Screen):
    """Ghi nhận các dòng đã chọn: each stands or falls alone, and the refused are told."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        self.ask(policy.ANSWER)
        chosen = [pk for pk in request.POST.getlist("answer") if pk.isdigit()]
        done = 0
        for answer in queries.waiting_answers().filter(pk__in=chosen).order_by("pk"):
            try:
                answers.merge(actor=actor_of(request), answer=answer)
                done += 1
            except Refused as refusal:
                words = {"unit": answer.unit, "code": answer.code, "why": refusal.sentence}
                messages.error(request, _("%(unit)s (%(code)s): %(why)s") % words)
        if done:
            messages.success(
                request,
                ngettext("Đã ghi nhận %(n)d trả lời.", "Đã ghi nhận %(n)d trả lời.", done) % {"n": done},
            )
        elif not chosen:
            messages.error(request, _("Chưa chọn trả lời nào."))
        return redirect("exchange:answers")


class Refuse(AnswerScreen):
    """Không ghi nhận, vì …"""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.ask(policy.ANSWER)
        answer, form = _answer(pk), RefuseForm(request.POST)
        if form.is_valid():
            try:
                answers.refuse(actor=actor_of(request), answer=answer, reason=form.cleaned_data["reason"])
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã ghi là không nhận; lý do được lưu."))
                return redirect("exchange:answers")
        return self.page(answer, form, status=400)


class AnswerFile(Screen):
    """Tệp kèm trả lời, while it waits in quarantine; only ever as a download."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.ask(policy.ANSWER)
        answer = _answer(pk)
        if not answer.quarantine_key:
            raise Http404
        return handed(files.read_quarantined(answer.quarantine_key), answer.file_name)


def _answer(pk: int) -> Answer:
    return get_object_or_404(queries.answers(), pk=pk)


def _filtered(found: QuerySet[Answer], wanted: dict[str, Any]) -> QuerySet[Answer]:
    state = wanted.get("state") or AnswerState.PENDING
    if state != "all":
        found = found.filter(state=state)
    if wanted.get("purpose"):
        found = found.filter(purpose=wanted["purpose"])
    if text := wanted.get("q"):
        found = found.filter(Q(unit__in=search(text)) | Q(title__icontains=text) | Q(code__iexact=text))
    return found

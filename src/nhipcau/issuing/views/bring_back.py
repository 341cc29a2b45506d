"""Ghi số, ngày và bản đã ký: the file is checked first; a person records it, the findings in sight."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from ..domain import hands, office_forms, policy, returns, signing
from ..enums import Doubt, PaperState
from ..forms.returns import RecordForm, SignedFileForm
from ..models import Paper, ReturnedFile
from .visibility import paper_or_refused


class BringBackView(Screen):
    """Ghi số và ngày, or correct them once issued."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what waits and the forms; whoever only reads the paper is led to its page."""
        paper = self.paper(request, pk)
        return (
            self.page(request, paper)
            if hands.allowed(request.user, policy.RECORD, paper)
            else redirect(paper)
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the file, drop it, or record."""
        paper = self.paper(request, pk)
        act = {"file": self.take, "discard": self.discard, "record": self.record}.get(
            request.POST.get("act", "")
        )
        if act is None:
            raise Http404
        return act(request, paper)

    def paper(self, request: HttpRequest, pk: int) -> Paper:
        """The paper, for those who record."""
        access.require_some(request.user, policy.RECORD)
        paper = paper_or_refused(request.user, pk)
        access.require(request.user, policy.RECORD, units=hands.units_of(paper))
        return paper

    def take(self, request: HttpRequest, paper: Paper) -> HttpResponse:
        """The signed file, checked and laid aside."""
        form = SignedFileForm(request.POST, request.FILES)
        if form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                files.require_size(upload.size)  # before it is read into memory
                returns.receive(actor=request.user, paper=paper, content=upload.read(), name=upload.name)
            except Refused as refusal:
                form.add_error("file", refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã kiểm tra tệp. Xem kết quả rồi ghi số, ngày."))
                return redirect("issuing:bring_back", paper.pk)
        return self.page(request, paper, file_form=form)

    def discard(self, request: HttpRequest, paper: Paper) -> HttpResponse:
        """Drop the file that waits."""
        returns.discard(actor=request.user, paper=paper)
        messages.success(request, _("Đã xóa tệp chưa ghi nhận."))
        return redirect("issuing:bring_back", paper.pk)

    def record(self, request: HttpRequest, paper: Paper) -> HttpResponse:
        """Record number and date, with the file that waits if there is one."""
        waiting = returns.waiting_of(paper)
        doubts = dict(waiting.findings["doubts"]) if waiting else {}
        form = self.form(paper, _asked_before(request) | doubts, request.POST)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(request, paper, form=form)
        try:
            self.keep(request, paper, form, waiting)
        except signing.Doubtful as doubtful:
            messages.error(request, doubtful.sentence)
            asked = self.form(paper, form.doubts | doubtful.doubts, request.POST)
            return self.page(request, paper, form=asked)
        except Refused as refusal:
            form.add_error(None, refusal)
            messages.error(request, refusal.sentence)
            return self.page(request, paper, form=form)
        messages.success(request, _("Đã ghi số, ngày ban hành. Công việc theo văn bản bắt đầu."))
        return redirect(paper)

    def keep(
        self, request: HttpRequest, paper: Paper, form: RecordForm, waiting: ReturnedFile | None
    ) -> None:
        """Call the verb that fits where the paper stands."""
        wanted: dict[str, Any] = {
            "actor": request.user,
            "paper": paper,
            "number": form.cleaned_data["number"],
            "on": form.cleaned_data["on"],
            "confirmed": form.confirmed,
        }
        if waiting is not None:
            wanted |= {"signed": returns.content_of(waiting), "name": waiting.name}
        if paper.state == PaperState.ISSUED and "reason" in form.cleaned_data:
            signing.correct(**wanted, reason=form.cleaned_data["reason"])
        else:
            signing.bring_back(**wanted)

    def form(self, paper: Paper, doubts: dict[str, str], data: Any = None) -> RecordForm:
        """Number and date; with a reason once they stand."""
        is_correction = paper.state == PaperState.ISSUED
        first = {"number": paper.number, "on": paper.issued_on} if is_correction else {}
        return RecordForm(data, doubts=doubts, is_correction=is_correction, initial=first)

    def page(
        self,
        request: HttpRequest,
        paper: Paper,
        *,
        form: RecordForm | None = None,
        file_form: SignedFileForm | None = None,
    ) -> HttpResponse:
        """The page."""
        waiting = returns.waiting_of(paper)
        doubts = waiting.findings["doubts"] if waiting else {}
        context = {
            "paper": paper,
            "symbol": paper.symbol or office_forms.of(paper.office).symbol_of(paper.kind),
            "waiting": waiting,
            "form": form or self.form(paper, doubts),
            "file_form": file_form or SignedFileForm(),
            "is_ready": paper.state in {PaperState.EXPORTED, PaperState.ISSUED},
            "is_correction": paper.state == PaperState.ISSUED,
        }
        status = 422 if form or file_form else 200
        return render(request, "issuing/bring_back.html", context, status=status)


def _asked_before(request: HttpRequest) -> dict[str, str]:
    """Doubts of the number and the day, which the page showed and the person ticked or left."""
    return {code: "" for code in Doubt.values if f"doubt-{code}" in request.POST}

"""Lấy ý kiến: asking units, and the officer's page of what they said."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import answers, comments, hands, outlines, policy, summaries, versions
from ..domain import messages as texts
from ..forms.comments import AskForm, CloseForm, ResponseForm
from ..models import CommentPoint, CommentRound, Paper
from .downloads import file_response
from .visibility import paper_or_refused, round_or_404


class AskView(Screen):
    """Gửi lấy ý kiến; with a round open, further units are asked in it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form."""
        paper = self.paper(request, pk)
        return self.page(request, paper, self.form(paper))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        paper = self.paper(request, pk)
        form = self.form(paper, request.POST)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(request, paper, form)
        wanted = form.cleaned_data
        try:
            asked = comments.ask(
                actor=request.user,
                paper=paper,
                units=wanted["chosen"],
                due=wanted["due"],
                note=wanted.get("note", ""),
            )
        except Refused as refusal:
            form.add_error(None, refusal)
            messages.error(request, refusal.sentence)
            return self.page(request, paper, form)
        count = len(wanted["chosen"])
        words = ngettext("Đã gửi lấy ý kiến %(n)d đơn vị.", "Đã gửi lấy ý kiến %(n)d đơn vị.", count)
        messages.success(request, words % {"n": count} if count else _("Đã lưu hạn trả lời."))
        return redirect(asked)

    def paper(self, request: HttpRequest, pk: int) -> Paper:
        """The paper, for those who ask for comments on it."""
        access.require(request.user, policy.CONSULT)
        return paper_or_refused(request.user, pk)

    def form(self, paper: Paper, sent: Any = None) -> AskForm:
        """The form, without the units already asked in the open round."""
        round_ = comments.open_round(paper)
        asked = set(round_.requests.values_list("unit", flat=True)) if round_ else set()
        first = {"due": round_.due} if round_ else {}
        without = asked | {paper.office_id}
        return AskForm(sent, without=without, joins=round_ is not None, initial=first)

    def page(self, request: HttpRequest, paper: Paper, form: AskForm) -> HttpResponse:
        """The page."""
        context = {"paper": paper, "form": form, "round": comments.open_round(paper)}
        return render(request, "issuing/ask.html", context, status=422 if form.is_bound else 200)


class RoundView(Screen):
    """Trang của một đợt: points by place, each answered; the units that agreed and those that are silent."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page, or the points as a table file."""
        round_ = round_or_404(request.user, pk)
        if kind := request.GET.get("export"):
            name = f"gop-y-{round_.paper_id}-{round_.number}"
            return export_response(name, summaries.HEADERS, summaries.rows(round_), kind)
        return self.page(request, round_)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer one point, or end the round."""
        round_ = round_or_404(request.user, pk)
        access.require(request.user, policy.CONSULT)
        if request.POST.get("act") == "close":
            return self.close(request, round_)
        if request.POST.get("act") != "respond" or not request.POST.get("point", "").isdecimal():
            raise Http404
        return self.respond(request, round_, int(request.POST["point"]))

    def respond(self, request: HttpRequest, round_: CommentRound, pk: int) -> HttpResponse:
        """Tiếp thu hoặc giải trình."""
        point = get_object_or_404(
            CommentPoint.objects.select_related("request"), pk=pk, request__round=round_
        )
        form = ResponseForm(request.POST, prefix=f"y-kien-{point.pk}")
        if form.is_valid():
            try:
                answers.respond(actor=request.user, point=point, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã lưu trả lời."))
                return redirect(f"{round_.get_absolute_url()}#y-kien-{point.pk}")
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(request, round_, responses={point.pk: form})

    def close(self, request: HttpRequest, round_: CommentRound) -> HttpResponse:
        """Kết thúc đợt."""
        form = CloseForm(request.POST, prefix="close")
        if form.is_valid():
            try:
                comments.close(actor=request.user, round=round_, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã kết thúc lấy ý kiến. Văn bản trở lại dự thảo để hoàn thiện."))
                return redirect(round_.paper)
        return self.page(request, round_, close=form)

    def page(
        self,
        request: HttpRequest,
        round_: CommentRound,
        *,
        responses: dict[int, ResponseForm] | None = None,
        close: CloseForm | None = None,
    ) -> HttpResponse:
        """The page with fresh forms, save the one that was refused."""
        requests = list(queries.requests_of(round_))
        is_open = round_.closed_at is None and hands.allowed(request.user, policy.CONSULT, round_.paper)
        places: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for asked in requests:
            for point in asked.points.all():
                form = (responses or {}).get(point.pk) or ResponseForm.of(point)
                places[point.place or _("Toàn văn")].append(
                    {"point": point, "unit": asked.unit, "form": form}
                )
        address = request.build_absolute_uri(round_.paper.get_absolute_url())
        context = {
            "round": round_,
            "paper": round_.paper,
            "requests": requests,
            "places": _in_order(places, round_),
            "points": sum(len(rows) for rows in places.values()),
            "without_response": comments.without_response(round_),
            "agreed": [asked for asked in requests if asked.agrees],
            "silent": [asked for asked in requests if asked.agrees is None],
            "is_open": is_open,
            "close": close or CloseForm(prefix="close"),
            "message": texts.of_round(round_, address=address),
        }
        status = 422 if responses or close else 200
        return render(request, "issuing/round.html", context, status=status)


def _in_order(places: dict[str, Any], round_: CommentRound) -> list[tuple[str, Any]]:
    """Các vị trí theo thứ tự của dự thảo; the whole first, places in one's own words last."""
    order = [_("Toàn văn"), *outlines.places(versions.document_of(round_.version))]
    rank = {place: step for step, place in enumerate(order)}
    return sorted(places.items(), key=lambda each: (rank.get(each[0], len(rank)), each[0]))


class SummaryView(Screen):
    """Tải bảng tổng hợp, tiếp thu, giải trình."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse:
        """The file."""
        round_ = round_or_404(request.user, pk)
        return file_response(
            summaries.of(round_), form, f"tong-hop-gop-y-{round_.paper_id}-dot-{round_.number}"
        )

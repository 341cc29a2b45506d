"""Góp ý: the unit reads the draft and agrees or makes its points; an officer enters what came otherwise."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from ..domain import answers, outlines, policy, versions
from ..domain.answers import Point
from ..forms.comments import AnswerForm, PointFormSet, TranscribeForm
from ..models import CommentRequest
from .visibility import request_or_refused


class AnswerView(Screen):
    """Trang góp ý của một đơn vị; corrected as often as wished until the round ends."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The draft and the form."""
        asked = request_or_refused(request.user, pk)
        return self.page(request, asked, self.form(request, asked), self.points(asked))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the answer; "add" only gives more room for points."""
        asked = request_or_refused(request.user, pk)
        data = request.POST.copy()
        if "add" in data:
            total = data.get("y-TOTAL_FORMS", "")
            data["y-TOTAL_FORMS"] = str(int(total) + 2) if total.isdecimal() else "2"
            return self.page(request, asked, self.form(request, asked, data), self.points(asked, data))
        form, points = self.form(request, asked, data), self.points(asked, data)
        if not all([form.is_valid(), points.is_valid()]):
            messages.error(request, WRONG_FIELDS)
            return self.page(request, asked, form, points, status=422)
        try:
            self.keep(request, asked, form, points)
        except Refused as refusal:
            form.add_error(None, refusal)
            messages.error(request, refusal.sentence)
            return self.page(request, asked, form, points, status=422)
        messages.success(request, _("Đã gửi ý kiến. Trước khi đợt kết thúc vẫn sửa được ở trang này."))
        return redirect(asked if self.is_own(request, asked) else asked.round)

    def keep(self, request: HttpRequest, asked: CommentRequest, form: AnswerForm, points: Any) -> None:
        """Call the verb that fits who writes."""
        said = [Point(each.place_said, each.cleaned_data.get("text") or "") for each in points]
        agrees = form.cleaned_data["answer"] == AnswerForm.AGREES
        actor = request.user
        if self.is_own(request, asked):
            answers.answer(actor=actor, request=asked, agrees=agrees, points=said)
        else:
            via = form.cleaned_data["via"]
            answers.transcribe(actor=actor, request=asked, agrees=agrees, points=said, via=via)

    def is_own(self, request: HttpRequest, asked: CommentRequest) -> bool:
        """The person answers for the unit itself."""
        return access.allowed(request.user, policy.ANSWER, units=[asked.unit])

    def form(self, request: HttpRequest, asked: CommentRequest, data: Any = None) -> AnswerForm:
        """Agrees or not; with where it came from when somebody else writes."""
        kind = AnswerForm if self.is_own(request, asked) else TranscribeForm
        said = {None: None, True: AnswerForm.AGREES, False: AnswerForm.POINTS}[asked.agrees]
        return kind(data, initial={"answer": said, "via": asked.via})

    def points(self, asked: CommentRequest, data: Any = None) -> Any:
        """The points said before, and room for more."""
        standing = list(asked.points.all())
        places = outlines.places(versions.document_of(asked.round.version))
        known = set(places)
        initial = [
            {"place": point.place, "text": point.text}
            if point.place in known
            else {"other": point.place, "text": point.text}
            for point in standing
        ]
        return PointFormSet(data, prefix="y", initial=initial, form_kwargs={"places": places})

    def page(
        self, request: HttpRequest, asked: CommentRequest, form: AnswerForm, points: Any, status: int = 200
    ) -> HttpResponse:
        """The page; read only once the round is over, or for those who may neither answer nor enter."""
        is_own = self.is_own(request, asked)
        may = is_own or access.allowed(request.user, policy.CONSULT)
        context = {
            "asked": asked,
            "round": asked.round,
            "paper": asked.round.paper,
            "standing": asked.points.all(),
            "form": form,
            "points": points,
            "is_own": is_own,
            "is_open": may and asked.round.closed_at is None,
            "document": versions.document_of(asked.round.version),
        }
        return render(request, "issuing/answer.html", context, status=status)

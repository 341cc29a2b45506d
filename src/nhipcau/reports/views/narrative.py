"""Lưu một phần thuyết minh: by form, or by the page itself while one writes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access

from ..domain import narratives, policy
from ..domain.narratives import Overtaken, fingerprint
from ..enums import Narrative
from ..forms import NarrativeForm
from .report import report_or_404, report_page

SAVED, WRONG, OVERTAKEN = 200, 400, 409
Answer = tuple[int, dict[str, Any]]


class NarrativeView(Screen):
    """Một phần thuyết minh; a conflict answers with both texts, nothing is overwritten."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save one part; JSON when asked by the page's script, the page itself otherwise."""
        access.require(request.user, policy.COMPILE)
        report = report_or_404(pk)

        def write(**fields: Any) -> None:
            narratives.write(actor=request.user, report=report, **fields)  # type: ignore[arg-type]

        return answer_to(
            request,
            saved(request, write),
            home=report.get_absolute_url(),
            page=lambda typed: report_page(request, report_or_404(pk), overtaken=typed),
        )


def answer_to(
    request: HttpRequest,
    answer: Answer,
    *,
    home: str,
    page: Callable[[dict[str, Any]], HttpResponse],
) -> HttpResponse:
    """Trả lời: JSON to the script; by form, the way home or the page with what was typed."""
    status, said = answer
    if request.headers.get("accept") == "application/json":
        return JsonResponse(said, status=status)
    part = request.POST.get("narrative", "")
    if status == SAVED:
        messages.success(request, said["message"])
        return redirect(f"{home}#{part}")
    messages.error(request, said["message"])
    return page({"narrative": part, "text": request.POST.get("text", ""), "unsaved": True} | said)


def saved(request: HttpRequest, write: Callable[..., None]) -> Answer:
    """Lưu bằng `write`; the status and what to say of it."""
    form = NarrativeForm(request.POST)
    if not form.is_valid():
        words = _("Chưa lưu được: phần này dài quá 20.000 ký tự, hoặc trang đã cũ. Chữ đã gõ vẫn còn.")
        return WRONG, {"message": words}
    part, text = Narrative(form.cleaned_data["narrative"]), form.cleaned_data["text"]
    try:
        write(narrative=part, text=text, seen=form.cleaned_data["seen"])
    except Overtaken as overtaken:
        stored = overtaken.stored
        return OVERTAKEN, {"message": overtaken.sentence, "stored": stored, "seen": fingerprint(stored)}
    except Refused as refusal:
        return WRONG, {"message": refusal.sentence}
    words = _("Đã lưu phần “%(part)s” lúc %(time)s.") % {
        "part": part.label,
        "time": timezone.localtime().strftime("%H:%M"),
    }
    return SAVED, {"message": words, "seen": fingerprint(narratives.normalised(text))}

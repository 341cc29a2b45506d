"""Tiếp nhận văn bản và tiến độ đọc."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.retold import retold
from nhipcau.core.enums import JobState
from nhipcau.core.views.files import attachment
from nhipcau.units.domain import access

from ..domain import intake, policy
from ..enums import DirectiveState
from ..forms import IntakeForm
from ..models import Directive
from .screen import DirectiveScreen, Verb, actor_of

# A form of many files may not outgrow this many files of the largest size.
MOST_AT_ONCE = 5


@method_decorator(csrf_exempt, name="dispatch")
class IntakeScreen(DirectiveScreen):
    """One drop zone, one box to paste into.

    The token is checked by `_take_in`: Django reads a whole request to find it, and one that is far too
    large is to be refused before that.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        access.require(actor_of(request), policy.REGISTER)
        return _shown(request, IntakeForm(initial={"batch": uuid.uuid4()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        access.require(actor_of(request), policy.REGISTER)
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_AT_ONCE * settings.NHIPCAU_UPLOAD_LIMIT:
            form = IntakeForm(initial={"batch": uuid.uuid4()})
            return _shown(request, form, refused=_too_much(), status=413)
        answer: HttpResponse = csrf_protect(_take_in)(request)
        return answer


def _take_in(request: HttpRequest) -> HttpResponse:
    form = IntakeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, form, status=422)
    contents, batch = form.contents(), form.batch_key
    taken: list[intake.Intake] = []
    refusals: list[str] = []
    for content, name in contents:
        try:
            taken.append(intake.register(actor=actor_of(request), content=content, name=name, batch=batch))
        except Refused as refusal:
            refusals.append(f"{name}: {refusal.sentence}" if len(contents) > 1 else refusal.sentence)
    if not taken:
        for sentence in refusals:
            form.add_error(None, sentence)
        return _shown(request, form, status=422)
    for sentence in refusals:
        messages.error(request, sentence)
    if len(contents) > 1:
        return redirect("directives:batch", batch)
    if not taken[0].is_new:
        messages.warning(request, _("Tệp này đã được tiếp nhận trước đó; đây là bản đã có."))
    return redirect(taken[0].directive)


def _shown(request: HttpRequest, form: IntakeForm, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "refused": refused}
    return render(request, "directives/intake.html", context, status=status)


def _too_much() -> str:
    limit = settings.NHIPCAU_UPLOAD_LIMIT // 1024 // 1024
    return _(
        "Gói tệp gửi lên quá nặng nên chưa nhận gì. Mỗi tệp tối đa %(one)d MB, mỗi lần tối đa %(all)d MB; "
        "hãy chọn ít tệp hơn hoặc tách tệp."
    ) % {"one": limit, "all": limit * MOST_AT_ONCE}


class ProgressScreen(DirectiveScreen):
    """How far the reading is; it leads on to the review by itself."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        directive = self.directive(pk)
        if directive.has_reading or directive.state == DirectiveState.SCREENING:
            return redirect(directive)
        return render(
            request,
            "directives/progress.html",
            {
                "directive": directive,
                "job": directive.job,
                "is_running": is_running(directive),
                "is_discarded": directive.state == DirectiveState.DISCARDED,
                "failure": failure_of(directive),
                "may_register": access.allowed(actor_of(request), policy.REGISTER),
            },
        )


class ProgressState(DirectiveScreen):
    """The same as JSON, for the script that looks again every second."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        directive = self.directive(pk)
        job = directive.job
        return JsonResponse(
            {
                "running": is_running(directive),
                "percent": job.percent if job else 0,
                "stage": retold(job.stage) if job else "",
            }
        )


class Retry(Verb):
    """Đọc lại."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        intake.retry(actor=actor_of(request), directive=record)
        return ""


class Cancel(Verb):
    """Dừng đọc."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        intake.cancel(actor=actor_of(request), directive=record)
        return _("Đã yêu cầu dừng đọc.")


class Discard(Verb):
    """Bỏ văn bản."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        intake.discard(actor=actor_of(request), directive=record)
        return _("Đã bỏ văn bản này.")

    def after(self, record: Directive, done: bool) -> str:
        if record.duplicate_of and done:
            return record.duplicate_of.get_absolute_url()
        return "directives:list" if done else record.get_absolute_url()


class Original(DirectiveScreen):
    """Bản gốc, as it was received, only ever as a download."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        directive = self.directive(pk)
        if directive.original is None:
            return redirect(directive)
        return attachment(directive.original, directive.file_name)  # type: ignore[return-value]


def is_running(directive: Directive) -> bool:
    """Đang đọc: neither over nor left lying by a worker that gave up."""
    return (
        directive.state == DirectiveState.READING and directive.job is not None and not directive.job.is_over
    )


def failure_of(directive: Directive) -> str:
    """Vì sao chưa đọc được, in a sentence for a clerk."""
    job = directive.job
    if directive.failure:
        return retold(directive.failure)
    if job is not None and job.state == JobState.FAILED and job.error:
        return retold(job.error)
    return _("Việc đọc đã dừng giữa chừng. Tệp vẫn được giữ; hãy đọc lại.")

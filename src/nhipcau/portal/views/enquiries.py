"""Báo chí hỏi trên cổng: the form, the page of one question, the published answers and their feeds.

No cookie, no script, nobody else asked whether the sender is a person: a box that people do not see, a signed
time and nonce, and ceilings in the database, beyond which a question is put aside and not lost.
"""

import secrets
import time
from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from nhipcau.enquiries import queries
from nhipcau.enquiries.domain import keeping, letters, receiving, typed
from nhipcau.enquiries.domain import words as told
from nhipcau.enquiries.enums import State
from nhipcau.enquiries.models import Enquiry
from nhipcau.newsroom.models import Language
from nhipcau.newsroom.queries import public_languages

from ..domain import feeds
from ..domain.feeds import Entry, Feed
from .frame import Page

SALT = "enquiries.form"
# Nobody writes a question in so few seconds; and a form left open overnight is given a new stamp.
SOONEST, LATEST = 3, 24 * 3600
# Bytes of a whole post: three times what the longest question needs in any script.
MOST_BYTES = 400_000
ON_PAGE, NEWEST = 30, 40
STEPS = {
    State.SCREENING: "step_screening",
    State.RECEIVED: "step_received",
    State.ANSWERED: "step_answered",
    State.REFUSED: "step_refused",
    State.PASSED: "step_passed",
    State.MERGED: "step_merged",
}
UNREADABLE = (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError)


class EnquiriesPage(Page):
    """A page of this part: the site's own words and those of enquiries."""

    @property
    def words(self) -> dict[str, str]:
        """Chữ của cổng và của phần hỏi đáp."""
        return super().words | told.of(self.language.code, self.language.stand_in)


@method_decorator(csrf_exempt, name="dispatch")
class Ask(EnquiriesPage):
    """Biểu mẫu gửi câu hỏi; on the baked site it rests."""

    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form."""
        return self.form({}, {})

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Take the question, or show what is wrong with everything that was typed."""
        try:
            if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
                return self.form({}, {}, said="too_big", status=413)
            given = request.POST.dict()
        except (*UNREADABLE, ValueError):
            return self.form({}, {}, said="too_big", status=413)
        asked = typed.read(given)
        nonce, said = _stamped(given.get("stamp", ""))
        if asked.wrong or said:
            return self.form(given, asked.wrong, said=said or "wrong_some", status=422)
        made = receiving.receive(
            asked=asked,
            language=self.language,
            nonce=nonce,
            is_trapped=bool(given.get("website", "").strip()),
        )
        return redirect(f"{reverse('asking:status', args=[self.language.code, made.code])}?moi=1")

    def form(self, given: dict[str, str], wrong: Any, *, said: str = "", status: int = 200) -> HttpResponse:
        """The form with what was typed; a stamp that holds is kept, so that sending again is one question."""
        _nonce, trouble = _stamped(given.get("stamp", ""))
        is_held = bool(given.get("stamp")) and trouble != "too_old"
        context = {
            "given": given,
            "wrong": {
                name: self.words[key].format(most=typed.LONGEST.get(name, 0)) for name, key in wrong.items()
            },
            "said": self.words[said] if said else "",
            "stamp": given["stamp"] if is_held else _stamp(),
            "longest": typed.LONGEST,
            "privacy": self.words["ask_privacy"].format(days=keeping.days()),
            "rests": getattr(self.request, "is_baked", False),
        }
        if status == 200:
            response = self.standing("portal/enquiries/ask.html", context)
        else:
            response = self.page("portal/enquiries/ask.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class Status(EnquiriesPage):
    """Trang theo dõi: the step and the answer, for whoever holds the code; kept and indexed nowhere."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """In the language of the address, shown on the site or not."""
        self.languages = list(public_languages())
        self.language = get_object_or_404(Language, code=kwargs.pop("code"))
        response = View.dispatch(self, request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response

    def get(self, request: HttpRequest, secret: str) -> HttpResponse:
        """The page; words of its own for a code that is none."""
        found = Enquiry.objects.select_related("unit", "answer__language", "merged_into__answer__language")
        about = found.filter(code=secret).first()
        if about is None:
            return self.page("portal/enquiries/status.html", {"about": None}, status=404)
        # What it was merged into speaks for it.
        voice = about.merged_into if about.merged_into and about.state == State.MERGED else about
        is_over = voice.state in {State.ANSWERED, State.REFUSED}
        context = {
            "about": about,
            "is_new": "moi" in request.GET,
            "step": self.words[STEPS.get(State(voice.state if is_over else about.state), "step_working")],
            "answer": voice.answer if is_over else None,
            "text": letters.said(voice.answer) if is_over and voice.answer else "",
        }
        return self.page("portal/enquiries/status.html", context)


class Answers(EnquiriesPage):
    """Trả lời báo chí: what was published in this language, newest first."""

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponse:
        """The page; 404 for one beyond the last."""
        paginator = Paginator(queries.public_answers(self.language), ON_PAGE)
        if not 1 <= int(number) <= paginator.num_pages:
            raise Http404
        page = paginator.page(int(number))
        context = {
            "page_obj": page,
            "newer": self.address(page.number - 1) if page.has_previous() else "",
            "older": self.address(page.number + 1) if page.has_next() else "",
        }
        if page.number > 1:
            address = self.address(page.number)
            return self.page("portal/enquiries/answers.html", context, address=address)
        return self.standing("portal/enquiries/answers.html", context)

    def address(self, number: int) -> str:
        """Of one page of the list."""
        code = self.language.code
        if number == 1:
            return reverse("portal:press_answers", args=[code])
        return reverse("portal:press_answers_page", args=[code, number])


class AnswerShown(EnquiriesPage):
    """Một câu trả lời đã công bố; what was taken down says so."""

    def get(self, request: HttpRequest, answer: str) -> HttpResponse:
        """The page."""
        about = queries.public_answers(self.language).filter(pk=int(answer)).first()
        if about is None:
            raise Http404
        address = reverse("portal:press_answer", args=[self.language.code, about.pk])
        is_gone = about.withdrawn_at is not None
        context = {"about": about, "is_gone": is_gone}
        return self.page(
            "portal/enquiries/answer.html", context, address=address, status=410 if is_gone else 200
        )


class AnswersFeed(EnquiriesPage):
    """Nguồn tin của phần trả lời báo chí."""

    kind = "atom"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The feed; a correction brings its entry up again, and what was taken down says why."""
        code = self.language.code
        office = self.office or self.words["site"]
        found = queries.public_answers(self.language).order_by("-changed_at")[:NEWEST]
        feed = Feed(
            title=" – ".join(part for part in (self.words["answers"], self.office) if part),
            home=self.whole(reverse("portal:press_answers", args=[code])),
            address=self.whole(request.path),
            code=code,
            office=office,
            icon=self.sign(),
            entries=feeds.latest([self._entry(each) for each in found], NEWEST),
        )
        response = HttpResponse(
            feeds.written(feed, self.kind), content_type=f"{feeds.KINDS[self.kind]}; charset=utf-8"
        )
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def _entry(self, each: Enquiry) -> Entry:
        assert each.published_at is not None and each.public_answer is not None  # noqa: S101 - those alone
        address = self.whole(reverse("portal:press_answer", args=[self.language.code, each.pk]))
        told: list[str] = []
        if each.withdrawn_at is not None:
            told = [f"{self.words['answer_gone']}.", f"{self.words['gone_why']}: {each.withdrawn_reason}"]
        elif each.correction:
            told = [f"{self.words['mended']}: {each.correction}"]
        return Entry(
            key=address,
            address=address,
            title=each.public_subject,
            lead=each.public_answer.text,
            unit=str(each.unit or self.office),
            first=each.published_at,
            changed=max(filter(None, [each.published_at, each.corrected_at, each.withdrawn_at])),
            told=told,
            is_gone=each.withdrawn_at is not None,
        )


def _stamp() -> str:
    return signing.dumps([secrets.token_urlsafe(15), int(time.time())], salt=SALT)


def _stamped(stamp: str) -> tuple[str, str]:
    """Số một lần của biểu mẫu, and what is wrong with its time, as a key of the words."""
    try:
        nonce, begun = signing.loads(stamp[:300], salt=SALT)
    except signing.BadSignature:
        return "", "too_old"
    age = time.time() - begun
    return str(nonce), "too_soon" if age < SOONEST else "too_old" if age > LATEST else ""

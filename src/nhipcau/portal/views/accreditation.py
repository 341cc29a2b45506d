"""Đăng ký dự họp báo trên cổng: the form, one's own page, withdrawing, asking for a second look.

No account, no cookie and no script. Posts carry no cookie that could be misused, so there is nothing for a
CSRF token to guard. Against machines: a trap, a signed stamp of when the form was asked for, ceilings;
whoever is held up by them is told so and keeps what they typed.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from nhipcau.conferences.domain import (
    appeals,
    conferences,
    entrance,
    registering,
    spelling,
    telling,
    tokens,
)
from nhipcau.conferences.domain.entrance import TEXTS, Entry
from nhipcau.conferences.enums import Ground, RegistrantKind, RegistrationState
from nhipcau.conferences.models import Conference, Registration
from nhipcau.newsroom.domain import dates
from nhipcau.newsroom.models import Language
from nhipcau.newsroom.queries import public_languages
from nhipcau.training.domain import qr

from .conferences import ConferencesPage

TRAP = "website"


@method_decorator(csrf_exempt, name="dispatch")
class Unkept(ConferencesPage):
    """A page that nobody keeps: no copy, no search machine, no address told to others."""

    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As any page of the site, but kept nowhere."""
        response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response


class Register(Unkept):
    """Biểu mẫu đăng ký của một cuộc."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        """The form, or that there is none now."""
        held = self.held(pk)
        if not held.takes_registrations:
            return redirect("accreditation:conference", self.language.code, held.pk)
        return self.form(held)

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Take it, or say what is wrong and keep what was typed."""
        held = self.held(pk)
        if not held.takes_registrations:
            return redirect("accreditation:conference", self.language.code, held.pk)
        typed = {name: request.POST.get(name, "")[:600] for name in ("kind", *TEXTS)}
        entry = entrance.neat(Entry(language=self.language.code, **typed))
        wrong = entrance.problems(held, entry)
        if request.POST.get(TRAP, ""):
            wrong[TRAP] = "wrong_trap"
        nonce, trouble = entrance.nonce_of(request.POST.get("stamp", "")[:200])
        if wrong or trouble:
            return self.form(held, typed, wrong, trouble, status=422)
        if entrance.is_flooded(held):
            return self.form(held, typed, {}, "wrong_flood", status=429)
        try:
            made = registering.through_site(conference=held, entry=entry, nonce=nonce)
        except ValidationError:
            return redirect("accreditation:conference", self.language.code, held.pk)
        return redirect(telling.status_path(made))

    def form(
        self,
        held: Conference,
        typed: dict[str, str] | None = None,
        wrong: dict[str, str] | None = None,
        trouble: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """The form as it was typed."""
        words, typed, wrong = self.words, typed or {}, wrong or {}
        # A form that was sent too fast or too late keeps its stamp only where it still counts.
        stamp = self.request.POST.get("stamp", "") if trouble == "wrong_fast" or wrong else ""
        if trouble == "wrong_old" or not stamp:
            stamp = entrance.stamp()
        named = words["ground_authority"]
        context = self.row(held) | {
            "stamp": stamp,
            "typed": typed,
            "wrong": {name: words[key] for name, key in wrong.items()},
            "trouble": words[trouble] if trouble else "",
            "kinds": [(kind, words[f"kind_{kind}"]) for kind in RegistrantKind.values],
            "grounds": [words[f"ground_{each}"].format(authority=named) for each in Ground.values],
            "limits": entrance.LIMITS,
            "consent": words["consent"].format(day=dates.day(conferences.erase_on(held), self.language.code)),
            "closes": spelling.moment(held.closes_at, self.language.code) if held.closes_at else "",
            "back": reverse("accreditation:conference", args=[self.language.code, held.pk]),
        }
        return self.page("portal/conferences/register.html", context, status=status)


@method_decorator(csrf_exempt, name="dispatch")
class Status(Unkept):
    """Trang của người đăng ký: what became of it, the code for the door, withdrawing, a second look."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The language of the address, shown on the site or not: whoever registered may come back."""
        self.languages = list(public_languages())
        self.language = get_object_or_404(Language, code=kwargs.pop("code"))
        response = View.dispatch(self, request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The page."""
        registration = tokens.found(tokens.Kind.STATUS, token)
        return self.mine(registration) if registration else self.said("dead", 404)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Withdraw, or ask for a second look."""
        registration = tokens.found(tokens.Kind.STATUS, token)
        if registration is None:
            return self.said("dead", 404)
        act = request.POST.get("act")
        try:
            if act == "appeal":
                appeals.ask(registration=registration, words=request.POST.get("words", ""))
            elif act == "withdraw" and request.POST.get("sure") == "1":
                registering.withdraw(registration=registration)
                return self.said("withdrawn")
            else:
                return self.mine(registration, asks=act == "withdraw")
        except ValidationError as refusal:
            codes = [each.code for each in refusal.error_list]
            trouble = next((code for code in codes if code and code in self.words), "wrong_appeal")
            typed = request.POST.get("words", "")[:3000]
            return self.mine(registration, status=422, trouble=self.words[trouble], typed=typed)
        return redirect(request.path)

    def mine(self, registration: Registration, status: int = 200, **more: Any) -> HttpResponse:
        """One's own page."""
        held = registration.conference
        appeal = getattr(registration, "appeal", None)
        has_card = registration.state == RegistrationState.ACCREDITED and held.state != "cancelled"
        drawing = qr.svg(self.door_of(registration)) if has_card else ""
        context = self.row(held) | {
            "registration": registration,
            "contact": getattr(registration, "contact", None),
            "standing": self.words[f"state_{registration.state}"],
            "ground": telling.ground_in(registration, self.words) if registration.ground else "",
            "qr": mark_safe(drawing),  # noqa: S308 - drawn here, of an address of ours
            "appeal": appeal,
            "may_appeal": registration.state == RegistrationState.REFUSED
            and appeal is None
            and held.state == "announced",
            "may_withdraw": registration.state != RegistrationState.CANCELLED
            and held.is_going
            and registration.checked_in_at is None,
            "longest": appeals.LONGEST,
            **more,
        }
        return self.page("portal/conferences/status.html", context, status=status)

    def door_of(self, registration: Registration) -> str:
        """Địa chỉ trong mã QR: opens the screen of the door, behind the sign-in."""
        token = tokens.make(tokens.Kind.DOOR, registration)
        return self.whole(reverse("conferences:scan", args=[token]))

    def said(self, name: str, status: int = 200) -> HttpResponse:
        """A page with one sentence."""
        words = self.words
        context = {"title": words[name], "hint": words[f"{name}_hint"]}
        return self.page("portal/conferences/said.html", context, status=status)

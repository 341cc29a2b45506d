"""Bản tin trên cổng: asking for one, confirming, leaving, and the issues that were sent.

No cookie and no script. Posts carry no cookie that could be misused, so there is nothing for a CSRF token to
guard; mail programmes post for their readers (RFC 8058) and could bring none.
"""

from datetime import date, datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import links, subscribing
from nhipcau.mailing.domain.subscribing import Words
from nhipcau.mailing.models import MailingList, Subscription
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import in_public, public_languages
from nhipcau.outreach import queries
from nhipcau.outreach.domain import composing, sending
from nhipcau.outreach.domain import words as told
from nhipcau.outreach.enums import ChannelState, LetterKind
from nhipcau.outreach.models import Letter

from .frame import Page

SHOWN = 12


class LettersPage(Page):
    """A page of this part: the site's own words and those of letters."""

    @property
    def words(self) -> dict[str, str]:
        """Chữ của cổng và của bản tin."""
        return super().words | told.of(self.language.code, self.language.stand_in)


@method_decorator(csrf_exempt, name="dispatch")
class Lists(LettersPage):
    """Các bản tin của một ngôn ngữ: what they are, how to ask for one, what was sent."""

    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        return self.standing("portal/letters/lists.html", self.context())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Ask for one; the answer is the same whether the address is known."""
        held = get_object_or_404(
            queries.open_lists(self.language), slug=request.POST.get("list", "").replace("\x00", "")[:60]
        )
        typed = request.POST.get("address", "")[:300]
        try:
            subscribing.ask(mailing_list=held, address=typed, words=asking(held, self.words, self.office))
        except Refused:
            context = self.context() | {"wrong": held.pk, "typed": typed}
            return self.page("portal/letters/lists.html", context, status=422)
        return redirect("letters:asked", code=self.language.code)

    def context(self) -> dict[str, Any]:
        """Lists with their last issues."""
        office = self.office or self.words["site"]
        rows = []
        for each in queries.open_lists(self.language):
            name = each.name_in(self.language.code)
            consent = self.words["consent"].format(list=name, office=office)
            sent = queries.sent_letters(each)[:SHOWN]
            rows.append({"list": each, "name": name, "consent": consent, "sent": sent})
        return {"rows": rows, "rests": getattr(self.request, "is_baked", False)}


class Asked(LettersPage):
    """Đã nhận yêu cầu: what happens now, whoever asked."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        return self.standing("portal/letters/said.html", {"title": "asked", "hint": self.words["asked_hint"]})


class Channels(LettersPage):
    """Kênh chính thức: all there are, and those that were closed, so that a false one shows."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        rows = [
            {
                "channel": each,
                "is_closed": each.state == ChannelState.CLOSED,
                "since": _noon(each.since),
                "until": _noon(each.until) if each.until else None,
            }
            for each in queries.public_channels()
        ]
        rows.sort(key=lambda row: bool(row["is_closed"]))
        return self.standing("portal/letters/channels.html", {"rows": rows})


class LetterShown(LettersPage):
    """Một số đã gửi, as it went out, with what was corrected since."""

    def get(self, request: HttpRequest, slug: str, pk: str) -> HttpResponse:
        """The page."""
        found = Letter.objects.filter(list__slug=slug, list__language=self.language.code, pk=int(pk))
        sent = found.filter(mailing__started_at__isnull=False)
        letter = sent.select_related("mailing", "unit", "list").first()
        if letter is None:
            raise Http404
        is_correction = letter.kind == LetterKind.CORRECTION
        items = composing.content_of(letter)["items"] if is_correction else _carried(letter)
        context = {"letter": letter, "items": items, "name": letter.list.name_in(self.language.code)}
        address = reverse("letters:letter", args=[self.language.code, slug, letter.pk])
        return self.page("portal/letters/letter.html", context, address=address)


@method_decorator(csrf_exempt, name="dispatch")
class Secret(LettersPage):
    """A page for whoever holds a letter: kept nowhere, in its language even when that is hidden."""

    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The language of the address, shown on the site or not: whoever wants to leave may."""
        self.languages = list(public_languages())
        self.language = get_object_or_404(Language, code=kwargs.pop("code"))
        response = View.dispatch(self, request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response

    def said(self, held: Subscription | None, title: str, hint: str, **more: Any) -> HttpResponse:
        """A page with one sentence, and a button where there is one to press."""
        name = held.list.name_in(self.language.code) if held else ""
        context = {"title": title, "hint": self.words[hint].format(list=name), **more}
        return self.page("portal/letters/said.html", context, status=200 if held else 404)


class Confirm(Secret):
    """Xác nhận: looking confirms nothing, since scanners look; the button does."""

    def get(self, request: HttpRequest, signed: str) -> HttpResponse:
        """The button."""
        held = links.asked_by(signed)
        if held is None:
            return self.said(None, "link_over", "link_over_hint")
        return self.said(held, "confirm", "confirm_hint", button="confirm")

    def post(self, request: HttpRequest, signed: str) -> HttpResponse:
        """Confirm."""
        held = links.asked_by(signed)
        if held is None or not subscribing.confirm(held):
            return self.said(None, "link_over", "link_over_hint")
        return self.said(held, "confirmed", "confirmed_hint")


class Leave(Secret):
    """Thôi nhận: one press, by the reader or by their mail programme; erasing is offered after it."""

    def get(self, request: HttpRequest, signed: str) -> HttpResponse:
        """The button."""
        held = links.held_by(signed)
        if held is None:
            return self.said(None, "link_over", "link_over_hint")
        return self.said(held, "leave", "leave_hint", button="leave", erases=True)

    def post(self, request: HttpRequest, signed: str) -> HttpResponse:
        """Leave at once, or erase."""
        held = links.held_by(signed)
        if held is None:
            return self.said(None, "link_over", "link_over_hint")
        if request.POST.get("act") == "erase":
            subscribing.erase(held)
            return self.said(held, "erased", "erase_hint")
        subscribing.leave(held)
        return self.said(held, "left", "left_hint", erases=True)


def asking(held: MailingList, told: dict[str, str], office: str) -> Words:
    """Lời hỏi lại, in the language of the page on which was asked."""
    filled = {"list": held.name_in(told["lang"]), "office": office or held.sender_name}
    return Words(
        consent=told["consent"].format(**filled),
        subject=told["letter_subject"].format(list=filled["list"]),
        letter=lambda link: told["letter_body"].format(link=link, **filled),
        known=lambda link: told["known_body"].format(link=link, **filled),
    )


def _noon(day: date) -> datetime:
    """Một ngày như một thời điểm, for the tag that writes dates."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def _carried(letter: Letter) -> list[dict[str, Any]]:
    """Các bài thư đã mang đi, by the order in which they stand."""
    found = Publication.objects.filter(pk__in=sending.carried_by(letter))
    order = {pk: at for at, pk in enumerate(letter.items.values_list("story", flat=True))}
    standing = set(in_public().filter(story__in=order).values_list("edition", flat=True))
    items = [
        {
            "title": each.version.title,
            "lead": each.version.lead,
            "link": composing.address_of(each)
            if each.edition_id in standing or each.story.withdrawn_at
            else "",
            **composing.mending_of(each),
        }
        for each in sorted(
            found.select_related("version", "language", "story"),
            key=lambda each: (order.get(each.story_id, 0), each.at),
        )
    ]
    return items

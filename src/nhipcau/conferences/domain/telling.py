"""Thư gửi người đăng ký at each step, in their language; laid down with what it tells of, and once."""

from django.urls import reverse

from nhipcau.mailing.domain import outbox
from nhipcau.newsroom.models import Language

from ..enums import Ground, RegistrationState
from ..models import Conference, Registration
from . import spelling, tokens, words


def tell(registration: Registration, event: str, *, key: str = "") -> None:
    """Gửi thư về một bước to who left an address; `event` names its sentence among the words."""
    contact = getattr(registration, "contact", None)
    if contact is None or not contact.email:
        return
    told, conference = _words(registration.language), registration.conference
    said = spelling.said(conference, registration.language)
    lines = [
        told[f"mail_{event}"],
        "",
        said.title,
        f"{spelling.span(conference, registration.language)} {told['mail_zone']}",
        said.place,
    ]
    if event == "refused":
        lines += ["", ground_in(registration, told), told["appeal_hint"]]
    if event == "cancelled":
        lines += ["", conference.cancel_reason]
    link = "" if event == "withdrawn" else status_path(registration)
    if link:
        lines += ["", told["mail_link"]]
    outbox.put(
        key=f"conferences.{event}:{registration.pk}:{key}".rstrip(":"),
        to=contact.email,
        # Who looks after the mail reads subjects: what happened, never who.
        subject=told[f"mail_{event}"][:200],
        body="\n".join(lines),
        path=link,
    )


def to_all(conference: Conference, event: str) -> None:
    """Gửi thư cho mọi người còn đăng ký; of a change, once for each change."""
    live = [RegistrationState.WAITING, RegistrationState.ACCREDITED]
    for each in conference.registrations.filter(state__in=live).select_related("contact"):
        each.conference = conference
        tell(each, event, key=str(conference.changes))


def status_path(registration: Registration) -> str:
    """Trang của người đăng ký, secret as a letter to them."""
    token = tokens.make(tokens.Kind.STATUS, registration)
    return reverse("accreditation:status", args=[registration.language, token])


def ground_in(registration: Registration, told: dict[str, str]) -> str:
    """Căn cứ từ chối in the words of a language."""
    sentence = told[f"ground_{registration.ground}"]
    if registration.ground == Ground.SAFETY:
        sentence = sentence.format(authority=registration.authority)
    return sentence


def _words(code: str) -> dict[str, str]:
    stand_in = Language.objects.filter(code=code).values_list("stand_in", flat=True).first()
    return words.of(code, stand_in or "en")

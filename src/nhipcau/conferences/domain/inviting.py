"""Thư mời tới danh sách nhận thư: composed at the moment of sending, once to everyone who reads the list."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, listing
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import mailings
from nhipcau.mailing.domain.composing import MARK, Letter
from nhipcau.mailing.domain.outbox import absolute
from nhipcau.mailing.models import MailingList
from nhipcau.units.models import User

from ..enums import ConferenceState
from ..models import Conference, Invitation
from . import conferences, spelling, words

NAME = "conferences.invitation"


def invite(*, actor: User, conference: Conference, mailing_list: MailingList) -> Invitation:
    """Gửi thư mời; the same list a second time is not written to again.

    Raises PermissionDenied; Refused for one that is not in public, or has begun.
    """
    with transaction.atomic():
        held = conferences.hold(actor, conference)
        known = held.invitations.filter(list=mailing_list).first()
        if known is not None:
            return known
        if held.state != ConferenceState.ANNOUNCED or not held.is_public:
            raise Refused(_("Chỉ mời tới cuộc đã công bố trên cổng."))
        if held.starts_at <= timezone.now():
            raise Refused(_("Cuộc đã bắt đầu nên không gửi thư mời nữa."))
        mailing = mailings.put(
            key=f"{NAME}:{held.pk}:{mailing_list.pk}",
            mailing_list=mailing_list,
            composer=NAME,
            reference=f"{held.pk}:{mailing_list.pk}",
        )
        made = Invitation.objects.create(
            conference=held, list=mailing_list, mailing=mailing, invited_by=actor
        )
        after = {"list": mailing_list.slug}
        audit.record(actor=actor, verb="conferences.invite", subject=held, after=after)
    return made


def compose(reference: str) -> Letter | str:
    """Thư lúc này; a sentence when it was called off meanwhile. Called before each batch."""
    number, _sign, of_list = reference.partition(":")
    conference = Conference.objects.select_related("unit").get(pk=int(number))
    if conference.state != ConferenceState.ANNOUNCED:
        return "Cuộc đã hủy hoặc đã diễn ra nên không mời nữa."
    held = MailingList.objects.get(pk=int(of_list))
    code, told = held.language, words.of(held.language)
    said = spelling.said(conference, code)
    office = listing.office() or held.sender_name
    lines = [
        told["invite_intro"].format(office=office),
        "",
        said.title,
        f"{spelling.span(conference, code)} {told['mail_zone']}",
        said.place,
        *(["", said.about] if said.about else []),
        "",
        absolute(reverse("accreditation:conference", args=[code, conference.pk])),
        *(
            ["", told["register_until"].format(when=spelling.moment(conference.closes_at, code))]
            if conference.closes_at
            else []
        ),
        "",
        "-- ",
        f"{office} · {conference.unit}",
        told["invite_why"].format(list=held.name_in(code)),
        f"{told['invite_leave']}: {MARK}",
    ]
    return Letter(f"{told['invite']}: {said.title}", "\n".join(lines) + "\n")

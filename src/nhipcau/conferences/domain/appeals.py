"""Đề nghị xem lại: whoever was refused may ask once, and another than who refused decides (safeguard 10)."""

import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from ..enums import ConferenceState, Outcome, RegistrationState
from ..models import Appeal, Registration
from . import accrediting, conferences, policy, registering, telling

LONGEST = 2000
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def ask(*, registration: Registration, words: str) -> Appeal:
    """Đề nghị xem lại, by whoever holds the address of the page. Raises Refused with a code for the site."""
    said = _CONTROL.sub("", words).strip()
    with transaction.atomic():
        held = conferences.locked(registration.conference)
        kept = registering.locked(registration)
        if hasattr(kept, "appeal"):
            return kept.appeal
        if kept.state != RegistrationState.REFUSED or held.state != ConferenceState.ANNOUNCED:
            raise Refused(_("Không có việc từ chối nào để xem lại."), code="wrong_appeal_over")
        if not 10 <= len(said) <= LONGEST:
            raise Refused(_("Hãy viết vì sao nên xem lại, từ 10 đến 2000 ký tự."), code="wrong_appeal")
        made = Appeal.objects.create(registration=kept, words=said, refused_by=kept.decided_by)
        audit.record(
            actor=None, verb="conferences.appeal", subject=kept, after={"conference": held, "appeal": made.pk}
        )
        telling.tell(kept, "appealed")
        _tell_reviewers(made)
    return made


def decide(*, actor: User, appeal: Appeal, outcome: str) -> Appeal:
    """Xem lại: a card after all, or the refusal stands.

    Raises PermissionDenied; Refused for who refused, also through another's role, or without a free seat.
    """
    conference = appeal.registration.conference
    access.require(actor, policy.REVIEW, units=[conference.unit])
    if outcome not in Outcome.values:
        raise Refused(_("Hãy chọn cấp thẻ hoặc giữ việc từ chối."))
    with transaction.atomic():
        held = conferences.locked(conference)
        kept = Appeal.objects.select_for_update().get(pk=appeal.pk)
        if access.is_same_hand(actor, kept.refused_by_id, policy.REVIEW, units=[conference.unit]):
            raise Refused(_("Bạn đã từ chối người này; việc xem lại thuộc về một người khác."))
        if kept.outcome:
            raise Refused(_("Đề nghị này đã được xem lại."))
        if held.state != ConferenceState.ANNOUNCED:
            raise Refused(_("Cuộc đã diễn ra hoặc đã hủy nên không còn gì để xem lại."))
        registration = registering.locked(kept.registration)
        if registration.state != RegistrationState.REFUSED:
            raise Refused(_("Người này đã rút đăng ký."))
        kept.outcome, kept.decided_by, kept.decided_at = outcome, actor, timezone.now()
        kept.save(update_fields=["outcome", "decided_by", "decided_at"])
        audit.record(
            actor=actor,
            verb="conferences.appeal.decide",
            subject=registration,
            after={"outcome": outcome, "conference": held},
        )
        if outcome == Outcome.GRANTED:
            if accrediting.free_seats(held) == 0:
                raise Refused(_("Đã hết chỗ. Hãy tăng số chỗ ở Thông tin rồi cấp thẻ."))
            accrediting.seat(actor, registration)
        else:
            telling.tell(registration, "dismissed")
    return kept


@in_official_language
def _tell_reviewers(made: Appeal) -> None:
    conference = made.registration.conference
    notices.to_units(
        [conference.unit],
        subject=_("Có đề nghị xem lại việc từ chối người đăng ký dự"),
        lines=[conference.title, _("Người xem lại phải khác người đã từ chối.")],
        path=made.registration.conference.get_absolute_url(),
        key=f"conferences.appeal:{made.pk}",
    )

"""Hạn của luật for a conference or programme: begun with it, moved with its hours, met by what is done.

Each kind has its rules (data of the clock). A rule that is not confirmed or not in force begins nothing;
`missing` says which, so that the screen can tell.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.clock import queries as clock
from nhipcau.clock.domain import deadlines
from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.models import Deadline
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.models import User

from ..enums import Applicant, ConferenceKind
from ..models import Conference

NOTICE = "domestic-conference-notice"
MISSION = "foreign-mission-conference"
FILING, REPORT = "foreign-press-filing", "foreign-press-report"
ANSWERS = {
    Applicant.VISITING: "foreign-press-answer",
    Applicant.DELEGATION: "foreign-press-answer-delegation",
    Applicant.RESIDENT: "foreign-press-resident-request",
}


def wanted(conference: Conference) -> Mapping[str, datetime]:
    """Các hạn tính từ giờ của cuộc: code of the rule and its event."""
    kind = conference.kind
    if kind == ConferenceKind.PRESS:
        return {NOTICE: conference.starts_at}
    if kind == ConferenceKind.MISSION:
        return {MISSION: conference.starts_at}
    if kind == ConferenceKind.FOREIGN:
        # A resident bureau files nothing with the ministry: it asks the province.
        filing = {} if conference.applicant == Applicant.RESIDENT else {FILING: conference.starts_at}
        return filing | {REPORT: conference.ends_at}
    return {}


@in_official_language
def follow(actor: User | None, conference: Conference) -> None:
    """Bắt đầu, dời các hạn tính từ giờ của cuộc; in the caller's transaction."""
    asked = wanted(conference)
    standing = clock.deadlines_of(conference).exclude(state=DeadlineState.CANCELLED)
    known = {each.rule.code: each for each in standing}
    for code in (NOTICE, MISSION, FILING, REPORT):
        held, event = known.get(code), asked.get(code)
        if held is not None and held.state == DeadlineState.MET:
            continue
        if held is not None and held.event_at != event:
            deadlines.cancel(actor=actor, deadline=held, reason=_("Cuộc đã đổi giờ hoặc đổi loại."))
            held = None
        if held is None and event is not None:
            begin(actor, conference, code, event)


def begin(actor: User | None, conference: Conference, code: str, event: datetime) -> Deadline | None:
    """Bắt đầu một hạn; None where its rule is not in use."""
    try:
        return deadlines.start(
            actor=actor,
            code=code,
            subject=conference,
            event_at=event,
            label=conference.title,
            unit=conference.unit,
        )
    except Refused:
        return None


def meet(actor: User | None, conference: Conference, codes: set[str], at: datetime) -> None:
    """Hoàn thành các hạn còn mở of these rules. Raises Refused for a moment before their event or to come."""
    for each in clock.deadlines_of(conference).filter(rule__code__in=codes, state__in=clock.OPEN):
        deadlines.meet(actor=actor, deadline=each, at=at)


def drop(actor: User | None, conference: Conference, reason: str) -> None:
    """Bỏ mọi hạn còn mở of what will not take place."""
    for each in clock.deadlines_of(conference).filter(state__in=clock.OPEN):
        deadlines.cancel(actor=actor, deadline=each, reason=reason)


def missing(conference: Conference) -> list[str]:
    """Quy tắc chưa dùng được: codes that should count here and of which no version is confirmed."""
    codes = {*wanted(conference)}
    if conference.kind == ConferenceKind.FOREIGN and conference.applicant:
        codes.add(ANSWERS[Applicant(conference.applicant)])
    day = conference.starts_at.date()
    return sorted(code for code in codes if clock.rule_in_force(code, day) is None)

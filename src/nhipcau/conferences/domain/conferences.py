"""Cuộc họp báo, chương trình báo chí: drafted, corrected, said in languages, announced, notified."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, retention
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.models import Language
from nhipcau.press import queries as press
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Applicant, ConferenceKind, ConferenceState
from ..models import Conference, RegistrantContact, Wording
from . import clocks, policy, telling

RETENTION = "conferences.contacts"
LONGEST = timedelta(days=60)
FIELDS = (
    "kind", "title", "about", "place", "agenda", "host", "applicant", "starts_at", "ends_at", "capacity",
    "opens_at", "closes_at", "asks_card", "spokesperson", "is_periodic",
)  # fmt: skip
# A change of these is told to those who have registered.
TOLD = {"starts_at", "ends_at", "place"}


def draft(
    *, actor: User, unit: Unit, wanted: Mapping[str, Any], languages: Iterable[Language] = ()
) -> Conference:
    """Lập một cuộc của `unit`; `wanted` holds FIELDS. Its terms of the law begin to run at once.

    Raises PermissionDenied; Refused for words or hours that cannot be.
    """
    access.require(actor, policy.MANAGE, units=[unit])
    made = Conference(unit=unit, created_by=actor, **_checked(unit, wanted))
    with transaction.atomic():
        made.save()
        made.languages.set(languages)
        after = {"unit": unit, **{name: getattr(made, name) for name in FIELDS}}
        audit.record(actor=actor, verb="conferences.draft", subject=made, after=after)
        clocks.follow(actor, made)
    return made


def correct(
    *, actor: User, conference: Conference, wanted: Mapping[str, Any], languages: Iterable[Language]
) -> Conference:
    """Sửa một cuộc until it was held or cancelled; a change of hour or place is told to who registered."""
    with transaction.atomic():
        held = hold(actor, conference)
        _require_going(held)
        before, after = audit.changes(held, _checked(held.unit, wanted))
        old = set(held.languages.values_list("code", flat=True))
        held.languages.set(languages)
        new = set(held.languages.values_list("code", flat=True))
        if old != new:
            before, after = before | {"languages": sorted(old)}, after | {"languages": sorted(new)}
        if not after:
            return held
        if held.state == ConferenceState.ANNOUNCED:
            held.changes += 1
        held.save()
        audit.record(actor=actor, verb="conferences.correct", subject=held, before=before, after=after)
        clocks.follow(actor, held)
        RegistrantContact.objects.filter(registration__conference=held).update(erase_on=erase_on(held))
        if held.state == ConferenceState.ANNOUNCED and TOLD & after.keys():
            telling.to_all(held, "changed")
    return held


def word(
    *, actor: User, conference: Conference, language: Language, title: str, about: str, place: str
) -> Wording:
    """Ghi lời công bố in one language; Vietnamese is the conference's own."""
    said = {"title": " ".join(title.split()), "about": about.strip(), "place": " ".join(place.split())}
    if not (said["title"] and said["place"]):
        raise Refused(_("Lời công bố cần có tên và địa điểm."))
    if language.code == "vi":
        raise Refused(_("Lời tiếng Việt là của chính cuộc này; hãy sửa ở Thông tin."))
    with transaction.atomic():
        held = hold(actor, conference)
        made, _is_new = Wording.objects.update_or_create(conference=held, language=language, defaults=said)
        if held.state == ConferenceState.ANNOUNCED:
            held.changes += 1
            held.save(update_fields=["changes"])
        after = {"language": language.code, **said}
        audit.record(actor=actor, verb="conferences.word", subject=held, after=after)
    return made


def announce(*, actor: User, conference: Conference) -> Conference:
    """Công bố: a public one stands on the site from now on, also one noted after it was held.

    Raises PermissionDenied; Refused while something is missing.
    """
    with transaction.atomic():
        held = hold(actor, conference)
        if held.announced_at is not None:
            return held
        if held.state == ConferenceState.CANCELLED:
            raise Refused(_("Cuộc đã hủy nên không công bố."))
        if held.state == ConferenceState.DRAFT and held.ends_at <= timezone.now():
            raise Refused(_("Cuộc này đã qua giờ. Hãy sửa giờ, hoặc ghi đã diễn ra."))
        if held.kind == ConferenceKind.PRESS and held.spokesperson is None:
            raise Refused(_("Họp báo cần có người phát ngôn. Hãy chọn ở Thông tin rồi công bố."))
        before, held.announced_at = held.state, timezone.now()
        if held.state == ConferenceState.DRAFT:
            held.state = ConferenceState.ANNOUNCED
        held.save(update_fields=["state", "announced_at"])
        audit.record(
            actor=actor,
            verb="conferences.announce",
            subject=held,
            before={"state": before},
            after={"state": held.state, "is_public": held.is_public},
        )
    return held


def notify(*, actor: User, conference: Conference, at: datetime, number: str) -> Conference:
    """Ghi lúc gửi (or, of a mission's conference, received) the notice that the law asks for.

    Raises Refused for a kind that needs none, without the document, or for a moment to come.
    """
    number = " ".join(number.split())[:120]
    with transaction.atomic():
        held = hold(actor, conference)
        if held.kind not in {ConferenceKind.PRESS, ConferenceKind.MISSION}:
            raise Refused(_("Loại này không phải thông báo trước."))
        if held.notice_at is not None:
            raise Refused(_("Thông báo đã được ghi; không ghi lần thứ hai."))
        if not number:
            raise Refused({"number": _("Hãy ghi số, ký hiệu văn bản thông báo.")})
        if at > timezone.now():
            raise Refused({"day": _("Lúc thông báo không thể ở tương lai.")})
        held.notice_at, held.notice_number = at, number
        held.save(update_fields=["notice_at", "notice_number"])
        after = {"at": at, "number": number}
        audit.record(actor=actor, verb="conferences.notify", subject=held, after=after)
        clocks.meet(actor, held, {clocks.NOTICE, clocks.MISSION}, at)
    return held


def hold(actor: User, conference: Conference) -> Conference:
    """Giữ cuộc, locked, in the caller's transaction, for who runs it. Raises PermissionDenied."""
    access.require(actor, policy.MANAGE, units=[conference.unit])
    return locked(conference)


def locked(conference: Conference) -> Conference:
    """Cuộc này, locked until the transaction ends."""
    found = Conference.objects.select_for_update(of=("self",)).select_related("unit", "spokesperson")
    return found.get(pk=conference.pk)


def erase_on(conference: Conference) -> Any:
    """Ngày xóa liên hệ, as it is promised to who registers now."""
    standing = next(each for each in retention.standing() if each.rule.code == RETENTION)
    return timezone.localdate(conference.ends_at) + timedelta(days=standing.period.days)


def _require_going(held: Conference) -> None:
    if not held.is_going:
        raise Refused(_("Cuộc đã diễn ra hoặc đã hủy nên không sửa được."))


def _checked(unit: Unit, wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted[name] for name in FIELDS if name in wanted}
    for name in ("title", "place", "host"):
        found[name] = " ".join(str(found.get(name) or "").split())
    if not (found["title"] and found["place"]):
        raise Refused(_("Cần có tên và địa điểm."))
    starts, ends = found["starts_at"], found["ends_at"]
    if ends <= starts:
        raise Refused({"ends_hour": _("Giờ kết thúc phải sau giờ bắt đầu.")})
    if ends - starts > LONGEST:
        raise Refused({"ends_day": _("Một cuộc kéo dài nhiều nhất %(n)d ngày.") % {"n": LONGEST.days}})
    _check_term(found)
    foreign = found.get("kind") == ConferenceKind.FOREIGN
    if foreign and found.get("applicant") not in Applicant.values:
        raise Refused({"applicant": _("Hãy chọn bên đề nghị: mỗi bên có hạn trả lời riêng.")})
    if not foreign:
        found["applicant"] = ""
    if (speaker := found.get("spokesperson")) is not None and (
        speaker.unit not in press.with_those_above(unit) or not speaker.is_in_force
    ):
        raise Refused(
            {"spokesperson": _("Người phát ngôn phải của đơn vị hoặc cấp trên và đang có hiệu lực.")}
        )
    return found


def _check_term(found: Mapping[str, Any]) -> None:
    opens, closes = found.get("opens_at"), found.get("closes_at")
    if closes is not None and closes > found["starts_at"]:
        raise Refused({"closes_day": _("Hạn đăng ký phải trước giờ bắt đầu.")})
    if opens is not None and (closes is None or opens >= closes):
        raise Refused({"opens_day": _("Nhận đăng ký cần có hạn, và mở trước hạn ấy.")})

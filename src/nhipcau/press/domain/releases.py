"""Thông cáo báo chí: drafted with what reporters need beside it, published everywhere at one instant.

Under embargo the moment is kept, not a task to be run: page, feeds and letters begin at it (decision 21).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.domain import policy as newsroom
from nhipcau.newsroom.domain import publishing, stories
from nhipcau.newsroom.enums import EditionState, LegalKind, StoryKind
from nhipcau.newsroom.models import Edition, Language, Picture
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import CadenceKind
from ..models import Release
from . import cadence, policy, sending

WORDS = ("contacts", "fact_sheet")
# A worker that stood still for so long is seen to before.
COUNTED_WITHIN = timedelta(days=3)
MOST_CONTACTS, MOST_SHEET, MOST_PICTURES = 1000, 20_000, 12


def begin(
    *, actor: User, unit: Unit, title: str, language: Language, sources: str, wanted: Mapping[str, Any]
) -> Release:
    """Lập thông cáo; `wanted` holds WORDS, `pictures`, `lists`, `has_advance`, none needed yet."""
    access.require(actor, policy.RELEASES, units=[unit])
    given = {"kind": StoryKind.RELEASE, "legal_kind": LegalKind.OFFICIAL, "sources": sources}
    with transaction.atomic():
        story = stories.begin(actor, unit, language, title, given)
        made = Release.objects.create(story=story)
        audit.record(actor=actor, verb="press.release.begin", subject=made, after=_set(made, wanted))
    return made


def correct(*, actor: User, release: Release, wanted: Mapping[str, Any]) -> Release:
    """Sửa những gì kèm theo; the text itself is the newsroom's. Lists and advance copy until it is out."""
    access.require(actor, policy.RELEASES, units=[release.story.unit])
    with transaction.atomic():
        held = lock(release)
        stories.require_standing(held.story)
        audit.record(actor=actor, verb="press.release.correct", subject=held, after=_set(held, wanted))
    return held


def publish(*, actor: User, release: Release, at: datetime | None = None) -> Release:
    """Công bố, now or at the moment `at`: every approved edition, the feeds and the letters at one instant.

    Raises PermissionDenied; Refused while the release's own language misses an approval, or it is out.
    """
    access.require(actor, newsroom.PUBLISH, units=[release.story.unit])
    with transaction.atomic():
        held = lock(release)
        if held.at is not None:
            raise Refused(_("Thông cáo đã công bố hoặc đã hẹn giờ; muốn đổi giờ, hãy hủy hẹn giờ trước."))
        story = held.story
        approved = Edition.objects.filter(story=story, state=EditionState.APPROVED)
        ready = list(approved.select_related("story__unit"))
        if not any(each.language_id == story.language_id for each in ready):
            raise Refused(_("Bản bằng ngôn ngữ gốc chưa được hai người duyệt nên chưa công bố được."))
        made = publishing.together(actor, ready, at)
        held.at = made[0].at
        held.save(update_fields=["at"])
        sent = sending.lay_down(story, held.lists.all(), held.at)
        after = {
            "at": held.at,
            "languages": sorted(each.language.code for each in made),
            "lists": [each.list_id for each in sent],
        }
        audit.record(actor=actor, verb="press.release.publish", subject=held, after=after)
    return held


def cancel(*, actor: User, release: Release) -> Release:
    """Hủy hẹn giờ in every language: nothing comes out, no letter goes; the approvals stay."""
    access.require(actor, newsroom.PUBLISH, units=[release.story.unit])
    with transaction.atomic():
        held = lock(release)
        now = timezone.now()
        if held.at is None or held.at <= now:
            raise Refused(_("Thông cáo không đang chờ giờ công bố."))
        for each in held.story.publications.filter(at__gt=now).select_related("story__unit", "edition"):
            publishing.cancel_scheduled(actor=actor, publication=each)
        sending.drop(held.story, "Đã hủy hẹn giờ công bố.")
        before, held.at = {"at": held.at}, None
        held.save(update_fields=["at"])
        audit.record(actor=actor, verb="press.release.cancel", subject=held, before=before)
    return held


def count_out() -> int:
    """Ghi thông cáo đã ra công khai vào nhịp cung cấp thông tin; returns how many. A duty."""
    now = timezone.now()
    out = Release.objects.filter(at__lte=now, at__gt=now - COUNTED_WITHIN, story__withdrawn_at=None)
    return sum(
        len(
            cadence.done(
                actor=None,
                unit=each.story.unit,
                kind=CadenceKind.INFORMATION,
                at=each.at or now,
                words=each.story.title,
                path=each.get_absolute_url(),
                key=f"press.story:{each.story_id}",
            )
        )
        for each in out.select_related("story__unit")
    )


def lock(release: Release) -> Release:
    """Giữ thông cáo, locked, in the caller's transaction."""
    rows = Release.objects.select_for_update(of=("self",)).select_related("story__unit", "story__language")
    return rows.get(pk=release.pk)


def _set(held: Release, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Ghi những gì kèm theo; of contacts, which name people, the trail keeps the length."""
    contacts = str(wanted.get("contacts", held.contacts)).replace("\r\n", "\n").strip()
    sheet = str(wanted.get("fact_sheet", held.fact_sheet)).replace("\r\n", "\n").strip()
    if len(contacts) > MOST_CONTACTS or len(sheet) > MOST_SHEET:
        raise Refused(
            _("Phần liên hệ nhiều nhất %(most)d ký tự, tờ số liệu nhiều nhất %(sheet)d.")
            % {"most": MOST_CONTACTS, "sheet": MOST_SHEET}
        )
    pictures: list[Picture] = list(wanted.get("pictures", held.pictures.all()))
    if len(pictures) > MOST_PICTURES:
        raise Refused(_("Một thông cáo kèm nhiều nhất %(most)d ảnh.") % {"most": MOST_PICTURES})
    lists: list[MailingList] = list(wanted.get("lists", held.lists.all()))
    has_advance = bool(wanted.get("has_advance", held.has_advance))
    was = {each.pk for each in held.lists.all()}
    if held.at is not None and ({each.pk for each in lists} != was or has_advance != held.has_advance):
        raise Refused(_("Thông cáo đã hẹn giờ: danh sách gửi và bản xem trước không đổi được nữa."))
    held.contacts, held.fact_sheet, held.has_advance = contacts, sheet, has_advance
    held.save(update_fields=["contacts", "fact_sheet", "has_advance"])
    held.pictures.set(pictures)
    held.lists.set(lists)
    return {
        "contacts": len(contacts),
        "fact_sheet": len(sheet),
        "pictures": [each.pk for each in pictures],
        "lists": [each.pk for each in lists],
        "has_advance": has_advance,
    }

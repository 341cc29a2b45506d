"""Tin bài: begun in one language, opened in others, its facts about itself corrected."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.enums import TermKind
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Aspect, LegalKind, StoryKind
from ..models import Edition, EditionVersion, Language, Story
from . import events, gates, passages, policy, staleness

FIELDS = ("kind", "aspect", "legal_kind", "theme", "audience", "pillar", "assignment", "sources", "review_on")
TERMS = {
    "theme": {TermKind.THEME, TermKind.CONTENT},
    "audience": {TermKind.AUDIENCE},
    "pillar": {TermKind.PILLAR},
}
MOST_SOURCES, LONGEST_TITLE = 5000, 200


def create(*, actor: User, unit: Unit, language: Language, title: str, wanted: Mapping[str, Any]) -> Story:
    """Lập tin bài của đơn vị `unit`, written first in `language`; `wanted` holds FIELDS.

    Raises PermissionDenied; Refused for a title, kind or term that cannot be.
    """
    access.require(actor, policy.WRITE, units=[unit])
    gates.require_kind(str(wanted.get("kind", "")))
    with transaction.atomic():
        return begin(actor, unit, language, title, wanted)


def begin(actor: User, unit: Unit, language: Language, title: str, wanted: Mapping[str, Any]) -> Story:
    """Lập tin bài của bất cứ thể loại nào, for a desk that asked for its own right, in its transaction."""
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("“%(unit)s” không còn hoạt động nên không lập tin bài được.") % {"unit": unit})
    title = checked_title(title)
    story = Story(unit=unit, language=language, title=title, created_by=actor, **_checked(unit, wanted))
    story.save()
    edition = Edition.objects.create(story=story, language=language)
    edition.current = EditionVersion.objects.create(edition=edition, number=1, title=title, author=actor)
    edition.save(update_fields=["current"])
    after = {"unit": unit, "language": language.code, "title": title}
    after |= {name: getattr(story, name) for name in FIELDS}
    audit.record(actor=actor, verb="newsroom.story.create", subject=story, after=after)
    return story


def correct(*, actor: User, story: Story, wanted: Mapping[str, Any]) -> Story:
    """Sửa thông tin của tin bài: what it is about, whom it serves, from where its facts come."""
    with transaction.atomic():
        held = hold(actor, story)
        gates.require_kind(str(wanted.get("kind", held.kind)), held.kind)
        before, after = audit.changes(held, _checked(held.unit, wanted))
        if after:
            held.save(update_fields=[*after, "changed_at"])
            audit.record(actor=actor, verb="newsroom.story.correct", subject=held, before=before, after=after)
    return held


def open_edition(*, actor: User, story: Story, language: Language) -> Edition:
    """Mở bản trong một ngôn ngữ nữa; one that is open already is given back as it is.

    It begins with the words of the story's own language, which its translator writes over.
    """
    with transaction.atomic():
        held = hold(actor, story)
        found = Edition.objects.filter(story=held, language=language).first()
        if found is not None:
            return found
        source = staleness.reference_of(held)
        edition = Edition.objects.create(story=held, language=language)
        edition.current = EditionVersion.objects.create(
            edition=edition,
            number=1,
            title=source.title,
            lead=source.lead,
            body=source.body,
            picture=source.picture,
            picture_alt=source.picture_alt,
            picture_caption=source.picture_caption,
            place=source.place,
            data_source=source.data_source,
            data_on=source.data_on,
            video=source.video,
            captions=source.captions,
            **{name: getattr(source, name) for name in events.FIELDS},
            of_source=source,
            author=actor,
        )
        edition.save(update_fields=["current"])
        passages.keep(edition, passages.fresh(edition, source))
        after = {"story": held, "language": language.code}
        audit.record(actor=actor, verb="newsroom.edition.open", subject=edition, after=after)
    return edition


def hold(actor: User, story: Story) -> Story:
    """Giữ tin bài, locked, in the caller's transaction, for who may write; Refused when it was taken down."""
    access.require(actor, policy.WRITE, units=[story.unit])
    held = Story.objects.select_for_update(of=("self",)).select_related("unit", "language").get(pk=story.pk)
    require_standing(held)
    return held


def require_standing(story: Story) -> None:
    """Raises Refused for a story that was taken down."""
    if story.withdrawn_at is not None:
        raise Refused(_("Tin bài đã gỡ nên không sửa, không đăng lại được; hãy lập tin bài mới."))


def source_of(story: Story) -> Edition:
    """Bản trong ngôn ngữ gốc."""
    return Edition.objects.select_related("current").get(story=story, language=story.language_id)


def checked_title(title: str) -> str:
    """Tiêu đề, in one line. Raises Refused for an empty or too long one."""
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Tin bài cần có tiêu đề."))
    if len(title) > (most := LONGEST_TITLE):
        raise Refused(_("Tiêu đề dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": most})
    return title


def _checked(unit: Unit, wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted[name] for name in FIELDS if name in wanted}
    if "kind" in found and found["kind"] not in StoryKind.values:
        raise Refused(_("Thể loại không có trong danh mục."))
    if "legal_kind" in found and found["legal_kind"] not in LegalKind.values:
        raise Refused(
            _("Loại thông tin phải là thông tin chính thức, quảng bá hình ảnh hoặc thông tin thế giới.")
        )
    for name, kinds in TERMS.items():
        if (term := found.get(name)) is not None and term.kind not in kinds:
            raise Refused(_("“%(term)s” không thuộc danh mục này; hãy chọn lại.") % {"term": term})
    if len(found.get("sources") or "") > MOST_SOURCES:
        raise Refused(_("Phần nguồn tư liệu dài quá %(most)d ký tự.") % {"most": MOST_SOURCES})
    if (work := found.get("assignment")) is not None and work.unit_id != unit.pk:
        raise Refused(_("Việc được giao phải là việc mà đơn vị chịu trách nhiệm chủ trì."))
    return found | _as_profile(found) if "kind" in found else found


def _as_profile(found: Mapping[str, Any]) -> dict[str, Any]:
    """A page that stays tells of what it is and when it is looked at again; no other does."""
    if found["kind"] != StoryKind.PROFILE:
        return {"aspect": ""}
    if found.get("review_on") is None:
        raise Refused(_("Trang giới thiệu ở lại lâu trên cổng: hãy ghi ngày phải xem lại."))
    if found.get("aspect") not in Aspect.values:
        raise Refused(_("Hãy chọn trang này giới thiệu về mặt nào của tỉnh."))
    return {}

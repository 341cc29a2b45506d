"""Soạn: which stories an issue tells, its title and first words; changed, it loses its approvals."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Story
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import LetterKind, LetterState
from ..models import Letter, LetterHand, LetterStory
from . import policy

MOST_STORIES, MOST_INTRO = 30, 5000


def create(
    *,
    actor: User,
    unit: Unit,
    mailing_list: MailingList,
    title: str,
    intro: str = "",
    stories: Iterable[Story] = (),
) -> Letter:
    """Lập một số bản tin. Raises PermissionDenied; Refused for a closed list or words that cannot stand."""
    access.require(actor, policy.WRITE, units=[unit])
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("“%(unit)s” không còn hoạt động nên không lập bản tin được.") % {"unit": unit})
    words = _checked(title, intro)
    with transaction.atomic():
        letter = Letter.objects.create(unit=unit, list=mailing_list, created_by=actor, **words)
        LetterHand.objects.create(letter=letter, person=actor)
        chosen = _set_stories(letter, stories)
        after = {"unit": unit, "list": mailing_list, "stories": chosen, **words}
        audit.record(actor=actor, verb="outreach.letter.create", subject=letter, after=after)
    return letter


def correct(*, actor: User, letter: Letter, title: str, intro: str, stories: Iterable[Story]) -> Letter:
    """Sửa; a letter of correction keeps what it corrects. Raises Refused once it is with its approvers."""
    access.require(actor, policy.WRITE, units=[letter.unit])
    words = _checked(title, intro)
    with transaction.atomic():
        held = lock(letter)
        if held.state != LetterState.DRAFT:
            raise Refused(
                _("Bản tin đang chờ duyệt hoặc đã duyệt. Muốn sửa, hãy bấm “Lấy lại để sửa” trước.")
            )
        before, after = audit.changes(held, words)
        old = list(held.items.values_list("story", flat=True))
        chosen = old if held.kind == LetterKind.CORRECTION else _set_stories(held, stories)
        if chosen != old:
            before["stories"], after["stories"] = old, chosen
        if after:
            held.save(update_fields=[*words, "changed_at"])
            LetterHand.objects.get_or_create(letter=held, person=actor)
            audit.record(
                actor=actor, verb="outreach.letter.correct", subject=held, before=before, after=after
            )
    return held


def lock(letter: Letter) -> Letter:
    """Giữ bản tin, locked, in the caller's transaction."""
    found = Letter.objects.select_for_update(of=("self",))
    return found.select_related("unit", "list", "mailing").get(pk=letter.pk)


def missing(letter: Letter) -> list[str]:
    """Những gì còn thiếu trước khi trình."""
    if letter.kind == LetterKind.ISSUE and not letter.items.exists():
        return [_("Chưa chọn bài nào.")]
    return []


def _checked(title: str, intro: str) -> dict[str, str]:
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Bản tin cần có tiêu đề; đó là dòng đầu người nhận thấy."))
    if len(title) > 200:
        raise Refused(_("Tiêu đề dài quá 200 ký tự; hãy viết gọn lại."))
    intro = "\n".join(line.strip() for line in intro.replace("\r\n", "\n").split("\n")).strip()
    if len(intro) > MOST_INTRO:
        raise Refused(_("Lời đầu thư dài quá %(most)d ký tự.") % {"most": MOST_INTRO})
    return {"title": title, "intro": intro}


def _set_stories(letter: Letter, stories: Iterable[Story]) -> list[int]:
    numbers = list(dict.fromkeys(story.pk for story in stories))
    if len(numbers) > MOST_STORIES:
        raise Refused(_("Một số bản tin có nhiều nhất %(most)d bài.") % {"most": MOST_STORIES})
    fit = set(queries.stories_for(letter.list.language).filter(pk__in=numbers).values_list("pk", flat=True))
    kept = set(letter.items.values_list("story", flat=True))
    if set(numbers) - fit - kept:
        raise Refused(_("Một bài chưa đăng và chưa hẹn đăng bằng ngôn ngữ của danh sách; hãy bỏ bài ấy."))
    letter.items.all().delete()
    LetterStory.objects.bulk_create(
        LetterStory(letter=letter, story_id=pk, position=at) for at, pk in enumerate(numbers, 1)
    )
    return numbers

"""Góp ý: what a colleague or an approver says about a version, and that it was dealt with."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from ..models import Comment, EditionVersion
from . import policy, sentences

MOST_COMMENT = 2000


def add(*, actor: User, version: EditionVersion, text: str, quote: str = "") -> Comment:
    """Góp ý cho phiên bản, about the sentence `quote` or the whole; who wrote it is told.

    Raises PermissionDenied; Refused for nothing said, or a sentence that does not stand in it.
    """
    edition = version.edition
    access.require(actor, policy.COMMENT, units=[edition.story.unit])
    text, quote = text.strip().replace("\r\n", "\n"), " ".join(quote.split())
    if not text:
        raise Refused(_("Hãy ghi điều muốn góp ý."))
    if len(text) > MOST_COMMENT:
        raise Refused(_("Góp ý dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": MOST_COMMENT})
    if quote and quote not in sentences_of(version):
        raise Refused(_("Câu này không có trong phiên bản được góp ý; hãy chọn lại câu."))
    with transaction.atomic():
        made = Comment.objects.create(version=version, quote=quote, text=text, author=actor)
        after = {"number": version.number, "language": edition.language.code, "comment": made.pk}
        audit.record(actor=actor, verb="newsroom.comment.add", subject=edition, after=after)
        _tell(actor, made)
    return made


def sentences_of(version: EditionVersion) -> list[str]:
    """Các câu của một phiên bản, each once, in order."""
    return sentences.said_in(version, version.edition.language.code)


def resolve(*, actor: User, comment: Comment) -> Comment:
    """Ghi góp ý đã xử lý: by whoever may write the story, or by who made it."""
    edition = comment.version.edition
    is_own = comment.author_id == actor.pk
    access.require(actor, policy.COMMENT if is_own else policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        held = Comment.objects.select_for_update().get(pk=comment.pk)
        if held.resolved_at is None:
            held.resolved_by, held.resolved_at = actor, timezone.now()
            held.save(update_fields=["resolved_by", "resolved_at"])
            after = {"comment": held.pk}
            audit.record(actor=actor, verb="newsroom.comment.resolve", subject=edition, after=after)
    return held


@in_official_language
def _tell(actor: User, comment: Comment) -> None:
    version = comment.version
    if version.author is None:
        return
    story = version.edition.story
    notices.to_people(
        [version.author],
        subject=_("Tin bài có góp ý mới"),
        lines=[story.title, _("Ngôn ngữ: %(language)s.") % {"language": version.edition.language}],
        path=comment.get_absolute_url(),
        key=f"newsroom.comment:{comment.pk}",
        besides=actor,
    )

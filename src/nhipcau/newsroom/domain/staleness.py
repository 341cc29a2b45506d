"""Bản dịch cũ: what changed in the source since a translation was made of it, sentence by sentence.

What a translation must keep up with is the newest text of the source that two people approved; until one is,
the text at work. Whoever compared a translation and found it still right says so, without a new version.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Step
from ..models import Approval, Edition, EditionVersion, Story
from . import policy
from .text import plain


def reference_of(story: Story) -> EditionVersion:
    """Bản gốc mà mọi bản dịch phải theo."""
    found = EditionVersion.objects.filter(edition__story=story, edition__language=story.language_id)
    approved = found.filter(pk__in=Approval.objects.filter(step=Step.SECOND).values("version"))
    version = approved.order_by("-number").first() or found.order_by("-number").first()
    assert version is not None  # noqa: S101 - a story is never made without a text
    return version


def basis_of(edition: Edition) -> EditionVersion | None:
    """Bản gốc mà bản dịch này đang theo: from which it was made, or with which it was last compared."""
    made_of = edition.current.of_source if edition.current else None
    compared = edition.compared_with
    if made_of is None or (compared is not None and compared.number > made_of.number):
        return compared
    return made_of


def changed(old: EditionVersion, new: EditionVersion) -> int:
    """Số câu của bản gốc mới mà bản cũ không có, and of those that were taken out."""
    before, after = _lines(old), _lines(new)
    return len(set(after) - set(before)) or len(set(before) - set(after))


def count_again(story: Story) -> None:
    """Đếm lại cho mọi bản dịch của tin bài, in the caller's transaction."""
    found = Edition.objects.filter(story=story).exclude(language=story.language_id)
    editions = list(found.select_related("current__of_source", "compared_with"))
    if not editions:
        return
    reference = reference_of(story)
    for edition in editions:
        basis = basis_of(edition)
        is_behind = basis is not None and basis.number < reference.number
        number = changed(basis, reference) if is_behind and basis is not None else 0
        if number != edition.stale:
            Edition.objects.filter(pk=edition.pk).update(stale=number)


def keep_up(*, actor: User, edition: Edition) -> Edition:
    """Ghi đã so bản dịch với bản gốc mới và vẫn đúng: nothing in it had to change.

    Raises PermissionDenied; Refused for an edition in the story's own language.
    """
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    if edition.language_id == edition.story.language_id:
        raise Refused(_("Đây là bản gốc, không phải bản dịch."))
    with transaction.atomic():
        held = Edition.objects.select_for_update(of=("self",)).select_related("story").get(pk=edition.pk)
        reference = reference_of(held.story)
        if held.compared_with_id == reference.pk or not held.stale:
            return held
        before = {"stale": held.stale}
        held.compared_with, held.stale = reference, 0
        held.save(update_fields=["compared_with", "stale"])
        after = {"stale": 0, "source": reference.number}
        audit.record(
            actor=actor, verb="newsroom.translation.keep_up", subject=held, before=before, after=after
        )
    return held


def _lines(version: EditionVersion) -> list[str]:
    words = [version.title, version.lead, *plain(version.body).split("\n")]
    return [each for each in [*words, version.picture_alt, version.picture_caption] if each.strip()]

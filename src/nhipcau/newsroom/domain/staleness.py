"""Bản dịch cũ: what changed in the source since a translation was made of it, sentence by sentence.

What a translation must keep up with is the newest text of the source that two people approved; until one is,
the text at work. Whoever compared a translation and found it still right says so, without a new version.
"""

from ..enums import Step
from ..models import Approval, Edition, EditionVersion, Story
from .sentences import Change, changes


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
        code = story.language.code
        number = sum(1 for _each in changes(basis, reference, code)) if is_behind and basis else 0
        if number != edition.stale:
            Edition.objects.filter(pk=edition.pk).update(stale=number)


def changes_of(edition: Edition) -> list[Change]:
    """Những câu của bản gốc đã đổi mà bản dịch chưa theo."""
    basis = basis_of(edition)
    if not edition.stale or basis is None:
        return []
    return list(changes(basis, reference_of(edition.story), edition.story.language.code))

"""Báo cho người dịch: the source has a new text or was corrected, and their translation must follow."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import notices
from nhipcau.units.models import User

from ..models import Edition, Publication, TranslationTask


@in_official_language
def tell(actor: User, made: Publication) -> None:
    """Báo người dịch của mỗi bản đã cũ: whom it is assigned to, else who wrote it, else the office."""
    story = made.story
    if made.language_id != story.language_id:
        return
    behind = Edition.objects.filter(story=story, stale__gt=0).exclude(language=story.language_id)
    tasks = {
        each.language_id: each.translator
        for each in TranslationTask.objects.filter(story=story).select_related("translator")
    }
    for edition in behind.select_related("language", "current__author"):
        lines = [story.title, _("Bản dịch: %(language)s.") % {"language": edition.language}]
        lines.append(
            ngettext("%(n)d câu của bản gốc đã đổi.", "%(n)d câu của bản gốc đã đổi.", edition.stale)
            % {"n": edition.stale}
        )
        if made.correction:
            lines.append(_("Đính chính: %(said)s") % {"said": made.correction})
        told = {
            "subject": _("Bản gốc đã đính chính: bản dịch phải sửa theo")
            if made.correction
            else _("Bản gốc đã đổi: bản dịch cần xem lại"),
            "lines": lines,
            "path": story.get_absolute_url(),
            "key": f"newsroom.behind:{edition.pk}:{made.pk}",
        }
        person = tasks.get(edition.language_id) or (edition.current.author if edition.current else None)
        if person is not None and person.is_active:
            notices.to_people([person], **told)  # type: ignore[arg-type]
        else:
            notices.to_officers(**told, besides=actor)  # type: ignore[arg-type]

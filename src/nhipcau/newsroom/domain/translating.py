"""Việc dịch: who translates a story into a language, until when; for whom which languages come first."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from ..models import AudienceLanguage, Language, Story, TranslationTask
from . import policy
from .stories import require_standing


def assign(
    *, actor: User, story: Story, language: Language, translator: User, due: date | None = None
) -> TranslationTask:
    """Giao việc dịch tin bài sang một ngôn ngữ, or to another person, or with another day.

    Raises PermissionDenied; Refused for the story's own language, a person who may not write for its unit,
    or a day that is past.
    """
    access.require(actor, policy.ASSIGN, units=[story.unit])
    if language.pk == story.language_id:
        raise Refused(_("Đây là ngôn ngữ gốc của bài; hãy chọn ngôn ngữ khác để dịch."))
    if not access.allowed(translator, policy.WRITE, units=[story.unit]):
        raise Refused(
            _("%(person)s không viết tin bài của %(unit)s được; hãy chọn người khác.")
            % {"person": translator, "unit": story.unit}
        )
    with transaction.atomic():
        held_story = Story.objects.select_for_update(of=("self",)).select_related("unit").get(pk=story.pk)
        require_standing(held_story)
        task = TranslationTask.objects.filter(story=held_story, language=language).first()
        _require_day(due, task)
        if task is not None and (task.translator_id, task.due) == (translator.pk, due):
            return task
        before = {"translator": task.translator_id, "due": task.due} if task else {}
        is_other = task is None or task.translator_id != translator.pk
        task = task or TranslationTask(story=held_story, language=language)
        task.translator, task.due, task.assigned_by = translator, due, actor
        task.save()
        after = {"language": language.code, "translator": translator.pk, "due": due}
        audit.record(
            actor=actor, verb="newsroom.translation.assign", subject=task, before=before, after=after
        )
        if is_other or before.get("due") != due:
            _tell(actor, task)
    return task


def release(*, actor: User, task: TranslationTask) -> None:
    """Thôi giao việc dịch; what is translated already stays."""
    access.require(actor, policy.ASSIGN, units=[task.story.unit])
    with transaction.atomic():
        held = TranslationTask.objects.select_for_update().filter(pk=task.pk).first()
        if held is None:
            return
        before = {"translator": held.translator_id, "due": held.due}
        audit.record(actor=actor, verb="newsroom.translation.release", subject=held, before=before, after={})
        held.delete()


def set_priorities(*, actor: User, audience: Term | None, ranks: Mapping[Language, int]) -> None:
    """Đặt thứ tự ngôn ngữ cho một nhóm người đọc; rank 0 takes a language out.

    `audience` None is for stories that name no reader. Raises PermissionDenied; Refused for a term that names
    no readers.
    """
    access.require(actor, policy.MANAGE_LANGUAGES)
    if audience is not None and audience.kind != TermKind.AUDIENCE:
        raise Refused(_("“%(term)s” không thuộc danh mục này; hãy chọn lại.") % {"term": audience})
    wanted = {language: rank for language, rank in ranks.items() if rank}
    with transaction.atomic():
        found = AudienceLanguage.objects.select_for_update(of=("self",)).filter(audience=audience)
        before = {each.language.code: each.rank for each in found.select_related("language")}
        after = {language.code: rank for language, rank in wanted.items()}
        if before == after:
            return
        AudienceLanguage.objects.filter(audience=audience).delete()
        AudienceLanguage.objects.bulk_create(
            AudienceLanguage(audience=audience, language=language, rank=rank)
            for language, rank in wanted.items()
        )
        subject = audience or next(iter([*wanted, *ranks]))
        audit.record(actor=actor, verb="newsroom.priority.set", subject=subject, before=before, after=after)


def _require_day(due: date | None, task: TranslationTask | None) -> None:
    if due is not None and due < timezone.localdate() and (task is None or task.due != due):
        raise Refused(_("Hạn dịch đã qua; hãy chọn ngày khác."))


@in_official_language
def _tell(actor: User, task: TranslationTask) -> None:
    lines = [task.story.title, _("Dịch sang: %(language)s.") % {"language": task.language}]
    if task.due:
        lines.append(_("Hạn: %(day)s.") % {"day": f"{task.due:%d/%m/%Y}"})
    if task.translator is not None:
        notices.to_people(
            [task.translator],
            subject=_("Bạn được giao dịch một tin bài"),
            lines=lines,
            path=task.story.get_absolute_url(),
            key=f"newsroom.translate:{task.pk}:{task.translator_id}:{task.due}",
            besides=actor,
        )

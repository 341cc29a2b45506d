"""Tin bài thành minh chứng: a page that stands is laid to the work it serves, once a language."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import evidence, progress
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.enums import EvidenceKind
from nhipcau.plans.enums import Language as Spoken
from nhipcau.plans.models import Evidence
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Publication


def prove(actor: User, publication: Publication) -> list[str]:
    """Ghi minh chứng, in the caller's transaction; sentences for who published."""
    work = publication.story.assignment
    if work is None:
        return []
    try:
        with transaction.atomic():
            is_new = _prove(actor, publication)
    except Refused as refusal:
        return [_("Chưa ghi được minh chứng: %(why)s") % {"why": refusal.sentence}]
    if not is_new:
        return []
    return [_("Đã ghi bài làm minh chứng cho việc “%(work)s”.") % {"work": str(work.obligation)[:120]}]


def address_of(publication: Publication) -> str:
    """Địa chỉ công khai, whole."""
    path = reverse(
        "portal:story", args=[publication.language.code, publication.story_id, publication.slug or "-"]
    )
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def spoken_in(code: str, term: str) -> str:
    """Ngôn ngữ của minh chứng, if it is one that evidence tells: by the list, else by its tag."""
    return next((each for each in (term, code, code.split("-", maxsplit=1)[0]) if each in Spoken.values), "")


def _prove(actor: User, publication: Publication) -> bool:
    """By the unit's own right, or taken over by the standing office; the same page stands once."""
    story, language = publication.story, publication.language
    work = story.assignment
    assert work is not None  # noqa: S101 - asked by the caller
    own = access.allowed(actor, plans.WORK, units=[work.unit])
    access.require(actor, plans.WORK if own else plans.TAKE_ANSWER, units=[work.unit])
    kept = progress.held_by_unit(work)
    link = address_of(publication)
    evidence.require_web_address(link)
    if Evidence.objects.filter(assignment=kept, withdrawn_at=None, link=link).exists():
        return False
    stated = evidence.stated_of(
        kept,
        title=publication.version.title,
        kind=EvidenceKind.PUBLICATION,
        done_on=timezone.localtime(publication.at).date(),
        quantity=1,
        language=spoken_in(language.code, language.term.code if language.term else ""),
    )
    via = "" if own else f"newsroom.story:{story.pk}"
    made = evidence.keep(actor, kept, {**stated, "link": link}, via=via)
    after = {"assignment": kept.pk, "evidence": made.pk, "language": language.code}
    audit.record(actor=actor, verb="newsroom.story.prove", subject=story, after=after)
    return True

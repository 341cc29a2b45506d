"""Thuật ngữ của bản dịch: what the glossary asks for is said before publication, or left out for a reason."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import glossary
from nhipcau.translation.domain.glossary import Unmet
from nhipcau.translation.models import GlossaryEntry
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Edition, TermOverride
from . import drafting, policy
from .sentences import said_in

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """Thuật ngữ mà bản dịch chưa theo, and why it need not, where somebody said so."""

    unmet: Unmet
    override: TermOverride | None = None


def asked_of(edition: Edition) -> list[Asked]:
    """Thuật ngữ đã duyệt mà bản dịch chưa theo, those left out for a reason among them.

    A term must be said somewhere in the text, not in each sentence: a later one may say "the department".
    """
    version = edition.current
    if version is None or version.of_source is None:
        return []
    source, target = edition.story.language.code, edition.language.code
    texts = "\n".join(said_in(version.of_source, source)), "\n".join(said_in(version, target))
    found = glossary.unmet(*texts, source=source, target=target)
    if not found:
        return []
    kept = {each.entry_id: each for each in edition.term_overrides.select_related("by")}
    return [Asked(each, kept.get(each.entry.pk)) for each in found]


def held_back_by(edition: Edition) -> list[str]:
    """Câu nói rõ thuật ngữ nào giữ bản dịch lại, a sentence each."""
    return [each.unmet.sentence for each in asked_of(edition) if each.override is None]


def override(*, actor: User, edition: Edition, entry: GlossaryEntry, reason: str) -> TermOverride:
    """Bỏ qua một thuật ngữ cho bản dịch này, kèm lý do; both approvers see it.

    Raises PermissionDenied; Refused without a reason, or for a term that does not hold it back.
    """
    access.require(actor, policy.APPROVE, units=[edition.story.unit])
    reason = " ".join(reason.split())[:LONGEST]
    if not reason:
        raise Refused(_("Hãy ghi vì sao bản dịch này không dùng thuật ngữ ấy."))
    with transaction.atomic():
        held = drafting.lock(edition)
        if all(each.unmet.entry.pk != entry.pk for each in asked_of(held)):
            raise Refused(_("Thuật ngữ này không giữ bản dịch lại; không cần bỏ qua."))
        made, _is_new = TermOverride.objects.update_or_create(
            edition=held, entry=entry, defaults={"reason": reason, "by": actor}
        )
        after = {"term": entry.term, "rendering": entry.rendering, "reason": reason}
        audit.record(actor=actor, verb="newsroom.term.override", subject=held, after=after)
    return made


def require_terms(edition: Edition) -> None:
    """Raises Refused while an approved term is neither used nor left out for a reason."""
    if lacking := held_back_by(edition):
        raise Refused(" ".join([_("Bản dịch chưa theo thuật ngữ đã duyệt nên chưa đăng được."), *lacking]))

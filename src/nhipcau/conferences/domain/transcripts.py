"""Ghi lời của cuộc: written in a language, then put before the public."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.models import Language
from nhipcau.units.models import User

from ..enums import ConferenceState
from ..models import Conference, Transcript
from . import conferences

LONGEST = 200_000


def write(*, actor: User, conference: Conference, language: Language, text: str) -> Transcript:
    """Ghi lời bằng một ngôn ngữ; a change of one in public shows at once. Raises Refused without words."""
    text = text.strip()
    if not text:
        raise Refused({"text": _("Hãy ghi lời của cuộc.")})
    if len(text) > LONGEST:
        raise Refused({"text": _("Ghi lời dài quá; hãy chia ra hoặc gửi thành tài liệu.")})
    with transaction.atomic():
        held = conferences.hold(actor, conference)
        if held.state == ConferenceState.CANCELLED:
            raise Refused(_("Cuộc đã hủy nên không có ghi lời."))
        made, _is_new = Transcript.objects.update_or_create(
            conference=held, language=language, defaults={"text": text, "written_by": actor}
        )
        after = {"language": language.code, "letters": len(text)}
        audit.record(actor=actor, verb="conferences.transcript.write", subject=held, after=after)
    return made


def publish(*, actor: User, transcript: Transcript) -> Transcript:
    """Công bố ghi lời; repeated it changes nothing."""
    with transaction.atomic():
        held = conferences.hold(actor, transcript.conference)
        kept = Transcript.objects.select_for_update().get(pk=transcript.pk)
        if kept.published_at is None:
            kept.published_at = timezone.now()
            kept.save(update_fields=["published_at"])
            after = {"language": kept.language.code}
            audit.record(actor=actor, verb="conferences.transcript.publish", subject=held, after=after)
    return kept

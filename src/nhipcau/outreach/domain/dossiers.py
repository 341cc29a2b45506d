"""Tập tin bài: chosen stories of one language as one PDF, with a cover, contents and bookmarks."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, listing
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.models import Language, Publication
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from . import policy, printing

# Set while its reader waits: up to half a second each.
MOST = 40


def make(*, actor: User, stories: Sequence[int], language: Language, title: str) -> bytes:
    """Lập tập tin bài (PDF). Raises Refused when none of them stands in public in that language."""
    shown = chosen(actor, stories, language)
    if not (title := " ".join(title.split())[:200]):
        raise Refused(_("Hãy đặt tên cho tập tin bài."))
    units = ", ".join(dict.fromkeys(str(each.story.unit) for each in shown))
    cover = printing.Cover(title, units, timezone.now())
    made = printing.written(printing.of(shown, listing.office(), cover))
    record(actor, shown, "dossier")
    return made


def chosen(actor: User, stories: Sequence[int], language: Language) -> list[Publication]:
    """Những bài được chọn, in their order, as they stand in public now; its right is asked here."""
    access.require_some(actor, policy.PACK)
    if len(stories) > MOST:
        raise Refused(_("Một tài liệu có nhiều nhất %(most)d bài; hãy chia làm nhiều tập.") % {"most": MOST})
    standing = queries.to_hand_out(stories, language)
    if not standing:
        raise Refused(_("Không có bài nào trong số này đang đăng bằng %(name)s.") % {"name": language})
    access.require(actor, policy.PACK, units=[each.story.unit for each in standing.values()])
    return [standing[pk] for pk in stories if pk in standing]


def record(actor: User, shown: Sequence[Publication], kind: str) -> None:
    """Ghi vào nhật ký: which texts went into what was made."""
    after = {"kind": kind, "publications": [each.pk for each in shown]}
    with transaction.atomic():
        audit.record(actor=actor, verb="outreach.handout.make", subject=shown[0].story, after=after)

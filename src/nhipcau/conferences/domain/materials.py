"""Tài liệu của cuộc: files of known kinds, looked at for marks of secrecy, handed out only as downloads."""

from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import filetypes
from nhipcau.units.models import User

from ..enums import ConferenceState
from ..models import Conference, Material
from . import conferences

MOST = 40


def add(
    *, actor: User, conference: Conference, content: bytes, name: str, title: str, is_public: bool,
    no_secret: bool,
) -> Material:  # fmt: skip
    """Thêm tài liệu; the same file twice stands once.

    Raises Refused for a kind or size that is not taken, for a letterhead marked secret (safeguard 16), or
    without the word that there is none where no machine can read it.
    """
    with transaction.atomic():
        held = conferences.hold(actor, conference)
        if held.state == ConferenceState.CANCELLED:
            raise Refused(_("Cuộc đã hủy nên không thêm tài liệu."))
        if held.materials.count() >= MOST:
            raise Refused(_("Một cuộc có nhiều nhất %(most)d tài liệu.") % {"most": MOST})
    name = filetypes.require_admissible(
        actor=actor,
        content=content,
        name=name,
        no_secret=no_secret,
        verb="conferences.material.refuse_secret",
        subject=held,
    )
    title = " ".join(title.split())[:200] or PurePosixPath(name).stem[:200]
    with transaction.atomic():
        stored = files.keep(content)
        made, is_new = Material.objects.get_or_create(
            conference=held,
            file=stored,
            defaults={"title": title, "file_name": name, "is_public": is_public, "added_by": actor},
        )
        if is_new:
            after = {"conference": held, "title": title, "file": stored.sha256, "is_public": is_public}
            audit.record(actor=actor, verb="conferences.material.add", subject=made, after=after)
    return made


def remove(*, actor: User, material: Material) -> None:
    """Bỏ tài liệu khỏi cuộc, and from the site."""
    with transaction.atomic():
        held = conferences.hold(actor, material.conference)
        before = {"conference": held, "title": material.title}
        audit.record(actor=actor, verb="conferences.material.remove", subject=material, before=before)
        material.delete()

"""Tài liệu của lớp: files of known kinds, looked at for marks of secrecy, handed out only as downloads."""

from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import filetypes
from nhipcau.units.models import User

from ..enums import CourseState
from ..models import Course, Material
from . import courses

MOST = 30


def add(
    *, actor: User, course: Course, content: bytes, name: str, title: str, for_trainees: bool, no_secret: bool
) -> Material:
    """Thêm tài liệu; the same file twice stands once.

    Raises Refused for a kind or size that is not taken, for a letterhead marked secret (safeguard 16), or
    without the word that there is none where no machine can read it.
    """
    with transaction.atomic():
        held = courses.hold(actor, course)
        if held.state == CourseState.CANCELLED:
            raise Refused(_("Lớp đã hủy nên không thêm tài liệu."))
        if held.materials.count() >= MOST:
            raise Refused(_("Một lớp có nhiều nhất %(most)d tài liệu.") % {"most": MOST})
    name = filetypes.require_admissible(
        actor=actor,
        content=content,
        name=name,
        no_secret=no_secret,
        verb="training.material.refuse_secret",
        subject=held,
    )
    title = " ".join(title.split())[:200] or PurePosixPath(name).stem[:200]
    with transaction.atomic():
        stored = files.keep(content)
        made, is_new = Material.objects.get_or_create(
            course=held,
            file=stored,
            defaults={"title": title, "file_name": name, "for_trainees": for_trainees, "added_by": actor},
        )
        if is_new:
            after = {"course": held, "title": title, "file": stored.sha256}
            audit.record(actor=actor, verb="training.material.add", subject=made, after=after)
    return made


def remove(*, actor: User, material: Material) -> None:
    """Bỏ tài liệu khỏi lớp."""
    with transaction.atomic():
        held = courses.hold(actor, material.course)
        before = {"course": held, "title": material.title}
        audit.record(actor=actor, verb="training.material.remove", subject=material, before=before)
        material.delete()

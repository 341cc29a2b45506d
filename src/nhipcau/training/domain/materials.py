"""Tài liệu của lớp: files of known kinds, looked at for marks of secrecy, handed out only as downloads."""

from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import secrecy
from nhipcau.plans.domain.filetypes import require_allowed
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
    files.require_size(len(content))
    name = PurePosixPath(name.replace("\\", "/")).name[-250:]
    title = " ".join(title.split())[:200] or PurePosixPath(name).stem[:200]
    with transaction.atomic():
        held = courses.hold(actor, course)
        if held.state == CourseState.CANCELLED:
            raise Refused(_("Lớp đã hủy nên không thêm tài liệu."))
        if held.materials.count() >= MOST:
            raise Refused(_("Một lớp có nhiều nhất %(most)d tài liệu.") % {"most": MOST})
    kind = require_allowed(content, name)
    _require_no_mark(actor, held, content, name, kind)
    if kind != "txt" and not no_secret:
        raise Refused(
            _(
                "Máy không đọc được dấu mật trong loại tệp này. "
                "Hãy xác nhận tệp không mang dấu mật rồi gửi lại; chưa có gì được lưu."
            )
        )
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


def _require_no_mark(actor: User, held: Course, content: bytes, name: str, kind: str) -> None:
    marked = (kind == "txt" and secrecy.is_marked(content.decode("utf-8-sig"))) or (
        kind in {"pdf", "docx"} and secrecy.is_marked_file(content, name)
    )
    if marked:
        with transaction.atomic():
            after = {"refused": "secret"}
            audit.record(actor=actor, verb="training.material.refuse_secret", subject=held, after=after)
        raise Refused(
            _(
                "Phần đầu tệp có dấu chỉ độ mật. Văn bản mật không được đưa lên hệ thống này; "
                "chưa có gì được lưu. Hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
            )
        )

"""Phim: taken in as it is once it was read, shown as it is; what a story that is a film must have."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Rights, StoryKind
from ..models import Edition, Video
from . import containers, policy

FIELDS = ("title", "credit", "rights", "rights_note", "rights_until")
LONGEST = {"title": 200, "credit": 160, "rights_note": 300}


def add(*, actor: User, unit: Unit, content: bytes, wanted: Mapping[str, Any]) -> Video:
    """Thêm phim vào kho của đơn vị; the same film twice stands once.

    Raises PermissionDenied; Refused for what is too large, no film that browsers play, and for missing words.
    """
    access.require(actor, policy.WRITE, units=[unit])
    require_size(len(content))
    words, film = _checked(wanted), containers.measured(content)
    told = {
        "form": film.form,
        "width": film.width,
        "height": film.height,
        "length": film.length,
        "has_sound": film.has_sound,
    }
    with transaction.atomic():
        stored = files.keep(content)
        made, is_new = Video.objects.get_or_create(
            file=stored, unit=unit, defaults={**words, **told, "added_by": actor}
        )
        if is_new:
            after = {"unit": unit, "file": stored.sha256, **words}
            audit.record(actor=actor, verb="newsroom.video.add", subject=made, after=after)
    return made


def correct(*, actor: User, video: Video, wanted: Mapping[str, Any]) -> Video:
    """Sửa thông tin phim: whose it is, until when it may be shown."""
    access.require(actor, policy.WRITE, units=[video.unit])
    with transaction.atomic():
        held = Video.objects.select_for_update(of=("self",)).get(pk=video.pk)
        before, after = audit.changes(held, _checked(wanted))
        if after:
            held.save(update_fields=list(after))
            audit.record(actor=actor, verb="newsroom.video.correct", subject=held, before=before, after=after)
    return held


def require_size(size: int) -> None:
    """Giới hạn dung lượng. Raises Refused for a film over NHIPCAU_VIDEO_LIMIT bytes."""
    if size > (most := settings.NHIPCAU_VIDEO_LIMIT):
        raise Refused(
            _("Phim nặng %(size)d MB, vượt giới hạn %(most)d MB; hãy xuất lại nhỏ hơn hoặc cắt ra.")
            % {"size": size // 1024 // 1024, "most": most // 1024 // 1024}
        )


def shown(*, digest: str, form: str) -> Path | None:
    """Tệp phim để phát; None when there is no such film."""
    found = Video.objects.filter(file__sha256=digest, form=form).select_related("file").first()
    return found.file.path if found is not None else None


def lacking(edition: Edition) -> list[str]:
    """Những gì bài phim còn thiếu trước khi trình: whoever cannot see or hear it gets the same."""
    version, source = edition.current, edition.current.of_source if edition.current else None
    if version is None or edition.story.kind != StoryKind.VIDEO:
        return []
    found = []
    if version.video is None:
        found.append(_("Chưa chọn phim trong kho phim."))
    elif not version.video.may_be_shown:
        found.append(
            _("Phim “%(title)s” đã hết hạn được dùng ngày %(day)s; hãy thay phim khác.")
            % {"title": version.video.title, "day": f"{version.video.rights_until:%d/%m/%Y}"}
        )
    if version.picture is None:
        found.append(_("Chưa chọn ảnh chính: ảnh ấy đứng ở chỗ phim khi chưa phát."))
    if not version.body:
        found.append(
            _("Chưa có bản chép lời: viết vào ô nội dung mọi lời nói và điều cần biết có trong phim.")
        )
    if version.video is not None and version.video.has_sound and not version.captions:
        found.append(_("Phim có tiếng mà chưa có phụ đề; hãy dán phụ đề hoặc chọn tệp .vtt."))
    if source is not None and version.captions and version.captions == source.captions:
        found.append(_("Phụ đề còn nguyên chữ của bản gốc, chưa được dịch."))
    return found


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted[name] for name in FIELDS if name in wanted}
    for name, most in LONGEST.items():
        if name in found:
            found[name] = " ".join(str(found[name] or "").split())
            if len(found[name]) > most:
                raise Refused(_("Một ô dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": most})
    if any(name in found and not found[name] for name in ("title", "credit")):
        raise Refused(_("Phim cần có tên và nguồn phim."))
    if "rights" in found and found["rights"] not in Rights.values:
        raise Refused(_("Hãy chọn cơ quan được dùng phim theo căn cứ nào."))
    if found.get("rights") in {Rights.GRANTED, Rights.LICENSED} and not found.get("rights_note"):
        raise Refused(_("Hãy ghi căn cứ được dùng phim: văn bản cho phép, hoặc tên giấy phép và địa chỉ."))
    return found

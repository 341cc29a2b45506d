"""Ảnh: taken in as it is, shown without what the camera wrote into it, in the sizes a page needs.

What is shown is drawn from the original by its digest, width and form, and can be drawn again at any time.
"""

import io
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Medium, Rights
from ..models import Picture
from . import policy

FIELDS = ("title", "alt", "credit", "medium", "rights", "rights_note", "rights_until", "focus_x", "focus_y")
LONGEST = {"title": 200, "alt": 300, "credit": 160, "rights_note": 300}
FORMATS = {"JPEG", "PNG", "WEBP"}
WIDTHS = (480, 960, 1600)
# Cut to 16:9 round the point that matters, for lists and the head of a story.
CUT = (16, 9)
MOST_PIXELS = 60_000_000
LEAST_WIDTH = 480


def add(*, actor: User, unit: Unit, content: bytes, wanted: Mapping[str, Any]) -> Picture:
    """Thêm ảnh vào kho của đơn vị; the same picture twice stands once.

    Raises PermissionDenied; Refused for what is no JPEG, PNG or WebP, too small or too large a picture, and
    for words that are missing.
    """
    access.require(actor, policy.WRITE, units=[unit])
    files.require_size(len(content))
    words = _checked({"focus_x": 50, "focus_y": 50, **wanted})
    width, height = measured(content)
    with transaction.atomic():
        stored = files.keep(content)
        made, is_new = Picture.objects.get_or_create(
            file=stored, unit=unit, defaults={**words, "width": width, "height": height, "added_by": actor}
        )
        if is_new:
            after = {"unit": unit, "file": stored.sha256, **words}
            audit.record(actor=actor, verb="newsroom.picture.add", subject=made, after=after)
    return made


def correct(*, actor: User, picture: Picture, wanted: Mapping[str, Any]) -> Picture:
    """Sửa thông tin ảnh: description, whose it is, until when, the point that matters."""
    access.require(actor, policy.WRITE, units=[picture.unit])
    with transaction.atomic():
        held = Picture.objects.select_for_update(of=("self",)).get(pk=picture.pk)
        before, after = audit.changes(held, _checked(wanted))
        if after:
            held.save(update_fields=list(after))
            audit.record(
                actor=actor, verb="newsroom.picture.correct", subject=held, before=before, after=after
            )
    return held


def measured(content: bytes) -> tuple[int, int]:
    """Chiều rộng, chiều cao in pixels, as a person sees it. Raises Refused for what is no such picture."""
    try:
        with Image.open(io.BytesIO(content), formats=sorted(FORMATS)) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise Refused(
                    _("Ảnh %(width)d × %(height)d điểm là quá lớn; hãy thu nhỏ còn dưới 60 triệu điểm.")
                    % {"width": width, "height": height}
                )
            turned = ImageOps.exif_transpose(image)
            turned.load()
            width, height = turned.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise Refused(
            _("Tệp này không phải ảnh JPEG, PNG hoặc WebP đọc được; chưa có gì được lưu.")
        ) from broken
    if width < LEAST_WIDTH:
        raise Refused(
            _("Ảnh chỉ rộng %(width)d điểm, hiện lên sẽ mờ; hãy chọn ảnh rộng từ %(least)d điểm.")
            % {"width": width, "least": LEAST_WIDTH}
        )
    return width, height


def drawn(*, digest: str, width: int, focus: tuple[int, int] | None = None) -> Path | None:
    """Ảnh để hiện: WebP `width` pixels wide, whole or cut round the `focus` (percent), made once.

    None when there is no such picture, width or focus; a smaller original is not blown up.
    """
    if width not in WIDTHS or max(focus or (0,)) > 100:
        return None
    mark = "" if focus is None else f"-{focus[0]}-{focus[1]}"
    path = Path(settings.NHIPCAU_PICTURES_ROOT) / digest[:2] / f"{digest}-{width}{mark}.webp"
    if path.exists():
        return path
    # Only as a page of ours asks for it: strangers who ask for every focus there is would fill the disk.
    known = Picture.objects.filter(file__sha256=digest).select_related("file")
    picture = (known if focus is None else known.filter(focus_x=focus[0], focus_y=focus[1])).first()
    if picture is None:
        return None
    with Image.open(picture.file.path, formats=sorted(FORMATS)) as original:
        image = ImageOps.exif_transpose(original).convert("RGB")
    if focus is not None:
        image = _cut(image, focus)
    if image.width > width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{uuid.uuid4().hex}")
    with draft.open("xb") as file:
        image.save(file, "WEBP", quality=80, method=4)
    draft.replace(path)
    return path


def cut_box(size: tuple[int, int], focus: tuple[int, int]) -> tuple[int, int, int, int]:
    """Khung cắt 16:9 as large as the picture allows, as near round the focus as its edges allow."""
    width, height = size
    wide, high = min(width, height * CUT[0] // CUT[1]), min(height, width * CUT[1] // CUT[0])
    left = min(max(round(width * focus[0] / 100 - wide / 2), 0), width - wide)
    top = min(max(round(height * focus[1] / 100 - high / 2), 0), height - high)
    return left, top, left + wide, top + high


def _cut(image: Image.Image, focus: tuple[int, int]) -> Image.Image:
    return image.crop(cut_box(image.size, focus))


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted[name] for name in FIELDS if name in wanted}
    for name in ("title", "alt", "credit", "rights_note"):
        if name in found:
            found[name] = " ".join(str(found[name] or "").split())
            if len(found[name]) > (most := LONGEST[name]):
                raise Refused(_("Một ô dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": most})
    for name in ("title", "alt", "credit"):
        if name in found and not found[name]:
            raise Refused(_("Ảnh cần có tên, mô tả cho người không nhìn thấy, và nguồn ảnh."))
    if "rights" in found and found["rights"] not in Rights.values:
        raise Refused(_("Hãy chọn cơ quan được dùng ảnh theo căn cứ nào."))
    if "medium" in found and found["medium"] not in Medium.values:
        raise Refused(_("Hãy chọn đây là ảnh chụp, tranh vẽ hay đồ họa."))
    if found.get("rights") in {Rights.GRANTED, Rights.LICENSED} and not found.get("rights_note"):
        raise Refused(_("Hãy ghi căn cứ được dùng ảnh: văn bản cho phép, hoặc tên giấy phép và địa chỉ."))
    for name in ("focus_x", "focus_y"):
        if name in found and not 0 <= int(found[name]) <= 100:
            raise Refused(_("Điểm chính của ảnh tính theo phần trăm, từ 0 đến 100."))
    return found

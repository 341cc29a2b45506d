"""Ảnh của trang: the pages of an image file, or rendered from a PDF, within limits on their size."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vanban.errors import FileBroken, FileTooLarge
from vanban.read.recognition import MOST_PAGES

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS: Final = 100_000_000
_FORMATS: Final = ("PNG", "JPEG", "TIFF", "WEBP")
_LEAST_DPI, _MOST_DPI = 70.0, 1_200.0
_RENDERED: Final = (200.0, 300.0)
# Inches: the sides of A4, and what the long one of a page may be for its stated fineness to be believed.
_SHORT_SIDE: Final = 8.27
_LONG_SIDE: Final = 11.69
_BELIEVED: Final = (5.0, 25.0)
# Its number, itself, its dots an inch.
Picture = tuple[int, "Image", float]


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Tệp ảnh: how many pages it has, and these one by one."""

    media_type: str
    count: int
    pages: Iterator[Picture]


def picture_of(content: bytes, name: str) -> PictureFile:
    """Mở tệp ảnh.

    Raises :class:`~vanban.errors.FileBroken`, :class:`~vanban.errors.FileTooLarge`.
    """
    from PIL import Image as Pictures

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Pictures.open(io.BytesIO(content), formats=_FORMATS)
            count = getattr(picture, "n_frames", 1)
        except Pictures.DecompressionBombError:
            raise _too_many_dots(name) from None
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError):
            raise _broken(name) from None
    if count > MOST_PAGES:
        raise too_many_pages(name, count)
    _require_size(picture.size, name)
    kind = (picture.format or "").lower()
    return PictureFile(f"image/{kind}", count, _frames(picture, count, name))


def _frames(picture: Any, count: int, name: str) -> Iterator[Picture]:
    for index in range(count):
        try:
            picture.seek(index)
            _require_size(picture.size, name)
            stated = picture.info.get("dpi", (0, 0))[0]
            page = _upright(picture)
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError):
            raise _broken(name) from None
        yield index + 1, page, _dpi(page.size, stated)


def _upright(picture: Any) -> Image:
    """As a camera's own note says it was held."""
    from PIL import ImageOps

    with warnings.catch_warnings():
        # A cut note of a camera is none; the picture is there all the same.
        warnings.simplefilter("ignore")
        picture.load()
        found = ImageOps.exif_transpose(picture)
    held: Image = (found or picture).copy()
    if held.mode in ("I;16", "I", "F"):
        held = held.point(lambda one: one / 256).convert("L") if held.mode == "I;16" else held.convert("L")
    return held


def _dpi(size: tuple[int, int], stated: Any) -> float:
    """The fineness a file states, where the page would be one; else that of an A4 page."""
    short, long = sorted(size)
    try:
        dpi = float(stated)
    except (TypeError, ValueError):
        dpi = 0.0
    if _LEAST_DPI <= dpi <= _MOST_DPI and _BELIEVED[0] <= long / dpi <= _BELIEVED[1]:
        return dpi
    return min(_MOST_DPI, max(_LEAST_DPI, short / _SHORT_SIDE, long / _LONG_SIDE))


def rendered(page: Any, name: str) -> tuple[Image, float]:
    """Ảnh của một trang PDF, as fine as the picture on it, and its dots an inch."""
    width, height = page.get_size()
    own = _fineness(page, name)
    dpi = min(_RENDERED[1], own if own >= _RENDERED[0] * 0.95 else max(own, _LEAST_DPI))
    dpi = _RENDERED[0] if own == 0 else dpi
    if width * height * (dpi / 72) ** 2 > MOST_PIXELS:
        raise _too_many_dots(name)
    bitmap = page.render(scale=dpi / 72)
    return bitmap.to_pil().convert("RGB"), dpi


def _fineness(page: Any, name: str) -> float:
    """Dots an inch of the largest picture on the page; 0 without any."""
    from pypdfium2 import raw

    found = largest = 0.0
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = one.get_bounds()
        across, down = one.get_px_size()
        if across * down > MOST_PIXELS:
            raise _too_many_dots(name)
        if right - left > 1 and (area := (right - left) * (top - bottom)) > largest:
            # A picture may lie turned by a quarter.
            largest, found = area, max(across, down) / max(right - left, top - bottom) * 72
    return found


def _require_size(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_many_dots(name)


def _too_many_dots(name: str) -> FileTooLarge:
    return FileTooLarge(
        f"Ảnh trong tệp “{name}” quá lớn (hơn {MOST_PIXELS // 1_000_000} triệu điểm ảnh mỗi trang). "
        f"Hãy quét lại ở 200–300 dpi rồi thử lại."
    )


def too_many_pages(name: str, count: int) -> FileTooLarge:
    """Quá nhiều trang ảnh."""
    return FileTooLarge(
        f"Tệp “{name}” có {count} trang ảnh, quá giới hạn {MOST_PAGES} trang cho một lần nhận dạng chữ. "
        f"Hãy tách tệp rồi thử lại."
    )


def _broken(name: str) -> FileBroken:
    return FileBroken(f"Tệp ảnh “{name}” bị hỏng, không mở được. Hãy quét hoặc chụp lại rồi thử lại.")

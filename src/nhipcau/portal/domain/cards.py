"""Thẻ chia sẻ (Open Graph): a picture 1200×630 with title and office, drawn per story and language.

It is drawn from what it shows and kept under the digest of that, like the pictures of the stock; it can be
thrown away at any time. A correction makes another card with another address.
"""

import hashlib
import json
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageOps

from nhipcau.newsroom.domain.pictures import FORMATS
from nhipcau.newsroom.models import Publication

from . import lettering

SIZE = WIDE, HIGH = 1200, 630
EDGE, BAND = 64, 14
MAST, ACCENT, LIGHT, WHITE = "#10393f", "#0b6e6e", "#8fdcd6", "#ffffff"
TITLES, NAME = (64, 56, 50, 44, 38), 28
# With a picture above, words take at most this much.
MOST_LINES, MOST_HIGH = 4, 330
# Another drawing of the same words gets another address.
DRAWING = 2


@dataclass(frozen=True, slots=True)
class Card:
    """Thẻ: what stands on it. `picture` is the digest of the original, empty for none."""

    title: str
    office: str
    is_rtl: bool = False
    picture: str = ""
    focus: tuple[int, int] = (50, 50)

    @property
    def digest(self) -> str:
        """Mã của thẻ, 32 letters; it stands in its address."""
        told = json.dumps([DRAWING, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]


def of(shown: Publication, office: str) -> Card:
    """Thẻ của một bài."""
    picture = shown.version.picture
    held = {"picture": picture.file.sha256, "focus": (picture.focus_x, picture.focus_y)} if picture else {}
    return Card(shown.version.title, office, is_rtl=shown.language.is_rtl, **held)  # type: ignore[arg-type]


def drawn(card: Card, original: Path | None) -> Path:
    """Thẻ đã vẽ (JPEG), drawn once."""
    path = Path(settings.NHIPCAU_PICTURES_ROOT) / "the" / card.digest[:2] / f"{card.digest}.jpg"
    if path.exists():
        return path
    image = _draw(card, original)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{uuid.uuid4().hex}")
    with draft.open("xb") as file:
        image.save(file, "JPEG", quality=86, optimize=True, progressive=True)
    draft.replace(path)
    return path


def _draw(card: Card, original: Path | None) -> Image.Image:
    size, lines = _set(card.title, most_high=MOST_HIGH if original else HIGH - 4 * EDGE)
    step = lettering.height_of(card.title, size)
    name_step = lettering.height_of(card.office, NAME) + 18 if card.office else 0
    words_high = step * len(lines) + name_step
    top = HIGH - words_high - 2 * EDGE // 2 - BAND if original else (HIGH - words_high) // 2
    image = Image.new("RGB", SIZE, MAST)
    drawing = ImageDraw.Draw(image)
    if original:
        image.paste(_cut(original, (WIDE, top - EDGE // 2), card.focus), (0, 0))
        drawing.rectangle((0, top - EDGE // 2, WIDE, top - EDGE // 2 + 7), fill=ACCENT)
    else:
        _sign(drawing, (WIDE - EDGE - 96 if not card.is_rtl else EDGE, EDGE), 96)
    start = WIDE - EDGE if card.is_rtl else EDGE
    baseline = top + round(step * 0.72)
    for line in lines:
        lettering.draw_line(drawing, (start, baseline), line, size, WHITE, is_rtl=card.is_rtl)
        baseline += step
    if card.office:
        # The office bears its Vietnamese name in every language.
        said = lettering.lines_of(card.office, NAME, WIDE - 2 * EDGE)[0]
        at = start - lettering.width_of(said, NAME) if card.is_rtl else start
        lower = top + step * len(lines) + 18 + NAME
        lettering.draw_line(drawing, (at, lower), said, NAME, LIGHT, is_rtl=False)
    drawing.rectangle((0, HIGH - BAND, WIDE, HIGH), fill=ACCENT)
    return image


def _set(title: str, *, most_high: int) -> tuple[int, list[str]]:
    """Cỡ chữ lớn nhất mà tiêu đề vừa chỗ; a title that fits in none loses its end."""
    lines: list[str] = []
    for size in TITLES:
        lines = lettering.lines_of(title, size, WIDE - 2 * EDGE)
        most = min(MOST_LINES, most_high // lettering.height_of(title, size))
        if len(lines) <= most:
            return size, _balanced(title, size, lines)
    kept = lines[:most]
    kept[-1] = kept[-1].rstrip(" ,;:") + "…"
    return TITLES[-1], kept


def _balanced(title: str, size: int, lines: list[str]) -> list[str]:
    """Các dòng dài gần bằng nhau: no word alone on the last."""
    for share in (0.6, 0.7, 0.8, 0.9):
        shorter = lettering.lines_of(title, size, round((WIDE - 2 * EDGE) * share))
        if len(shorter) == len(lines):
            return shorter
    return lines


def _cut(original: Path, size: tuple[int, int], focus: tuple[int, int]) -> Image.Image:
    with Image.open(original, formats=sorted(FORMATS)) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    centre = (focus[0] / 100, focus[1] / 100)
    return ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=centre)


def _sign(drawing: ImageDraw.ImageDraw, at: tuple[int, int], size: int) -> None:
    """Dấu hiệu nhịp cầu, as in sign.svg."""
    x, y, unit = *at, size / 48
    drawing.rounded_rectangle((x, y, x + size, y + size), 11 * unit, fill=ACCENT)

    def line(*points: float, width: float) -> None:
        moved = [(x + a * unit, y + b * unit) for a, b in zip(points[::2], points[1::2], strict=True)]
        drawing.line(moved, fill=WHITE, width=max(1, round(width * unit)))

    line(6, 31, 42, 31, width=3.2)
    box = (x + 9 * unit, y + 16 * unit, x + 39 * unit, y + 46 * unit)
    drawing.arc(box, 180, 360, fill=WHITE, width=max(1, round(2.6 * unit)))
    for column, above in ((16.5, 20.5), (24, 16.2), (31.5, 20.5)):
        line(column, 31, column, above, width=1.8)

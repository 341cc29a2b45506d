"""Vẽ một trang: one page of a PDF or of a scanned picture as WebP, in a process of its own within limits.

Run as a module: one line of JSON (`page` from 1, `width` in pixels) and then the file's bytes come in, the
picture goes out; exit code 1 when there is no such page or the file is not drawn. It brings in nothing of the
application, so that it starts at once and a hostile file reaches nothing.
"""

import io
import json
import sys
from typing import Any

MEMORY = 1_200_000_000
CPU_SECONDS = 15
# Pixels of a scanned picture before it is made smaller: A3 at 600 dpi.
MOST_PIXELS = 70_000_000
TALLEST = 4
PICTURES = ("PNG", "JPEG", "TIFF", "WEBP")
QUALITY = 72


def draw(content: bytes, page: int, width: int) -> bytes:
    """Trang `page` rộng `width` điểm ảnh. Raises IndexError where there is no such page, ValueError and
    whatever the readers of foreign formats raise for what cannot be drawn.
    """
    picture = (
        _of_pdf(content, page, width) if b"%PDF-" in content[:1024] else _of_picture(content, page, width)
    )
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()


def _of_pdf(content: bytes, page: int, width: int) -> Any:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        if not 1 <= page <= len(document):
            raise IndexError(page)
        one = document[page - 1]
        across, down = one.get_size()
        _require_shape(across, down)
        return one.render(scale=width / across).to_pil().convert("RGB")


def _of_picture(content: bytes, page: int, width: int) -> Any:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    picture = Image.open(io.BytesIO(content), formats=PICTURES)
    picture.seek(page - 1)
    if picture.width * picture.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    _require_shape(picture.width, picture.height)
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    return upright.resize((width, max(1, round(upright.height * width / upright.width))))


def _require_shape(across: float, down: float) -> None:
    """A page many times as tall as wide would be drawn as tall as memory is long."""
    if not across or down / across > TALLEST:
        raise ValueError("no page of paper")


def _limit() -> None:
    import resource

    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main() -> int:
    """Đọc yêu cầu, vẽ, trả kết quả."""
    _limit()
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        drawn = draw(sys.stdin.buffer.read(), asked["page"], asked["width"])
    except Exception:  # whatever a hostile file makes its reader raise, there is no picture
        return 1
    sys.stdout.buffer.write(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main())

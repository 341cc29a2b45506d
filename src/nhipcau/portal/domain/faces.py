"""Phông chữ của trang: which a page needs at once, so that it is asked for before the sheet that names it.

The others come when a letter needs them (`unicode-range` in portal.css).
"""

from nhipcau.newsroom.domain.dates import OURS
from nhipcau.newsroom.enums import Script
from nhipcau.newsroom.models import Language

PLAIN = "nhipcau/fonts/be-vietnam-pro-{}-{}-normal.woff2"
SITE = "portal/fonts/{}-normal.woff2"
LATIN = [PLAIN.format("latin", weight) for weight in (400, 700)]
VIETNAMESE = [PLAIN.format("vietnamese", weight) for weight in (400, 700)]
OTHER = {
    Script.ARABIC: ["noto-sans-arabic-arabic-400", "noto-sans-arabic-arabic-700"],
    Script.KHMER: ["noto-sans-khmer-khmer-400", "noto-sans-khmer-khmer-700"],
    Script.CHAM: ["noto-sans-cham-cham-400", "noto-sans-cham-cham-700"],
    Script.TAI_VIET: ["noto-sans-tai-viet-tai-viet-400"],
}
# In which a long text is read.
READING = {Script.LATIN: ["noto-serif-latin-400"], Script.CYRILLIC: ["noto-serif-cyrillic-400"]}


def of(language: Language, *, is_read: bool = False) -> list[str]:
    """Tệp phông cần ngay, below the static files."""
    script = Script(language.script)
    # A Latin name in a page of another script may come later.
    found = LATIN if script == Script.LATIN else []
    if language.code in OURS and script in {Script.LATIN, Script.CHAM, Script.TAI_VIET}:
        # The site speaks Vietnamese on them.
        found = [*LATIN, *VIETNAMESE]
    named = OTHER.get(script, []) + (READING.get(script, []) if is_read else [])
    if is_read and language.code in OURS and script == Script.LATIN:
        named = [*named, "noto-serif-vietnamese-400"]
    return found + [SITE.format(name) for name in named]

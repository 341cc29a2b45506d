"""Ảnh trên trang: from the office's own stock, in the sizes a screen asks for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..domain import chart_drawing, charts, galleries, pictures, text
from ..domain.galleries import Hung
from ..domain.text import Charting, Drawing, Shown
from ..models import EditionVersion, Picture

SHOT = "(min-width: 76rem) 73rem, 100vw"
AT_ONCE, WHEN_NEAR = mark_safe('fetchpriority="high"'), mark_safe('loading="lazy"')


def drawing(versions: Iterable[EditionVersion], *, words: Mapping[str, str] | None = None) -> Drawing:
    """Cách vẽ ảnh trong các bài này, read at once; `words` are those of the site on a public page."""
    known = galleries.stock_of(versions)

    def draw(shown: Shown) -> str:
        picture = known.get(shown.number)
        if picture is None:
            return format_html('<p class="missing-picture">{}</p>', _("[Ảnh không có trong kho]"))
        return text.figure(whole(picture, shown.alt), _caption(shown.caption, credited(picture, words)))

    return draw


def hanging(pictures: Sequence[Hung], words: dict[str, str]) -> tuple[Drawing, SafeString]:
    """Cách treo ảnh của một phóng sự, large and numbered, and the strip that leads to each of them.

    `words` are those of the site in the page's language. Everything works without a script.
    """
    at = iter(range(1, len(pictures) + 1))

    def said(number: int) -> SafeString:
        return format_html(words["gallery_at"], n=number, m=len(pictures))

    def draw(shown: Shown) -> str:
        if all(each.pk != shown.number for each, _words in pictures):
            return format_html('<p class="missing-picture">{}</p>', _("[Ảnh không có trong kho]"))
        number = next(at)
        picture = pictures[number - 1][0]
        credit = _caption(shown.caption, credited(picture, words))
        return format_html(
            '<figure class="shot" id="anh-{}">{}<figcaption><span class="shot__at" lang="{}">{}</span> {}'
            "</figcaption></figure>\n",
            number,
            whole(picture, shown.alt, SHOT, is_first=number == 1),
            words["lang"],
            said(number),
            credit,
        )

    steps = [
        (number, cut(picture, said(number), "9rem")) for number, (picture, _shown) in enumerate(pictures, 1)
    ]
    links = format_html_join("", '<li><a href="#anh-{}">{}</a></li>', steps)
    return draw, format_html(
        '<nav class="strip" aria-label="{}" lang="{}"><ol>{}</ol></nav>',
        words["gallery"],
        words["lang"],
        links,
    )


def charting(
    version: EditionVersion, code: str, *, is_rtl: bool = False, file: Callable[[int], str] | None = None
) -> Charting:
    """Cách vẽ biểu đồ của một phiên bản; `file` gives what stands below the chart of a number."""
    shown = charts.of(version)

    def draw(number: int, rows: list[list[Any]]) -> str:
        chart = shown[number]
        if not chart.numbers or chart.wrong:
            return format_html('<p class="missing-picture">{}</p>', chart.wrong)
        for row, numbers in zip(rows[1:], chart.numbers, strict=True):
            for cell, each in zip(row[1:], numbers, strict=True):
                written = cell.children[0]
                written.type, written.tag, written.nesting, written.content = (
                    "text",
                    "",
                    0,
                    each.written(code, is_rtl=is_rtl),
                )
                cell.children = [written]
        body = chart_drawing.drawn(chart, f"bieu-do-{number + 1}", code, is_rtl=is_rtl)
        below = file(number + 1) if file is not None else ""
        return format_html(
            '<figure class="charted"><figcaption><strong>{}</strong></figcaption>{}{}</figure>\n',
            chart.title,
            body,
            below,
        )

    return draw


def whole(
    picture: Picture, alt: str, sizes: str = "(min-width: 60rem) 46rem, 100vw", *, is_first: bool = False
) -> SafeString:
    """Ảnh nguyên khung, loaded when it comes near; the first of a page at once."""
    digest = picture.file.sha256
    widths = [width for width in pictures.WIDTHS if width <= picture.width] or [pictures.WIDTHS[0]]
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}>',
        address(digest, widths[min(1, len(widths) - 1)]),
        ", ".join(f"{address(digest, width)} {width}w" for width in widths),
        sizes,
        picture.width,
        picture.height,
        alt,
        AT_ONCE if is_first else WHEN_NEAR,
    )


def cut(picture: Picture, alt: str, sizes: str, *, is_first: bool = False) -> SafeString:
    """Ảnh cắt 16:9 quanh điểm chính; the first of a page is loaded at once."""
    digest, focus = picture.file.sha256, (picture.focus_x, picture.focus_y)
    widths = [width for width in pictures.WIDTHS if width <= picture.width] or [pictures.WIDTHS[0]]
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="1600" height="900" alt="{}" {}>',
        address(digest, widths[min(1, len(widths) - 1)], focus),
        ", ".join(f"{address(digest, width, focus)} {width}w" for width in widths),
        sizes,
        alt,
        AT_ONCE if is_first else WHEN_NEAR,
    )


def address(digest: str, width: int, focus: tuple[int, int] | None = None) -> str:
    """Địa chỉ của một cỡ ảnh; it never changes and may be kept for ever."""
    if focus is None:
        return reverse("pictures:whole", args=[digest, width])
    return reverse("pictures:cut", args=[digest, width, *focus])


def credited(picture: Picture, words: Mapping[str, str] | None = None) -> str:
    """Ảnh, tranh hay đồ họa của ai."""
    made = words[f"by_{picture.medium}"] if words else picture.get_medium_display()
    return f"{made}: {picture.credit}"


def _caption(caption: str, credit: str) -> str:
    return f"{caption} · {credit}" if caption else credit

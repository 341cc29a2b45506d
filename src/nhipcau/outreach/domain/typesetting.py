"""Dàn chữ: the blocks of a text, its fonts and its direction, as the template of a leaflet takes them."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from nhipcau.mailing.domain.outbox import absolute
from nhipcau.newsroom.domain import blocks as reading
from nhipcau.newsroom.domain import chart_drawing, charts, text
from nhipcau.newsroom.domain.blocks import Block, Line
from nhipcau.newsroom.domain.charts import Chart
from nhipcau.newsroom.enums import Script
from nhipcau.newsroom.models import EditionVersion, Language, Picture

# Of each script first the face made for it; the others follow for names in other letters.
SERIF = "Noto Serif"
FACES = {
    Script.HANS: "Noto Sans SC",
    Script.ARABIC: "Noto Sans Arabic",
    Script.KHMER: "Noto Sans Khmer",
    Script.CHAM: "Noto Sans Cham",
    Script.TAI_VIET: "Noto Sans Tai Viet",
}
# In which its marks stand above and below each other, and lines need room.
TALL = {Script.ARABIC: 0.95, Script.KHMER: 1.05, Script.CHAM: 0.95, Script.TAI_VIET: 0.95}
LEADING = 0.72
# The colours of the site's charts on paper (portal.css).
COLOURS = ("#0b7d7d", "#b3541e", "#5b5ea6", "#5f7a1c", "#a23b72", "#7a6a3a")
DASHES = ("none", "7 4", "2 4", "10 3 2 3", "4 2", "1 3")


def frame(language: Language, told: dict[str, str]) -> dict[str, Any]:
    """Phông, tiếng và hướng đọc of the whole, and of the words the site itself says."""
    script = Script(language.script)
    own = FACES.get(script)
    # The serif face draws Latin letters everywhere; of the marks between, Han text has its own.
    serif: Any = {"name": SERIF, "covers": "latin-in-cjk"} if script == Script.HANS else SERIF
    order = [serif, *([own] if own else []), *(face for face in FACES.values() if face != own)]
    return {
        **speech(language.code, is_rtl=language.is_rtl),
        "fonts": order,
        "leading": TALL.get(script, LEADING),
        "justified": script in {Script.HANS},
        "site": speech(told["lang"], is_rtl=language.is_rtl and told["lang"] == language.code),
    }


def speech(code: str, *, is_rtl: bool) -> dict[str, str]:
    """Tiếng và hướng đọc as Typst takes them: "zh-Hans" is the Chinese of China."""
    lang, _dash, rest = code.partition("-")
    region = "CN" if rest == "Hans" else rest if len(rest) == 2 and rest.isalpha() else ""
    return {"lang": lang.lower(), "region": region.upper(), "dir": "rtl" if is_rtl else "ltr"}


def known_pictures(version: EditionVersion) -> dict[int, Picture]:
    """Ảnh trong bài còn được dùng hôm nay, by number."""
    found = Picture.objects.select_related("file").in_bulk(list(text.numbers([version.body])))
    return {pk: picture for pk, picture in found.items() if picture.may_be_shown}


def named(picture: Picture, *, is_cut: bool = False) -> str:
    """Tên tệp của ảnh trong bản in, by all that its look depends on."""
    mark = f"-{picture.focus_x}-{picture.focus_y}" if is_cut else ""
    return f"{picture.file.sha256}{mark}.jpg"


def pictured(picture: Picture, alt: str, caption: str, *, is_cut: bool = False) -> dict[str, Any]:
    """Một ảnh: its file, what it shows, whose it is."""
    return {
        "kind": "picture",
        "file": named(picture, is_cut=is_cut),
        "alt": alt or picture.alt,
        "caption": caption,
        "credit": picture.credit,
        "upright": picture.height > picture.width and not is_cut,
    }


def blocks(version: EditionVersion, known: dict[int, Picture], language: Language) -> list[dict[str, Any]]:
    """Các khối của bài; headings follow each other without a gap, as PDF/UA-1 wants (7.4.2)."""
    return _Setting(charts.of(version), known, language).set(reading.of(version.body))


class _Setting:
    """One text on its way to the template."""

    def __init__(self, drawn: Sequence[Chart], known: dict[int, Picture], language: Language) -> None:
        self.charts, self.known, self.language = iter(drawn), known, language
        self.level = 1
        self.chart: Chart | None = None

    def set(self, found: Sequence[Block]) -> list[dict[str, Any]]:
        return [told for block in found if (told := self._one(block)) is not None]

    def _one(self, block: Block) -> dict[str, Any] | None:
        if block.shown is not None:
            return self._charted() if block.shown.chart else self._picture(block.shown)
        match block.kind:
            case reading.HEADING:
                self.level = min(block.level, self.level + 1)
                return {"kind": "heading", "level": self.level, "runs": _line(block.runs)}
            case reading.LIST:
                items = [self.set(item) for item in block.items]
                return {"kind": "list", "start": block.start, "items": items}
            case reading.QUOTE:
                return {"kind": "quote", "blocks": self.set(block.items[0])}
            case reading.TABLE:
                return self._table(block)
        # What is left is a paragraph, or a rule between two.
        return {"kind": block.kind, "runs": _line(block.runs)}

    def _picture(self, shown: text.Shown) -> dict[str, Any] | None:
        picture = self.known.get(shown.number)
        return None if picture is None else pictured(picture, shown.alt, shown.caption)

    def _charted(self) -> dict[str, Any] | None:
        chart = next(self.charts, None)
        if chart is None or chart.wrong or not chart.numbers:
            return None
        self.chart = chart
        drawn = chart_drawing.drawn(chart, "bieu-do", self.language.code, is_rtl=self.language.is_rtl)
        return {
            "kind": "chart",
            "svg": _inked(str(drawn)),
            "title": chart.title,
            "alt": f"{chart.title}. {chart.description}",
        }

    def _table(self, block: Block) -> dict[str, Any]:
        rows = [[_line(cell) for cell in row] for row in block.rows]
        # The numbers of a chart are those of the source, written as this language writes them.
        if self.chart is not None:
            for row, numbers in zip(rows[1:], self.chart.numbers, strict=True):
                row[1:] = [[_run(each.written(self.language.code))] for each in numbers]
            self.chart = None
        many = max(map(len, rows), default=0)
        rights = [
            all(_is_number("".join(run["text"] for run in row[at])) for row in rows[1:] if at < len(row))
            for at in range(many)
        ]
        return {"kind": "table", "rows": rows, "columns": many, "numbers": rights}


def _line(runs: Line) -> list[dict[str, Any]]:
    return [_run(run.text, run.bold, run.italic, run.link) for run in runs]


def _run(said: str, bold: bool = False, italic: bool = False, link: str = "") -> dict[str, Any]:
    # A place within the page has no address on paper.
    whole = "" if link.startswith("#") else urljoin(absolute("/"), link) if link else ""
    return {"text": said, "bold": bold, "italic": italic, "link": whole}


def _is_number(said: str) -> bool:
    bare = said.translate({ord(sign): None for sign in " .,%−-–+\u00a0\u202f"})
    return bare.isdecimal()


def _inked(svg: str) -> str:
    """Hình của biểu đồ with its colours in it: a file of its own has no sheet."""
    names = ", ".join(f"'{face}'" for face in (SERIF, *FACES.values()))
    rules = [
        f"text{{font:13px {names};fill:#1c2b2d}}",
        ".chart__label{text-anchor:middle}.chart__grid{stroke:#d5dcdc}.chart__line{fill:none;stroke-width:2.5}",
    ]
    for at, (colour, dash) in enumerate(zip(COLOURS, DASHES, strict=True), 1):
        rules.append(
            f".chart__{at}{{fill:{colour}}}.chart__line{at}{{stroke:{colour};stroke-dasharray:{dash}}}"
        )
    opening, rest = svg.split(">", 1)
    opening = opening.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return f"{opening}><style>{''.join(rules)}</style>{rest}"

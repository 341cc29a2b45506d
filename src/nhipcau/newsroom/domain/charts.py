"""Biểu đồ: a line `![mô tả](bieu-do:cot "Tên biểu đồ")` before a table; its numbers are those of the table.

A translation shows the numbers of the text from which it was made, written as its own language writes them:
no figure can differ from one language to another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from django.utils.translation import gettext as _

from ..enums import StoryKind
from ..models import Edition, EditionVersion
from . import text

BARS, LINES = "cot", "duong"
MOST_ROWS, MOST_SERIES = 40, 6
SPACES = re.compile(r"[\s\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Number:
    """Một con số: its value, its places after the point, and a percent sign."""

    value: Decimal
    places: int = 0
    mark: str = ""

    def written(self, code: str, *, is_rtl: bool = False) -> str:
        """Như một ngôn ngữ viết số; among words from right to left its sign stays before it."""
        form = "#,##0" + ("." + "0" * self.places if self.places else "")
        said = format_decimal(self.value, format=form, locale=_locale(code)) + self.mark
        # Left-to-right isolate … pop (Unicode Standard Annex 9).
        return f"\u2066{said}\u2069" if is_rtl else said


@dataclass(frozen=True, slots=True)
class Chart:
    """Một biểu đồ: labels of the rows and of the series, a number for each pair; `wrong` says why not."""

    kind: str
    title: str
    description: str
    corner: str
    series: tuple[str, ...]
    labels: tuple[str, ...]
    numbers: tuple[tuple[Number, ...], ...] = ()
    wrong: str = ""


def of(version: EditionVersion) -> list[Chart]:
    """Các biểu đồ của một phiên bản, in order; asks for its source only where there is a chart."""
    if "](bieu-do:" not in version.body:
        return []
    edition, source = version.edition, version.of_source
    mine = text.charts(version.body)
    if source is None:
        return [read(each, edition.language.code) for each in mine]
    own = edition.story.language.code
    theirs = [read(each, own) for each in text.charts(source.body)]
    return [_as_told(read(each, own), theirs[at : at + 1]) for at, each in enumerate(mine)]


def read(shown: text.Charted, code: str) -> Chart:
    """Biểu đồ từ bảng của nó, whose numbers are written as in the language `code`."""
    rows = shown.rows
    head, body = (rows[0], rows[1:]) if rows else ((), ())
    made = Chart(
        shown.kind,
        shown.title,
        shown.description,
        head[0] if head else "",
        tuple(head[1:]),
        tuple(row[0] for row in body),
    )
    if len(body) < 2 or not made.series:
        return replace(made, wrong=_("dưới dòng biểu đồ phải là một bảng có ít nhất hai hàng và hai cột"))
    if len(body) > MOST_ROWS or len(made.series) > MOST_SERIES:
        said = _("bảng có nhiều nhất %(rows)d hàng và %(series)d cột số")
        return replace(made, wrong=said % {"rows": MOST_ROWS, "series": MOST_SERIES})
    numbers: list[tuple[Number, ...]] = []
    for row in body:
        found = [parsed(cell, code) for cell in row[1:]]
        for cell, number in zip(row[1:], found, strict=True):
            if number is None:
                return replace(made, wrong=_("ô “%(cell)s” không phải con số") % {"cell": cell})
        numbers.append(tuple(number for number in found if number is not None))
    return replace(made, numbers=tuple(numbers))


def parsed(cell: str, code: str) -> Number | None:
    """Con số trong một ô, as the language writes it; None for what is none."""
    said = SPACES.sub("", cell).replace("\u2212", "-")
    mark = "%" if said.endswith("%") else ""
    said = said.removesuffix("%")
    group, point = (symbol(_locale(code)) for symbol in (get_group_symbol, get_decimal_symbol))
    group, point = SPACES.sub("", group), re.escape(point)
    thousands = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+" if group else r"\d+"
    found = re.fullmatch(rf"(-?)({thousands})(?:{point}(\d{{1,6}}))?", said, re.ASCII)
    if found is None or len(said) > 20:
        return None
    sign, whole, rest = found[1], found[2].replace(group, "") if group else found[2], found[3] or ""
    return Number(Decimal(f"{sign}{whole}.{rest or '0'}"), len(rest), mark)


def lacking(edition: Edition) -> list[str]:
    """Những gì biểu đồ và trang số liệu còn thiếu trước khi trình."""
    version, story = edition.current, edition.story
    if version is None:
        return []
    shown, found = of(version), []
    for each in shown:
        if each.wrong:
            found.append(
                _("Biểu đồ “%(title)s”: %(wrong)s.") % {"title": each.title or "–", "wrong": each.wrong}
            )
        if not each.title or not each.description:
            found.append(_('Biểu đồ cần tên và mô tả: ![mô tả](bieu-do:cot "tên").'))
    if story.kind != StoryKind.DATA:
        return found
    if not shown:
        found.append(_("Trang số liệu chưa có biểu đồ nào."))
    if not version.data_source:
        found.append(_("Chưa ghi nguồn của số liệu."))
    if version.data_on is None and edition.language_id == story.language_id:
        found.append(_("Chưa ghi ngày của số liệu."))
    return found


def _as_told(mine: Chart, theirs: Sequence[Chart]) -> Chart:
    """Lời của bản dịch, số của bản gốc."""
    for source in theirs:
        shape = (mine.kind, len(mine.series), len(mine.labels))
        if shape == (source.kind, len(source.series), len(source.labels)):
            return replace(mine, numbers=source.numbers, wrong=source.wrong)
    return replace(mine, numbers=(), wrong=_("bảng phải có cùng số hàng, số cột với bản gốc"))


def _locale(code: str) -> Locale:
    try:
        return Locale.parse("vi" if code in {"rad", "jra", "bdq", "cjm", "hmn", "blt"} else code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")

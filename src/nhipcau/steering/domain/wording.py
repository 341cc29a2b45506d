"""Lời nhắc việc: one text a person, graver matters first, in the office's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import notices
from nhipcau.units.models import Unit

from ..enums import Audience

if TYPE_CHECKING:
    from .digests import Line

# A mail of hundreds of lines is not read; the rest is on the page it leads to.
SHOWN = 15


@dataclass(frozen=True, slots=True)
class Text:
    """Một thông báo: a subject of one line that names no matter, the body, and where it leads."""

    subject: str
    body: str
    path: str


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần của thông báo."""

    key: str
    title: str
    lines: "tuple[Line, ...]"


def parts(day: date, lines: "Iterable[Line]") -> list[Part]:
    """Các phần theo mức: what the office steps in for, what a head answers for, late, today, soon."""
    groups: dict[str, list[Line]] = {key: [] for key in ("office", "head", "late", "today", "soon")}
    for line in sorted(lines, key=lambda each: each.matter.due):
        groups[_part_of(day, line)].append(line)
    titles = {
        "office": _("Quá hạn lâu, chuyển đến cơ quan thường trực"),
        "head": _("Quá hạn, báo lãnh đạo đơn vị"),
        "late": _("Quá hạn"),
        "today": _("Hôm nay đến hạn"),
        "soon": _("Sắp đến hạn"),
    }
    return [Part(key, titles[key], tuple(found)) for key, found in groups.items() if found]


@in_official_language
def digest(day: date, lines: "Sequence[Line]", names: Mapping[int, str], person: int) -> Text:
    """Thông báo nhắc việc của một người."""
    found = parts(day, lines)
    counts = "; ".join(f"{_in_short(part)}" for part in found)
    written = f"{day:%d/%m/%Y}"
    subject = _("Nhắc việc ngày %(day)s: %(counts)s") % {"day": written, "counts": counts}
    body: list[str] = []
    for part in found:
        body += [f"{part.title.upper()} ({len(part.lines)})"]
        body += [f"{n}. {_line(day, line, names)}" for n, line in enumerate(part.lines[:SHOWN], 1)]
        if more := len(part.lines) - SHOWN:
            body += [_more(more)] if more > 0 else []
        body += [""]
    return Text(subject[:250], "\n".join(body).rstrip(), reverse("steering:inbox"))


@in_official_language
def closing() -> str:
    """Câu cuối thư."""
    return notices.closing()


def names_of(units: Iterable[int]) -> dict[int, str]:
    """Tên các đơn vị, in one query."""
    wanted = set(units)
    return {pk: name for pk, name in Unit.objects.values_list("pk", "name") if pk in wanted}


def late_in_words(left: int) -> str:
    """Còn hay quá bao nhiêu ngày."""
    if left == 0:
        return _("hôm nay")
    if left < 0:
        return ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", -left) % {"n": -left}
    return ngettext("còn %(n)d ngày", "còn %(n)d ngày", left) % {"n": left}


def _part_of(day: date, line: "Line") -> str:
    if line.audience == Audience.OFFICE:
        return "office"
    if line.audience == Audience.HEAD:
        return "head"
    left = (line.matter.due - day).days
    return "late" if left < 0 else "today" if left == 0 else "soon"


def _in_short(part: Part) -> str:
    words = {
        "office": ngettext("%(n)d việc cần can thiệp", "%(n)d việc cần can thiệp", len(part.lines)),
        "head": ngettext("%(n)d việc báo lãnh đạo", "%(n)d việc báo lãnh đạo", len(part.lines)),
        "late": ngettext("%(n)d quá hạn", "%(n)d quá hạn", len(part.lines)),
        "today": ngettext("%(n)d đến hạn hôm nay", "%(n)d đến hạn hôm nay", len(part.lines)),
        "soon": ngettext("%(n)d sắp đến hạn", "%(n)d sắp đến hạn", len(part.lines)),
    }
    return words[part.key] % {"n": len(part.lines)}


def _more(count: int) -> str:
    return ngettext("… và %(n)d việc nữa.", "… và %(n)d việc nữa.", count) % {"n": count}


def _line(day: date, line: "Line", names: Mapping[int, str]) -> str:
    matter = line.matter
    due = _("hạn %(day)s") % {"day": f"{matter.due:%d/%m/%Y}"}
    told = [
        matter.text,
        names.get(matter.unit, ""),
        f"{due} ({late_in_words((matter.due - day).days)})",
        _("theo %(number)s") % {"number": matter.source} if matter.source else "",
    ]
    return " – ".join(part for part in told if part)

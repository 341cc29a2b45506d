"""Words of the translation board (thẻ hiển thị bảng dịch)."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..domain import wording
from ..domain.board import Cell
from ..enums import CellState

register = template.Library()

# Look of each state: a shape, a word and a colour.
SIGNS = {
    "ok": "✓",
    "ready": "◕",
    "review": "◑",
    "run": "◔",
    "machine": "⚙",
    "missing": "○",
    "stale": "◆",
    "late": "▲",
    "idle": "·",
}
LOOKS = {
    CellState.MISSING: "missing",
    CellState.MACHINE: "machine",
    CellState.TRANSLATING: "run",
    CellState.REVIEW: "review",
    CellState.APPROVED: "ready",
    CellState.PUBLISHED: "ok",
    CellState.STALE: "stale",
}


@register.filter
def split_words(words: str) -> list[str]:
    """Từng từ một."""
    return words.split()


@register.simple_tag
def legend(look: str) -> SafeString:
    """Một dòng chú giải: shape and word."""
    words = {
        "ok": _("đã đăng, theo kịp bản gốc"),
        "ready": _("đã duyệt, chưa đăng"),
        "review": _("chờ duyệt"),
        "run": _("đang dịch"),
        "machine": _("bản máy dịch, chưa ai xem"),
        "missing": _("chưa có, có người đọc chờ"),
        "stale": _("bản gốc đã đổi sau khi dịch"),
        "late": _("quá hạn dịch"),
    }
    return format_html('<span class="nn-cell nn-cell--{}">{}</span> {}', look, SIGNS[look], words[look])


@register.simple_tag
def board_cell(cell: Cell) -> SafeString:
    """Một ô của bảng: what stands in it and where it leads; of the story's own language only that."""
    if cell.is_source:
        return format_html('<span class="nc-muted">{}</span>', _("bản gốc"))
    is_idle = cell.edition is None and not cell.is_asked
    look = "idle" if is_idle else LOOKS[cell.state]
    said = "" if is_idle else _short(cell)
    who = str(cell.task.translator or "") if cell.task else ""
    late = ""
    if cell.is_overdue and cell.task and cell.task.due:
        late = format_html(
            '<span class="nn-cell nn-cell--late">▲ {}</span>',
            _("hạn %(day)s") % {"day": f"{cell.task.due:%d/%m}"},
        )
    elif cell.is_open and cell.task and cell.task.due:
        who = " · ".join(filter(None, [who, _("hạn %(day)s") % {"day": f"{cell.task.due:%d/%m}"}]))
    spoken = _("%(title)s, %(language)s: %(state)s") % {
        "title": cell.story.title,
        "language": cell.language,
        "state": cell.state.label,
    }
    return format_html(
        '<a href="{}" aria-label="{}"><span class="nn-cell nn-cell--{}">{}{}{}</span>{}<small>{}</small></a>',
        _opens(cell),
        spoken,
        look,
        SIGNS[look],
        " " if said else "",
        said,
        late,
        who,
    )


def _short(cell: Cell) -> str:
    edition = cell.edition
    if edition is not None and edition.stale:
        return ngettext("cũ %(n)d câu", "cũ %(n)d câu", edition.stale) % {"n": edition.stale}
    words = {
        CellState.MISSING: _("cần dịch") if cell.rank else _("đã giao"),
        CellState.MACHINE: _("máy dịch"),
        CellState.TRANSLATING: _("đang dịch"),
        CellState.REVIEW: _("chờ duyệt"),
        CellState.APPROVED: _("đã duyệt"),
        CellState.PUBLISHED: _("đã đăng"),
    }
    return words.get(cell.state, "")


@register.simple_tag
def marked_words(old: str, new: str) -> SafeString:
    """Chữ khác nhau giữa hai câu."""
    return wording.marked(old, new)


def _opens(cell: Cell) -> str:
    if cell.edition is not None:
        return reverse("newsroom:workbench", args=[cell.edition.pk])
    return reverse("newsroom:cell", args=[cell.story.pk, cell.language.pk])

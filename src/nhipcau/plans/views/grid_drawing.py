"""Vẽ các dòng của lưới: what the page, and an answer to its script, show of an activity.

No template: a plan has hundreds of rows of some thirty pieces, and a template looks each of them up anew.
Every text goes through `escape`; what is written here is all the markup there is.
"""

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..models import Plan
from .grid_rows import Ask, Cell, GridRow, Source


class Drawing:
    """Nét vẽ chung của mọi dòng: words and addresses, asked for once in the language of the reader."""

    def __init__(self, plan: Plan, *, may_edit: bool, has_sources: bool) -> None:
        self.may_edit = may_edit
        self.has_sources = has_sources
        self.by_unit = plan.by_unit
        self.place = plan.get_absolute_url() if plan.by_unit else ""
        self.line = escape(_("dòng"))
        self.choose, self.perform = escape(_("Chọn hoạt động")), escape(_("Thực hiện"))
        self.edit, self.drop = escape(_("Sửa")), escape(_("Bỏ"))
        self.ask, self.nobody = _("Chưa rõ “%(name)s”."), escape(_("Danh bạ không có tên gần giống."))
        self.lack = f'<small class="plans-cell__lack">{escape(_("còn thiếu"))}</small>'
        self.own = f'<span class="nc-muted">{escape(_("tự đề ra"))}</span>'
        self.last = f'<td class="plans-sources" data-label="{escape(_("Căn cứ"))}">'

    def row(self, row: GridRow) -> SafeString:
        """Một dòng của bảng."""
        cells = "\n".join([self._cell(cell) for cell in row.cells])
        last = f"\n{self._last(row)}" if self.has_sources or self.may_edit else ""
        return SafeString(
            f'<tr id="hd-{row.key}" data-row="{row.key}">\n{self._number(row)}\n{cells}{last}\n</tr>\n'
        )

    def _number(self, row: GridRow) -> str:
        number, key = row.number, row.key
        if self.may_edit:
            number = (
                f'<input type="checkbox" form="merge" name="row" value="{key}" id="chon-{key}"> '
                f'<label for="chon-{key}"><span class="w-sr-only">{self.choose}</span> {number}</label>'
            )
        if self.by_unit:
            number += (
                f'<a class="plans-do" href="{self.place}{row.path}thuc-hien/">{self.perform}'
                f'<span class="w-sr-only"> {self.line} {row.number}</span></a>'
            )
        return f'<th scope="row" class="plans-number">{number}</th>'

    def _cell(self, cell: Cell) -> str:
        text = f'<span class="plans-cell__text">{escape(cell.value)}</span>'
        if cell.is_bare:
            return f'<td role="gridcell" {cell.head}">{text}</td>'
        looks = f"{' is-lacking' if cell.lacks else ''}{' is-unclear' if cell.asks else ''}"
        hint = f'<small class="plans-cell__hint">{escape(cell.hint)}</small>' if cell.hint else ""
        told = f"{hint}{self.lack if cell.lacks else ''}{''.join(map(self._ask, cell.asks))}"
        return f'<td role="gridcell" {cell.head}{looks}">{text}{told}</td>'

    def _ask(self, ask: Ask) -> str:
        offered = self.nobody
        if ask.suggestions:
            offered = "".join(
                f'<button type="button" class="plans-pick" data-pick="{escape(each.value)}">'
                f"{escape(each.name)}?</button>"
                for each in ask.suggestions
                if self.may_edit
            )
        return f'<small class="plans-cell__ask">{escape(self.ask % {"name": ask.written})} {offered}</small>'

    def _last(self, row: GridRow) -> str:
        grounds = "".join(map(_ground, row.sources)) or self.own if self.has_sources else ""
        return f"{self.last}{grounds}{_charge(row) if self.by_unit else ''}{self._acts(row)}</td>"

    def _acts(self, row: GridRow) -> str:
        if not self.may_edit:
            return ""
        moves = "".join(
            f'<button form="row-acts" formaction="{row.path}chuyen/" name="step" value="{step}"'
            f' aria-label="{escape(said)}">{arrow}</button>'
            for step, said, arrow in (("up", row.moves.up, "↑"), ("down", row.moves.down, "↓"))
        )
        return (
            f'<span class="plans-acts"><a href="{row.path}">{self.edit}<span class="w-sr-only"> {self.line}'
            f' {row.number}</span></a>{moves}<button form="row-acts" formaction="{row.path}bo/"'
            f' aria-label="{escape(row.moves.drop)}">{self.drop}</button></span>'
        )


def _ground(source: Source) -> str:
    return f'<a href="{escape(source.url)}" title="{escape(source.text)}">{escape(source.cited)} ↗</a>'


def _charge(row: GridRow) -> str:
    """Người phụ trách và tiến độ, of a line of a unit's own plan."""
    person, progress = row.activity.responsible, row.activity.progress
    named = f'<span class="plans-charge" lang="vi">{escape(str(person))}</span>' if person else ""
    return f'{named}<span class="nc-muted">{progress} %</span>' if progress else named

"""Văn bản của kế hoạch: what the paper says, composed from the plan's records; what must be ready."""

import re
from collections.abc import Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import letterheads
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Row,
    Table,
)

from .. import queries
from ..enums import Column as Cell
from ..models import Activity, Plan
from . import cells, gaps

_ITEM = re.compile(r"^[-–•]\s+")
_SUB_ITEM = re.compile(r"^\+\s+")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+")
# Longer numbered lines are sentences, not headings.
_HEADING_LENGTH = 90


def compose(paper: Paper) -> OfficialDocument:
    """Soạn văn bản kế hoạch: grounds, three parts, and the activities as a table across the page."""
    plan = plan_of(paper)
    rows = queries.in_groups(queries.lines(plan))
    blocks: list[Block] = [*in_blocks(plan.grounds)]
    blocks += [Heading(_("MỤC ĐÍCH, YÊU CẦU")), *in_blocks(plan.aims)]
    blocks += [Heading(_("NỘI DUNG")), *in_blocks(plan.summary), *_overview(rows)]
    blocks += [Heading(_("TỔ CHỨC THỰC HIỆN")), *in_blocks(plan.organisation)]
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name=_("KẾ HOẠCH")),
        blocks=tuple(blocks),
        signature=letterheads.signature_of(paper),
        recipients=letterheads.recipients_of(paper) or (_("Các đơn vị có tên trong Phụ lục (để thực hiện)"),),
        filed=letterheads.filed_of(paper),
        annexes=(_annex(rows),) if rows else (),
    )


def plan_of(paper: Paper) -> Plan:
    """Kế hoạch của một văn bản đi, with the paper it was asked for."""
    plan = Plan.objects.select_related("office").get(paper=paper)
    plan.paper = paper
    return plan


def url(paper: Paper) -> str:
    """Trang của kế hoạch."""
    return reverse("plans:grid", args=[plan_of(paper).pk])


def require_ready(paper: Paper) -> None:
    """Đủ điều kiện trình ký: no obligation unanswered without a reason, every activity led by known units.

    Raises Refused, saying how many of which are left.
    """
    plan = plan_of(paper)
    found = gaps.of(plan)
    stopping = [lack for lack in found.lacking if lack.stops]
    left = []
    if found.unanswered:
        left.append(
            _("%(n)d nhiệm vụ chưa có hoạt động và chưa nêu lý do để ngoài") % {"n": len(found.unanswered)}
        )
    if stopping:
        numbers = ", ".join(str(lack.number) for lack in stopping[:10])
        left.append(
            _("%(n)d hoạt động chưa rõ nội dung hoặc đơn vị (dòng %(numbers)s)")
            % {"n": len(stopping), "numbers": numbers + ("…" if len(stopping) > 10 else "")}
        )
    if not queries.live_activities(plan).exists():
        left.append(_("chưa có hoạt động nào"))
    if left:
        raise Refused(_("Kế hoạch chưa trình ký được: %(left)s.") % {"left": "; ".join(left)})


def in_blocks(text: str) -> list[Block]:
    """Lời văn thành đoạn: "- " and "+ " begin items, a short numbered line is a heading of level 2."""
    found: list[Block] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if _ITEM.match(line):
            found.append(Item(_ITEM.sub("", line)))
        elif _SUB_ITEM.match(line):
            found.append(Item(_SUB_ITEM.sub("", line), level=2))
        elif _NUMBERED.match(line) and len(line) <= _HEADING_LENGTH and not line.endswith((".", ";")):
            found.append(Heading(_NUMBERED.sub("", line), level=2))
        else:
            found.append(Paragraph.of(line))
    return found


def annex_cells(row: Activity) -> tuple[str, ...]:
    """Các ô của một hoạt động trong phụ lục, after its number."""
    money = cells.read(row, Cell.BUDGET)
    return (
        row.text,
        cells.read(row, Cell.LEADS),
        cells.read(row, Cell.SUPPORTERS),
        row.deadline_text,
        row.deliverable,
        " ".join(part for part in (money, f"({row.budget_line})" if row.budget_line else "") if part),
        answered_in_words(row),
    )


def answered_in_words(row: Activity) -> str:
    """Căn cứ của hoạt động: number of the directive and section, each once."""
    named = []
    for answer in row.answers.all():
        directive = answer.obligation.directive
        parts = (directive.number or directive.title, answer.obligation.section)
        named.append(" ".join(part for part in parts if part))
    return cells.BETWEEN.join(dict.fromkeys(named))


def _overview(rows: Sequence[Activity]) -> list[Block]:
    if not rows:
        return []
    count = len(rows)
    lead = ngettext(
        "Kế hoạch gồm %(n)d hoạt động; đơn vị chủ trì, phối hợp, thời gian và sản phẩm tại Phụ lục kèm theo.",
        "Kế hoạch gồm %(n)d hoạt động; đơn vị chủ trì, phối hợp, thời gian và sản phẩm tại Phụ lục kèm theo.",
        count,
    ) % {"n": count}
    found: list[Block] = [Paragraph.of(lead)]
    groups = [(name, list(members)) for name, members in groupby(rows, key=lambda row: row.group)]
    if len(groups) > 1:
        found += [
            Item(_("%(group)s: %(n)d hoạt động.") % {"group": name or _("Hoạt động khác"), "n": len(members)})
            for name, members in groups
        ]
    return found


def _annex(rows: Sequence[Activity]) -> Annex:
    # A column of money without an amount is only in the way.
    has_money = any(row.budget is not None or row.budget_line for row in rows)
    kept = [place for place in range(8) if place != 6 or has_money]
    columns = (
        Column(_("TT"), 0.5, Align.CENTRE),
        Column(_("Nội dung hoạt động"), 4.2),
        Column(_("Chủ trì"), 2),
        Column(_("Phối hợp"), 2),
        Column(_("Thời gian"), 1.3, Align.CENTRE),
        Column(_("Sản phẩm"), 1.9),
        Column(_("Kinh phí"), 1.2, Align.RIGHT),
        Column(_("Căn cứ"), 1.4),
    )
    table: list[Row] = []
    number = 0
    blank = ("",) * (len(columns) - 1)
    for place, (name, members) in enumerate(groupby(rows, key=lambda row: row.group)):
        if name:
            title = (f"{_roman(place + 1)}. {name}", *blank)
            table.append(Row(tuple(title[at] for at in kept), strong=True, span_all=True))
        for row in members:
            number += 1
            values = (str(number), *annex_cells(row))
            table.append(Row(tuple(values[at] for at in kept)))
    shown = tuple(columns[at] for at in kept)
    return Annex(_("DANH MỤC HOẠT ĐỘNG"), (Table(shown, tuple(table)),), landscape=True)


def _roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        written += sign * count
    return written

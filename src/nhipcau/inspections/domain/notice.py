"""Công văn thông báo đợt kiểm tra, and the notice of its results (thông báo kết quả kiểm tra)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.language import in_official_language
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

from ..enums import Nature
from ..models import InspectionRound, Visit
from . import minute, tallying, wording
from .tallying import Sheet


@in_official_language
def announced_title(round_: InspectionRound) -> str:
    """Trích yếu công văn: "kiểm tra …", without "về việc"."""
    return _("thông báo %(kind)s: %(title)s") % {
        "kind": round_.get_kind_display().lower(),
        "title": round_.title,
    }


@in_official_language
def announcement(round_: InspectionRound) -> list[str]:
    """Nội dung công văn, a paragraph or an item a line."""
    first, last = f"{round_.starts_on:%d/%m/%Y}", f"{round_.ends_on:%d/%m/%Y}"
    count, kind = round_.items.count(), round_.get_kind_display().lower()
    lines = [
        f"{'; '.join(wording.grounds(round_.ground))}.",
        _("%(office)s thông báo %(kind)s “%(title)s”, cụ thể như sau:")
        % {
            "office": round_.office.name,
            "kind": kind,
            "title": round_.title,
        },
        _("- Thời gian: từ ngày %(first)s đến hết ngày %(last)s;") % {"first": first, "last": last},
        _("- Kỳ được %(kind)s: từ ngày %(first)s đến hết ngày %(last)s;")
        % {
            "kind": kind,
            "first": f"{round_.period_from:%d/%m/%Y}",
            "last": f"{round_.period_to:%d/%m/%Y}",
        },
    ]
    if papers := "; ".join(each.number or each.title for each in round_.directives.all()):
        lines.append(_("- Văn bản được %(kind)s: %(papers)s;") % {"kind": kind, "papers": papers})
    if count:
        lines.append(
            ngettext(
                "- Cách làm: %(kind)s %(n)d việc rút ngẫu nhiên từ việc đã giao, đối chiếu minh chứng.",
                "- Cách làm: %(kind)s %(n)d việc rút ngẫu nhiên từ việc đã giao, đối chiếu minh chứng.",
                count,
            )
            % {"kind": kind, "n": count}
        )
    lines.append(
        _("Đề nghị đơn vị chuẩn bị hồ sơ, minh chứng của các việc nêu trên và cử đại diện làm việc với đoàn.")
    )
    return lines


@in_official_language
def title_of(round_: InspectionRound) -> str:
    """Trích yếu của thông báo kết quả."""
    return _("Kết quả %(kind)s: %(title)s") % {
        "kind": round_.get_kind_display().lower(),
        "title": round_.title,
    }


@in_official_language
def document(paper: Paper, round_: InspectionRound) -> OfficialDocument:
    """Thông báo kết quả hoàn chỉnh."""
    sheet = tallying.read(round_)
    visits = list(round_.visits.select_related("unit", "minute"))
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name="Thông báo"),
        blocks=(
            *minute.grounds(round_.ground),
            Paragraph.of(_opening(round_, len(visits), len(sheet.items))),
            Heading(_("Kết quả chung")),
            minute.figures_table(tallying.of(sheet)),
            Heading(_("Kết quả theo đơn vị")),
            _by_unit(sheet, visits),
            Heading(_("Tồn tại, vi phạm")),
            *_faults(sheet),
            Heading(_("Kiến nghị và thời hạn")),
            *_recommendations(sheet),
            Paragraph.of(_("Đề nghị các đơn vị thực hiện kiến nghị và gửi minh chứng khắc phục đúng hạn.")),
        ),
        signature=letterheads.signature_of(paper),
        recipients=(*(visit.unit.name for visit in visits), *letterheads.recipients_of(paper)),
        filed=letterheads.filed_of(paper),
        annexes=(
            Annex(minute.tasks_title(round_), (minute.tasks_table(sheet, with_units=True),), landscape=True),
        ),
    )


def _opening(round_: InspectionRound, units: int, tasks: int) -> str:
    return _(
        "Từ ngày %(first)s đến ngày %(last)s, đoàn %(kind)s đã làm việc với %(units)d đơn vị, xem xét "
        "%(tasks)d việc. %(office)s thông báo kết quả như sau:"
    ) % {
        "first": f"{round_.starts_on:%d/%m/%Y}",
        "last": f"{round_.ends_on:%d/%m/%Y}",
        "kind": round_.get_kind_display().lower(),
        "units": units,
        "tasks": tasks,
        "office": round_.office.name,
    }


def _by_unit(sheet: Sheet, visits: list[Visit]) -> Table:
    number = Align.RIGHT
    columns = (
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Đơn vị"), 6),
        Column(_("Biên bản"), 3),
        Column(_("Việc"), 1.4, number),
        Column(_("Đạt"), 1.4, number),
        Column(_("Có tồn tại"), 1.6, number),
        Column(_("Kiến nghị"), 1.6, number),
    )
    rows = []
    for place, visit in enumerate(visits, 1):
        own = [item for item in sheet.items if item.visit_id == visit.pk]
        rows.append(
            Row(
                (
                    str(place),
                    visit.unit.name,
                    visit.minute.full_number if visit.minute else "",
                    str(len(own)),
                    str(sum(map(tallying.is_met, own))),
                    str(sum(map(tallying.is_faulty, own))),
                    str(sum(each.visit_id == visit.pk for each in sheet.recommendations)),
                )
            )
        )
    return Table(columns, tuple(rows))


def _faults(sheet: Sheet) -> list[Block]:
    units = {item.pk: item.visit.unit.name for item in sheet.items}
    blocks: list[Block] = []
    for nature in Nature:
        found = [each for each in sheet.findings if each.nature == nature and nature != Nature.MET]
        if not found:
            continue
        rows = wording.numbers(sorted({sheet.place_of(each.item_id) for each in found}))
        head = {"nature": nature.label, "n": len(found), "rows": rows}
        blocks.append(Item(_("%(nature)s: %(n)d phát hiện (dòng %(rows)s của Phụ lục).") % head))
        blocks += [Item(f"{units[each.item_id]}: {wording.sentence(each.text)}", level=2) for each in found]
    return blocks or [Paragraph.of(_("Không có."))]


def _recommendations(sheet: Sheet) -> list[Block]:
    units = {item.visit_id: item.visit.unit.name for item in sheet.items}
    blocks: list[Block] = [
        Item(
            _("%(unit)s: %(text)s Hạn thực hiện: %(day)s.")
            % {
                "unit": units[each.visit_id],
                "text": wording.sentence(each.text),
                "day": f"{each.due:%d/%m/%Y}",
            }
        )
        for each in sheet.recommendations
    ]
    return blocks or [Paragraph.of(_("Không có."))]

"""Biên bản kiểm tra: what the team and the unit sign, composed from the records.

Its parts follow the usual order of a minute (NĐ 30/2020/NĐ-CP, phụ lục III, mẫu biên bản): when, where, who,
what, the end, two signatures. Every number names the rows of the annex it was counted from.
"""

from collections.abc import Iterable
from datetime import time

from django.utils import timezone
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
    Form,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
)
from nhipcau.official.domain.wording import long_date

from .. import queries
from ..enums import Nature, TeamPart
from ..models import Finding, InspectionRound, SampleItem, Visit
from . import tallying, teams, wording
from .tallying import Sheet, Tally
from .wording import sentence


@in_official_language
def title_of(visit: Visit) -> str:
    """Trích yếu của biên bản."""
    return _("%(kind)s việc thực hiện nhiệm vụ thông tin đối ngoại tại %(unit)s") % {
        "kind": visit.round.get_kind_display(),
        "unit": visit.unit.name,
    }


@in_official_language
def document(paper: Paper, visit: Visit) -> OfficialDocument:
    """Biên bản hoàn chỉnh of one unit, as the records stand."""
    sheet = tallying.read(visit.round, visit)
    head = letterheads.of(paper, type_name="Biên bản")
    return OfficialDocument(
        letterhead=head,
        blocks=(
            *grounds(visit.round.ground),
            *_opening(visit),
            *_present(visit),
            *_scope(visit, sheet),
            *_results(visit, sheet),
            *_findings(sheet),
            *_recommendations(sheet),
            *_closing(visit),
        ),
        signature=_for_the_team(visit, head.form),
        other_signature=Signature((_("Đại diện đơn vị được %(kind)s") % {"kind": _kind(visit)},)),
        recipients=(visit.unit.name, *letterheads.recipients_of(paper)),
        filed=letterheads.filed_of(paper),
        annexes=(Annex(tasks_title(visit.round), (tasks_table(sheet),), landscape=True),),
    )


def grounds(text: str) -> list[Block]:
    """Căn cứ, one a line, in italics and closed as such lines are."""
    return [Paragraph((Run(f"{line};", italic=True),)) for line in wording.grounds(text)]


def figures_table(tallies: Iterable[Tally]) -> Table:
    """Bảng số liệu: each number with the rows of the annex it counts."""
    columns = (
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Nội dung"), 8),
        Column(_("Số lượng"), 2, Align.RIGHT),
        Column(_("Dòng trong Phụ lục"), 4),
    )
    shown = [each for each in tallies if each.value or each.key in tallying.ALWAYS]
    rows = [
        Row((str(place), str(each.label), str(each.value), wording.numbers(each.rows)))
        for place, each in enumerate(shown, 1)
    ]
    return Table(columns, tuple(rows))


def tasks_table(sheet: Sheet, *, with_units: bool = False) -> Table:
    """Phụ lục: one row a task, with the sentence that asked for it and what was found."""
    columns = [
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Câu giao việc, văn bản"), 8),
        Column(_("Hạn"), 2.4, Align.CENTRE),
        Column(_("Cách chọn vào mẫu"), 5),
        Column(_("Minh chứng đã xem"), 4),
        Column(_("Phát hiện"), 4),
    ]
    if with_units:
        columns.insert(1, Column(_("Đơn vị"), 3.5))
    rows = []
    for place, item in enumerate(sheet.items, 1):
        cells = _cells(place, item)
        if with_units:
            cells.insert(1, item.visit.unit.name)
        rows.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(rows))


def tasks_title(round_: InspectionRound) -> str:
    """Tên phụ lục: the tasks that were inspected, or supervised."""
    return _("Các việc được %(kind)s") % {"kind": round_.get_kind_display().lower()}


def _cells(place: int, item: SampleItem) -> list[str]:
    found: list[Finding] = item.live  # type: ignore[attr-defined]
    seen = {each.pk: each.title for finding in found for each in finding.evidence.all()}
    source = found[0].quote if found else item.assignment.obligation.text
    where = found[0].place if found else item.assignment.obligation.directive.number
    return [
        str(place),
        f"“{source}” ({where})" if where else f"“{source}”",
        f"{item.assignment.due:%d/%m/%Y}" if item.assignment.due else _("không nêu"),
        wording.why_chosen(item),
        "; ".join(seen.values()) or _("không có"),
        "; ".join(each.get_nature_display() for each in found) or _("chưa ghi"),
    ]


def _opening(visit: Visit) -> list[Block]:
    day = long_date(visit.held_on)
    when = _("Hôm nay, %(day)s") % {"day": day}
    if visit.begins_at:
        when = _("Hồi %(hour)s, %(day)s") % {"hour": _hour(visit.begins_at), "day": day}
    words = {
        "when": when,
        "place": visit.place or visit.unit.name,
        "kind": _kind(visit),
        "round": visit.round.title,
    }
    return [
        Paragraph.of(
            _(
                "%(when)s, tại %(place)s, đoàn %(kind)s làm việc với đơn vị và lập biên bản %(kind)s "
                "“%(round)s” như sau:"
            )
            % words
        )
    ]


def _present(visit: Visit) -> list[Block]:
    team = sorted(
        (
            member
            for member in visit.round.team.select_related("person")
            if not queries.is_recused(member.person, visit)
        ),
        key=lambda member: TeamPart.values.index(member.part),
    )
    blocks: list[Block] = [
        Heading(_("Thành phần")),
        Heading(_("Đoàn %(kind)s") % {"kind": _kind(visit)}, level=2),
    ]
    blocks += [Item(f"{member.person}, {member.get_part_display().lower()}") for member in team]
    told = {"kind": _kind(visit), "unit": visit.unit.name}
    blocks.append(Heading(_("Đơn vị được %(kind)s: %(unit)s") % told, level=2))
    return blocks + [Item(line) for line in visit.unit_side.splitlines() or [_("(ghi khi làm việc)")]]


def _scope(visit: Visit, sheet: Sheet) -> list[Block]:
    held, kind = visit.round, _kind(visit)
    blocks: list[Block] = [
        Heading(_("Phạm vi và cách chọn mẫu")),
        Paragraph.of(
            _("Kỳ được %(kind)s: từ ngày %(first)s đến hết ngày %(last)s.")
            % {
                "kind": kind,
                "first": f"{held.period_from:%d/%m/%Y}",
                "last": f"{held.period_to:%d/%m/%Y}",
            }
        ),
    ]
    if papers := "; ".join(each.number or each.title for each in held.directives.all()):
        blocks.append(
            Paragraph.of(_("Văn bản được %(kind)s: %(papers)s.") % {"kind": kind, "papers": papers})
        )
    if themes := "; ".join(each.name for each in held.themes.all()):
        blocks.append(
            Paragraph.of(_("Nội dung được %(kind)s: %(themes)s.") % {"kind": kind, "themes": themes})
        )
    drawing = held.drawings.order_by("-number").first()
    drawn = sum(item.drawing_id is not None for item in sheet.items)
    if drawing is not None:
        own = sum(row[1] == visit.unit_id for row in drawing.population)
        blocks.append(
            Paragraph.of(
                _(
                    "Mẫu do phần mềm rút ngẫu nhiên, phân tầng theo đơn vị và tình trạng công việc, việc quá "
                    "hạn hoặc từng bị trả lại có trọng số cao hơn; hạt giống %(seed)s, rút ngày %(day)s, "
                    "rút lại được. Đơn vị có %(own)d việc trong phạm vi, %(drawn)d việc được rút%(added)s."
                )
                % {
                    "seed": drawing.seed,
                    "day": f"{timezone.localtime(drawing.drawn_at):%d/%m/%Y}",
                    "own": own,
                    "drawn": drawn,
                    "added": _added(len(sheet.items) - drawn),
                }
            )
        )
    return blocks


def _added(count: int) -> str:
    if not count:
        return ""
    return ngettext(", %(n)d việc do đoàn thêm có lý do", ", %(n)d việc do đoàn thêm có lý do", count) % {
        "n": count
    }


def _results(visit: Visit, sheet: Sheet) -> list[Block]:
    return [
        Heading(_("Kết quả %(kind)s") % {"kind": _kind(visit)}),
        Paragraph.of(_("Mỗi con số dẫn đến các dòng của Phụ lục mà nó được đếm từ đó.")),
        figures_table(tallying.of(sheet)),
    ]


def _findings(sheet: Sheet) -> list[Block]:
    blocks: list[Block] = [Heading(_("Phát hiện, giải trình của đơn vị, ý kiến của đoàn"))]
    told = [each for each in sheet.findings if each.nature != Nature.MET]
    for finding in told:
        blocks += _told(finding, sheet.place_of(finding.item_id))
    met = [each for each in sheet.findings if each.nature == Nature.MET]
    if met:
        rows = wording.numbers(sorted({sheet.place_of(each.item_id) for each in met}))
        blocks.append(Paragraph.of(_("Các việc đạt yêu cầu: dòng %(rows)s của Phụ lục.") % {"rows": rows}))
    return blocks if len(blocks) > 1 else [*blocks, Paragraph.of(_("Không có."))]


def _told(finding: Finding, place: int) -> list[Block]:
    blocks: list[Block] = [
        Item(
            _(
                "%(nature)s (dòng %(place)d): %(text)s Yêu cầu của văn bản: “%(quote)s” (%(where)s). "
                "Minh chứng đã xem: %(seen)s."
            )
            % {
                "nature": finding.get_nature_display(),
                "place": place,
                "text": sentence(finding.text),
                "quote": finding.quote,
                "where": finding.place,
                "seen": wording.seen(finding),
            }
        )
    ]
    if finding.agrees:
        said = finding.explanation or _("nhất trí với phát hiện của đoàn.")
        blocks.append(Item(_("Đơn vị: %(said)s") % {"said": sentence(said)}, level=2))
    elif finding.explanation:
        said = _("Giải trình của đơn vị: %(said)s") % {"said": sentence(finding.explanation)}
        blocks.append(Item(said, level=2))
    if finding.judgement:
        words = {"state": finding.get_state_display().lower(), "words": sentence(finding.judgement)}
        blocks.append(Item(_("Ý kiến của đoàn: %(state)s. %(words)s") % words, level=2))
    return blocks


def _recommendations(sheet: Sheet) -> list[Block]:
    blocks: list[Block] = [Heading(_("Kiến nghị"))]
    blocks += [
        Item(
            _("%(text)s Hạn thực hiện: %(day)s.")
            % {"text": sentence(each.text), "day": f"{each.due:%d/%m/%Y}"}
        )
        for each in sheet.recommendations
    ]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph.of(_("Không có."))]


def _closing(visit: Visit) -> list[Block]:
    end = _(" Buổi làm việc kết thúc lúc %(hour)s.") % {"hour": _hour(visit.ends_at)} if visit.ends_at else ""
    words = _("Biên bản được lập thành 02 bản có giá trị như nhau, hai bên đã đọc, thống nhất và ký tên.")
    return [Paragraph.of(words + end)]


def _for_the_team(visit: Visit, form: Form) -> Signature:
    lead = teams.lead_of(visit.round)
    sign = "T/M" if form is Form.PARTY else "TM."
    team = _("Đoàn %(kind)s") % {"kind": _kind(visit)}
    lines = (f"{sign} {team}", str(TeamPart.LEAD.label))
    return Signature(lines, str(lead.person) if lead else "")


def _kind(visit: Visit) -> str:
    return visit.round.get_kind_display().lower()


def _hour(at: time | None) -> str:
    return _("%(hour)d giờ %(minute)02d") % {"hour": at.hour, "minute": at.minute} if at else ""

"""Báo cáo sự cố: the whole record as an official paper and as data; a drill says so in both."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import letterheads
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import (
    Align,
    Block,
    Column,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Row,
    Run,
    Table,
)

from .. import queries
from ..enums import Phase
from ..models import Incident


@in_official_language
def document(incident: Incident) -> OfficialDocument:
    """Báo cáo đầy đủ, as a draft paper of the unit that leads."""
    stand_in = Paper(kind=PaperKind.REPORT, office=incident.unit, title=_title(incident))
    return OfficialDocument(
        letterhead=letterheads.of(stand_in, type_name="Báo cáo"),
        blocks=tuple(_blocks(incident)),
        signature=letterheads.signature_of(stand_in),
        recipients=letterheads.recipients_of(stand_in),
        filed=letterheads.filed_of(stand_in),
    )


def data(incident: Incident) -> dict[str, Any]:
    """Hồ sơ dưới dạng dữ liệu: moments in ISO with the office's offset, units by name, no persons."""
    return {
        "title": incident.title,
        "is_drill": incident.is_drill,
        "unit": str(incident.unit),
        "state": incident.state,
        "situation": incident.situation,
        "playbook": {"title": incident.playbook.title, "revision": incident.playbook_revision}
        if incident.playbook
        else None,
        "began_at": _iso(incident.began_at),
        "activated_at": _iso(incident.activated_at),
        "stood_down_at": _iso(incident.stood_down_at),
        "closed_at": _iso(incident.closed_at),
        "matter": str(incident.matter) if incident.matter else None,
        "statements": [
            {"title": str(each), "issued_at": _iso(each.issued_at), "is_first": each.is_first}
            for each in queries.statements_of(incident)
        ],
        "roles": [
            {"duty": each.duty, "post": each.post, "deputy": each.deputy_post}
            for each in incident.roles.all()
        ],
        "checklist": [
            {"phase": each.phase, "text": each.text, "done_at": _iso(each.done_at)}
            for each in incident.checks.all()
        ],
        "timeline": [
            {
                "at": _iso(each.at),
                "written_at": _iso(each.written_at),
                "kind": each.kind,
                "text": each.text,
                "source": each.source,
            }
            for each in incident.entries.all()
        ],
        "tasks": [
            {
                "text": each.text,
                "unit": str(each.unit),
                "due_at": _iso(each.due_at),
                "done_at": _iso(each.done_at),
                "result": each.result,
            }
            for each in incident.tasks.select_related("unit")
        ],
        "review": {"well": incident.went_well, "badly": incident.went_badly, "none": incident.no_lesson},
        "lessons": [
            {
                "text": each.text,
                "unit": str(each.unit),
                "due": each.due.isoformat(),
                "activity": each.activity_id,
                "handled": each.handled,
            }
            for each in incident.lessons.select_related("unit")
        ],
    }


def _title(incident: Incident) -> str:
    if incident.is_drill:
        return _("Diễn tập xử lý sự cố: %(title)s") % {"title": incident.title}
    return _("Xử lý sự cố: %(title)s") % {"title": incident.title}


def _blocks(incident: Incident) -> list[Block]:
    blocks: list[Block] = []
    if incident.is_drill:
        words = _("DIỄN TẬP: mọi sự việc dưới đây là giả định.")
        blocks.append(Paragraph((Run(words, bold=True),)))
    blocks += [Heading(_("Tình hình")), *_paragraphs(incident.situation), *_moments(incident)]
    blocks += [Heading(_("Diễn biến và xử lý")), _timeline(incident)]
    if said := _said(incident):
        blocks += [Heading(_("Phát ngôn")), *said]
    if incident.tasks.exists():
        blocks += [Heading(_("Việc đã giao")), _tasks(incident)]
    if incident.checks.exists():
        blocks += [Heading(_("Danh mục việc")), *_checks(incident)]
    blocks.append(Heading(_("Rút kinh nghiệm")))
    for words, text in ((_("Điều làm tốt"), incident.went_well), (_("Điều chưa tốt"), incident.went_badly)):
        blocks += [Heading(words, level=2), *(_paragraphs(text) or [Paragraph.of(_("Chưa ghi."))])]
    blocks.append(Heading(_("Bài học"), level=2))
    found = incident.lessons.select_related("unit", "activity__plan__paper")
    lessons: list[Block] = [Item(_lesson(each)) for each in found]
    return [*blocks, *(lessons or [Paragraph.of(incident.no_lesson or _("Chưa ghi."))])]


def _moments(incident: Incident) -> list[Block]:
    told = [
        (_("Xảy ra"), incident.began_at),
        (_("Kích hoạt"), incident.activated_at),
        (_("Hạ báo động"), incident.stood_down_at),
        (_("Khép lại"), incident.closed_at),
    ]
    return [Item(f"{words}: {_written(at)}.") for words, at in told if at is not None]


def _timeline(incident: Incident) -> Table:
    columns = (Column(_("Lúc"), 2.2, Align.CENTRE), Column(_("Nội dung"), 7), Column(_("Nguồn"), 3))
    rows = [Row((_written(each.at), each.text, each.source)) for each in incident.entries.all()]
    return Table(columns, tuple(rows))


def _said(incident: Incident) -> list[Block]:
    issued = queries.statements_of(incident).filter(issued_at__isnull=False)
    return [Item(f"{_written(each.issued_at)}: {each} ({each.spokesperson}).") for each in issued]


def _tasks(incident: Incident) -> Table:
    columns = (
        Column(_("Việc"), 5),
        Column(_("Đơn vị"), 3),
        Column(_("Hạn"), 2.2, Align.CENTRE),
        Column(_("Kết quả"), 4),
    )
    rows = []
    for each in incident.tasks.select_related("unit"):
        done = _("chưa xong")
        if each.done_at is not None:
            done = _("xong %(at)s") % {"at": _written(each.done_at)}
        result = f"{done}. {each.result}".strip()
        rows.append(Row((each.text, str(each.unit), _written(each.due_at), result)))
    return Table(columns, tuple(rows))


def _checks(incident: Incident) -> list[Block]:
    blocks: list[Block] = []
    checks = list(incident.checks.all())
    for phase in Phase:
        if found := [each for each in checks if each.phase == phase]:
            blocks.append(Heading(str(phase.label), level=2))
            for each in found:
                done = _written(each.done_at) if each.done_at else _("chưa làm")
                blocks.append(Item(f"{each.text}: {done}"))
    return blocks


def _lesson(lesson: Any) -> str:
    became = lesson.handled or _("chưa thực hiện")
    if lesson.activity is not None:
        became = _("đã vào kế hoạch “%(plan)s”") % {"plan": lesson.activity.plan}
    return f"{lesson.text} ({lesson.unit}, {lesson.due:%d/%m/%Y}): {became}."


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph.of(" ".join(line.split())) for line in text.splitlines() if line.strip()]


def _written(at: Any) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"


def _iso(at: Any) -> str | None:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None

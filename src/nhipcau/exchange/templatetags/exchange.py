"""Small words of exchange (thẻ hiển thị của trao đổi dữ liệu)."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhipcau.core.templatetags.nhipcau import state

from ..domain import purposes
from ..domain.findings import Finding
from ..enums import AnswerState, Grade, ImportState
from ..models import Answer, Import, Link

register = template.Library()

IMPORT_LOOKS = {
    ImportState.MAPPING: "wait",
    ImportState.CHECKING: "run",
    ImportState.CHECKED: "wait",
    ImportState.IMPORTING: "run",
    ImportState.DONE: "ok",
}
GRADE_LOOKS = {Grade.WRONG: "late", Grade.SKIPPED: "off", Grade.NOTE: "soon"}
ANSWER_LOOKS = {AnswerState.PENDING: "wait", AnswerState.MERGED: "ok"}


@register.simple_tag
def import_state(record: Import) -> SafeString:
    """Trạng thái một lần nhập; wrong rows are said at once."""
    if record.state == ImportState.CHECKED and record.wrong:
        return state("late", _("Có %(n)d dòng lỗi") % {"n": record.wrong})
    if record.state in {ImportState.CHECKING, ImportState.IMPORTING} and not record.is_running:
        return state("late", _("Dừng giữa chừng"))
    return state(IMPORT_LOOKS.get(ImportState(record.state), "off"), record.get_state_display())


@register.simple_tag
def grade(finding: Finding) -> SafeString:
    """Mức của một điều thấy."""
    found = Grade(finding.grade)
    return state(GRADE_LOOKS[found], found.label)


@register.simple_tag
def link_state(link: Link) -> SafeString:
    """Tình trạng một liên kết."""
    if link.revoked_at:
        return state("off", _("Đã thu hồi"))
    if link.expires_at <= timezone.now():
        return state("off", _("Hết hạn"))
    if link.uses >= link.max_uses:
        return state("off", _("Hết số lần trả lời"))
    if link.uses:
        return state("ok", _("Đã trả lời"))
    return state("run", _("Đã mở")) if link.opened_at else state("wait", _("Chưa mở"))


@register.simple_tag
def answer_state(answer: Answer) -> SafeString:
    """Trạng thái một trả lời."""
    return state(ANSWER_LOOKS.get(AnswerState(answer.state), "off"), answer.get_state_display())


@register.filter
def purpose_label(name: str) -> str:
    """Tên gọi của một mục đích."""
    return purposes.label_of(name)

"""Lời của mẫu, phát hiện, con số: how a task came into the sample, and what stands in papers."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from ..models import Finding, SampleItem
from .sampling import LATE, RETURNED


def why_chosen(item: SampleItem) -> str:
    """Vì sao việc này có trong mẫu: the stratum, how many of it were drawn, its weight, its place."""
    if item.drawing_id is None:
        return _("Đoàn thêm: %(reason)s") % {"reason": item.reason}
    return _(
        "Máy rút: tầng “%(standing)s” của đơn vị có %(size)d việc, rút %(quota)d; "
        "trọng số %(weight)d%(parts)s; thứ tự rút %(rank)d."
    ) % {
        "standing": item.get_standing_display(),
        "size": item.stratum_size,
        "quota": item.quota,
        "weight": item.weight,
        "parts": _parts(item),
        "rank": item.rank,
    }


def numbers(rows: Sequence[int]) -> str:
    """Số thứ tự viết gọn: "1–3, 7"; empty for none."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def seen(finding: Finding) -> str:
    """Minh chứng đã xem, by their titles."""
    titles = [each.title for each in finding.evidence.all()]
    return "; ".join(titles) if titles else _("không có minh chứng")


def grounds(text: str) -> list[str]:
    """Căn cứ, one a line, each begun as such lines are and without its closing mark."""
    lines = (line.rstrip(" ;.,") for line in text.splitlines())
    return [
        line
        if line.lower().startswith(("căn cứ", "thực hiện", "theo"))
        else _("Căn cứ %(ground)s") % {"ground": line}
        for line in lines
    ]


def sentence(text: str) -> str:
    """Lời của người dùng thành câu: on one line, closed with a mark."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _parts(item: SampleItem) -> str:
    why = ["1"]
    if item.is_late:
        why.append(_("quá hạn +%(n)d") % {"n": LATE})
    if item.was_returned:
        why.append(_("từng bị trả lại +%(n)d") % {"n": RETURNED})
    return f" ({', '.join(why)})" if len(why) > 1 else ""

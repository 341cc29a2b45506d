"""Chép thành tin nhắn: a request for comment as plain text, for the chat in which the office talks."""

from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language

from ..models import CommentRound


@in_official_language
def of_round(round_: CommentRound, *, address: str) -> str:
    """Tin nhắn đề nghị góp ý; `address` is the full URL of the paper, where each unit finds its request."""
    silent = round_.requests.filter(agrees=None).select_related("unit").order_by("unit__sort_key")
    lines = [
        (_("ĐỀ NGHỊ GÓP Ý"), round_.paper.title),
        (_("Hạn trả lời"), round_.due.strftime("%d/%m/%Y")),
        (_("Nội dung cần góp ý"), round_.note),
        (_("Đơn vị chưa trả lời"), "; ".join(request.unit.name for request in silent)),
        (_("Xem và góp ý"), address),
    ]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)

"""Ngày của văn bản đáng ngờ: what the header says of its day that cannot well be, told at review.

Of the header as it stands now, corrections included, so that a word goes once the day is put right.
"""

from datetime import date

from django.utils.translation import gettext as _

from .. import queries
from ..models import Directive

# Guidance older than this is seldom still being handed out; the day is then most often misread.
LONG_AGO = 10


def of(directive: Directive, today: date) -> list[str]:
    """Những điều cần đối chiếu về ngày ban hành, in words; none is the usual case."""
    day = directive.date
    if day is None:
        if directive.reading is None:
            return []
        return [
            _(
                "Chưa rõ ngày ban hành: văn bản được tính vào năm %(year)d, "
                "theo số, ký hiệu hoặc ngày tiếp nhận; hãy bổ sung ở “Sửa phần đầu”."
            )
            % {"year": queries.year_of(directive)}
        ]
    said, named = f"{day:%d/%m/%Y}", queries.year_of_number(directive.number)
    doubts = []
    if named and named != day.year:
        doubts.append(
            _("Số, ký hiệu ghi năm %(named)d nhưng ngày ban hành là %(day)s; hãy đối chiếu.")
            % {"named": named, "day": said}
        )
    if day > today:
        doubts.append(_("Ngày ban hành %(day)s chưa tới; hãy đối chiếu với văn bản.") % {"day": said})
    elif day.year < today.year - LONG_AGO:
        doubts.append(
            _("Ngày ban hành %(day)s đã hơn %(n)d năm; hãy đối chiếu với văn bản.")
            % {"day": said, "n": LONG_AGO}
        )
    return doubts

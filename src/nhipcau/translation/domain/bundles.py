"""Gói câu: what goes to a translation tool and comes back, whatever the form of the file (PO, XLIFF).

A file tells which work it belongs to and from which language into which; a sentence is known by its id and
its source. What comes back is taken over only where all of this is as it was sent.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import UnitState
from . import tags

MOST_BYTES = 8_000_000
MOST_UNITS = 20_000
MOST_TOLD = 12
# Letters that no XML 1.0 file holds (https://www.w3.org/TR/xml/#charsets).
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """Một câu: its id within the work, source and target as inline Markdown, how far it is.

    `note` is for who translates; `context` tells where the sentence stands.
    """

    id: str
    source: str
    target: str = ""
    state: str = UnitState.INITIAL
    note: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Các câu của một bài: `work` names it for the machine, `title` for people; languages are BCP 47 tags."""

    work: str
    title: str
    source: str
    target: str
    units: tuple[Unit, ...]


def normal(bundle: Bundle) -> Bundle:
    """Gói câu như mọi tệp giữ được: one kind of line end, nothing that XML cannot hold, states that fit."""
    return replace(
        bundle,
        work=_line(bundle.work),
        title=_line(bundle.title),
        units=tuple(
            Unit(
                id=_line(each.id),
                source=_clean(each.source),
                target=_clean(each.target) if each.target.strip() else "",
                state=state_of(_clean(each.target), each.state),
                note=_lines(each.note),
                context=_lines(each.context),
            )
            for each in bundle.units
        ),
    )


def state_of(target: str, state: str) -> str:
    """Bước của câu: without a translation it is at its beginning, with one never."""
    if not target.strip():
        return UnitState.INITIAL
    return UnitState.DRAFT if state == UnitState.INITIAL or state not in UnitState.values else state


def require_size(content: bytes) -> None:
    """Raises Refused for an empty or too large file."""
    if not content:
        raise Refused(_("Tệp trống; hãy chọn lại tệp."))
    if len(content) > MOST_BYTES:
        raise Refused(
            _("Tệp lớn quá %(most)d MB; hãy tách thành các tệp nhỏ hơn.") % {"most": MOST_BYTES // 1_000_000}
        )


def read(work: str, title: str, source: str, target: str, units: Iterable[Unit]) -> Bundle:
    """Gói câu đọc từ tệp. Raises Refused for languages that are none and for an id that stands twice."""
    bundle = normal(Bundle(work, title, tags.canonical(source), tags.canonical(target), tuple(units)))
    if len(bundle.units) > MOST_UNITS:
        raise Refused(_("Tệp có quá %(most)d câu.") % {"most": MOST_UNITS})
    seen: set[str] = set()
    for each in bundle.units:
        if each.id in seen:
            raise Refused(
                _("Câu mang mã “%(id)s” có hai lần trong tệp; hãy xuất lại tệp rồi dịch trên tệp mới.")
                % {"id": each.id}
            )
        seen.add(each.id)
    return bundle


def returned(came: Bundle, *, sent: Bundle) -> tuple[Unit, ...]:
    """Các câu về có bản dịch, which `sent` (the work as it is now) can take over; the others stay.

    Raises Refused, with a sentence for each fault, where the file is of another work or pair of languages,
    knows a sentence that the work does not, or another source of it.
    """
    now = normal(sent)
    faults = []
    if came.work != now.work:
        faults.append(
            _("Tệp này là của “%(other)s”, không phải của “%(title)s”.")
            % {"other": came.title or came.work, "title": now.title}
        )
    for one, other, said in (
        (came.source, now.source, _("Ngôn ngữ gốc của tệp là “%(came)s”, của bài là “%(now)s”.")),
        (came.target, now.target, _("Tệp dịch sang “%(came)s”, bản này là “%(now)s”; hãy chọn đúng bản.")),
    ):
        if not tags.is_same(one, other):
            faults.append(said % {"came": one, "now": other})
    known = {each.id: each for each in now.units}
    for each in came.units if not faults else ():
        if each.id not in known:
            faults.append(
                _("Câu mang mã “%(id)s” không có trong bài; hãy xuất lại tệp rồi dịch trên tệp mới.")
                % {"id": each.id}
            )
        elif each.source != known[each.id].source:
            faults.append(
                _("Câu gốc “%(source)s” trong tệp khác câu gốc hiện nay; hãy xuất lại tệp rồi dịch câu ấy.")
                % {"source": each.source[:80]}
            )
    if faults:
        more = len(faults) - MOST_TOLD
        if more > 0:
            faults = [*faults[:MOST_TOLD], _("Còn %(more)d lỗi nữa.") % {"more": more}]
        raise Refused(faults)
    return tuple(each for each in came.units if each.target.strip())


def _clean(text: str) -> str:
    return NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in _clean(text).split("\n") if line.strip())


def _line(text: str) -> str:
    return " ".join(_clean(text).split())

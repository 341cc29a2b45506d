"""Tệp PO (GNU gettext): sentences out and back (https://www.gnu.org/software/gettext/manual/gettext.html).

The id is the context (`msgctxt`), what waits for a look is fuzzy, and what PO has no field for stands in
extracted comments, a line each.
"""

import re
import tempfile
from pathlib import Path

import polib
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import UnitState
from . import bundles
from .bundles import Bundle, Unit

CONTEXT, NOTE, REVIEWED = "Ngữ cảnh: ", "Ghi chú: ", "Trạng thái: đã soát"
SOURCE, WORK = "X-Source-Language", "X-Nhipcau-Work"
NUMBER = re.compile(r"line (\d+)")
LINE = re.compile(r'\s*(?:#.*|(?:msg[a-z_]+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*"\s*)?', re.DOTALL)


def to_po(bundle: Bundle) -> bytes:
    """Tệp PO, UTF-8."""
    bundle = bundles.normal(bundle)
    file = polib.POFile(wrapwidth=0)
    now = timezone.localtime().strftime("%Y-%m-%d %H:%M%z")
    file.metadata = {
        "Project-Id-Version": bundle.title,
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": bundle.target.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        SOURCE: bundle.source,
        WORK: bundle.work,
    }
    for unit in bundle.units:
        file.append(_entry(unit))
    return str(file).encode()


def from_po(content: bytes) -> Bundle:
    """Đọc tệp PO. Raises Refused for what is no PO file in UTF-8, and for an id that stands twice."""
    bundles.require_size(content)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(_("Tệp PO phải ghi bằng bảng mã UTF-8; hãy lưu lại tệp.")) from wrong
    _require_lines(content.decode("utf-8-sig"))
    with tempfile.TemporaryDirectory() as folder:
        # Read from its text, the library would break lines at every sign that Unicode knows for it.
        path = Path(folder) / "file.po"
        path.write_bytes(content.removeprefix(b"\xef\xbb\xbf"))
        try:
            file = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
        except (OSError, ValueError, IndexError, UnicodeError) as broken:
            number = NUMBER.search(str(broken))
            raise _broken(number[1] if number else "?") from broken
    head = file.metadata
    if not head.get(WORK) or not head.get(SOURCE):
        raise Refused(_("Tệp PO này không do hệ thống xuất ra, hoặc đã mất phần đầu; hãy xuất lại tệp."))
    units = [_unit(entry) for entry in file if not entry.obsolete]
    return bundles.read(
        head[WORK], head.get("Project-Id-Version", ""), head[SOURCE], head.get("Language", ""), units
    )


def _require_lines(text: str) -> None:
    """The library takes a line that breaks off for whole."""
    for number, line in enumerate(re.split(r"\r\n?|\n", text), start=1):
        if not LINE.fullmatch(line):
            raise _broken(str(number))


def _broken(line: str) -> Refused:
    return Refused(_("Tệp PO hỏng ở dòng %(line)s; hãy xuất lại tệp.") % {"line": line})


def _entry(unit: Unit) -> polib.POEntry:
    said = [f"{CONTEXT}{line}" for line in unit.context.split("\n") if unit.context]
    said += [f"{NOTE}{line}" for line in unit.note.split("\n") if unit.note]
    if unit.state == UnitState.REVIEWED:
        said.append(REVIEWED)
    return polib.POEntry(
        msgctxt=unit.id,
        msgid=unit.source,
        msgstr=unit.target,
        comment="\n".join(said),
        flags=["fuzzy"] if unit.state == UnitState.DRAFT else [],
    )


def _unit(entry: polib.POEntry) -> Unit:
    if not entry.msgctxt:
        raise Refused(
            _("Câu “%(source)s” trong tệp không mang mã; hãy xuất lại tệp.") % {"source": entry.msgid[:80]}
        )
    lines = entry.comment.split("\n")
    state = UnitState.TRANSLATED
    if "fuzzy" in entry.flags:
        state = UnitState.DRAFT
    elif REVIEWED in lines:
        state = UnitState.REVIEWED
    return Unit(
        id=entry.msgctxt,
        source=entry.msgid,
        target=entry.msgstr,
        state=state,
        note=_said(lines, NOTE),
        context=_said(lines, CONTEXT),
    )


def _said(lines: list[str], sign: str) -> str:
    bare = sign.rstrip()
    return "\n".join(line[len(sign) :] for line in lines if line.startswith(sign) or line == bare)

"""Đọc gói: its main document is the source itself, the others are attached to it.

What cannot be read inside becomes a finding with its name: "unread-attachment" where a person may open
it, "refused-attachment" where it could not be taken out or may do harm. Only a package in which nothing can
be read fails.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from vanban.errors import FileDangerous, FileEmpty, FileMissing, FormatUnsupported, VanbanError
from vanban.model import EnclosedFile, Finding, Source, UnreadFile
from vanban.read.containers.archive import open_archive
from vanban.read.containers.choosing import choose
from vanban.read.containers.edxml import open_envelope
from vanban.read.containers.mail import open_message
from vanban.read.dangers import require_harmless
from vanban.read.enclosed import Allowance, Opened, Part
from vanban.read.formats import format_of

ReadPart = Callable[[bytes, str], Source]
# Its place among the enclosed files, itself, why it was not read.
_Refused = tuple[int, Part, VanbanError | None]
_OPENERS: Final[dict[str, Callable[[bytes, str], Opened]]] = {
    "edxml": open_envelope,
    "mail": open_message,
    "zip": open_archive,
}
_NAMES: Final = {"edxml": "Phong bì edXML", "mail": "Thư", "zip": "Tệp nén (ZIP)"}


def read_container(kind: str, content: bytes, name: str, allowance: Allowance, read_part: ReadPart) -> Source:
    """Đọc gói loại ``kind``; ``read_part`` reads one enclosed file.

    Raises :class:`~vanban.errors.VanbanError` where the package does not open or nothing in it can be read.
    """
    opened = _OPENERS[kind](content, name)
    read: list[tuple[Part, Source]] = []
    refused: list[_Refused] = []
    for at, part in enumerate(allowance.granted(opened.parts)):
        if part.content is None:
            refused.append((at, part, None))
            continue
        try:
            read.append((part, _placed(read_part(part.content, part.name), at)))
        except VanbanError as error:
            refused.append((at, part, error))
    if not read:
        raise _unreadable(f"{_NAMES[kind]} “{name}”", refused)
    found = _composed(opened, read, refused)
    return replace(found, name=name, sha256=hashlib.sha256(content).hexdigest())


def _composed(opened: Opened, read: Sequence[tuple[Part, Source]], refused: Sequence[_Refused]) -> Source:
    sources = [source for _, source in read]
    main = sources.pop(choose(sources, [part.is_letter for part, _ in read], opened.envelope))
    findings = list(main.findings)
    if sources:
        told = f"Trong gói có {len(read)} tệp đọc được; văn bản chính là “{main.name}”."
        findings.append(Finding("main-document", told))
    findings += [Finding(_code(one), _sentence(one)) for one in refused]
    unread = [_unread(one) for one in refused if _code(one) == "unread-attachment"]
    return replace(
        main,
        media_type=opened.media_type,
        read_by="edxml" if opened.envelope else main.read_by,
        findings=tuple(findings),
        envelope=opened.envelope or main.envelope,
        attachments=(*main.attachments, *sources),
        unread=(*main.unread, *unread),
    )


def take_out(content: bytes, name: str, place: Sequence[int]) -> EnclosedFile:
    """Lấy tệp kèm ở ``place`` ra khỏi gói; the limits are those of reading.

    Raises :class:`~vanban.errors.VanbanError`: FileMissing where there is none, FileDangerous for a program.
    """
    for at in place:
        open_it = _OPENERS.get(format_of(content))
        parts = open_it(content, name).parts if open_it else []
        found = parts[at] if 0 <= at < len(parts) else None
        if found is None or found.content is None:
            raise FileMissing(f"Trong “{name}” không có tệp kèm này. Hãy kiểm tra lại gói đã gửi.")
        content, name = found.content, found.name
        require_harmless(content, name)
    return EnclosedFile(name, content)


def _placed(source: Source, at: int) -> Source:
    """What was read, or left unread, in the enclosed file number ``at``, with the way to it."""
    return replace(
        source,
        place=(at, *source.place),
        unread=tuple(replace(one, place=(at, *one.place)) for one in source.unread),
        attachments=tuple(_placed(one, at) for one in source.attachments),
    )


def _code(refused: _Refused) -> str:
    _, part, error = refused
    is_closed = part.content is None or isinstance(error, FileDangerous)
    return "refused-attachment" if is_closed else "unread-attachment"


def _unread(refused: _Refused) -> UnreadFile:
    at, part, error = refused
    return UnreadFile(part.name, str(error), len(part.content or b""), (at,))


def _sentence(refused: _Refused) -> str:
    _, part, error = refused
    outcome = "không được mở" if _code(refused) == "refused-attachment" else "chưa đọc được"
    return f"Tệp kèm “{part.name}” {outcome}: {part.problem or error}"


def _unreadable(what: str, refused: Sequence[_Refused]) -> VanbanError:
    """Of one part alone its own error; of several their names and reasons in one sentence."""
    if not refused:
        return FileEmpty(f"{what} không có tệp văn bản nào bên trong. Hãy kiểm tra lại tệp đã gửi.")
    reasons = " ".join(_sentence(one).rstrip(".") + "." for one in refused[:5])
    kinds = {type(error) for _, _, error in refused if error is not None}
    kind = kinds.pop() if len(kinds) == 1 else FormatUnsupported
    return kind(f"{what} không có tệp nào đọc được. {reasons}")

"""Đọc gói: its main document is the source itself, the others are attached to it.

What cannot be read inside becomes a finding with its name; only a package in which nothing can be read fails.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from vanban.errors import FileEmpty, FormatUnsupported, VanbanError
from vanban.model import Finding, Source
from vanban.read.containers.archive import open_archive
from vanban.read.containers.choosing import choose
from vanban.read.containers.edxml import open_envelope
from vanban.read.containers.mail import open_message
from vanban.read.enclosed import Allowance, Opened, Part

ReadPart = Callable[[bytes, str], Source]
_Refused = tuple[Part, VanbanError | None]
_NAMES: Final = {"edxml": "Phong bì edXML", "mail": "Thư", "zip": "Tệp nén (ZIP)"}


def read_container(kind: str, content: bytes, name: str, allowance: Allowance, read_part: ReadPart) -> Source:
    """Đọc gói loại ``kind``; ``read_part`` reads one enclosed file.

    Raises :class:`~vanban.errors.VanbanError` where the package does not open or nothing in it can be read.
    """
    open_it = {"edxml": open_envelope, "mail": open_message, "zip": open_archive}[kind]
    opened = open_it(content, name)
    read: list[tuple[Part, Source]] = []
    refused: list[_Refused] = []
    for part in allowance.granted(opened.parts):
        if part.content is None:
            refused.append((part, None))
            continue
        try:
            read.append((part, read_part(part.content, part.name)))
        except VanbanError as error:
            refused.append((part, error))
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
    findings += [Finding("unread-attachment", _sentence(part, error)) for part, error in refused]
    return replace(
        main,
        media_type=opened.media_type,
        read_by="edxml" if opened.envelope else main.read_by,
        findings=tuple(findings),
        envelope=opened.envelope or main.envelope,
        attachments=(*main.attachments, *sources),
    )


def _sentence(part: Part, error: VanbanError | None) -> str:
    return f"Tệp kèm “{part.name}” chưa đọc được: {part.problem or error}"


def _unreadable(what: str, refused: Sequence[_Refused]) -> VanbanError:
    """Of one part alone its own error; of several their names and reasons in one sentence."""
    if not refused:
        return FileEmpty(f"{what} không có tệp văn bản nào bên trong. Hãy kiểm tra lại tệp đã gửi.")
    reasons = " ".join(_sentence(part, error).rstrip(".") + "." for part, error in refused[:5])
    kinds = {type(error) for _, error in refused if error is not None}
    kind = kinds.pop() if len(kinds) == 1 else FormatUnsupported
    return kind(f"{what} không có tệp nào đọc được. {reasons}")

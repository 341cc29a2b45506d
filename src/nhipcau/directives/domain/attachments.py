"""Tệp kèm của gói (edXML, thư, tệp nén): read with it, taken in as directives of their own when wanted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Directive
from . import intake, policy, screened_files

Reading = Mapping[str, Any]
_ENDING = re.compile(r"\.\w{1,5}$")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Một tệp kèm, `index` counting from 0 in order, nested ones after the one that holds them."""

    index: int
    name: str
    type_name: str
    number: str
    title: str
    tasks: int


def of(reading: Reading) -> list[Enclosed]:
    """Các tệp kèm đã đọc."""
    return [_enclosed(index, each) for index, each in enumerate(_walk(reading))]


def unread_of(reading: Reading) -> list[screened_files.Unread]:
    """Các tệp kèm máy chưa đọc được: a person opened them before they were kept."""
    return screened_files.unread_in(reading)


def unread_file(directive: Directive, index: int) -> vanban.EnclosedFile | None:
    """Một tệp kèm máy chưa đọc được, taken anew out of the original; None where there is none."""
    unread = unread_of(directive.reading or {})
    if directive.original is None or not 0 <= index < len(unread):
        return None
    content = directive.original.path.read_bytes()
    return screened_files.taken_out(content, directive.file_name, unread[index].place)


def take_in(*, actor: User, directive: Directive, index: int) -> intake.Intake:
    """Tiếp nhận một tệp kèm thành văn bản riêng: its words go the way of every file that comes in.

    The original stays whole in the package it came in. Raises PermissionDenied; Refused when there is no
    such attachment or nothing was read in it.
    """
    access.require(actor, policy.REGISTER)
    found = list(_walk(directive.reading or {}))
    if not 0 <= index < len(found) or not found[index]["text"].strip():
        raise Refused(
            _("Tệp kèm này không có chữ nào đọc được; hãy tải bản gốc, mở gói rồi tiếp nhận riêng.")
        )
    name = _ENDING.sub("", found[index]["source"]["name"]) or _("tep-kem")
    return intake.register(actor=actor, content=found[index]["text"].encode(), name=f"{name}.txt")


def _walk(reading: Reading) -> Iterator[Reading]:
    for each in reading.get("attachments") or ():
        yield each
        yield from _walk(each)


def _enclosed(index: int, each: Reading) -> Enclosed:
    return Enclosed(
        index=index,
        name=str((each.get("source") or {}).get("name") or ""),
        type_name=(each.get("type") or {}).get("name") or "",
        number=(each.get("number") or {}).get("normalized") or "",
        title=each.get("title") or "",
        tasks=len(each.get("obligations") or ()),
    )

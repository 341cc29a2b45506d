"""Giá trị đọc được: what the library read, in the shape of our fields. Reads only; decides nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models

from nhipcau.core.domain.folding import fold
from vanban.read.secret_marks import is_secret

from ..models import Directive, Obligation

Reading = Mapping[str, Any]
Span = tuple[int, int]
HEAD = 3_000
REFUSED = "refused-attachment"
# Findings that tell of pages which are pictures.
OF_PICTURES = {"unread-page", "scanner-text"}
NUMBER_KEY = 100
_DASHES = re.compile("[–—‐‑−]")
_ZEROS = re.compile(r"^0+(?=\d)")


def header_of(reading: Reading) -> dict[str, Any]:
    """Phần đầu văn bản: values for the header fields of Directive, from a reading (vanban/1)."""
    kind, number, issuer = (reading.get(name) or {} for name in ("type", "number", "issuer"))
    raw = {
        "system": reading.get("system"),
        "type_code": kind.get("code"),
        "type_name": kind.get("name"),
        "number": number.get("normalized"),
        "issuer_name": issuer.get("name"),
        "place": reading.get("place"),
        "title": reading.get("title"),
    }
    header: dict[str, Any] = {name: fit(Directive, name, value) for name, value in raw.items()}
    return header | {"date": day_of(reading.get("date"))}


def obligation_of(machine: Reading) -> dict[str, Any]:
    """Nhiệm vụ: values for the fields of Obligation, from one item of `obligations` (vanban/1)."""
    deadline = machine.get("deadline") or {}
    raw = {
        "kind": machine.get("kind"),
        "section": machine.get("section"),
        "text": machine.get("text"),
        "deadline_text": deadline.get("text"),
        "recurrence": deadline.get("rrule"),
        "deliverable": machine.get("deliverable"),
        "authority": machine.get("authority"),
        "responsibility": machine.get("responsibility"),
        "report_to": "; ".join(machine.get("report_to") or ()),
    }
    return {name: fit(Obligation, name, value) for name, value in raw.items()} | {
        "starts_on": day_of(deadline.get("start")),
        "due": day_of(deadline.get("date")),
        "deadline_after": deadline.get("after"),
        "continuous": bool(deadline.get("continuous")),
        "periods": list(machine.get("periods") or ()),
        "languages": list(machine.get("languages") or ()),
    }


def is_confidential(reading: Reading) -> bool:
    """Phần đầu mang dấu MẬT, TỐI MẬT hoặc TUYỆT MẬT (safeguard 16); the words in the body are no mark.

    A text that is not known for a document has no letterhead: its first lines stand for it. What came with
    the document in one envelope, message or archive counts as the document does.
    """
    if any(is_confidential(one) for one in reading.get("attachments") or ()):
        return True
    if reading.get("kind") == "unknown":
        return any(is_secret(line) for line in str(reading.get("text", ""))[:HEAD].split("\n"))
    return any(mark.get("kind") == "confidentiality" for mark in reading.get("marks") or ())


def is_from_pictures(reading: Reading) -> bool:
    """Có trang đọc từ ảnh, or not read at all: a stamp on it may have stayed unread (safeguard 16)."""
    return bool(pictured_in(reading))


def pictured_in(reading: Reading) -> list[Reading]:
    """Những phần có trang là ảnh: of the document and all that came with it, those read from pictures."""
    return [one for one in parts_of(reading) if _is_pictured(one)]


def unread_in(reading: Reading) -> list[Reading]:
    """Tệp kèm máy chưa đọc được mà người mở được, at any depth: nobody knows whether they bear a mark."""
    return [one for part in parts_of(reading) for one in (part.get("source") or {}).get("unread") or ()]


def refused_in(reading: Reading) -> list[str]:
    """Tệp kèm không được mở, at any depth, a sentence each: what may do harm or did not come out."""
    findings = [one for part in parts_of(reading) for one in part.get("findings") or ()]
    return [one["message"] for one in findings if one.get("code") == REFUSED]


def parts_of(reading: Reading) -> Iterator[Reading]:
    """Văn bản và mọi văn bản kèm theo, at any depth."""
    yield reading
    for one in reading.get("attachments") or ():
        yield from parts_of(one)


def _is_pictured(reading: Reading) -> bool:
    source = reading.get("source") or {}
    codes = {one.get("code") for one in reading.get("findings") or ()}
    return (
        source.get("read_by") == "ocr"
        or source.get("mean_confidence") is not None
        or bool(codes & OF_PICTURES)
    )


def folded_of(directive: Directive) -> str:
    """Chuỗi tìm kiếm không dấu của một văn bản."""
    parts = (
        directive.number,
        directive.type_name,
        directive.title,
        directive.issuer_name,
        directive.file_name,
    )
    return fold(" ".join(parts))


def number_key_of(number: str) -> str:
    """Số để đối chiếu: one spelling of "05 /KH-UBND" and "5/KH–UBND", empty without a symbol.

    "Kết luận 16" alone is a number of many documents: it is compared with none.
    """
    bare = _DASHES.sub("-", "".join(number.split())).casefold()
    return "" if bare.isdecimal() else _ZEROS.sub("", bare)[:NUMBER_KEY]


def day_of(value: str | None) -> date | None:
    """Ngày, from its ISO form."""
    return date.fromisoformat(value) if value else None


def spans_within(spans: Iterable[Sequence[int]], length: int) -> list[Span]:
    """Vị trí hợp lệ: spans cut to a text of `length` characters, empty ones left out, ascending."""
    clamped = [(max(0, int(start)), min(length, int(end))) for start, end in spans]
    return sorted((start, end) for start, end in clamped if start < end)


def fit(model: type[models.Model], name: str, value: str | None) -> str:
    """Vừa ô dữ liệu: a value longer than its field is cut at a word, with "…"; the reading keeps it whole."""
    limit = getattr(model._meta.get_field(name), "max_length", None)
    text = value or ""
    if limit is None or len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"

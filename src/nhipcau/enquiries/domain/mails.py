"""Đọc thư: a raw letter of anybody made plain text, with what it answers and whether a program wrote it."""

import email
import email.policy
import hashlib
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses
from html.parser import HTMLParser
from typing import Any

from .typed import is_address, line, lines

MOST_TEXT = 20_000
# Of our own letters: the number that gives the Message-ID.
_OURS = re.compile(r"<([0-9a-f]{32})@[^<>\s]+>")
_NUMBER = re.compile(r"\[#(\d{1,7})/(20\d\d)\]")
_SILENT = {"script", "style", "head", "title", "template", "noscript"}
_BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"}
_BULK = {"bulk", "junk", "list", "auto_reply"}


@dataclass(frozen=True, slots=True)
class Arrived:
    """Một thư đến. `answers` are numbers of our letters it refers to, `number` and `year` of a subject."""

    digest: str
    sender: str
    name: str
    subject: str
    text: str
    answers: tuple[str, ...]
    number: tuple[int, int] | None
    attachments: int
    is_automatic: bool


def read(raw: bytes) -> Arrived:
    """Đọc một thư; what cannot be read of it is left out and nothing is raised for it."""
    letter: Any = email.message_from_bytes(raw, policy=email.policy.compat32)
    shown = email.message_from_bytes(raw, policy=email.policy.default)
    name, sender = _sender(_header(shown, "From"))
    subject = line(_header(shown, "Subject"))
    said, attachments = _said(letter)
    own = str(letter.get("Message-ID") or "").strip()
    references = f"{letter.get('In-Reply-To', '')} {letter.get('References', '')}"
    found = _NUMBER.search(subject)
    return Arrived(
        digest=hashlib.sha256(own.encode("utf-8", "replace") if own else raw).hexdigest(),
        sender=sender,
        name=name[:120],
        subject=subject[:200],
        text=lines(said)[:MOST_TEXT],
        answers=tuple(dict.fromkeys(_OURS.findall(references))),
        number=(int(found[1]), int(found[2])) if found else None,
        attachments=attachments,
        is_automatic=_is_automatic(letter),
    )


def _header(shown: Any, name: str) -> str:
    """In words; a header that its own grammar cannot read is taken as it stands."""
    try:
        return str(shown.get(name, ""))
    except (ValueError, IndexError, AttributeError, LookupError, UnicodeError):
        return ""


def _sender(given: str) -> tuple[str, str]:
    for name, address in getaddresses([line(given)]):
        if is_address(address) and len(address) <= 160:
            return line(name), address
    return "", ""


def _is_automatic(letter: Any) -> bool:
    """RFC 3834, and what lists and servers send on their own."""
    said = str(letter.get("Auto-Submitted", "no")).split(";")[0].strip().lower()
    return (
        said not in {"", "no"}
        or str(letter.get("Precedence", "")).strip().lower() in _BULK
        or str(letter.get("Return-Path", "?")).strip() == "<>"
        or letter.get_content_type() == "multipart/report"
    )


def _said(letter: Any) -> tuple[str, int]:
    """The plain text, else that of its HTML; and how many files came with it."""
    plain: list[str] = []
    rich: list[str] = []
    attachments = 0
    for part in letter.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        is_file = part.get_content_disposition() == "attachment" or part.get_filename() is not None
        if is_file or kind not in {"text/plain", "text/html"}:
            attachments += 1
        elif kind == "text/plain":
            plain.append(_decoded(part))
        else:
            rich.append(_of_html(_decoded(part)))
    told = "\n\n".join(plain).strip() or "\n\n".join(rich)
    return _own(told), attachments


def _decoded(part: EmailMessage | Any) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return str(part.get_payload())
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "windows-1258"):
        try:
            return content.decode(charset)
        except (LookupError, UnicodeError):
            continue
    return content.decode("latin-1")


def _own(text: str) -> str:
    """Without what is quoted below, and without the signature (RFC 3676, 4.3)."""
    kept = re.split(r"(?m)^-- ?$", text.replace("\r\n", "\n"), maxsplit=1)[0].split("\n")
    while kept and (not kept[-1].strip() or kept[-1].startswith(">")):
        kept.pop()
    return "\n".join(kept)


def _of_html(text: str) -> str:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.words)


class _Reader(HTMLParser):
    """Words of a page without its scripts; nothing is fetched and nothing is run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

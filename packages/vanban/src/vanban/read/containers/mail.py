"""Thư điện tử (EML, RFC 5322 and MIME): its words and its files, as a saved page has them too."""

from __future__ import annotations

import email
import email.policy
import re
from email.header import decode_header, make_header
from email.message import Message
from typing import Final

from vanban.errors import FileBroken
from vanban.read.containers.edxml import is_envelope, open_envelope
from vanban.read.enclosed import Opened, Part, shown_name

_MOST_PARTS: Final = 1_000
_SMALL_PICTURE: Final = 60_000
_SIGNATURES: Final = ("application/pkcs7-signature", "application/x-pkcs7-signature")
_WORDS: Final = ("text/plain", "text/html")
_ADORNMENTS: Final = ("text/css", "text/javascript", "application/javascript", "application/x-javascript")
_LETTER: Final = "thư điện tử"


def open_message(content: bytes, name: str) -> Opened:
    """Mở thư: its own words first, then its files; pictures that only adorn its words are left out.

    Where the message carries an envelope (SOAP with attachments), the envelope says what its files are.
    Raises :class:`FileBroken` where it holds nothing.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        leaves = _leaves(message)
        parts = [part for at, leaf in enumerate(leaves) if (part := _part(leaf, at)) is not None]
    # The parser of the standard library promises nothing about what a broken message makes it meet.
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError):
        raise FileBroken(
            f"Thư “{name}” bị hỏng, không mở được. Hãy lưu riêng từng tệp kèm rồi thử lại."
        ) from None
    enclosed = next((part for part in parts if part.content and is_envelope(part.content)), None)
    if enclosed is not None and enclosed.content is not None:
        by_id = {_content_id(leaf): part for leaf, part in _with_parts(leaves)}
        return open_envelope(enclosed.content, name, by_id)
    return Opened("message/rfc822", _words_once(parts))


def _leaves(message: Message) -> list[Message]:
    """Parts that hold no others; a message sent on is one file."""
    found: list[Message] = []
    waiting = [message]
    while waiting and len(found) < _MOST_PARTS:
        one = waiting.pop()
        inner = one.get_payload() if one.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting += [part for part in reversed(inner) if isinstance(part, Message)]
        else:
            found.append(one)
    return found


def _with_parts(leaves: list[Message]) -> list[tuple[Message, Part]]:
    return [(leaf, part) for at, leaf in enumerate(leaves) if (part := _part(leaf, at)) is not None]


def _part(leaf: Message, at: int) -> Part | None:
    kind, name = leaf.get_content_type(), _file_name(leaf)
    if kind == "message/rfc822":
        inner = leaf.get_payload()
        sent_on = inner[0] if isinstance(inner, list) and inner else None
        whole = sent_on.as_bytes() if isinstance(sent_on, Message) else b""
        return Part(name or f"thư kèm {at + 1}.eml", whole)
    payload = leaf.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if not content.strip():
        return None
    is_file = bool(name) or leaf.get_content_disposition() == "attachment"
    if not is_file and kind in _WORDS:
        ending = "html" if kind == "text/html" else "txt"
        return Part(f"{_LETTER}.{ending}", _in_utf8(content, leaf), is_letter=True)
    # Some programs give every file they attach an identifier as well.
    belongs_to_words = leaf.get_content_disposition() != "attachment" and (
        leaf.get("Content-ID") or leaf.get("Content-Location")
    )
    if kind.startswith("image/") and len(content) < _SMALL_PICTURE and belongs_to_words:
        return None
    if kind in _ADORNMENTS or kind in _SIGNATURES:
        return None
    return Part(name or f"tệp kèm {at + 1}", content)


def _in_utf8(content: bytes, leaf: Message) -> bytes:
    """The words by the encoding declared for them; what does not fit it is left to be told by itself."""
    charset = leaf.get_content_charset() or ""
    if charset in ("", "utf-8", "us-ascii", "iso-8859-1", "windows-1252"):
        return content
    try:
        return content.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return content


def _words_once(parts: list[Part]) -> list[Part]:
    """Of a mail's words as text and as a page, the first form that stands there is enough."""
    letters = [part for part in parts if part.is_letter]
    plain = next((part for part in letters if part.name.endswith(".txt")), None)
    if plain is None:
        return parts
    return [part for part in parts if not part.is_letter or part.name.endswith(".txt")]


def _file_name(leaf: Message) -> str:
    try:
        name = leaf.get_filename() or ""
        return shown_name(str(make_header(decode_header(name))), "") if name else ""
    except (ValueError, LookupError, UnicodeError, TypeError):
        return ""


def _content_id(leaf: Message) -> str:
    return re.sub(r"[<>\s]", "", str(leaf.get("Content-ID", "")))

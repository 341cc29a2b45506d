"""Loại tệp nhận được: what a file is by its bytes, whatever its name says, and whether it may be kept."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

from django.db.models import Model
from django.utils.translation import gettext as _

from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import secrecy
from nhipcau.units.models import User

# Office Open XML (ECMA-376) is a zip whose folder names the program.
_OOXML = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
# The four-letter brands of ISO 14496-12 under which films and sound are commonly written.
_MP4_BRANDS = frozenset(b"isom iso2 iso4 iso5 iso6 mp41 mp42 avc1 dash MSNV".split()) | {b"M4V ", b"M4A "}
_ENDINGS = {"jpeg": "jpg", "m4v": "mp4", "m4a": "mp4"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
ALLOWED = ("pdf", "docx", "xlsx", "pptx", "png", "jpg", "mp3", "mp4", "txt")


def require_admissible(
    *, actor: User | None, content: bytes, name: str, no_secret: bool, verb: str, subject: Model
) -> str:
    """Tệp nhận được: its size and type, and no secret mark (safeguard 16); returns its name without folders.

    Raises Refused like files.require_size, require_allowed and secrecy.require_unmarked, which tells of
    `verb` and `subject`; call it outside a transaction.
    """
    files.require_size(len(content))
    name = PurePosixPath(name.replace("\\", "/")).name[-250:]
    kind = require_allowed(content, name)
    secrecy.require_unmarked(
        actor=actor, content=content, name=name, kind=kind, no_secret=no_secret, verb=verb, subject=subject
    )
    return name


def require_allowed(content: bytes, name: str) -> str:
    """Kiểm tra loại tệp: returns its type, one of ALLOWED; the ending of `name` must say the same.

    Raises Refused with a Vietnamese sentence for another type, or for a name that says something else.
    """
    if content.startswith(_OLD_OFFICE):
        raise Refused(
            _(
                "Tệp Word, Excel, PowerPoint kiểu cũ chưa dùng được; chưa có gì được lưu. "
                "Hãy lưu lại thành .docx, .xlsx, .pptx hoặc .pdf rồi gửi."
            )
        )
    found = sniff(content)
    if found is None:
        raise Refused(
            _("Nội dung tệp “%(name)s” không thuộc loại được nhận (%(allowed)s); chưa có gì được lưu.")
            % {"name": name, "allowed": ", ".join(ALLOWED)}
        )
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    if _ENDINGS.get(ending, ending) != found:
        raise Refused(
            _(
                "Tệp mang đuôi “.%(ending)s” nhưng nội dung là %(found)s; chưa có gì được lưu. "
                "Hãy mở tệp ra xem có đúng tệp cần nộp không, rồi đổi đuôi cho khớp."
            )
            % {"ending": ending, "found": found}
        )
    return found


def sniff(content: bytes) -> str | None:
    """Loại tệp theo nội dung, one of ALLOWED or None."""
    return next((kind for kind, fits in _SIGNS if fits(content)), None) or _packed(content)


def _packed(content: bytes) -> str | None:
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    # Macros act on the reader's machine; such a document is no evidence.
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return None
    kinds = {kind for folder, kind in _OOXML.items() if any(name.startswith(folder) for name in names)}
    return kinds.pop() if len(kinds) == 1 else None


def _is_mp3(content: bytes) -> bool:
    if content.startswith(b"ID3"):
        return True
    # A frame of MPEG audio layer III: 11 set bits, a known version, layer III, a real bit rate.
    head = content[:3]
    return (
        len(head) == 3
        and head[0] == 0xFF
        and head[1] & 0xE6 == 0xE2
        and head[1] & 0x18 != 0x08
        and head[2] >> 4 not in {0, 0xF}
    )


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text) and not _CONTROL.search(text)


_SIGNS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("pdf", lambda content: content.startswith(b"%PDF-")),
    ("png", lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
    ("jpg", lambda content: content.startswith(b"\xff\xd8\xff")),
    ("mp4", lambda content: content[4:8] == b"ftyp" and content[8:12] in _MP4_BRANDS),
    ("mp3", _is_mp3),
    ("txt", _is_text),
)

"""Tệp Office đời cũ (.doc, .rtf) and OpenDocument (.odt): converted to DOCX by LibreOffice, then read as one.

LibreOffice runs with a profile of its own, without macros, links or network paths, within limits of its own.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from vanban.errors import FileBroken, FileEncrypted, FormatUnsupported, ReaderMissing, ReadingStopped
from vanban.model import Finding, Source
from vanban.read.word import read_docx

SECONDS: Final = 60
CPU_SECONDS: Final = 60
MEMORY: Final = 4_000_000_000
LARGEST_RESULT: Final = 200_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0"
_PROGRAMS: Final = ("soffice", "libreoffice")
# The streams that tell what an OLE file is, in the UTF-16 of its directory.
_STREAMS: Final = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "bảng tính Excel đời cũ (.xls)"),
    ("PowerPoint Document", "bài trình chiếu đời cũ (.ppt)"),
    ("__substg1.0_", "thư Outlook (.msg)"),
)
_MEDIA_TYPES: Final = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
}
_SETTINGS: Final = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Load", "UpdateDocMode", "0"),
    ("Writer/Content/Update", "Link", "0"),
)


def read_office(content: bytes, name: str, digest: str) -> Source:
    """Đọc tệp qua LibreOffice; the conversion is told in a finding "converted".

    Raises :class:`ReaderMissing` without LibreOffice, :class:`ReadingStopped` past its limits, and whatever
    reading the DOCX raises.
    """
    kind = _kind(content, name)
    source = read_docx(_converted(content, kind, name), name, digest)
    told = Finding(
        "converted",
        f"Tệp .{kind} được LibreOffice chuyển sang .docx rồi mới đọc. "
        f"Hãy đối chiếu bảng và cước chú với bản gốc.",
    )
    return replace(source, media_type=_MEDIA_TYPES[kind], findings=(*source.findings, told))


def _kind(content: bytes, name: str) -> str:
    if not content.startswith(_OLE):
        return "rtf" if content.startswith(b"{\\rtf") else "odt"
    known = (kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in content)
    found = next(known, "tệp Office đời cũ")
    if found == "locked":
        # A DOCX with a password is wrapped in the old container.
        raise FileEncrypted(f"Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi thử lại.")
    if found != "doc":
        raise FormatUnsupported(
            f"Tệp “{name}” là {found}, không phải văn bản đọc được. "
            f"Hãy mở tệp, lưu lại thành .docx, .pdf hay .txt rồi thử lại."
        )
    return found


def _converted(content: bytes, kind: str, name: str) -> bytes:
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        raise ReaderMissing(
            f"Tệp “{name}” (.{kind}) cần LibreOffice để đọc, máy này chưa có. Hãy cài: "
            f"apt-get install libreoffice-writer-nogui; hoặc mở tệp, lưu lại thành .docx rồi thử lại."
        )
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        place = Path(folder)
        _write_profile(place / "profile")
        (place / f"van-ban.{kind}").write_bytes(content)
        _run([program, *_arguments(place, kind)], place, name)
        result = place / "out" / "van-ban.docx"
        if not result.is_file() or result.stat().st_size > LARGEST_RESULT:
            raise FileBroken(
                f"LibreOffice không mở được tệp “{name}” (tệp hỏng hoặc có mật khẩu). "
                f"Hãy mở tệp bằng phần mềm soạn thảo, lưu lại thành .docx rồi thử lại."
            )
        return result.read_bytes()


def _arguments(place: Path, kind: str) -> list[str]:
    return [
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(place / "out"),
        str(place / f"van-ban.{kind}"),
    ]  # fmt: skip


def _write_profile(folder: Path) -> None:
    """The settings by which LibreOffice runs no macro and follows no link."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], home: Path, name: str) -> None:
    """Run to the end or to the limit; whatever it started ends with it."""
    environment = {"HOME": str(home), "TMPDIR": str(home), "PATH": os.environ.get("PATH", os.defpath)}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, cwd=home, start_new_session=True
    )
    _limit(process.pid)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise ReadingStopped(
            f"LibreOffice chuyển tệp “{name}” quá {SECONDS} giây nên đã dừng. "
            f"Hãy mở tệp, lưu lại thành .docx rồi thử lại."
        ) from None
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _limit(pid: int) -> None:
    """Limits of its own: it maps more memory than a reader here may."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_RESULT),
    ):
        with suppress(ProcessLookupError, PermissionError):
            _, hard = resource.prlimit(pid, what)
            resource.prlimit(pid, what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))

"""Gói DOCX: a ZIP of XML parts, checked before anything is unpacked (ISO/IEC 29500)."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import Final, NoReturn
from xml.etree import ElementTree

from vanban.errors import FileBroken, FileEncrypted, FormatUnsupported

MOST_ENTRIES: Final = 4_000
MOST_UNPACKED: Final = 400_000_000
LARGEST_PART: Final = 60_000_000
# Word's own XML shrinks ten to forty times; what shrinks more and is large was built to fill the memory.
STEEPEST: Final = 150
STEEP_FROM: Final = 5_000_000
_OTHER_FORMATS: Final = (
    ("xl/", "bảng tính Excel (XLSX)"),
    ("ppt/", "bài trình chiếu (PPTX)"),
    ("content.xml", "tệp LibreOffice (ODT, ODS)"),
)

Element = ElementTree.Element


class WordPackage:
    """Gói DOCX đang mở: parts by their kind; each is parsed when it is asked for."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            self._broken()
        self._check()
        root = self._targets("", "")
        self._main = next(iter(root.get("officeDocument", ())), "word/document.xml")
        self._kinds = self._targets(*posixpath.split(self._main))

    def document(self) -> Element:
        """Thân văn bản: the root of the main part."""
        root = self._part(self._main)
        if root is None or root.tag != "document":
            self._broken()
        return root

    def parts(self, kind: str) -> list[Element]:
        """Các phần thuộc loại ``kind``: "styles", "numbering", "footnotes", "header" …; those there are."""
        found = (self._part(path) for path in self._kinds.get(kind, ()))
        return [root for root in found if root is not None]

    def _check(self) -> None:
        entries = self._zip.infolist()
        names = {entry.filename for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileEncrypted(f"Tệp “{self.name}” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi thử lại.")
        if not any(entry.startswith("word/") for entry in names):
            self._refuse_other(names)
        if any(entry.lower().endswith("vbaproject.bin") for entry in names):
            raise FormatUnsupported(
                f"Tệp “{self.name}” là tệp Word có macro, không được nhận vì lý do an toàn. "
                f"Hãy mở tệp, lưu lại thành .docx (không macro) rồi thử lại."
            )
        unpacked = sum(entry.file_size for entry in entries)
        steep = any(
            entry.file_size > STEEP_FROM and entry.file_size > STEEPEST * max(1, entry.compress_size)
            for entry in entries
        )
        if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or steep:
            raise FileBroken(
                f"Tệp “{self.name}” phình ra bất thường khi mở (khoảng {unpacked // 1_000_000} MB) "
                f"nên không được đọc. Hãy mở bằng phần mềm soạn thảo, lưu lại thành tệp mới rồi thử lại."
            )

    def _refuse_other(self, names: set[str]) -> NoReturn:
        kind = next(
            (words for start, words in _OTHER_FORMATS if any(one.startswith(start) for one in names)),
            "tệp nén (ZIP)",
        )
        raise FormatUnsupported(
            f"Tệp “{self.name}” là {kind}, không phải văn bản Word. "
            f"Hãy chọn tệp .docx, hoặc lưu nội dung thành .docx, .pdf hay .txt rồi thử lại."
        )

    def _targets(self, folder: str, main: str) -> dict[str, list[str]]:
        """Targets of the relations of one part, by the last word of their type."""
        root = self._part(posixpath.join(folder, "_rels", f"{main}.rels"))
        found: dict[str, list[str]] = {}
        for one in root if root is not None else ():
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                found.setdefault(one.get("Type", "").rpartition("/")[2], []).append(target)
        return found

    def _part(self, path: str) -> Element | None:
        try:
            entry = self._zip.getinfo(path)
        except KeyError:
            return None
        if entry.file_size > LARGEST_PART:
            self._broken()
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(LARGEST_PART + 1)
            parser = ElementTree.XMLParser(target=_Builder())  # noqa: S314
            parser.feed(content)
            root: Element = parser.close()
        # zipfile and zlib raise whatever a broken archive makes them meet.
        except (zipfile.BadZipFile, ElementTree.ParseError, _Doctype, OSError, EOFError, RuntimeError):
            self._broken()
        except Exception as error:
            if type(error).__module__ not in ("zlib", "lzma", "struct", "builtins"):
                raise
            self._broken()
        return root

    def _broken(self) -> NoReturn:
        raise FileBroken(
            f"Tệp Word “{self.name}” bị hỏng, không mở được. "
            f"Hãy mở tệp bằng phần mềm soạn thảo, lưu lại thành .docx mới rồi thử lại."
        ) from None


class _Doctype(Exception):
    """A part of a DOCX declares no document type: one that does wants to declare entities."""


class _Builder(ElementTree.TreeBuilder):
    """Names without their namespaces, so that the strict and the transitional form read alike."""

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        bare = {name[name.rfind("}") + 1 :]: value for name, value in attrs.items()}
        return super().start(tag[tag.rfind("}") + 1 :], bare)

    def end(self, tag: str) -> Element:
        return super().end(tag[tag.rfind("}") + 1 :])

    def doctype(self, name: str, pubid: str, system: str) -> None:
        raise _Doctype

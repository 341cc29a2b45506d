"""Gói DOCX: a ZIP of XML parts, checked before anything is unpacked (ISO/IEC 29500)."""

from __future__ import annotations

import posixpath
from typing import Final, NoReturn

from vanban.errors import FileBroken, FileDangerous, FileEncrypted, FormatUnsupported
from vanban.read.dangers import has_macros, with_macros
from vanban.read.markup import Element, MarkupBroken, read_markup
from vanban.read.packages import ZipBroken, ZipSwollen, is_locked, open_zip, unpack

LARGEST_PART: Final = 60_000_000
_OTHER_FORMATS: Final = (
    ("xl/", "bảng tính Excel (XLSX)"),
    ("ppt/", "bài trình chiếu (PPTX)"),
    ("content.xml", "tệp LibreOffice (ODS, ODP)"),
)


class WordPackage:
    """Gói DOCX đang mở: parts by their kind; each is parsed when it is asked for."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = open_zip(content)
        except ZipBroken:
            self._broken()
        except ZipSwollen as error:
            raise FileDangerous(
                f"Tệp “{self.name}” phình ra bất thường khi mở (khoảng {error.unpacked // 1_000_000} MB) "
                f"nên không được đọc. Hãy mở bằng phần mềm soạn thảo, lưu lại thành tệp mới rồi thử lại."
            ) from None
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
        if any(map(is_locked, entries)):
            raise FileEncrypted(f"Tệp “{self.name}” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi thử lại.")
        if has_macros(names):
            raise with_macros(self.name)
        if not any(entry.startswith("word/") for entry in names):
            self._refuse_other(names)

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
            return read_markup(unpack(self._zip, entry, LARGEST_PART))
        except (ZipBroken, MarkupBroken):
            self._broken()

    def _broken(self) -> NoReturn:
        raise FileBroken(
            f"Tệp Word “{self.name}” bị hỏng, không mở được. "
            f"Hãy mở tệp bằng phần mềm soạn thảo, lưu lại thành .docx mới rồi thử lại."
        ) from None

"""Điều thấy khi kiểm tra một bảng: errors, rows passed over, things to know; by row of the file."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from ..enums import Grade


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều thấy: `field` is a field of the table or "", `written` the name nobody knows."""

    row: int
    grade: Grade
    words: str
    field: str = ""
    written: str = ""

    def as_json(self) -> dict[str, Any]:
        """For storing beside the import."""
        return asdict(self) | {"grade": str(self.grade), "words": str(self.words)}


def stored(found: Iterable[dict[str, Any]]) -> list[Finding]:
    """Các điều thấy đã lưu."""
    return [Finding(**entry) for entry in found]


def rows_of(found: Iterable[Finding], grade: Grade) -> set[int]:
    """Các dòng có điều ở mức này."""
    return {finding.row for finding in found if finding.grade == grade}

"""Nhập bảng theo dõi 10.000 dòng: read, checked and entered whole, against merely reading the same file.

`python -m benchmarks.tracker_import` prints one run on a scratch SQLite database: 40 units, two to a row.
"""

import io
import time
from typing import Any

from .measurement import Measurement, table
from .scratch import database

ROWS, UNITS, LIMIT_SECONDS = 10_000, 40, 20.0


def measure() -> list[Measurement]:
    """Thời gian từ tải lên đến khi vào sổ, and of its steps."""
    with database():
        content, officer = _office()
        peer = ("openpyxl, chỉ đọc ô", _plain_reading(content))
        steps = _import(content, officer)
    total = sum(steps.values())
    named = {"tải lên, tìm cột": "upload", "kiểm tra": "check", "ghi vào sổ": "enter"}
    return [
        Measurement(f"nhập bảng {ROWS} dòng", total, "s", *peer, limit=LIMIT_SECONDS),
        *(Measurement(f"  {name}", steps[key], "s") for name, key in named.items()),
    ]


def _import(content: bytes, officer: Any) -> dict[str, float]:
    from nhipcau.core.domain.jobs import Progress
    from nhipcau.exchange.domain import checking, entering, imports
    from nhipcau.exchange.enums import ImportKind
    from nhipcau.plans.models import Assignment

    steps: dict[str, float] = {}
    start = time.perf_counter()

    def lap(name: str) -> None:
        steps[name] = time.perf_counter() - start - sum(steps.values())

    record, _new = imports.upload(
        actor=officer, kind=ImportKind.TRACKER, content=content, name="bang.xlsx", no_secret=True
    )
    lap("upload")
    # The worker's part is run here, in the place of a worker.
    for verb, work, name in (
        (
            lambda: imports.map_columns(actor=officer, record=record, columns=record.columns, year=2026),
            checking.check,
            "check",
        ),
        (lambda: imports.enter(actor=officer, record=record), entering.enter, "enter"),
    ):
        verb()
        record.refresh_from_db()
        work(progress=Progress(record.job), import_id=record.pk, actor_id=officer.pk)
        record.refresh_from_db()
        record.job.state = "done"
        record.job.save()
        lap(name)
    assert Assignment.objects.count() == ROWS, record.findings[:3]
    return steps


def _plain_reading(content: bytes) -> float:
    from openpyxl import load_workbook

    start = time.perf_counter()
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    assert sum(1 for _row in book.active.iter_rows(values_only=True)) == ROWS + 2
    return time.perf_counter() - start


def _office() -> tuple[bytes, Any]:
    from openpyxl import Workbook

    from nhipcau.units.enums import NameKind, Role
    from nhipcau.units.models import Membership, Unit, UnitName, User

    office = Unit.objects.create(name="Cơ quan thường trực", is_standing_office=True)
    units = [Unit.objects.create(name=f"Sở Chuyên môn số {n:02d}") for n in range(UNITS)]
    for unit in units:
        UnitName.objects.create(unit=unit, text=unit.name, kind=NameKind.OFFICIAL)
    officer = User.objects.create(username="chuyen-vien")
    Membership.objects.create(person=officer, unit=office, role=Role.OFFICER)
    book = Workbook(write_only=True)
    page = book.create_sheet("Bảng")
    page.append(["BẢNG THEO DÕI NHIỆM VỤ NĂM 2026"])
    page.append(["STT", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Tiến độ"])
    for n in range(ROWS):
        lead, support = units[n % UNITS].name, units[(n + 1) % UNITS].name
        page.append([n, f"Đăng tin, bài về chủ đề thứ {n}", lead, support, "30/6/2026", "tin, bài", "50%"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), officer


if __name__ == "__main__":
    print(table(measure()))

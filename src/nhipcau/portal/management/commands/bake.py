"""`nhipcau bake FOLDER`: dựng cổng thành trang tĩnh."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nhipcau.core.domain.errors import Refused
from nhipcau.portal.domain import baking

STEP = 200


class Command(BaseCommand):
    """Only what changed since the last time is made again; stopped or killed, the next one goes on."""

    help = "Dựng toàn bộ cổng công khai thành tệp tĩnh, để máy chủ web nào cũng phục vụ được."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="thư mục trống, hoặc thư mục đã dựng lần trước")
        parser.add_argument("--all", action="store_true", dest="every", help="dựng lại mọi trang")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            found = baking.bake(options["folder"].absolute(), tell=self._tell, every=options["every"])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        except KeyboardInterrupt:
            raise CommandError("Đã dừng. Phần đã dựng còn nguyên; chạy lại lệnh này để làm tiếp.") from None
        for path, why in found.broken:
            self.stderr.write(self.style.WARNING(f"  không có trang {path} (dẫn từ {why or 'đầu cổng'})"))
        self.stdout.write(
            f"Đã dựng {found.made} trang ({found.written} tệp khác trước), giữ nguyên {found.same}, "
            f"bỏ {found.removed}; {time.monotonic() - began:.1f} giây."
        )

    def _tell(self, done: int, waiting: int) -> None:
        if done % STEP == 0:
            self.stdout.write(f"  {done} trang xong, còn ít nhất {waiting}")
            self.stdout.flush()

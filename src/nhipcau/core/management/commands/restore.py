"""`nhipcau restore TỆP`: khôi phục từ một bản sao lưu, trọn vẹn hoặc không gì cả."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nhipcau.core.domain import restoring
from nhipcau.core.domain.errors import Refused

from .backup import add_key_argument, secret_of


class Command(BaseCommand):
    """Server and worker are stopped first; afterwards everybody signs in anew."""

    help = "Khôi phục từ một bản sao lưu. Hãy dừng máy chủ và tiến trình nền trước."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path, metavar="TỆP", help="bản sao lưu")
        parser.add_argument("--replace", action="store_true", help="thay dữ liệu đang có (được giữ riêng ra)")
        add_key_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = restoring.restore(
                options["archive"],
                secret=secret_of(options["key_file"]),
                replace=options["replace"],
                tell=self.stdout.write,
            )
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        upgrade = f", nâng cấp {told.migrated} bước" if told.migrated else ""
        self.stdout.write(
            self.style.SUCCESS(
                f"Đã khôi phục bản tạo lúc {told.made_at}: {told.files} tệp, "
                f"chuỗi nhật ký nguyên vẹn {told.entries} mục{upgrade}."
            )
        )
        if told.kept:
            self.stdout.write(f"Cơ sở dữ liệu cũ được giữ tại {told.kept}; hãy xóa khi đã yên tâm.")
        if told.aside:
            self.stdout.write(
                f"{len(told.aside)} tệp cùng tên nhưng khác nội dung được giữ lại với đuôi “.truoc_…”."
            )
        if told.missing:
            self.stdout.write(f"Lưu ý: {len(told.missing)} tệp đã thiếu hoặc hỏng từ trước khi sao lưu.")
        self.stdout.write("Hãy chạy lại máy chủ và tiến trình nền; mọi người đăng nhập lại.")

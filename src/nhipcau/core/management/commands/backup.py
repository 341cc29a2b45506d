"""`nhipcau backup`: sao lưu cơ sở dữ liệu và tệp khi hệ thống đang chạy; `--verify` kiểm tra một bản."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nhipcau.core.domain import backups
from nhipcau.core.domain.errors import Refused


def add_key_argument(parser: ArgumentParser) -> None:
    """The key never stands on the command line, where every process of the machine could read it."""
    parser.add_argument(
        "--key-file", type=Path, help="tệp chứa khóa mã hóa (thay cho biến NHIPCAU_BACKUP_KEY)"
    )


def secret_of(key_file: Path | None) -> str:
    """Khóa: the file's, else NHIPCAU_BACKUP_KEY_FILE's, else NHIPCAU_BACKUP_KEY; empty: none."""
    named = key_file or os.environ.get("NHIPCAU_BACKUP_KEY_FILE")
    if not named:
        return os.environ.get("NHIPCAU_BACKUP_KEY", "").strip()
    try:
        secret = Path(named).read_text("utf-8").strip()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp khóa {named}.") from error
    if not secret:
        raise CommandError(f"Tệp khóa {named} rỗng.")
    return secret


class Command(BaseCommand):
    """Exits with 1 when a stored file is gone or damaged: the archive is kept all the same, and so are
    older ones.
    """

    help = "Sao lưu cơ sở dữ liệu và tệp thành một bản, đọc lại kiểm tra; hệ thống không phải dừng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, help="nơi để bản sao lưu (mặc định: NHIPCAU_BACKUPS)")
        parser.add_argument("--keep", type=int, default=0, metavar="N", help="chỉ giữ N bản mới nhất")
        parser.add_argument("--verify", type=Path, metavar="TỆP", help="chỉ kiểm tra một bản sao lưu")
        add_key_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        secret = secret_of(options["key_file"])
        if options["keep"] < 0:
            raise CommandError("--keep phải từ 1 trở lên.")
        try:
            if options["verify"]:
                self._verify(options["verify"], secret)
            else:
                self._make(options["folder"] or backups.folder(), secret, options["keep"])
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _verify(self, path: Path, secret: str) -> None:
        facts = backups.verify(path, secret=secret)
        entries = facts["audit"].get("sequence", 0)
        self.stdout.write(
            f"Bản sao lưu nguyên vẹn: tạo lúc {facts['made_at']}, {facts['vendor']}, "
            f"{sum(facts['rows'].values())} dòng, {facts['files']} tệp, nhật ký đến mục số {entries}."
        )
        if damaged := facts["manifest"]["damaged"]:
            raise CommandError(f"Nhưng {len(damaged)} tệp đã thiếu hoặc hỏng từ trước khi sao lưu.")

    def _make(self, folder: Path, secret: str, keep: int) -> None:
        made = backups.make(into=folder, secret=secret, keep=keep, tell=self.stdout.write)
        self.stdout.write(
            self.style.SUCCESS(f"Đã sao lưu: {made.path} ({made.size / 2**20:.1f} MB, {made.files} tệp)")
        )
        for path in made.dropped:
            self.stdout.write(f"  đã bỏ bản cũ {path.name}")
        if not secret:
            self.stdout.write(
                "Bản này chưa mã hóa; hãy để nơi chỉ quản trị viên đọc được, hoặc đặt NHIPCAU_BACKUP_KEY."
            )
        if made.damaged:
            names = ", ".join(digest[:12] for digest in made.damaged[:10])
            raise CommandError(
                f"{len(made.damaged)} tệp trong kho bị thiếu hoặc hỏng ({names} …). Bản sao lưu vẫn "
                f"được giữ, "
                "các bản cũ cũng được giữ vì có thể còn tệp ấy."
            )

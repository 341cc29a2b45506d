"""`nhipcau mail send|sweep|bounces`: gửi thư đến hạn, dọn thư cũ, đọc thư trả lại; the worker does it too."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nhipcau.mailing.domain import bounces, delivery, outbox, sending


class Command(BaseCommand):
    """One round of delivery, of erasing what is older than 30 days, or of reading what came back."""

    help = (
        "Gửi ngay thư báo và bản tin đến hạn; xóa nội dung và địa chỉ của thư đã gửi quá 30 ngày; "
        "hoặc đọc thư trả lại từ một tệp .eml, mbox hay thư mục."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["send", "sweep", "bounces"])
        parser.add_argument("path", nargs="?", type=Path, help="tệp hoặc thư mục thư trả lại")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "send":
            self.stdout.write(f"Đã gửi {delivery.deliver_due()} thư báo, {sending.send_due()} thư bản tin.")
        elif options["action"] == "bounces":
            if options["path"] is None or not options["path"].exists():
                raise CommandError("Hãy ghi tệp .eml, mbox hoặc thư mục thư trả lại.")
            self.stdout.write(f"Đã ghi nhận {bounces.read_from(options['path'])} thư trả lại.")
        else:
            self.stdout.write(f"Đã xóa nội dung và địa chỉ của {outbox.sweep()} thư cũ.")

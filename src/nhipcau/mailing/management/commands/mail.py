"""`nhipcau mail send|sweep`: gửi thư đến hạn, dọn thư cũ; the worker does both by itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nhipcau.mailing.domain import delivery, outbox


class Command(BaseCommand):
    """One round of delivery, or of erasing what is older than 30 days."""

    help = "Gửi ngay các thư báo đến hạn, hoặc xóa nội dung và địa chỉ của thư đã gửi quá 30 ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["send", "sweep"])

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "send":
            self.stdout.write(f"Đã gửi {delivery.deliver_due()} thư.")
        else:
            self.stdout.write(f"Đã xóa nội dung và địa chỉ của {outbox.sweep()} thư cũ.")

"""`nhipcau dissemination remind`: nhắc các đơn vị chưa xong việc phổ biến, quán triệt."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.directives.domain import dissemination


class Command(BaseCommand):
    """For a schedule (cron, systemd timer); run twice on one day it reminds nobody twice."""

    help = (
        "Nhắc các đơn vị chưa xác nhận hoặc chưa quán triệt văn bản đã phổ biến, khi ngày mai đến hạn hoặc "
        "đã quá hạn (remind). Đặt lịch chạy mỗi ngày một lần; chạy lại trong ngày không nhắc lần thứ hai."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        remind = actions.add_parser("remind", help="nhắc các đơn vị đến hạn, quá hạn")
        remind.add_argument(
            "--every", type=int, default=7, metavar="NGÀY", help="nhắc lại sau bao nhiêu ngày (mặc định 7)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count = dissemination.remind_due(on=timezone.localdate(), every=max(options["every"], 1))
        self.stdout.write(f"Đã nhắc {count} đơn vị.")

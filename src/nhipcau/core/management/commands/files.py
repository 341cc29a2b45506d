"""`nhipcau files sweep`: dọn tệp không có hồ sơ và tệp gửi dở."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nhipcau.core.domain import files, uploads


class Command(BaseCommand):
    help = "Dọn kho tệp: tệp quá một ngày không có hồ sơ nào, tệp gửi dở quá một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("sweep", help="dọn kho tệp")

    def handle(self, *args: Any, **options: Any) -> None:
        orphans, unfinished = files.sweep(), uploads.sweep()
        self.stdout.write(f"Đã dọn {orphans} tệp không có hồ sơ, {unfinished} tệp gửi dở.")

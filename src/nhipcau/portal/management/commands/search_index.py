"""`nhipcau search_index`: ghi lại chữ để tìm của cổng."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nhipcau.portal.domain import indexing


class Command(BaseCommand):
    """Only where it is missing, unless told otherwise; can be stopped and started again."""

    help = "Ghi lại chữ để tìm của các bài đã đăng (ví dụ sau khi nạp bài hàng loạt)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", dest="every", help="ghi lại mọi bài")

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        for done in indexing.rebuild(every=options["every"]):
            self.stdout.write(f"  {done} bản đã ghi")
        self.stdout.write(f"Xong: {done} bản.")

"""`nhipcau audit verify`: kiểm tra chuỗi nhật ký."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry


class Command(BaseCommand):
    """Names the first broken entry and exits with 1, or says how many entries hold."""

    help = "Kiểm tra chuỗi nhật ký; nêu mục hỏng đầu tiên nếu có."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        broken = audit.broken_at()
        if broken is not None:
            raise CommandError(f"Chuỗi nhật ký hỏng từ mục số {broken}.")
        self.stdout.write(f"Chuỗi nhật ký nguyên vẹn: {AuditEntry.objects.count()} mục.")

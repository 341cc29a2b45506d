"""`nhipcau audit verify|head`: kiểm tra chuỗi nhật ký, in mục cuối để gửi nơi khác giữ."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry, AuditHead


class Command(BaseCommand):
    """verify names the first broken entry and exits with 1, or says how many entries hold.

    head prints number and digest of the last entry. Kept by a third party, it shows later that the chain was
    not written anew as a whole: `verify --number N --digest D` holds the chain against it.
    """

    help = "Kiểm tra chuỗi nhật ký; in số và mã băm của mục cuối để gửi một nơi khác giữ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["verify", "head"])
        parser.add_argument("--number", type=int, help="số của mục đã gửi nơi khác giữ")
        parser.add_argument("--digest", help="mã băm của mục ấy")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "head":
            head = AuditHead.objects.filter(pk=1).first()
            self.stdout.write(f"{head.sequence} {head.digest}" if head else "Nhật ký còn trống.")
            return
        broken = audit.broken_at()
        if broken is not None:
            raise CommandError(f"Chuỗi nhật ký hỏng từ mục số {broken}.")
        self._hold_against(options["number"], options["digest"])
        self.stdout.write(f"Chuỗi nhật ký nguyên vẹn: {AuditEntry.objects.count()} mục.")

    def _hold_against(self, number: int | None, digest: str | None) -> None:
        if (number is None) != (digest is None):
            raise CommandError("Cần cả --number và --digest của mục đã gửi nơi khác giữ.")
        if number is not None and not AuditEntry.objects.filter(sequence=number, digest=digest).exists():
            raise CommandError(f"Mục số {number} không khớp với mã băm đã gửi: nhật ký đã bị viết lại.")

"""`nhipcau demo load|reset`: nạp cơ quan mẫu, hoặc đưa về ban đầu."""

import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from nhipcau.demo.domain import office


class Command(BaseCommand):
    """`reset` takes away the SQLite file and the stored files of this machine's trial office."""

    help = "Nạp cơ quan mẫu vào cơ sở dữ liệu trống (load) hoặc xóa đi nạp lại (reset)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["load", "reset"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action == "reset":
            self._clear()
            call_command("migrate", interactive=False, verbosity=0)
        elif office.is_loaded():
            raise CommandError("Đã có đơn vị trong danh bạ nên không nạp cơ quan mẫu đè lên.")
        office.load(tell=lambda step: self.stdout.write(f"  {step}"))
        self.stdout.write(self.style.SUCCESS("Cơ quan mẫu đã sẵn sàng."))

    def _clear(self) -> None:
        if connection.vendor != "sqlite" or settings.SETTINGS_MODULE.endswith("production"):
            raise CommandError("Chỉ đưa về ban đầu được cơ quan thử trên máy này (SQLite).")
        connection.close()
        database = Path(settings.DATABASES["default"]["NAME"])
        for path in (database, *(database.with_name(f"{database.name}-{end}") for end in ("wal", "shm"))):
            path.unlink(missing_ok=True)
        for folder in (settings.NHIPCAU_FILES_ROOT, settings.NHIPCAU_QUARANTINE_ROOT):
            shutil.rmtree(folder, ignore_errors=True)

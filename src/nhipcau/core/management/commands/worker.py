"""`nhipcau worker`: tiến trình nền, which first takes up what a killed one left."""

import threading
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from nhipcau.core.domain import jobs


class Command(BaseCommand):
    help = "Chạy một tiến trình nền; nhận lại các việc dở dang trước."

    def handle(self, *args: Any, **options: Any) -> None:
        threading.Thread(target=_keep_recovering, daemon=True).start()
        call_command("db_worker", interval=0.5, verbosity=0)


def _keep_recovering() -> None:
    while True:
        jobs.recover()
        connection.close()
        time.sleep(30)

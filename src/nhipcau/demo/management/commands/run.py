"""`nhipcau run`: chuẩn bị cơ quan mẫu, khởi động máy chủ và tiến trình nền, dừng cả hai khi thoát."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nhipcau.demo.domain import office

FIRST_PORT = 8000
PATIENCE = 60


class Command(BaseCommand):
    """Prepares what is missing, then holds server and worker until Ctrl+C; a second start changes nothing."""

    help = "Chuẩn bị và chạy Nhịp Cầu trên máy này (chỉ nghe tại 127.0.0.1)."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("compile_catalogues")
        self._migrate()
        if not office.is_loaded():
            self.stdout.write("• Nạp cơ quan mẫu …")
            office.load(tell=lambda step: self.stdout.write(f"  {step}"))
        with free_port() as door, children(door) as processes:
            port = door.getsockname()[1]
            wait_until_answering(port, processes)
            self._greet(port)
            while all(process.poll() is None for process in processes):
                time.sleep(0.3)
        raise CommandError("Một tiến trình đã dừng bất thường; xem thông báo ở trên rồi chạy lại `make run`.")

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.stdout.write(f"• Chuẩn bị cơ sở dữ liệu ({len(plan)} bước) …")
            call_command("migrate", interactive=False, stdout=_Steps(self.stdout, len(plan)))

    def _greet(self, port: int) -> None:
        self.stdout.write(self.style.SUCCESS(f"\nNhịp Cầu đã sẵn sàng: http://127.0.0.1:{port}/lam-viec/"))
        self.stdout.write(f"Cổng cho công chúng:    http://127.0.0.1:{port}/\n")
        self.stdout.write(f"Tài khoản thử (mật khẩu chung: {office.PASSWORD}):")
        for username, role in office.accounts():
            self.stdout.write(f"  {username:<22}{role}")
        self.stdout.write("\nNhấn Ctrl+C để dừng.")
        self.stdout.flush()


class _Steps:
    """Counts the migrations as they are applied, a line every twenty."""

    def __init__(self, out: Any, total: int) -> None:
        self.out, self.total, self.count = out, total, 0

    def write(self, text: str) -> None:
        self.count += text.count(" OK")
        if " OK" in text and self.count % 20 == 0:
            self.out.write(f"  {self.count}/{self.total}")

    def flush(self) -> None:
        self.out.flush()


def free_port() -> socket.socket:
    """Cổng còn trống, from 8000 upward: taken at once, so that no other start may come between."""
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
            door.listen()
        except OSError:
            door.close()
            continue
        return door
    raise CommandError("Không còn cổng trống từ 8000 đến 8099. Hãy tắt bớt chương trình rồi chạy lại.")


@contextmanager
def children(door: socket.socket) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Máy chủ và tiến trình nền, ended together however this process is asked to stop."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
    server = [
        "gunicorn", "nhipcau.config.wsgi", "--bind", f"fd://{door.fileno()}", "--threads", "4",
        "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
    commands = [[sys.executable, "-m", *server], [sys.executable, "-m", "nhipcau.cli", "worker"]]
    # A shell's background job inherits SIGINT ignored; asked to stop, it must stop all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(0))
    # Their own session: Ctrl+C reaches only this process, which then ends them in order.
    processes = [
        subprocess.Popen(command, env=environment, start_new_session=True, pass_fds=[door.fileno()])  # noqa: S603
        for command in commands
    ]
    try:
        yield processes
    except KeyboardInterrupt:
        print("\nĐã dừng Nhịp Cầu.")
        sys.exit(0)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_until_answering(port: int, processes: list[subprocess.Popen[bytes]]) -> None:
    """Chờ máy chủ trả lời; raises CommandError when it ends or stays silent."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and all(process.poll() is None for process in processes):
        try:
            urlopen(f"http://127.0.0.1:{port}/static/nhipcau/sign.svg", timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise CommandError("Máy chủ không khởi động được; xem thông báo ở trên.")

"""A mail server that counts, and a storm of SIGKILLs over a mailing (máy chủ thư đếm, và các lần giết)."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from aiosmtpd.controller import Controller

ROOT = Path(__file__).resolve().parents[2]


class Counting:
    """Counts what it took, by recipient, as it takes it: answers come after."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    async def handle_DATA(self, server, session, envelope):
        self.taken[envelope.rcpt_tos[0]] += 1
        return "250 OK"


def server() -> tuple[Counting, Controller]:
    """One that listens."""
    box = Counting()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    return box, controller


def environment(room: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "NHIPCAU_VAR": str(room),
        "DJANGO_SETTINGS_MODULE": "tests.resilience.letter_settings",
        "NHIPCAU_TEST_SMTP_PORT": str(port),
    }


def run(environment: dict[str, str], *command: str) -> str:
    called = [sys.executable, "-m", "tests.resilience.letters", *command]
    return subprocess.run(
        called, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def storm(environment: dict[str, str], box: Counting, *, readers: int, kills: int, seed: int) -> Counter[str]:
    """Kill the worker, its sender, or both, at moments spread over the mailing; what was hit."""
    chance, hits = random.Random(seed), Counter[str]()
    marks = sorted(chance.randrange(readers * 95 // 100) for _kill in range(kills))
    worker = _worker(environment)
    try:
        while worker.poll() is None:
            if marks and box.taken.total() >= marks[0]:
                marks.pop(0)
                time.sleep(chance.random() * 0.01)
                who = chance.choice(["worker", "sender", "both"])
                if who != "worker":
                    _kill_senders(worker.pid)
                if who != "sender":
                    worker.kill()
                    worker.wait()
                    worker = _worker(environment)
                hits[who] += 1
            time.sleep(0.001)
    finally:
        worker.kill()
        worker.wait()
    return hits


def _worker(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.resilience.letters", "round"], env=environment, cwd=ROOT
    )


def _kill_senders(parent: int) -> None:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _name, rest = path.read_text().partition(" (")[0], *path.read_text().rpartition(") ")[1:]
            if int(rest.split()[1]) == parent:
                os.kill(int(number), signal.SIGKILL)
        except (OSError, ValueError, IndexError):
            continue

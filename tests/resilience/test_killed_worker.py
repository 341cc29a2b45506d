"""SIGKILL at random moments, of workers and of whoever hands files in: none lost, none doubled, none half."""

import contextlib
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests import postgres

from . import papers

pytestmark = pytest.mark.resilience

ROOT = Path(__file__).resolve().parents[2]
SEED, PATIENCE = 20261122, 600
OVER = "SELECT count(*) FROM core_job WHERE state = 'done'"


@dataclass
class Installation:
    """One office on one database: its folder, its environment, and a quick look at its jobs."""

    room: Path
    environment: dict[str, str]
    ask: Callable[[str], int]

    def start(self, *command: str) -> "subprocess.Popen[str]":
        with (self.room / "stderr").open("a") as errors:
            return subprocess.Popen(
                [sys.executable, "-m", *command],
                env=self.environment,
                cwd=ROOT,
                text=True,
                stdout=subprocess.PIPE,
                stderr=errors,
            )

    def run(self, *command: str) -> str:
        process = self.start("tests.resilience.office", command[0], str(self.room), *command[1:])
        try:
            said, _ = process.communicate(timeout=PATIENCE)
        finally:
            _kill(process)
        assert process.returncode == 0, (self.room / "stderr").read_text()[-3000:]
        return said

    def worker(self) -> "subprocess.Popen[str]":
        return self.start("nhipcau.cli", "worker")


def environment(room: Path, **more: str) -> dict[str, str]:
    return os.environ | {"NHIPCAU_VAR": str(room / "var"), "NHIPCAU_JOB_STALE_SECONDS": "4"} | more


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Installation:
    (tmp_path / "var").mkdir()
    base = tmp_path / "var" / "nhipcau.sqlite3"

    def ask(query: str) -> int:
        with contextlib.closing(sqlite3.connect(f"file:{base}?mode=ro", uri=True, timeout=20)) as connection:
            return int(connection.execute(query).fetchone()[0])

    settings = "nhipcau.config.settings.dev"
    return Installation(tmp_path, environment(tmp_path, DJANGO_SETTINGS_MODULE=settings), ask)


@pytest.fixture
def on_postgres(tmp_path: Path) -> Iterator[Installation]:
    programs = postgres.binaries()
    if programs is None:
        if os.environ.get("NHIPCAU_WITHOUT_POSTGRES") == "1":
            pytest.skip("NHIPCAU_WITHOUT_POSTGRES=1")
        pytest.fail(postgres.MISSING)
    (tmp_path / "var").mkdir()
    with postgres.server(programs) as socket:
        login = {"host": socket, "user": "postgres"}
        with psycopg.connect(dbname="postgres", autocommit=True, **login) as connection:
            connection.execute("CREATE DATABASE nhipcau")

        def ask(query: str) -> int:
            with psycopg.connect(dbname="nhipcau", **login) as connection:
                return int(connection.execute(query).fetchone()[0])

        more = {
            "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings.production",
            "NHIPCAU_SECRET_KEY": "only-for-tests",
            "NHIPCAU_HOSTS": "localhost",
            "NHIPCAU_POSTGRES": "nhipcau",
            "NHIPCAU_POSTGRES_HOST": socket,
            "NHIPCAU_POSTGRES_USER": "postgres",
        }
        yield Installation(tmp_path, environment(tmp_path, **more), ask)


def storm(office: Installation, *, kills: int) -> int:
    """Kill until it was done often enough, then let what is left be done; returns how often it hit."""
    chance = random.Random(SEED)
    deadline = time.monotonic() + PATIENCE
    feeder = office.start("tests.resilience.office", "feed", str(office.room))
    workers = [office.worker(), office.worker()]
    hits, done = 0, 0
    try:
        while feeder.poll() is None:
            assert time.monotonic() < deadline, (office.room / "stderr").read_text()[-3000:]
            now = office.ask(OVER)
            if hits < kills and now > done:
                time.sleep(chance.random() * 0.4)
                victim = chance.randrange(len(workers))
                _kill(workers[victim])
                workers[victim] = office.worker()
                hits, done = hits + 1, office.ask(OVER)
                if hits % 5 == 0 and feeder.poll() is None:
                    _kill(feeder)
                    feeder = office.start("tests.resilience.office", "feed", str(office.room))
            time.sleep(0.05)
        assert feeder.returncode == 0, (office.room / "stderr").read_text()[-3000:]
        while office.ask("SELECT count(*) FROM core_job WHERE state IN ('queued', 'running')"):
            assert time.monotonic() < deadline, (office.room / "stderr").read_text()[-3000:]
            time.sleep(0.2)
    finally:
        for process in (feeder, *workers):
            _kill(process)
    return hits


def _kill(process: "subprocess.Popen[str]") -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    with process:
        process.wait()


def nothing_lost_doubled_or_half(office: Installation, *, directives: int, trackers: int, kills: int) -> None:
    office.run("prepare", str(directives), str(trackers))
    handed_in = sorted(path.name for path in (office.room / "directives").iterdir())
    assert len(handed_in) == directives
    assert storm(office, kills=kills) >= kills
    found = json.loads(office.run("judge"))
    assert found["names"] == handed_in
    assert found["states"] == {"review": directives}
    assert found["found"] == {name: papers.tasks_in(int(re.findall(r"\d+", name)[0])) for name in handed_in}
    assert found["read"] == directives
    assert set(map(tuple, found["times"].values())) == {(1,)}, found["times"]
    assert [state for _, state in found["imports"]] == ["done"] * trackers
    assert found["tables"] == [[papers.ROWS, papers.ROWS]] * trackers
    assert found["assignments"] == trackers * papers.ROWS
    assert set(found["jobs"]) == {"done"}
    assert found["begun_again"] > 0, "no kill ever hit a job at work: the test shows nothing"
    assert found["broken_at"] is None
    assert found["files_gone"] == []
    assert found["quarantine"] == []


def test_on_sqlite(on_sqlite: Installation):
    nothing_lost_doubled_or_half(on_sqlite, directives=200, trackers=50, kills=15)


def test_on_postgres(on_postgres: Installation):
    nothing_lost_doubled_or_half(on_postgres, directives=60, trackers=15, kills=8)

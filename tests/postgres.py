"""`python -m tests.postgres COMMAND …`: runs a command beside a PostgreSQL of its own (máy chủ CSDL tạm).

The server lives in a temporary folder, listens only on a socket there, writes nothing durably and is stopped
when the command ends, however it ends. The command finds it through NHIPCAU_TEST_POSTGRES. Where no
PostgreSQL is installed this fails; NHIPCAU_WITHOUT_POSTGRES=1 says that one accepts to go without.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MISSING = """Thiếu PostgreSQL để kiểm thử. Cài bằng lệnh: sudo apt-get install -y postgresql
Muốn bỏ phần này trên máy của mình: NHIPCAU_WITHOUT_POSTGRES=1 make test"""
QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=60",
)


def binaries() -> Path | None:
    """Thư mục chương trình PostgreSQL: the newest under /usr/lib/postgresql, else what PATH leads to."""
    versions = sorted(
        (path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()),
        key=lambda path: int(path.parent.name.partition(".")[0]),
    )
    known = shutil.which("initdb")
    return versions[-1] if versions else Path(known).resolve().parent if known else None


@contextmanager
def server(programs: Path, *, keep: Path | None = None, options: Sequence[str] = QUICK) -> Iterator[str]:
    """Máy chủ tạm; yields the folder of its socket. PostgreSQL refuses to run as root: then as `postgres`.

    With `keep` its data lie there and stay for the next time.
    """
    room = Path(tempfile.mkdtemp(prefix="nhipcau-pg-"))
    identity: dict[str, Any] = {"cwd": room, "stdin": subprocess.DEVNULL}
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(room, account.pw_uid, account.pw_gid)
        identity |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            os.chown(keep, account.pw_uid, account.pw_gid)
    data, log = keep or room / "data", room / "log"
    initdb = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8"]
    process = None
    try:
        with log.open("wb") as said:
            if not (data / "PG_VERSION").exists():
                subprocess.run(
                    [*initdb, "--locale=C.UTF-8"], check=True, stdout=said, stderr=said, **identity
                )
            chosen = [part for option in options for part in ("-c", option)]
            command = [programs / "postgres", "-D", data, "-k", room, "-c", "listen_addresses=", *chosen]
            process = subprocess.Popen(command, stdout=said, stderr=said, **identity)
        _wait_until_ready(programs, room, process)
        yield str(room)
    except BaseException:
        if log.exists():
            sys.stderr.write(log.read_text(errors="replace")[-2000:])
        raise
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
        shutil.rmtree(room, ignore_errors=True)


def _wait_until_ready(programs: Path, room: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        asked = [programs / "pg_isready", "-q", "-h", room]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


def main(command: list[str]) -> int:
    """Chạy lệnh; its exit status, 1 where there is no PostgreSQL."""
    programs = binaries()
    if programs is None:
        print(MISSING, file=sys.stderr)
        return 0 if os.environ.get("NHIPCAU_WITHOUT_POSTGRES") == "1" else 1
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(1))
    with server(programs) as socket:
        print(f"• PostgreSQL {programs.parent.name}, tạm tại {socket}", flush=True)
        environment = os.environ | {"NHIPCAU_TEST_POSTGRES": socket}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

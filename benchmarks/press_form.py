"""Biểu mẫu báo chí bị tấn công: 10,000 posts at the product's server, then the office's screens.

`python -m benchmarks.press_form [POSTS]`. Eight attackers fetch forms and send ten kinds of harm; beside them
one reader asks for the front page again and again. What was taken is held against the database, and the
screens of work are opened in Chromium, where no dialog may open and no word of theirs may run.
"""

import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from .measurement import Measurement, table
from .public_site import _listening, _running

POSTS, ATTACKERS, FORMS = 10_000, 8, 25
SETTINGS = "nhipcau.config.settings.dev"
ME = "benchmarks.press_form"


def measure(posts: int = POSTS) -> list[Measurement]:
    """Nhận, mất, lỗi máy chủ, chạy mã, thời gian chờ của người đọc khác."""
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as room:
        told = os.environ | {"NHIPCAU_VAR": room, "DJANGO_SETTINGS_MODULE": SETTINGS}
        _self(told, "prepare")
        with _listening() as port:
            command = ["gunicorn", "nhipcau.config.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
            more = ["--log-level", "error", "--no-control-socket"]
            with _running([sys.executable, "-m", *command, *more], told, port) as address:
                storm = _Storm(port, posts)
                taken = storm.run()
                alive = _opened(address, _self(told, "pages").split())
        kept, numbered, mails = (int(each) for each in _self(told, "judge").split())
    failed = sum(count for status, count in storm.answers.items() if status >= 500 or status == 0)
    return [
        Measurement(f"gửi {posts} lần, {ATTACKERS} luồng", taken, "s"),
        Measurement("  câu hỏi phải giữ mà mất hoặc thừa", abs(kept - storm.due), "câu hỏi", limit=0),
        Measurement("  vào sổ ngay", numbered, "câu hỏi", limit=40 * (1 + taken // 3600)),
        Measurement("  thư gửi người lạ ngoài số vào sổ", mails - numbered, "thư", limit=0),
        Measurement("  lỗi máy chủ, đứt kết nối", failed, "lần", limit=0),
        Measurement("  mã của kẻ tấn công đã chạy", alive, "lần", limit=0),
        Measurement("  người đọc khác chờ, trung vị", statistics.median(storm.waits) * 1000, "ms"),
        Measurement("  người đọc khác chờ, lâu nhất", max(storm.waits), "s", limit=10.0),
    ]


class _Storm:
    """Attackers that share the posts among them, and one reader."""

    def __init__(self, port: int, posts: int) -> None:
        self.port, self.posts = port, posts
        self.answers: Counter[int] = Counter()
        self.due, self.waits = 0, [0.0]
        self.lock, self.is_over = threading.Lock(), False

    def run(self) -> float:
        """Seconds it took."""
        reader = threading.Thread(target=self._read)
        shares = [range(at, self.posts, ATTACKERS) for at in range(ATTACKERS)]
        attackers = [threading.Thread(target=self._attack, args=(share,)) for share in shares]
        start = time.perf_counter()
        for each in (reader, *attackers):
            each.start()
        for each in attackers:
            each.join()
        taken = time.perf_counter() - start
        self.is_over = True
        reader.join()
        return taken

    def _attack(self, share: range) -> None:
        from tests.enquiries import attack

        numbers = list(share)
        for at in range(0, len(numbers), FORMS):
            part = numbers[at : at + FORMS]
            stamps = [self._stamp() for _number in part]
            # As long as the form wants to have been open.
            time.sleep(3.2)
            for number, stamp in zip(part, stamps, strict=True):
                sent = attack.post(number, stamp)
                status = self._ask("POST", "/vi/bao-chi/hoi/", sent.body, sent.type)[0]
                with self.lock:
                    self.answers[status] += 1
                    self.due += sent.is_kept

    def _stamp(self) -> str:
        page = self._ask("GET", "/vi/bao-chi/hoi/")[1]
        return page.partition('name="stamp" value="')[2].partition('"')[0]

    def _read(self) -> None:
        while not self.is_over:
            start = time.perf_counter()
            status = self._ask("GET", "/vi/")[0]
            self.waits.append(time.perf_counter() - start)
            with self.lock:
                self.answers[status] += status != 200
            time.sleep(0.2)

    def _ask(self, method: str, path: str, body: bytes = b"", kind: str = "text/plain") -> tuple[int, str]:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as line:
                line.request(method, path, body or None, {"Content-Type": kind} if body else {})
                answer = line.getresponse()
                return answer.status, answer.read().decode("utf-8", "replace")
        except OSError:
            return 0, ""


def _opened(address: str, pages: list[str]) -> int:
    """How often something of theirs ran on the screens of an officer."""
    from playwright.sync_api import sync_playwright

    ran: list[str] = []
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.goto(f"{address}/lam-viec/login/")
        page.get_by_label("Tên đăng nhập").fill("can-bo")
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url("**/lam-viec/")
        for each in pages:
            shown = page.goto(address + each)
            if shown is None or shown.status != 200:
                raise SystemExit(f"{each}: {shown and shown.status}")
            if page.evaluate("window.taken"):
                ran.append(each)
        browser.close()
    return len(ran)


PASSWORD = "nhipcau-thu-tai"


def _self(told: dict[str, str], step: str) -> str:
    command = [sys.executable, "-m", ME, step]
    root = Path(__file__).resolve().parents[1]
    return subprocess.run(command, cwd=root, env=told, stdout=subprocess.PIPE, text=True, check=True).stdout


def _step(name: str) -> None:
    """Một bước trong cơ quan tạm, in a process of its own."""
    import django

    django.setup()
    from django.core.management import call_command

    from nhipcau.enquiries.models import Enquiry
    from nhipcau.mailing.models import Mail

    if name == "prepare":
        call_command("migrate", verbosity=0)
        _found()
    elif name == "judge":
        numbered = Enquiry.objects.exclude(number=None).count()
        strangers = Mail.objects.filter(key__startswith="enquiries.acknowledged").count()
        print(Enquiry.objects.count(), numbered, strangers)
    else:
        newest = Enquiry.objects.order_by("-pk")[:30]
        oldest = Enquiry.objects.order_by("pk")[:30]
        print("/lam-viec/cau-hoi-bao-chi/", "/lam-viec/cau-hoi-bao-chi/?muc=sang-loc")
        print(*(each.get_absolute_url() for each in (*newest, *oldest)))


def _found() -> None:
    from nhipcau.newsroom.models import Language
    from nhipcau.units.domain import founding, people
    from nhipcau.units.enums import Role, UnitKind

    first = founding.found(
        office="Cơ quan thử tải",
        username="quan-tri",
        password=PASSWORD,
        last_name="Quản trị",
        kind=UnitKind.PARTY,
    )
    people.create(
        actor=first,
        username="can-bo",
        last_name="Cán bộ",
        first_name="",
        unit=first.memberships.first().unit,
        role=Role.OFFICER,
        password=PASSWORD,
    )
    Language.objects.filter(code="vi").update(is_public=True)


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else ""
    if given.isdecimal() or not given:
        print(table(measure(int(given) if given else POSTS)))
    else:
        _step(given)

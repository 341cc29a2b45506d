"""Màn hình làm việc: time and queries of each, beside a page of the framework that reads nothing of ours.

`python -m benchmarks.screens` loads the sample office into a scratch SQLite and prints medians of 15.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

RUNS = 15
SCREENS = {
    "Tài khoản (khung, làm mốc)": "/lam-viec/account/",
    "Việc của tôi": "/lam-viec/",
    "Văn bản chỉ đạo": "/lam-viec/van-ban/",
    "Rà soát (kế hoạch, 23 nhiệm vụ)": "/lam-viec/van-ban/1/",
    "Theo dõi": "/lam-viec/cong-viec/",
    "Một phân công": "/lam-viec/cong-viec/1/",
    "Danh bạ": "/lam-viec/danh-ba/",
    "Một báo cáo": "/lam-viec/bao-cao/1/",
}


def main() -> None:
    """Load the office, measure, print."""
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as room:
        os.environ["NHIPCAU_VAR"] = room
        os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.config.settings.dev"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["testserver"]
        Path(room).mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        with Path(os.devnull).open("w") as silence:
            call_command("demo", "load", stdout=silence)
        _measure()


def _measure() -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from nhipcau.units.models import User

    client = Client()
    client.force_login(User.objects.get(username="thuong-truc"))
    print(f"{'màn hình':36}{'giữa của ' + str(RUNS):>14}{'truy vấn':>12}{'KB':>8}")
    for name, path in SCREENS.items():
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            page = client.get(path)
        queries = len(seen)
        if page.status_code != 200:
            raise SystemExit(f"{path}: {page.status_code}")
        times = []
        for _run in range(RUNS):
            start = time.perf_counter()
            client.get(path)
            times.append(time.perf_counter() - start)
        middle = statistics.median(times) * 1000
        print(f"{name:36}{middle:>11.0f} ms{queries:>12}{len(page.content) / 1000:>8.0f}")


if __name__ == "__main__":
    main()

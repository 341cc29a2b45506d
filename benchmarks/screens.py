"""Màn hình làm việc: time of each, beside a page of the framework that reads nothing of ours.

`python -m benchmarks.screens` loads the sample office into a scratch SQLite and prints medians of 15.
"""

import os
from functools import partial
from pathlib import Path

from .measurement import Measurement, median, table
from .scratch import database

RUNS, LIMIT_MS = 15, 400.0
PEER = ("trang Tài khoản của khung", "/lam-viec/account/")
SCREENS = {
    "Việc của tôi": "/lam-viec/",
    "Văn bản chỉ đạo": "/lam-viec/van-ban/",
    "Rà soát (kế hoạch, 23 nhiệm vụ)": "/lam-viec/van-ban/1/",
    "Theo dõi": "/lam-viec/cong-viec/",
    "Một phân công": "/lam-viec/cong-viec/1/",
    "Danh bạ": "/lam-viec/danh-ba/",
    "Một báo cáo": "/lam-viec/bao-cao/1/",
}


def measure() -> list[Measurement]:
    """Thời gian trả mỗi màn hình for an officer of the sample office."""
    with database():
        from django.core.management import call_command
        from django.test import Client

        from nhipcau.units.models import User

        with Path(os.devnull).open("w") as silence:
            call_command("demo", "load", stdout=silence)
        client = Client()
        client.force_login(User.objects.get(username="thuong-truc"))
        floor = _milliseconds(client, PEER[1])
        return [
            Measurement(f"màn hình: {name}", _milliseconds(client, path), "ms", PEER[0], floor, LIMIT_MS)
            for name, path in SCREENS.items()
        ]


def _milliseconds(client: "Client", path: str) -> float:  # type: ignore[name-defined]  # noqa: F821
    page = client.get(path)
    if page.status_code != 200:
        raise SystemExit(f"{path}: {page.status_code}")
    return median(partial(client.get, path), runs=RUNS, warm=1) * 1000


if __name__ == "__main__":
    print(table(measure()))

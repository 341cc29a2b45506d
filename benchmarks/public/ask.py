"""Hỏi cổng đã dựng, in a process of its own: `python -m benchmarks.public.ask WHAT`."""

import json
import sys
import time
from typing import Any

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from nhipcau.newsroom.domain import text  # noqa: E402
from nhipcau.newsroom.models import Approval, Edition, EditionVersion, Language, Publication  # noqa: E402
from nhipcau.portal.domain import addresses as portal  # noqa: E402

from .models import BarePage  # noqa: E402


def addresses() -> Any:
    """Một bài của ta và một trang trần."""
    return [_of(_some()), f"/khung/{BarePage.objects.order_by('pk')[100].slug}/"]


def correct() -> Any:
    """Đính chính một bài, as the verbs leave it: the old version ends where the new begins."""
    return _again(_some(), "Số đúng là 13.").pk


def publish() -> Any:
    """Giây từ lúc đăng đến khi nguồn tin có bài, the reader asking as fast as it is answered."""
    client = Client()
    client.get("/vi/tin.atom")
    began = time.perf_counter()
    shown = _again(_some(), f"Đính chính lúc {timezone.now():%H:%M:%S}.")
    while shown.correction not in client.get("/vi/tin.atom").content.decode():
        pass
    return time.perf_counter() - began


def queries() -> Any:
    """Số truy vấn của mỗi loại trang."""
    client, shown = Client(), _some()
    theme = f"/vi/chu-de/{shown.story.theme_id}/"
    pages = {
        "trang đầu": "/vi/", "bài": _of(shown), "mọi bài": "/vi/tin/", "trang 150": "/vi/tin/trang/150/",
        "chủ đề": theme, "tìm": "/vi/tim/?q=le+hoi", "nguồn tin": "/vi/tin.atom", "lưu trữ": "/vi/luu-tru/",
        "sơ đồ": "/vi/sitemap.xml",
    }  # fmt: skip
    found = {}
    for name, path in pages.items():
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            status = client.get(path).status_code
        assert status == 200, (path, status)
        found[name] = len(seen)
    return found


def _some() -> Publication:
    vietnamese = Language.objects.get(code="vi")
    shown = Publication.objects.filter(language=vietnamese, until=None).select_related("language", "story")
    return shown.order_by("-first_at")[20]


def _of(shown: Publication) -> str:
    return portal.of(shown, shown.language.code)


def _again(shown: Publication, correction: str) -> Publication:
    """A new text in the place of the old, in the rows the verbs would leave."""
    people = list(get_user_model().objects.order_by("pk")[:3])
    with transaction.atomic():
        before = shown.version
        version = EditionVersion.objects.create(
            edition=shown.edition, number=before.number + 1, title=before.title,
            lead=f"{correction} {before.lead}"[:600], body=before.body, picture=before.picture,
            picture_alt=before.picture_alt, author=people[0],
        )  # fmt: skip
        first, second = (
            Approval.objects.create(version=version, step=step, person=people[step]) for step in (1, 2)
        )
        now = timezone.now()
        Publication.objects.filter(pk=shown.pk).update(until=now)
        made = Publication.objects.create(
            version=version, edition=shown.edition, story=shown.story, language=shown.language,
            first=first, second=second, slug=shown.slug, folded=text.plain(version.body),
            first_at=shown.first_at, at=now, correction=correction,
        )  # fmt: skip
        Edition.objects.filter(pk=shown.edition_id).update(current=version)
    return made


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]]()))

"""Nhiều tệp một lúc: in parts or by one form, each its own row; one page tells how far they are."""

import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.core.domain import files
from nhipcau.core.models import Upload
from nhipcau.directives.domain import intake
from nhipcau.directives.enums import DirectiveState
from nhipcau.directives.models import Directive
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.directives.test_intake import waiting
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"directives:{name}", args=args)


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


@pytest.fixture
def desk(clerk: User, client: Client) -> Client:
    client.force_login(clerk)
    return client


def sent(desk: Client, content: bytes, name: str, batch: uuid.UUID, part: int = 400) -> dict:
    """What the page's script does with one file."""
    held = desk.post(url("upload_begin"), {"fingerprint": f"{name}|1", "size": len(content)}).json()
    at = held["received"]
    while at < len(content):
        at = desk.post(
            f"{url('upload_part', held['id'])}?offset={at}",
            content[at : at + part],
            content_type="application/octet-stream",
        ).json()["received"]
    return desk.post(url("upload_finish", held["id"]), {"name": name, "batch": str(batch)}).json()


def test_files_sent_in_parts_are_read_and_stand_on_one_page(desk: Client, guidance: str):
    batch = uuid.uuid4()
    first = sent(desk, guidance.encode(), "huong-dan.txt", batch)
    known = sent(desk, guidance.encode(), "ban-sao.txt", batch)
    bad = sent(desk, b"%PDF-1.7 " + bytes(99), "hong.pdf", batch)
    assert (first["isNew"], known["isNew"], known["label"]) == (True, False, "41-HD/BTGDVTU")
    assert known["url"] == first["url"] and bad["isNew"]
    assert Directive.objects.count() == 2
    assert not Upload.objects.exists()
    page = desk.get(url("batch", batch)).content.decode()
    assert "Đã xong cả 2 tệp" in page
    assert "41-HD/BTGDVTU" in page
    assert "bị hỏng, không mở được" in page


def test_a_file_goes_on_where_it_broke_off_even_after_a_new_sign_in(desk: Client, clerk: User, guidance: str):
    about = {"fingerprint": "a.txt|1", "size": len(guidance.encode())}
    held = desk.post(url("upload_begin"), about).json()
    desk.post(
        f"{url('upload_part', held['id'])}?offset=0",
        guidance.encode()[:500],
        content_type="application/octet-stream",
    )
    desk.logout()
    lost = desk.post(
        f"{url('upload_part', held['id'])}?offset=500", b"x", content_type="application/octet-stream"
    )
    assert lost.status_code == 302
    desk.force_login(clerk)
    assert desk.post(url("upload_begin"), about).json() == held | {"received": 500}


def test_a_refusal_is_a_sentence(desk: Client):
    answer = desk.post(url("upload_begin"), {"fingerprint": "a", "size": 200 * 1024 * 1024})
    assert answer.status_code == 409
    assert "vượt giới hạn 20 MB" in answer.json()["refused"]
    assert desk.post(url("upload_begin"), {}).status_code == 409
    gone = desk.post(
        url("upload_part", uuid.uuid4()) + "?offset=0", b"x", content_type="application/octet-stream"
    )
    assert "gửi từ đầu" in gone.json()["refused"]


def test_a_form_of_many_files_works_without_a_script(desk: Client, guidance: str):
    other = guidance.replace("Số 41", "Số 42")
    given = [
        SimpleUploadedFile("a.txt", guidance.encode()),
        SimpleUploadedFile("b.txt", other.encode()),
        SimpleUploadedFile("c.txt", b""),
    ]
    answer = desk.post(url("intake"), {"file": given, "batch": str(uuid.uuid4())}, follow=True)
    page = answer.content.decode()
    assert Directive.objects.filter(state=DirectiveState.REVIEW).count() == 2
    assert "41-HD/BTGDVTU" in page and "42-HD/BTGDVTU" in page
    assert "c.txt: Tệp rỗng" in page


def test_a_huge_request_is_refused_before_it_is_read(clerk: User, settings):
    class Unread:
        def read(self, *args: object) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    answer = client.generic(
        "POST", url("intake"), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(200 * 1024 * 1024), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "quá nặng nên chưa nhận gì" in answer.content.decode()


def test_the_intake_still_asks_for_the_token(clerk: User, guidance: str):
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    assert client.post(url("intake"), {"text": guidance}).status_code == 403
    assert client.post(url("upload_begin"), {"fingerprint": "a", "size": 9}).status_code == 403
    assert not Directive.objects.exists()


def test_all_failed_files_of_a_batch_are_read_again(desk: Client, clerk: User, guidance: str):
    batch = uuid.uuid4()
    directive = waiting(clerk, guidance)
    intake.register(actor=clerk, content=guidance.encode(), name="a.txt", batch=batch)
    intake.cancel(actor=clerk, directive=directive)
    page = desk.get(url("batch", batch)).content.decode()
    assert "Đọc lại tất cả tệp lỗi (1)" in page
    after = desk.post(url("retry_batch", batch), follow=True).content.decode()
    assert "Đang đọc lại 1 tệp" in after
    directive.refresh_from_db()
    assert directive.state == DirectiveState.REVIEW
    assert "Không còn tệp lỗi" in desk.post(url("retry_batch", batch), follow=True).content.decode()


def test_a_running_batch_says_how_far_it_is(desk: Client, clerk: User, guidance: str):
    batch = uuid.uuid4()
    waiting(clerk, guidance)
    intake.register(actor=clerk, content=guidance.encode(), name="a.txt", batch=batch)
    page = desk.get(url("batch", batch)).content.decode()
    assert "Đang đọc: xong 0/1 tệp" in page
    assert "data-running" in page


def test_a_batch_of_others_shows_nothing_to_a_unit(desk: Client, clerk: User, guidance: str, client: Client):
    batch = uuid.uuid4()
    intake.register(actor=clerk, content=guidance.encode(), name="a.txt", batch=batch)
    client.force_login(person(Role.UNIT_STAFF))
    assert client.get(url("batch", batch)).status_code == 404


def test_the_page_asks_the_same_of_the_database_for_one_file_and_for_three(
    desk: Client, clerk: User, guidance: str
):
    counts = []
    for numbers in ((41,), (42, 43, 44)):
        batch = uuid.uuid4()
        for number in numbers:
            content = guidance.replace("Số 41", f"Số {number}").encode()
            intake.register(actor=clerk, content=content, name="a.txt", batch=batch)
        with CaptureQueriesContext(
            connection,
        ) as found:
            desk.get(url("batch", batch))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_a_secret_file_sent_in_parts_leaves_no_name(desk: Client, tmp_path):
    content = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THỬ\n\nMẬT\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nHoa sen\n\n1. Sở A làm.\n"
    batch = uuid.uuid4()
    answer = sent(desk, content.encode(), "hoa-sen.txt", batch)
    assert "hoa-sen" not in json.dumps(answer)
    assert "(tên tệp đã xóa)" in desk.get(url("batch", batch)).content.decode()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert files.held({"x"}) == set()

"""Ảnh trang bên cạnh văn bản: drawn within limits, for those who may see, boxes where the words stand."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from nhipcau.core.domain import files
from nhipcau.directives.domain import page_images, scans
from nhipcau.directives.models import Directive
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.directives import SENTENCES, DirectiveFactory, machine_of, obligation, reading_of
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
PDF = Path(__file__).parents[2] / "packages/vanban/tests/documents/xa-2026.pdf"


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


@pytest.fixture
def desk(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def picture(*sizes: tuple[int, int]) -> bytes:
    """A scanned file with pages of these sizes."""
    out = io.BytesIO()
    first, *rest = [Image.new("L", size, 255) for size in sizes or ((620, 877),)]
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw")
    return out.getvalue()


def scanned(tasks: int = 2) -> Directive:
    """Two pages recognised from a picture, the second word of each line weakly."""
    added = [f"Việc thêm số {n} giao Sở Kiểm thử thực hiện." for n in range(tasks)]
    text = "\n".join([*SENTENCES, *added])
    middle = text.index("\n", len(text) // 2) + 1
    sheets = [sheet(text, number, span) for number, span in enumerate([(0, middle), (middle, len(text))], 1)]
    source = {"name": "quet.tif", "media_type": "image/tiff", "pages": 2, "read_by": "ocr"}
    made = DirectiveFactory(
        reading=reading_of(text, pages=sheets, source=source),
        original=files.keep(picture((620, 877), (620, 877))),
    )
    for sentence in added:
        obligation(made, machine=machine_of(text, sentence), sentence=sentence)
    return made


def sheet(text: str, number: int, span: tuple[int, int]) -> dict[str, Any]:
    """One of `pages` (vanban/1) of a scan."""
    words = []
    for down, line in enumerate(re.finditer(r"[^\n]+", text[slice(*span)])):
        for across, word in enumerate(re.finditer(r"\S+", line.group())):
            begin = span[0] + line.start() + word.start()
            left, top = across * 0.05 % 0.9, down * 0.01 % 0.9
            sure = 0.41 if across == 1 else 0.97
            words.append([begin, begin + len(word.group()), left, top, left + 0.04, top + 0.008, sure])
    return {"number": number, "span": list(span), "words": words}


def image(directive: Directive, number: int, **asked: object) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reverse("directive_page", args=[directive.pk, number]) + (f"?{query}" if query else "")


@pytest.mark.parametrize("content", [PDF.read_bytes(), picture()], ids=["pdf", "tiff"])
def test_a_page_is_drawn_with_strict_headers(desk: Client, content: bytes):
    made = DirectiveFactory(original=files.keep(content))
    answer = desk.get(image(made, 1))
    assert answer.status_code == 200 and answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert Image.open(io.BytesIO(answer.content)).width == page_images.WIDTHS[0]
    again = desk.get(image(made, 1), headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize(
    ("content", "number", "width"),
    [
        (PDF.read_bytes(), 99, 760),
        (PDF.read_bytes(), 0, 760),
        (PDF.read_bytes(), 1, 100_000),
        (PDF.read_bytes()[:3000], 1, 760),
        (b"%PDF-1.7 ...", 1, 760),
        (picture(), 2, 760),
        (picture((10, 9000)), 1, 760),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 200, 1, 760),
        ("HƯỚNG DẪN".encode(), 1, 760),
        (b"PK\x03\x04 document", 1, 760),
    ],
    ids=["beyond", "zero", "width", "cut", "pdf", "one page", "strip", "png", "text", "word"],
)
def test_what_is_no_page_is_not_drawn(desk: Client, content: bytes, number: int, width: int):
    made = DirectiveFactory(original=files.keep(content))
    assert desk.get(image(made, number, rong=width)).status_code == 404


def test_a_drawing_that_never_ends_is_stopped(desk: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_images, "SECONDS", 0.01)
    made = DirectiveFactory(original=files.keep(PDF.read_bytes()))
    assert desk.get(image(made, 1)).status_code == 404


def test_only_who_may_see_the_directive_sees_its_pages():
    made = scanned()
    stranger = Client()
    stranger.force_login(person(Role.UNIT_STAFF))
    words = reverse("directives:page_words", args=[made.pk, 1])
    assert [stranger.get(url).status_code for url in (image(made, 1), words)] == [404, 404]
    assert Client().get(image(made, 1)).status_code == 302
    clerk, admin = Client(), Client()
    clerk.force_login(person(Role.CLERK))
    admin.force_login(person(Role.ADMINISTRATOR))
    assert clerk.get(image(made, 1)).status_code == 200
    assert admin.get(image(made, 1)).status_code == 403


def test_a_scan_stands_beside_its_text_with_its_weak_words(desk: Client):
    made = scanned()
    page = desk.get(reverse("directives:review", args=[made.pk])).content.decode()
    assert image(made, 1) in page and "data-paper" in page
    assert page.count("nc-src--weak") > 3 and "(máy đọc chưa chắc)" in page
    assert "Máy đọc chưa chắc (41 %)" in page
    assert 'data-sheet="2"' in page
    hidden = desk.get(reverse("directives:review", args=[made.pk]), {"anh": 0}).content.decode()
    assert "data-paper" not in hidden and "Xem kèm ảnh trang bản gốc" in hidden


def test_without_a_script_the_box_of_a_task_is_drawn_on_its_page(desk: Client):
    made = scanned()
    task = made.obligations.order_by("position").last()
    page = desk.get(reverse("directives:review", args=[made.pk]), {"nhiem-vu": task.pk}).content.decode()
    assert "trang/2.webp" in page and page.count("<rect x=") >= 1


def test_a_pdf_of_words_is_shown_beside_its_pages_when_asked(desk: Client):
    sheets = [{"number": 1, "span": [0, 40]}, {"number": 2, "span": [40, 90]}]
    reading = reading_of("\n".join(SENTENCES), pages=sheets)
    made = DirectiveFactory(reading=reading, original=files.keep(PDF.read_bytes()))
    address = reverse("directives:review", args=[made.pk])
    plain = desk.get(address).content.decode()
    assert "data-paper" not in plain and "Xem kèm ảnh trang bản gốc" in plain
    asked = desk.get(address, {"anh": 2}).content.decode()
    assert "trang/2.webp" in asked and "nc-src--weak" not in asked


def test_the_words_of_one_page_are_told_to_the_script(desk: Client):
    made = scanned()
    found = desk.get(reverse("directives:page_words", args=[made.pk, 2])).json()["words"]
    assert found and all(len(word) == 6 for word in found)
    assert {word[0] for word in found} <= set(range(*made.reading["pages"][1]["span"]))


def test_the_pane_adds_little_to_a_review_of_sixty_tasks(desk: Client):
    made = scanned(tasks=60)
    address = reverse("directives:review", args=[made.pk])
    with CaptureQueriesContext(connection) as queries:
        shown = len(desk.get(address).content)
    with CaptureQueriesContext(connection) as fewer:
        hidden = len(desk.get(address, {"anh": 0}).content)
    assert len(queries) == len(fewer)
    assert shown - hidden < 30_000


def test_words_of_one_line_share_a_box():
    line = [(0, 3, 0.1, 0.1, 0.2, 0.12, 1), (4, 7, 0.21, 0.101, 0.3, 0.121, 1)]
    words = [*line, (8, 9, 0.1, 0.2, 0.2, 0.22, 1)]
    first, second = scans.areas(words, [(0, 9)])
    assert (first.left, first.right, second.top) == (0.1, 0.3, 0.2)
    assert len(scans.areas(words, [(8, 9)])) == 1


def test_a_conflict_is_shown_with_both_places_quoted(desk: Client):
    text = "Căn cứ Kế hoạch số 5/KH-B.\nViệc chung.\nTheo Kế hoạch số 6/KH-B cùng ngày."
    spans = [[text.index(words), text.index(words) + 6] for words in ("5/KH-B", "6/KH-B")]
    finding = {"code": "citation-conflict", "message": "Hai ký hiệu khác nhau.", "spans": spans}
    other = {"code": "missing-date", "message": "Không thấy ngày.", "spans": []}
    made = DirectiveFactory(reading=reading_of(text, findings=[finding, other]))
    page = desk.get(reverse("directives:review", args=[made.pk])).content.decode()
    assert "Cần xem lại (2)" in page
    assert 'Kế hoạch số <mark class="nc-mark">5/KH-B</mark>' in page
    assert 'Kế hoạch số <mark class="nc-mark">6/KH-B</mark> cùng ngày.' in page
    assert 'href="#diem-0-0"' in page and 'id="diem-0-1"' in page


def test_signatures_are_told_with_time_and_standing(desk: Client):
    signed = [
        {"signer": "Nguyễn Thị Thử", "time": "2026-02-12T09:05:00+00:00", "intact": True, "trusted": None},
        {"signer": "", "time": None, "intact": False, "trusted": False, "covers_whole": False},
    ]
    made = DirectiveFactory(reading=reading_of("x", digital_signatures=signed))
    page = desk.get(reverse("directives:review", args=[made.pk])).content.decode()
    assert "Chữ ký số (2)" in page and "12/02/2026 16:05" in page
    assert "còn nguyên vẹn" in page and "không nguyên vẹn" in page and "chưa đối chiếu chứng thư" in page


def test_a_task_of_a_table_shows_its_row_under_the_heads(desk: Client):
    text = "Bảng\nSTT | Nhiệm vụ | Chủ trì\n1 | Đăng tin | Sở A\n2 | Mở trang | Sở B\nHết"
    made = DirectiveFactory(reading=reading_of(text))
    machine = machine_of(text, "Mở trang", lead_from="table", themes=["Kinh tế"])
    obligation(made, machine=machine, lead=UnitFactory())
    page = desk.get(reverse("directives:review", args=[made.pk])).content.decode()
    assert "Đọc từ một dòng của bảng" in page
    assert "<dt>Nhiệm vụ</dt><dd>Mở trang</dd><dt>Chủ trì</dt><dd>Sở B</dd>" in page and "Kinh tế" in page


def test_an_attachment_is_taken_in_as_a_directive_of_its_own(
    desk: Client, clerk: User, guidance: str, settings, tmp_path
):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    source = {"name": "phu-luc.docx"}
    made = DirectiveFactory(reading=reading_of("x", attachments=[reading_of(guidance, source=source)]))
    address = reverse("directives:review", args=[made.pk])
    desk.force_login(clerk)
    assert "Tệp kèm trong gói (1)" in desk.get(address).content.decode()
    post = reverse("directives:take_in", args=[made.pk, 0])
    assert desk.post(post).status_code == 302
    taken = Directive.objects.exclude(pk=made.pk).get()
    assert taken.file_name == "phu-luc.txt"
    assert desk.post(reverse("directives:take_in", args=[made.pk, 7])).url == made.get_absolute_url()
    assert Directive.objects.count() == 2
    desk.post(post)
    assert Directive.objects.count() == 2

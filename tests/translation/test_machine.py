"""Machine drafts come from the one server that was named, and what must not change does not."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import machine
from nhipcau.translation.domain.machine import draft


class Server(ThreadingHTTPServer):
    """A server of the protocol; `answer` is what it does to a text, `status` what it says of a question."""

    asked: list[dict[str, Any]]
    status = 200
    body: bytes | None = None

    @staticmethod
    def answer(text: str) -> str:
        return text.replace("Xem", "See").replace("tại đây", "here").upper()


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *said: object) -> None:
        pass

    def do_GET(self) -> None:
        self.say([{"code": "vi", "targets": ["en"]}, {"code": "en"}, {"code": "zh"}])

    def do_POST(self) -> None:
        wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(wanted | {"path": self.path})
        self.say({"translatedText": [self.server.answer(text) for text in wanted["q"]]})

    def say(self, answer: object) -> None:
        body = json.dumps(answer).encode()
        if self.command == "POST" and self.server.body is not None:
            body = self.server.body
        status = self.server.status if self.command == "POST" else 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as found:
        found.asked = []
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        settings.NHIPCAU_TRANSLATION_SERVER = f"http://127.0.0.1:{found.server_port}/api/"
        settings.NHIPCAU_TRANSLATION_KEY = "bi-mat"
        yield found
        found.shutdown()
        thread.join()


def test_a_draft_keeps_what_must_not_change(server: Server):
    texts = [
        "Xem [tại đây](https://a.vn/b?c=d) nhé {name}.",
        "  ",
        "Gửi về a@b.vn hoặc https://a.vn/x, 50%.",
        "12,5",
    ]
    assert draft(texts, source="vi", target="zh-Hans") == [
        "SEE [HERE](https://a.vn/b?c=d) NHÉ {name}.",
        "  ",
        "GỬI VỀ a@b.vn HOẶC https://a.vn/x, 50%.",
        "12,5",
    ]
    [asked] = server.asked
    assert (asked["path"], asked["source"], asked["target"], asked["format"], asked["api_key"]) == (
        "/api/translate", "vi", "zh", "text", "bi-mat"
    )  # fmt: skip
    assert "https://" not in json.dumps(asked["q"])


def test_in_parts_and_in_order(server: Server):
    texts = [f"câu {'x' * 400} {at}" for at in range(60)]
    assert draft(texts, source="vi", target="en") == [text.upper() for text in texts]
    assert len(server.asked) == 5
    assert all(sum(map(len, each["q"])) <= machine.MOST_LETTERS for each in server.asked)


def test_a_sentence_whose_marks_were_lost_is_left_to_a_person(server: Server):
    server.answer = lambda text: re.sub(r"XZ0ZX", "", text)  # type: ignore[method-assign]
    assert draft(["Xem {a} và {b}.", "Không có gì."], source="vi", target="en") == ["", "Không có gì."]


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (403, b'{"error": "Invalid API key"}', "khóa truy cập"),
        (429, b"", "đang bận"),
        (302, b"", "địa chỉ khác"),
        (500, b'{"error": "<b>no</b>"}', "báo lỗi 500"),
        (200, b"<html>", "không đọc được"),
        (200, b'{"translatedText": ["a", "b"]}', "không đọc được"),
        (200, b'{"translatedText": "' + b"a" * 2_100_000 + b'"}', "không đọc được"),
    ],
)
def test_what_goes_wrong_is_said(server: Server, status: int, body: bytes, said: str):
    server.status, server.body = status, body
    with pytest.raises(Refused, match=said):
        draft(["Một câu."], source="vi", target="en")


def test_nothing_is_offered_without_a_server(settings: Any, server: Server):
    assert machine.is_offered()
    with pytest.raises(Refused, match="không có ngôn ngữ “rad”"):
        draft(["Một câu."], source="vi", target="rad")
    with pytest.raises(Refused, match="quá 5000"):
        draft(["a" * 5001], source="vi", target="en")
    settings.NHIPCAU_TRANSLATION_SERVER = "http://127.0.0.1:1"
    with pytest.raises(Refused, match="không trả lời"):
        draft(["Một câu."], source="vi", target="en")
    settings.NHIPCAU_TRANSLATION_SERVER = ""
    assert not machine.is_offered()
    with pytest.raises(machine.NoServer, match="Chưa có máy chủ"):
        draft(["Một câu."], source="vi", target="en")

"""A real mail server in a thread: what it took, and what it is told to answer."""

import email
import email.policy
import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller

from nhipcau.mailing.domain import composing
from nhipcau.mailing.domain.composing import Letter


class Postbox:
    """Takes mails; `answers` are given first, one a mail, before it takes the next."""

    def __init__(self) -> None:
        self.taken: list[email.message.EmailMessage] = []
        self.answers: list[str] = []
        self.asked = 0
        self.senders: list[str] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("khong-co"):
            return "550 5.1.1 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.asked += 1
        if self.answers and (answer := self.answers.pop(0)):
            if answer == "die":
                server.transport.abort()
                return "421 dying"
            return answer
        self.senders.append(envelope.mail_from)
        self.taken.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    settings.WAGTAILADMIN_BASE_URL = "https://nhipcau.example.vn"
    box.controller = controller
    yield box
    if controller._thread is not None:
        controller.stop()


@pytest.fixture
def places(monkeypatch) -> None:
    """Where readers confirm and leave, as a higher app would say."""
    from nhipcau.mailing.domain import places

    monkeypatch.setattr(places, "confirm", lambda subscription, signed: f"/xac-nhan/{signed}/")
    monkeypatch.setattr(places, "leave", lambda subscription, signed: f"/thoi-nhan/{signed}/")


@pytest.fixture
def composed(monkeypatch) -> dict[str, Letter | str]:
    """What the composer "test" says for a reference; may be changed while letters go out."""
    said: dict[str, Letter | str] = {}
    monkeypatch.setitem(composing.COMPOSERS, "test", lambda reference: said[reference])
    return said

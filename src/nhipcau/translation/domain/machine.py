"""Bản nháp máy: a client of the LibreTranslate protocol, for the one server that the administrator names.

Nothing is offered while none is named (`NHIPCAU_TRANSLATION_SERVER`). What comes back is a draft: marked by
whoever keeps it, and never public without a person (safeguard 5).
Source of the protocol: https://docs.libretranslate.com/api/.
"""

import http.client
import json
import re
import ssl
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from . import checks, tags

# Seconds without a word of the server, and what is sent and taken at once.
PATIENCE = 30
MOST_TEXTS, MOST_LETTERS, MOST_BYTES = 25, 5000, 2_000_000
# Stands in place of what must come back as it is; machines leave such words alone.
MARK = "XZ{}ZX"
FOUND_MARK = re.compile(r"[Xx]\s?[Zz]\s?(\d{1,3})\s?[Zz]\s?[Xx]")
KEPT = re.compile(
    "|".join(
        [
            r"\]\([^)]*\)",
            r"<https?://[^>\s]+>",
            checks.ADDRESS.pattern,
            checks.PLACEHOLDER.pattern,
            r"hinh:[1-9]\d*",
        ]
    )
)


class NoServer(Refused):
    """Chưa có máy chủ dịch."""


def is_offered() -> bool:
    """Có máy chủ dịch do quản trị viên đặt."""
    return bool(settings.NHIPCAU_TRANSLATION_SERVER)


def languages() -> list[tuple[str, tuple[str, ...]]]:
    """Ngôn ngữ của máy chủ: each with those into which it translates. Raises Refused."""
    found = _ask("GET", "/languages", None)
    if not isinstance(found, list):
        raise _unreadable()
    return [
        (str(each["code"]), tuple(map(str, each.get("targets") or ())))
        for each in found
        if isinstance(each, dict) and each.get("code")
    ]


def draft(texts: Sequence[str], *, source: str, target: str) -> list[str]:
    """Bản nháp của từng câu, as many as there are texts, in their order; blank ones stay.

    Links, placeholders and addresses of pictures go as marks and are put back; a sentence whose marks the
    machine lost comes back empty, for a person to translate. Raises Refused where no server is named, it does
    not answer, knows not the languages, or a sentence is too long.
    """
    if any(len(text) > MOST_LETTERS for text in texts):
        raise Refused(_("Có câu dài quá %(most)d ký tự nên máy không dịch.") % {"most": MOST_LETTERS})
    one, other = _known(source), _known(target)
    found = list(texts)
    asked = [at for at, text in enumerate(texts) if any(letter.isalpha() for letter in text)]
    for part in _parts(asked, texts):
        held = [_held(texts[at]) for at in part]
        answers = _translate([text for text, _kept in held], one, other)
        for at, (_text, kept), answer in zip(part, held, answers, strict=True):
            found[at] = _put_back(answer, kept)
    return found


def _known(code: str) -> str:
    """As the server calls the language: zh-Hans is its zh, where it knows no zh-Hans."""
    known = [each for each, _targets in languages()]
    for each in known:
        if each.lower() == code.lower():
            return each
    for each in known:
        if tags.is_same(each, code):
            return each
    raise Refused(
        _("Máy chủ dịch không có ngôn ngữ “%(code)s”; hãy dịch bằng tay hoặc hỏi quản trị viên.")
        % {"code": code}
    )


def _parts(asked: list[int], texts: Sequence[str]) -> Iterator[list[int]]:
    part: list[int] = []
    letters = 0
    for at in asked:
        if part and (len(part) >= MOST_TEXTS or letters + len(texts[at]) > MOST_LETTERS):
            yield part
            part, letters = [], 0
        part.append(at)
        letters += len(texts[at])
    if part:
        yield part


def _translate(texts: list[str], source: str, target: str) -> list[str]:
    wanted = {"q": texts, "source": source, "target": target, "format": "text"}
    if settings.NHIPCAU_TRANSLATION_KEY:
        wanted["api_key"] = settings.NHIPCAU_TRANSLATION_KEY
    found = _ask("POST", "/translate", wanted)
    answers = found.get("translatedText") if isinstance(found, dict) else None
    if isinstance(answers, str) and len(texts) == 1:
        answers = [answers]
    if not isinstance(answers, list) or len(answers) != len(texts):
        raise _unreadable()
    return [" ".join(str(each).split()) for each in answers]


def _held(text: str) -> tuple[str, list[str]]:
    kept: list[str] = []

    def mark(found: "re.Match[str]") -> str:
        kept.append(found[0])
        # The bracket of a link stays a word of its own.
        return f"] {MARK.format(len(kept) - 1)}" if found[0].startswith("](") else MARK.format(len(kept) - 1)

    return KEPT.sub(mark, text), kept


def _put_back(answer: str, kept: list[str]) -> str:
    seen = sorted(int(found[1]) for found in FOUND_MARK.finditer(answer))
    if seen != list(range(len(kept))):
        return ""
    answer = re.sub(r"\]\s*(?=[Xx]\s?[Zz]\s?\d)", "]", answer)
    for at, said in enumerate(kept):
        sign = re.compile(rf"[Xx]\s?[Zz]\s?{at}\s?[Zz]\s?[Xx]")
        if said.startswith("]("):
            # The machine may have taken the bracket from the mark.
            if not re.search(rf"\]{sign.pattern}", answer):
                return ""
            sign = re.compile(rf"\]{sign.pattern}")
        answer = sign.sub(lambda _found, said=said: said, answer, count=1)  # type: ignore[misc]
    return answer


def _ask(method: str, path: str, wanted: dict[str, Any] | None) -> Any:
    """One question. A server that leads elsewhere is not followed: the office named this one."""
    if not is_offered():
        raise NoServer(_("Chưa có máy chủ dịch; quản trị viên đặt máy chủ thì mới có bản nháp máy."))
    server = urlsplit(settings.NHIPCAU_TRANSLATION_SERVER)
    body = None if wanted is None else json.dumps(wanted, ensure_ascii=False).encode()
    head = {"Accept": "application/json", "Content-Type": "application/json; charset=utf-8"}
    line = _line(server.scheme, server.hostname or "", server.port)
    try:
        line.request(method, server.path.rstrip("/") + path, body=body, headers=head)
        with line.getresponse() as answer:
            status, content = answer.status, answer.read(MOST_BYTES + 1)
    except (OSError, http.client.HTTPException) as broken:
        raise Refused(_("Máy chủ dịch không trả lời; hãy thử lại sau hoặc dịch bằng tay.")) from broken
    finally:
        line.close()
    if len(content) > MOST_BYTES:
        raise _unreadable()
    return _read(status, content)


def _line(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=PATIENCE)


def _read(status: int, content: bytes) -> Any:
    try:
        found = json.loads(content)
    except ValueError as broken:
        if status == http.HTTPStatus.OK:
            raise _unreadable() from broken
        found = {}
    if status == http.HTTPStatus.OK:
        return found
    if status in {401, 403}:
        raise Refused(_("Máy chủ dịch không nhận khóa truy cập; hãy báo quản trị viên."))
    if status == http.HTTPStatus.TOO_MANY_REQUESTS:
        raise Refused(_("Máy chủ dịch đang bận; hãy thử lại sau ít phút."))
    if 300 <= status < 400:
        raise Refused(_("Máy chủ dịch chuyển sang địa chỉ khác nên không được dùng; hãy báo quản trị viên."))
    said = str(found.get("error") or "")[:200] if isinstance(found, dict) else ""
    raise Refused(_("Máy chủ dịch báo lỗi %(status)d. %(said)s").strip() % {"status": status, "said": said})


def _unreadable() -> Refused:
    return Refused(_("Câu trả lời của máy chủ dịch không đọc được; hãy báo quản trị viên."))

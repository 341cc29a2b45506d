"""Directives and obligations for tests (văn bản chỉ đạo và nhiệm vụ)."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import factory
from PIL import Image

from nhipcau.core.domain import files
from nhipcau.directives.domain import values
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation, ObligationUnit
from nhipcau.units.models import Unit, UnitGroup

SENTENCES = (
    "Sở Kiểm thử xây dựng kế hoạch thông tin đối ngoại, hoàn thành trước ngày 15/12/2026.",
    "Báo Kiểm thử mở chuyên mục tiếng Anh; đăng tối thiểu 06 tin bài mỗi quý.",
    "Các xã, phường báo cáo kết quả trước ngày 20 hằng tháng.",
)


def machine_of(text: str, sentence: str, **stated: Any) -> dict[str, Any]:
    """One item of `obligations` (vanban/1) for a sentence of the text."""
    start = text.index(sentence)
    item: dict[str, Any] = {
        "text": sentence,
        "span": [start, start + len(sentence)],
        "section": None,
        "clauses": [],
        "lead": [],
        "support": [],
        "deadline": None,
        "periods": [],
        "report_to": [],
        "deliverable": None,
        "authority": None,
        "responsibility": None,
        "languages": [],
        "missing": [],
        "spans": {},
        "kind": "task",
    }
    return item | stated


def picture() -> bytes:
    """A page without words, as a picture."""
    out = io.BytesIO()
    Image.new("L", (300, 400), 255).save(out, "PNG")
    return out.getvalue()


def package() -> bytes:
    """A ZIP with a letter, a workbook that nobody reads and a scanned page."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("van-ban.txt", "\n".join(SENTENCES))
        archive.writestr("bieu-so-lieu.xlsx", b"PK\x03\x04 a workbook")
        archive.writestr("trang.png", picture())
    return out.getvalue()


def reading_of_package(text: str, **header: Any) -> dict[str, Any]:
    """What is read of `package`."""
    scanned = {"name": "trang.png", "media_type": "image/png", "pages": 1, "read_by": "ocr", "place": [2]}
    unread = {"name": "bieu-so-lieu.xlsx", "reason": "Excel.", "size": 14, "place": [1]}
    made = reading_of(text, attachments=[reading_of("", source=scanned)], **header)
    made["source"] |= {"place": [0], "unread": [unread]}
    return made


def reading_of(text: str, obligations: Sequence[dict[str, Any]] = (), **header: Any) -> dict[str, Any]:
    """A whole reading (vanban/1) with little in its header."""
    reading: dict[str, Any] = {
        "schema": "vanban/1",
        "source": {"name": "van-ban.txt", "media_type": "text/plain", "sha256": "0" * 64},
        "text": text,
        "kind": "document",
        "obligations": list(obligations),
    }
    reading |= dict.fromkeys(("system", "type", "number", "issuer", "place", "date", "title", "signature"))
    reading |= {
        name: [] for name in ("sections", "citations", "recipients", "languages", "footnotes", "findings")
    }
    reading |= {name: [] for name in ("marks", "pages", "addressees", "signatures")} | {"spans": {}}
    return reading | header


class DirectiveFactory(factory.django.DjangoModelFactory[Directive]):
    """A directive read and waiting for review; its text is `SENTENCES`, a line each."""

    class Meta:
        model = Directive

    state = DirectiveState.REVIEW
    file_name = factory.Sequence(lambda n: f"van-ban-{n}.txt")
    number = factory.Sequence(lambda n: f"{n}-HD/KT")
    title = "Hướng dẫn kiểm thử"
    type_name = "Hướng dẫn"
    issuer_name = "Ban Kiểm thử"
    system = "party"
    reading = factory.LazyFunction(lambda: reading_of("\n".join(SENTENCES)))
    original = factory.Sequence(lambda n: files.keep(f"{n}".encode()))
    digest = factory.Sequence(lambda n: hashlib.sha256(f"{n}".encode()).hexdigest())

    @factory.lazy_attribute
    def number_key(self) -> str:
        return values.number_key_of(self.number)

    @factory.lazy_attribute
    def folded(self) -> str:
        return values.fold(f"{self.number} {self.title} {self.issuer_name} {self.type_name} {self.file_name}")


def obligation(
    directive: Directive | None = None,
    *,
    lead: Unit | UnitGroup | None = None,
    support: Unit | UnitGroup | None = None,
    sentence: str = SENTENCES[0],
    state: ObligationState = ObligationState.PROPOSED,
    machine: dict[str, Any] | None = None,
    **fields: Any,
) -> Obligation:
    """A machine-read obligation; `lead` and `support` are found in the directory."""
    home = directive or DirectiveFactory()
    names = {"lead": [str(lead)] if lead else [], "support": [str(support)] if support else []}
    item = machine or machine_of(home.text, sentence, **names)
    made = Obligation.objects.create(
        directive=home,
        state=state,
        machine=item,
        spans=[item["span"]],
        position=item["span"][0],
        **(values.obligation_of(item) | fields),
    )
    for part, target in ((Part.LEAD, lead), (Part.SUPPORT, support)):
        if target is not None:
            party(made, part, str(target), target)
    return made


def party(to: Obligation, part: Part, written: str, target: Unit | UnitGroup | None = None) -> ObligationUnit:
    """A name in an obligation, unresolved without `target`."""
    return ObligationUnit.objects.create(
        obligation=to,
        part=part,
        written=written,
        position=to.parties.filter(part=part).count(),
        unit=target if isinstance(target, Unit) else None,
        group=target if isinstance(target, UnitGroup) else None,
    )

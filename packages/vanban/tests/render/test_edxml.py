"""edXML: what is written is read back as the same envelope and the same text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import vanban
from vanban.model import Document, Envelope, Source
from vanban.render.edxml import envelope_of

CASES = sorted((Path(__file__).parents[1] / "cases").rglob("input.*"))
# What a system declares: words with single blanks; "-", "N/A" and the like stand for nothing there.
VALUES = st.lists(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")), min_size=3),
    min_size=1,
    max_size=4,
).map(" ".join)
DECLARED = VALUES.filter(
    lambda value: (
        value.split() == value.split(" ")
        and not any(sign in value for sign in "\ufffe\uffff")
        and value.casefold() not in ("n/a", "null", "none")
    )
)
DAYS = st.dates(date(1945, 9, 2), date(2099, 12, 31))
ENVELOPES = st.builds(
    Envelope,
    **{
        name: st.none() | DECLARED
        for name in (
            "number", "symbol", "place", "type_name", "subject", "issuer", "authority", "capacity", "signer",
            "document_id",
        )
    },
    due=st.none() | DAYS,
    date=st.none() | DAYS,
    recipients=st.lists(DECLARED, max_size=3).map(tuple),
)  # fmt: skip


def sent(document: Document) -> Source:
    """What the other side reads."""
    return vanban.read_bytes(vanban.render(document, "edxml").encode("utf-8"), "van-ban.edxml")


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_labelled_document_comes_back_whole(path: Path) -> None:
    document = vanban.parse(vanban.read(path))
    back = sent(document)
    assert back.text == document.source.text
    assert back.envelope == envelope_of(document)


@given(ENVELOPES)
@example(Envelope(subject="Họp <báo> & “trả lời” ]]>", recipients=("Sở A", "Sở B"), due=date(2026, 1, 2)))
@settings(deadline=None, max_examples=100)
def test_any_envelope_comes_back(envelope: Envelope) -> None:
    source = Source("a.txt", "text/plain", "0" * 64, "Sở Ngoại vụ báo cáo.", envelope=envelope)
    assert sent(vanban.parse(source)).envelope == envelope


@given(st.text(alphabet=st.characters(), min_size=1).filter(lambda text: text.strip("\x00 \t\r\n\x0c\ufeff")))
@settings(deadline=None, max_examples=100)
def test_any_text_is_enclosed_as_it_stands(text: str) -> None:
    document = vanban.parse(Source("a.txt", "text/plain", "0" * 64, f"Sở Ngoại vụ báo cáo {text} hằng quý."))
    whole = document.source.text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if "\ufffd" not in whole and "\x00" not in whole and text.isprintable():
        assert sent(document).text == whole


def test_what_came_with_it_goes_with_it() -> None:
    plan = vanban.read(
        next(path for path in CASES if "song-cau-2026" in str(path) and "ke-hoach" in str(path))
    )
    annex = Source(
        "phu-luc.txt", "text/plain", "1" * 64, "PHỤ LỤC\nDanh sách đầu mối thông tin đối ngoại\n" * 9
    )
    back = sent(vanban.parse(replace(plan, name="ke-hoach.txt", attachments=(annex,))))
    assert back.text == plan.text
    assert [(one.name, one.text) for one in back.attachments] == [(annex.name, annex.text)]

"""Kết quả đọc văn bản: the frozen types that every stage fills.

Every finding carries a :data:`Span` into ``Document.text``; a finding that stands in a footnote carries
the index of the footnote instead and a span into that footnote's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Span = tuple[int, int]
Kind = Literal["document", "article", "unknown"]
System = Literal["party", "state"]
Period = Literal["week", "month", "quarter", "half-year", "nine-months", "year", "ad-hoc"]
Amount = Literal["hour", "day", "working-day", "month"]
LeadFrom = Literal["heading", "sentence", "table", "document"]
Purpose = Literal["report", "act", "coordinate", "file"]
ObligationKind = Literal["task", "report", "dissemination"]
Relation = Literal["basis", "implements", "amends", "replaces", "attached", "replies", "mentions"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Điều cần xem lại: what a careful clerk would point at; ``code`` is stable, ``message`` Vietnamese."""

    code: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """Chữ nhận dạng từ ảnh: where one recognised word stands, ``span`` in ``Source.text``, ``page`` from 1.

    ``box`` is left, top, right, bottom as parts (0 to 1) of the page's width and height; ``confidence``
    is the recogniser's own, 0 to 1.
    """

    span: Span
    page: int
    box: tuple[float, float, float, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class DigitalSignature:
    """Chữ ký số của tệp: ``intact``: nothing changed since signing; ``trusted``: against the roots given,
    None without any. ``time`` is ISO 8601, the stamp's, else the signer's own.
    """

    signer: str
    time: str | None
    intact: bool
    trusted: bool | None
    organisation: str = ""
    # False where something was added after this signature, further signatures among it.
    covers_whole: bool = True
    # Whether the time comes from a time stamp, not from the signer's own clock.
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """Phong bì trao đổi (edXML, QCVN 102:2016/BTTTT): what the sender's system declares of the document."""

    number: str | None = None
    symbol: str | None = None
    due: date | None = None
    date: date | None = None
    place: str | None = None
    type_name: str | None = None
    subject: str | None = None
    issuer: str | None = None
    recipients: tuple[str, ...] = ()
    authority: str | None = None
    capacity: str | None = None
    signer: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Ô của bảng: one cell of a table, ``row`` and ``column`` counted from 0, ``span`` in ``Source.text``."""

    table: int
    row: int
    column: int
    span: Span


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """Tệp kèm chưa đọc được: what no reader here could read though a person may open it; ``place`` leads
    to it (:func:`vanban.take_out`).
    """

    name: str
    reason: str
    size: int
    place: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """Tệp kèm lấy ra khỏi gói: its name there and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """Nguồn: what a reader found in one file, before cleaning. ``text`` is what ``source_map`` leads
    back to.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    read_by: str = "text"
    pages: int | None = None
    headline: str | None = None
    published: date | None = None
    cells: tuple[Cell, ...] = ()
    # What the reader itself noticed: a converted encoding, pages it could not read, weak recognition.
    findings: tuple[Finding, ...] = ()
    words: tuple[Word, ...] = ()
    # Of all recognised words, 0 to 1; None where nothing was recognised from a picture.
    mean_confidence: float | None = None
    signatures: tuple[DigitalSignature, ...] = ()
    envelope: Envelope | None = None
    # Further documents that came in the same file: of an envelope, a message, an archive.
    attachments: tuple[Source, ...] = ()
    # Where in the file handed in this stood, container by container; empty for that file itself.
    place: tuple[int, ...] = ()
    unread: tuple[UnreadFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """Cước chú: lifted out of the reading text; ``called_at`` is the offset of its mark there, if found."""

    label: str
    text: str
    called_at: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Trang: one page of the source and the part of the reading text that stands on it; ``words`` (of a scan)
    have their spans in the reading text.
    """

    number: int
    span: Span
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """Thể loại văn bản: code and Vietnamese name."""

    code: str
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Số và ký hiệu: as written, and without blanks."""

    text: str
    normalized: str
    serial: int | None
    symbol: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Issuer:
    """Cơ quan ban hành, with the body above it and the further issuers of a joint document."""

    name: str
    parent: str | None = None
    inferred_from: Literal["letterhead", "signature", "number", "body"] = "letterhead"
    span: Span | None = None
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Dấu chỉ mức độ trên phần đầu văn bản: urgency, confidentiality, draft or copy."""

    kind: Literal["urgency", "confidentiality", "draft", "copy"]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Phần đầu văn bản: everything that stands before the body; ``body_at`` is where the body begins."""

    kind: Kind = "unknown"
    system: System | None = None
    type: DocumentType | None = None
    number: DocumentNumber | None = None
    issuer: Issuer | None = None
    place: str | None = None
    date: date | None = None
    title: str | None = None
    addressees: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)
    body_at: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Đề mục: Phần, Chương, Mục, Điều, khoản, điểm or a numbered heading; ``span`` reaches to its last
    line.
    """

    id: str
    label: str
    kind: str
    level: int
    heading: str
    span: Span
    parent: str | None
    heading_span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Viện dẫn: one mention of another official document; ``relation`` says what this document does with
    it: basis (căn cứ), implements (thực hiện), amends (sửa đổi), replaces (thay thế, bãi bỏ), attached (kèm
    theo), replies (phúc đáp), mentions (nêu).
    """

    text: str
    span: Span
    type: str | None
    number: str | None
    date: date | None
    issuer: str | None
    title: str | None = None
    place: str | None = None
    same_as: int | None = None
    in_footnote: int | None = None
    relation: Relation = "mentions"
    # Indexes of the citations that the text names as amending or replacing this one.
    amended_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class After:
    """Thời hạn tính từ một sự kiện: so much time after an event."""

    amount: int
    unit: Amount
    event: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """Thời hạn: when the work is due; a period gives its last day."""

    text: str
    span: Span
    start: date | None = None
    date: date | None = None
    rrule: str | None = None
    after: After | None = None
    continuous: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Ý: one sentence of an obligation's paragraph."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Obligation:
    """Nhiệm vụ được giao: one task with the six clarities (6 rõ); what the text does not state is empty."""

    text: str
    span: Span
    section: str | None = None
    clauses: tuple[Clause, ...] = ()
    lead: tuple[str, ...] = ()
    lead_from: LeadFrom | None = None
    support: tuple[str, ...] = ()
    deadline: Deadline | None = None
    periods: tuple[Period, ...] = ()
    report_to: tuple[str, ...] = ()
    deliverable: str | None = None
    authority: str | None = None
    responsibility: str | None = None
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    kind: ObligationKind | None = "task"
    missing: tuple[str, ...] = ()
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Nơi nhận: one line of the list; ``units`` are the units it names."""

    name: str
    purpose: Purpose | None
    span: Span
    note: str | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Chữ ký: authority (TM., KT., TL. …), capacity (chức vụ) and full name."""

    authority: str | None
    capacity: str | None
    name: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """Văn bản đã đọc: everything found, in the shape of the contract ``vanban/1``."""

    source: Source
    text: str
    source_map: tuple[Span, ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()
    languages: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    findings: tuple[Finding, ...] = ()
    pages: tuple[Page, ...] = ()
    attachments: tuple[Document, ...] = ()

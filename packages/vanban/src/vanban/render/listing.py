"""Danh sách để đọc: obligations and citations as plain lines, for a person at a terminal."""

from __future__ import annotations

from vanban.model import Document, Obligation
from vanban.render.characters import legal
from vanban.render.citation_table import RELATIONS
from vanban.render.obligation_table import CLARITIES, due_of


def list_obligations(document: Document) -> str:
    """Danh sách nhiệm vụ: each with its section and what is known and not known of it."""
    lines = [_title(document, f"{len(document.obligations)} nhiệm vụ")]
    for number, one in enumerate(document.obligations, start=1):
        section = f"[{one.section}] " if one.section else ""
        lines.append(f"{number}. {section}{_line(one.text)}")
        lines += [f"   {name}: {_line(value)}" for name, value in _values(one) if value]
    lines += [list_obligations(attached) for attached in document.attachments]
    return "\n".join(lines)


def list_citations(document: Document) -> str:
    """Danh sách viện dẫn: each as it is written, with what this document does with it."""
    lines = [_title(document, f"{len(document.citations)} viện dẫn")]
    for number, one in enumerate(document.citations, start=1):
        same = f" – như viện dẫn {one.same_as + 1}" if one.same_as is not None else ""
        lines.append(f"{number}. [{RELATIONS[one.relation]}] {_line(one.text)}{same}")
    lines += [list_citations(attached) for attached in document.attachments]
    return "\n".join(lines)


def _title(document: Document, count: str) -> str:
    number = document.letterhead.number
    return " · ".join(part for part in (document.source.name, number and number.normalized, count) if part)


def _values(one: Obligation) -> tuple[tuple[str, str], ...]:
    due = one.deadline
    until = due_of(due) if due else ""
    return (
        ("Chủ trì", "; ".join(one.lead)),
        ("Phối hợp", "; ".join(one.support)),
        ("Thời hạn", f"{due.text} ({until})" if due and until else due.text if due else ""),
        ("Trách nhiệm", one.responsibility or ""),
        ("Sản phẩm", one.deliverable or ""),
        ("Thẩm quyền", one.authority or ""),
        ("Báo cáo", "; ".join(one.report_to)),
        ("Chưa rõ", ", ".join(CLARITIES[clarity] for clarity in one.missing)),
    )


def _line(text: str) -> str:
    """One line, without control characters: what a file holds must not steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in legal(text)).split())

"""Tải báo cáo năm: DOCX and PDF on the form, JSON with every record."""

import json
from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse

from .. import queries
from ..domain import papers, policy, reports
from ..enums import YearState
from ..models import YearReport
from .screen import Screen

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class YearFile(Screen):
    """Một tệp của báo cáo."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """Write the file."""
        self.reach(policy.READ)
        report = self.report(pk)
        if kind not in WRITERS:
            raise Http404
        content_type, written = WRITERS[kind]
        response = HttpResponse(written(report), content_type=content_type)
        name = f"bao-cao-phat-ngon-{report.year}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


def as_docx(report: YearReport) -> bytes:
    """Tệp Word."""
    from nhipcau.official.domain import docx

    return docx.write(papers.document_of(report))


def as_pdf(report: YearReport) -> bytes:
    """Tệp PDF/A."""
    from nhipcau.official.domain import pdf

    return pdf.write(papers.document_of(report))


def as_json(report: YearReport) -> bytes:
    """Số liệu và bản ghi: as frozen, else as they stand now."""
    frozen = queries.last_freeze(report) if report.state != YearState.OPEN else None
    if frozen is not None:
        content = frozen.content | {"frozen_at": frozen.taken_at.isoformat(), "digest": frozen.digest}
    else:
        content = reports.content_of(report) | {"frozen_at": None}
    content |= {"difficulties": report.difficulties, "proposals": report.proposals}
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


WRITERS: Mapping[str, tuple[str, Callable[[YearReport], bytes]]] = {
    "docx": (DOCX, as_docx),
    "pdf": ("application/pdf", as_pdf),
    "json": ("application/json; charset=utf-8", as_json),
}

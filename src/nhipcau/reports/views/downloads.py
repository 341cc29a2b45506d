"""Tải báo cáo: DOCX and PDF in the official layout, XLSX with every record, JSON as it is frozen."""

import json
import re
from collections.abc import Callable, Mapping

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nhipcau.core.domain.folding import fold
from nhipcau.core.views.exporting import XLSX
from nhipcau.core.views.screen import Screen
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.official.domain.content import OfficialDocument

from ..domain import figures, papers, snapshots
from ..models import Report, Snapshot
from ..queries import latest_snapshot
from . import workbook
from .report import chosen_snapshot, report_or_404

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DownloadView(Screen):
    """Một tệp của báo cáo, for those who see every unit; `?lan=` asks for one certain snapshot."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """Write the file."""
        report = report_or_404(pk)
        if kind not in WRITERS:
            raise Http404
        if figures.readable_units(request.user) is not None:  # type: ignore[arg-type]
            raise PermissionDenied(
                _("Tệp này là báo cáo của cả cơ quan; đơn vị xem số liệu của mình ở trang báo cáo.")
            )
        content_type, write = WRITERS[kind]
        response = HttpResponse(write(report, chosen_snapshot(request, report)), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="{file_name(report)}.{kind}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


def file_name(report: Report) -> str:
    """Tên tệp không dấu: "bao-cao-thang-11-2026"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(str(report))).strip("-")[:80]


def document_of(report: Report, snapshot: Snapshot | None) -> OfficialDocument:
    """Văn bản của báo cáo: its paper where one is drafted, unless a certain snapshot is asked for."""
    if report.paper is not None and snapshot is None:
        return outgoing.document(report.paper)
    return papers.preview(report, snapshot)


def as_docx(report: Report, snapshot: Snapshot | None = None) -> bytes:
    """Tệp Word."""
    from nhipcau.official.domain import docx

    return docx.write(document_of(report, snapshot))


def as_pdf(report: Report, snapshot: Snapshot | None = None) -> bytes:
    """Tệp PDF/A."""
    from nhipcau.official.domain import pdf

    return pdf.write(document_of(report, snapshot))


def as_json(report: Report, snapshot: Snapshot | None = None) -> bytes:
    """Nội dung báo cáo, in the form that freezing keeps."""
    snapshot = snapshot or (latest_snapshot(report) if report.state == "frozen" else None)
    content = snapshot.figures if snapshot else snapshots.content_of(report)
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


Write = Callable[[Report, Snapshot | None], bytes]
WRITERS: Mapping[str, tuple[str, Write]] = {
    "docx": (DOCX, as_docx),
    "pdf": ("application/pdf", as_pdf),
    "xlsx": (XLSX, workbook.write),
    "json": ("application/json; charset=utf-8", as_json),
}

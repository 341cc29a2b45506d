"""Tải về: a draft as it stands, the exported bytes, the signed file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from nhipcau.core.views.files import attachment
from nhipcau.core.views.screen import Screen
from nhipcau.official.domain import docx, pdf
from nhipcau.official.domain.content import OfficialDocument
from nhipcau.units.domain import access

from ..domain import hands, policy, reading, versions
from ..enums import FileForm
from ..models import Paper
from .visibility import paper_or_refused

TYPES = {
    FileForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.PDF: "application/pdf",
}


class DraftFileView(Screen):
    """Tải bản đang xem, made anew from what this person may read; nothing is recorded."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse:
        """The file."""
        paper = paper_or_refused(request.user, pk)
        document = reading.document_for(request.user, paper)
        if document is None:
            raise Http404
        return file_response(document, form, name_of(paper))


class ExportFileView(Screen):
    """Tải bản đã xuất: the very bytes that went out to be signed."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
        """The bytes."""
        paper = paper_or_refused(request.user, pk)
        access.require(request.user, policy.READ, units=hands.units_of(paper))
        version = versions.latest(paper)
        if version is None or paper.is_open:
            raise Http404
        made = get_object_or_404(version.exports.select_related("file"), form=form)
        return attachment(made.file, f"{name_of(paper)}.{form}")


class SignedFileView(Screen):
    """Tải bản đã ký."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they came."""
        paper = paper_or_refused(request.user, pk)
        if paper.signed is None or not reading.reads_whole(request.user, paper):
            raise Http404
        return attachment(paper.signed, paper.signed_name or f"{name_of(paper)}.pdf")


def file_response(document: OfficialDocument, form: str, name: str) -> HttpResponse:
    """Một văn bản thành tệp tải về. Raises Http404 for another form."""
    if form not in FileForm.values:
        raise Http404(form)
    kind = FileForm(form)
    write = docx.write if kind == FileForm.DOCX else pdf.write
    response = HttpResponse(write(document), content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind.value}"'
    response["Cache-Control"] = "private, no-store"
    return response


def name_of(paper: Paper) -> str:
    """Tên tệp: number and title without marks."""
    plain = slugify(
        f"{paper.full_number.replace('/', '-')} {paper.title}".replace("đ", "d").replace("Đ", "D")
    )
    return (plain or "van-ban")[:80].strip("-")

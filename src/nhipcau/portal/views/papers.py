"""Bản in của một bài: the same words and pictures as its page, as a PDF anyone can read."""

from django.http import Http404, HttpRequest, HttpResponse

from nhipcau.outreach.domain import printing

from .. import queries
from .frame import Page


class Paper(Page):
    """Tệp PDF (PDF/UA-1); set once, then read from where it is kept."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        """The file; 404 for a story that is not there."""
        if (shown := queries.one(self.language, int(pk))) is None:
            raise Http404
        file = printing.drawn(printing.of([shown], self.office))
        response = HttpResponse(file.read_bytes(), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{self.language.code}-{pk}.pdf"'
        response["Content-Language"] = self.language.code
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response

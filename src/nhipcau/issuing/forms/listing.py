"""The filter of the list of papers (bộ lọc văn bản đi)."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from .. import queries
from ..enums import PaperKind, PaperState
from ..models import Paper

WORKING = "working"


class PaperFilter(forms.Form):
    """Tìm và lọc; every field may be left open, and a wrong value is as good as none."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[("", _("Tất cả")), (WORKING, _("Chưa ban hành")), *PaperState.choices],
    )
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Mọi loại")), *PaperKind.choices]
    )

    def found(self, papers: QuerySet[Paper]) -> QuerySet[Paper]:
        """Các văn bản thỏa bộ lọc."""
        self.is_valid()
        wanted = self.cleaned_data
        papers = queries.search(papers, wanted.get("q") or "")
        state = wanted.get("state")
        if state == WORKING:
            papers = papers.exclude(state__in=(PaperState.ISSUED, PaperState.WITHDRAWN))
        elif state:
            papers = papers.filter(state=state)
        if wanted.get("kind"):
            papers = papers.filter(kind=wanted["kind"])
        return papers

"""Nhập thuật ngữ: a file is shown as what it would change, then kept."""

from collections import Counter
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused

from ..domain import incoming, languages, policy
from ..forms import GlossaryFileForm, KeptForm
from .screen import FormScreen

SALT = "translation.incoming"


class TakeIn(FormScreen):
    """Nhập thuật ngữ từ CSV, TBX: first seen, then kept as proposals."""

    form_class = GlossaryFileForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.PROPOSE)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """A file, or what was seen of it."""
        if "kept" in request.POST:
            return Keep.as_view()(request, **kwargs)
        return super().post(request, **kwargs)

    def answer(self, form: GlossaryFileForm) -> HttpResponse:
        """The preview."""
        given = form.cleaned_data
        pair = {"source": given["source"], "target": given["target"]}
        found = incoming.read(given["file"].read(), name=given["file"].name, **pair)
        rows = incoming.compared(found, **pair)
        counted = Counter(row.standing for row in rows)
        context = {
            "rows": sorted(rows, key=lambda row: list(incoming.Standing).index(row.standing))[:300],
            "more": max(0, len(rows) - 300),
            "told": [
                (standing.label, counted[standing]) for standing in incoming.Standing if counted[standing]
            ],
            "kept_count": sum(row.is_kept for row in rows),
            "pair": languages.pair_in_words(*pair.values(), languages.names()),
            **pair,
            "form": KeptForm(
                initial={"kept": signing.dumps({**pair, "found": found}, salt=SALT, compress=True)}
            ),
            "back": reverse("translation:take_in"),
        }
        return render(self.request, "translation/incoming.html", context)

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Nhập thuật ngữ"),
            "lead": _("Tệp được đối chiếu trước khi lưu; dòng mới và dòng thay đổi thành đề xuất chờ duyệt."),
            "button": _("Xem trước"),
            "has_file": True,
            "back": reverse("translation:entries"),
        }


class Keep(FormScreen):
    """Giữ những gì đã xem trước."""

    form_class = KeptForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.PROPOSE)

    def save(self, form: KeptForm) -> tuple[str, Any]:
        try:
            given = signing.loads(form.cleaned_data["kept"], salt=SALT, max_age=86400)
        except signing.BadSignature as wrong:
            raise Refused(_("Phần xem trước đã cũ; hãy chọn lại tệp.")) from wrong
        made = incoming.take_in(actor=self.actor, **given)
        said = ngettext(
            "Đã đề xuất %(n)d thuật ngữ, chờ người khác duyệt.",
            "Đã đề xuất %(n)d thuật ngữ, chờ người khác duyệt.",
            made,
        ) % {"n": made}
        return said, reverse("translation:entries") + "?state=proposed"

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Nhập thuật ngữ"),
            "button": _("Đề xuất"),
            "back": reverse("translation:take_in"),
        }

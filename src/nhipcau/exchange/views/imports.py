"""Bảng nhập vào: the list, taking one in, one import from its columns to its result."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.domain.retold import retold
from nhipcau.core.views.files import attachment
from nhipcau.core.views.screen import Act

from .. import queries
from ..domain import findings, imports, marked, policy
from ..enums import Grade, ImportKind, ImportState
from ..forms.imports import ImportListForm, MappingForm, UploadForm
from ..models import Import
from . import names
from .screen import ImportPart, Screen, actor_of, download

SHOWN_FINDINGS = 200


def _cells(each: Import) -> list[Any]:
    return [
        each.pk,
        each.get_kind_display(),
        each.title,
        each.file_name,
        each.get_state_display(),
        each.total,
        each.ready,
        each.wrong,
        each.skipped,
        each.created_at,
        each.finished_at,
    ]


IMPORTS = Listing(
    "bang-nhap-vao",
    [
        Column("code", gettext_lazy("Mã")),
        Column("kind", gettext_lazy("Loại"), 2),
        Column("title", gettext_lazy("Tên bảng"), 1),
        Column("file", gettext_lazy("Tệp"), 1),
        Column("state", gettext_lazy("Trạng thái"), 3),
        Column("total", gettext_lazy("Số dòng"), 4),
        Column("ready", gettext_lazy("Nhập được")),
        Column("wrong", gettext_lazy("Lỗi")),
        Column("skipped", gettext_lazy("Bỏ qua")),
        Column("created", gettext_lazy("Tải lên lúc"), 5),
        Column("finished", gettext_lazy("Nhập xong lúc")),
    ],
    cells=_cells,
)


class ListScreen(Screen):
    """Every table taken in, newest first."""

    tab = "imports"

    listing = IMPORTS

    def get(self, request: HttpRequest) -> HttpResponse:
        self.ask(policy.READ_IMPORTS)
        form = ImportListForm(request.GET)
        form.is_valid()
        found = _filtered(queries.imports_visible_to(actor_of(request)), form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        filtered = any(form.cleaned_data.values())
        return render(
            request, "exchange/imports.html", self.frame(form=form, page_obj=page, is_filtered=filtered)
        )


class UploadScreen(Screen):
    """One file of one kind."""

    tab = "imports"

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        self.ask(imports.action_of(_known(kind)))
        return self.page(kind, UploadForm())

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        self.ask(imports.action_of(_known(kind)))
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                record, is_new = imports.upload(
                    actor=actor_of(request),
                    kind=_known(kind),
                    content=upload.read(),
                    name=upload.name,
                    no_secret=form.cleaned_data["no_secret"],
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                if not is_new:
                    messages.warning(request, _("Tệp này đã được tải lên trước đó; đây là lần đã có."))
                return redirect(record)
        return self.page(kind, form, status=422)

    def page(self, kind: str, form: UploadForm, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(form=form, kind=kind, is_tracker=kind == ImportKind.TRACKER)
        return render(self.request, "exchange/upload.html", context, status=status)


class TemplateFile(Screen):
    """Tệp mẫu."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        self.ask(imports.action_of(_known(kind)))
        return download(marked.template(_known(kind)), f"mau-{kind}")


class ImportScreen(ImportPart):
    """One import: columns, progress, what the check found, what was written."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.record(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record(pk)
        form = _mapping(record, request.POST)
        if form.is_valid():
            try:
                imports.map_columns(
                    actor=actor_of(request),
                    record=record,
                    columns=form.columns(),
                    year=form.cleaned_data.get("year") or record.year,
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                return redirect(record)
        return self.page(record, form, status=422)

    def page(self, record: Import, form: MappingForm | None = None, status: int = 200) -> HttpResponse:
        """The page of the state it is in."""
        context = self.frame(record=record, is_tracker=record.kind == ImportKind.TRACKER)
        if record.is_running:
            return render(self.request, "exchange/running.html", context)
        if record.state == ImportState.DISCARDED:
            raise Http404
        if record.state == ImportState.DONE:
            return render(self.request, "exchange/done.html", context)
        is_checked = record.state in {ImportState.CHECKED, ImportState.IMPORTING}
        context |= {
            "mapping": form or _mapping(record),
            "stopped": _stopped(record),
            "is_checked": is_checked,
        }
        if is_checked:
            context |= _checked(record)
        return render(self.request, "exchange/import.html", context, status=status)


class ImportProgress(ImportPart):
    """The same as JSON, for the script that looks again every second."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        record = self.record(pk)
        job = record.job
        return JsonResponse(
            {
                "running": record.is_running,
                "percent": job.percent if job else 0,
                "stage": retold(job.stage) if job else "",
            }
        )


class ErrorBook(ImportPart):
    """The table with a column of errors."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record(pk)
        try:
            return download(marked.book(record), f"bang-ghi-loi-{record.pk}")
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect(record)


class Original(ImportPart):
    """Tệp gốc, as it came."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record(pk)
        return attachment(record.file, record.file_name)  # type: ignore[return-value]


class ImportAct(Act, ImportPart):
    """A button of an import's page."""

    def back(self, **kwargs: Any) -> Any:
        return self.record(kwargs["pk"])


class ChooseSheet(ImportAct):
    """Đọc trang tính khác."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        record, wanted = self.record(kwargs["pk"]), request.POST.get("sheet", "")
        if not wanted.isdigit():
            raise Refused(_("Hãy chọn một trang tính."))
        imports.choose_sheet(actor=actor_of(request), record=record, sheet=int(wanted))
        return "", record


class ChooseNames(ImportAct):
    """Ghi nhớ cách viết, and check again."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        record = self.record(kwargs["pk"])
        return names.choose(request, record), record


class CheckAgain(ImportAct):
    """Kiểm tra lại."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        record = self.record(kwargs["pk"])
        imports.check_again(actor=actor_of(request), record=record)
        return "", record


class Enter(ImportAct):
    """Nhập cả bảng."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        record = self.record(kwargs["pk"])
        imports.enter(actor=actor_of(request), record=record)
        return "", record


class Cancel(ImportAct):
    """Dừng."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        record = self.record(kwargs["pk"])
        imports.cancel(actor=actor_of(request), record=record)
        return _("Đã yêu cầu dừng; chưa có dòng nào được nhập."), record


class Discard(ImportAct):
    """Bỏ lần nhập này."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        imports.discard(actor=actor_of(request), record=self.record(kwargs["pk"]))
        return _("Đã bỏ lần nhập này; không có gì của bảng được ghi."), "exchange:imports"


def _known(kind: str) -> ImportKind:
    try:
        return ImportKind(kind)
    except ValueError as unknown:
        raise Http404(kind) from unknown


def _mapping(record: Import, sent: Any = None) -> MappingForm:
    names = dict(imports.kept_head(record).names)
    return MappingForm(sent, kind=record.kind, names=names, initial={**record.columns, "year": record.year})


def _stopped(record: Import) -> str:
    """Vì sao việc kiểm tra hoặc nhập dừng giữa chừng, "" when it did not."""
    if record.state not in {ImportState.CHECKING, ImportState.IMPORTING} or record.job is None:
        return ""
    return record.job.error or _("Việc đã dừng trước khi xong; chưa có dòng nào được nhập. Có thể làm lại.")


def _checked(record: Import) -> dict[str, Any]:
    found = findings.stored(record.findings)
    order = {Grade.WRONG: 0, Grade.SKIPPED: 1, Grade.NOTE: 2}
    # Good news is no finding; of a directory every difference is what one wants to read.
    ordered = sorted(found, key=lambda each: (order[Grade(each.grade)], each.row))
    return {
        "findings": ordered[:SHOWN_FINDINGS],
        "more": max(0, len(ordered) - SHOWN_FINDINGS),
        "unclear": names.unclear_names(found),
        "can_enter": not record.wrong and record.ready,
    }


def _filtered(found: QuerySet[Import], wanted: dict[str, Any]) -> QuerySet[Import]:
    for name in ("kind", "state"):
        if wanted.get(name):
            found = found.filter(**{name: wanted[name]})
    if text := wanted.get("q"):
        found = found.filter(Q(title__icontains=text) | Q(file_name__icontains=text))
    return found

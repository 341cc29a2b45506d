"""Minh chứng: a file or a link that shows what was done, and its withdrawal.

Evidence lists no persons and counts no accounts (safeguard 13): there is no field for either.
"""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.enums import LegalKind
from nhipcau.directives.models import Obligation
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import ANSWERS_TO_EXPLANATION, AssignmentState, EvidenceKind, Language
from ..models import Activity, Assignment, Evidence
from . import filetypes, policy
from .progress import held_by_unit

# More than one task can yield; the column holds no more than 2³¹ − 1.
MOST = 1_000_000


def kinds_for(obligation: Obligation) -> list[EvidenceKind]:
    """Loại minh chứng được nhận for this obligation (safeguard 13)."""
    if obligation.legal_kind == LegalKind.EXPLANATION:
        return [kind for kind in EvidenceKind if kind in ANSWERS_TO_EXPLANATION]
    return list(EvidenceKind)


def earliest_day(assignment: Assignment) -> date:
    """Ngày sớm nhất của minh chứng: a year before the work was handed out, or the directive's own day.

    Work is often under way before it is assigned, and a directive may come late; a day before both is a
    slip of the pen, and would count in a report that was closed long ago.
    """
    assigned = timezone.localtime(assignment.assigned_at).date()
    year_before = assigned - timedelta(days=366)
    return min(year_before, assignment.obligation.directive.date or year_before)


def add_file(
    *,
    actor: User,
    assignment: Assignment,
    content: bytes,
    name: str,
    title: str,
    kind: str,
    done_on: date,
    quantity: int = 1,
    language: str = "",
    no_secret: bool = False,
    activity: Activity | None = None,
) -> Evidence:
    """Thêm minh chứng là tệp, kept byte for byte under its SHA-256; the same one sent twice stands once.

    Raises Refused for a size, type, kind, day or quantity that cannot be, for a letterhead marked secret
    (safeguard 16; read in text files, in others a person's word `no_secret` is asked for), or when the unit
    may not change it. `activity` is the line of the unit's own plan under which it was done; the evidence
    counts for the assignment, once.
    """
    access.require(actor, policy.WORK, units=[assignment.unit])
    name = require_file(actor, assignment, content, name, no_secret)
    stated = stated_of(
        assignment, title=title, kind=kind, done_on=done_on, quantity=quantity, language=language
    )
    with transaction.atomic():
        held = held_by_unit(assignment)
        serves = require_serving(held, activity)
        stated["file"] = files.keep(content)
        return keep(actor, held, stated, file_name=name, activity=serves)


def add_link(
    *,
    actor: User,
    assignment: Assignment,
    link: str,
    title: str,
    kind: str,
    done_on: date,
    quantity: int = 1,
    language: str = "",
    activity: Activity | None = None,
) -> Evidence:
    """Thêm minh chứng là đường dẫn http hoặc https; the same one sent twice stands once.

    Raises Refused like add_file, and for an address of another scheme.
    """
    access.require(actor, policy.WORK, units=[assignment.unit])
    link = link.strip()
    require_web_address(link)
    stated = stated_of(
        assignment, title=title, kind=kind, done_on=done_on, quantity=quantity, language=language
    )
    with transaction.atomic():
        held = held_by_unit(assignment)
        serves = require_serving(held, activity)
        return keep(actor, held, {**stated, "link": link}, activity=serves)


def withdraw(*, actor: User, evidence: Evidence, reason: str = "") -> Evidence:
    """Rút lại minh chứng: it no longer counts but stays in the history; repeated it changes nothing."""
    access.require(actor, policy.WORK, units=[evidence.assignment.unit])
    with transaction.atomic():
        held_by_unit(evidence.assignment)
        held = Evidence.objects.select_for_update().get(pk=evidence.pk)
        if held.withdrawn_at is None:
            held.withdrawn_at = timezone.now()
            held.save(update_fields=["withdrawn_at"])
            audit.record(
                actor=actor,
                verb="plans.evidence.withdraw",
                subject=held,
                before={"withdrawn_at": None},
                after={
                    "withdrawn_at": held.withdrawn_at,
                    "assignment": held.assignment_id,
                    "reason": reason.strip(),
                },
            )
    return held


def require_serving(assignment: Assignment, activity: Activity | None) -> Activity | None:
    """Hoạt động của kế hoạch đơn vị phục vụ đúng việc này. Raises Refused for one that does not."""
    if activity is not None and not queries.serving(assignment).filter(pk=activity.pk).exists():
        raise Refused(_("Hoạt động này không phục vụ việc được giao đã chọn; hãy chọn lại việc."))
    return activity


def require_file(
    actor: User | None, assignment: Assignment, content: bytes, name: str, no_secret: bool
) -> str:
    """Tệp nhận được làm minh chứng: returns its name without folders. Raises Refused like add_file.

    `actor` is None for a unit that answers from outside.
    """
    return filetypes.require_admissible(
        actor=actor,
        content=content,
        name=name,
        no_secret=no_secret,
        verb="plans.evidence.refuse_secret",
        subject=assignment,
    )


def keep(
    actor: User,
    held: Assignment,
    stated: dict[str, Any],
    *,
    file_name: str = "",
    via: str = "",
    activity: Activity | None = None,
) -> Evidence:
    """Cất một minh chứng đã kiểm tra, in the caller's transaction, the assignment locked.

    `via` tells through what the unit handed it in when `actor` only took it over.
    """
    twin = Evidence.objects.filter(assignment=held, withdrawn_at=None, **stated).first()
    if twin:
        return twin
    giver = None if via else actor
    added = Evidence.objects.create(
        assignment=held, activity=activity, added_by=giver, file_name=file_name, **stated
    )
    if held.state == AssignmentState.ASSIGNED:
        held.state = AssignmentState.IN_PROGRESS
        held.save(update_fields=["state"])
    told = {"assignment": held.pk, **stated} | ({"via": via} if via else {})
    if activity is not None:
        told["activity"] = activity
    audit.record(actor=actor, verb="plans.evidence.add", subject=added, after=told)
    return added


def stated_of(
    assignment: Assignment, *, title: str, kind: str, done_on: date, quantity: int, language: str
) -> dict[str, Any]:
    """Những gì một minh chứng nói, checked. Raises Refused for a kind, day or quantity that cannot be."""
    title = title.strip()
    if not title:
        raise Refused(_("Hãy đặt tên cho minh chứng, ví dụ: “Tin hội nghị xúc tiến đầu tư, bản tiếng Anh”."))
    if kind not in kinds_for(assignment.obligation):
        raise Refused(
            _(
                "Nhiệm vụ loại “Giải thích, làm rõ” chỉ nhận minh chứng là nội dung giải thích, đính chính, "
                "trả lời báo chí hoặc tập huấn."
            )
            if kind in EvidenceKind.values
            else _("Loại minh chứng không có trong danh mục.")
        )
    if done_on > timezone.localdate():
        raise Refused(_("Ngày thực hiện không được sau hôm nay: minh chứng là việc đã làm."))
    earliest = earliest_day(assignment)
    if done_on < earliest:
        raise Refused(
            _("Ngày thực hiện %(day)s quá sớm: minh chứng của việc này tính từ %(earliest)s; hãy xem năm.")
            % {"day": f"{done_on:%d/%m/%Y}", "earliest": f"{earliest:%d/%m/%Y}"}
        )
    if quantity < 1:
        raise Refused(_("Số lượng ít nhất là 1."))
    if quantity > MOST:
        raise Refused(_("Số lượng lớn quá mức có thể; hãy xem lại con số."))
    if language and language not in Language.values:
        raise Refused(_("Ngôn ngữ không có trong danh mục."))
    return {
        "title": title,
        "kind": kind,
        "done_on": done_on,
        "quantity": quantity,
        "language": language,
    }


def require_web_address(link: str) -> None:
    """Đường dẫn http hoặc https. Raises Refused for any other address."""
    try:
        address = urlsplit(link)
        fits = address.scheme in {"http", "https"} and bool(address.hostname) and len(link) <= 500
    except ValueError:
        fits = False
    if not fits or any(sign.isspace() for sign in link):
        raise Refused(_("Đường dẫn phải bắt đầu bằng http:// hoặc https:// và dài không quá 500 ký tự."))

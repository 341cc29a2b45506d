"""Văn bản đi: drafted for an owner, retitled, given up; its content, live or as it was kept."""

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.official.domain.content import OfficialDocument
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import PaperKind, PaperState
from ..models import Paper
from . import hands, owners, policy, versions


def draft(*, actor: User, kind: PaperKind, office: Unit, title: str) -> Paper:
    """Lập một văn bản đi, empty: its owner points to it and composes it. Raises Refused without a title.

    Drafted through a role that reaches one's own unit only, it is the unit's own paper.
    """
    access.require(actor, policy.DRAFT, units=[office])
    title = require_title(title)
    by_unit = hands.makes_unit_paper(actor, office)
    with transaction.atomic():
        paper = Paper.objects.create(kind=kind, office=office, title=title, by_unit=by_unit, created_by=actor)
        after = {"kind": kind, "office": office, "title": title, "by_unit": by_unit}
        audit.record(actor=actor, verb="issuing.draft", subject=paper, after=after)
    return paper


def retitle(*, actor: User, paper: Paper, title: str) -> None:
    """Sửa trích yếu. Raises Refused once the paper is submitted."""
    hands.require(actor, policy.DRAFT, paper)
    title = require_title(title)
    with transaction.atomic():
        held = locked(paper)
        require_open(held)
        before, after = audit.changes(held, {"title": title})
        if after:
            held.save(update_fields=["title"])
            audit.record(actor=actor, verb="issuing.retitle", subject=held, before=before, after=after)


def withdraw(*, actor: User, paper: Paper, reason: str) -> None:
    """Thôi ban hành; it can be taken back to a draft. Raises Refused once issued, or without a reason."""
    from . import comments

    hands.require(actor, policy.DRAFT, paper)
    reason = require_reason(reason)
    with transaction.atomic():
        held = locked(paper)
        if held.state == PaperState.WITHDRAWN:
            return
        if held.state == PaperState.ISSUED:
            raise Refused(_("Văn bản đã ban hành. Muốn thôi áp dụng, hãy ban hành văn bản thay thế, bãi bỏ."))
        comments.stop(held, reason)
        move(actor, "issuing.withdraw", held, PaperState.WITHDRAWN, reason=reason)


def concern(*, paper: Paper, units: Iterable[Unit]) -> None:
    """Ghi đơn vị liên quan, within the owner's transaction: once issued, they may read the paper."""
    paper.units.add(*units)


def document(paper: Paper) -> OfficialDocument:
    """Nội dung: composed from the owner's records while open, the kept version afterwards.

    An issued paper bears its number and date.
    """
    version = None if paper.is_open else versions.latest(paper)
    if version is None:
        return compose(paper)
    kept = versions.document_of(version)
    if paper.state != PaperState.ISSUED:
        return kept
    head = replace(kept.letterhead, number=paper.number or None, date=paper.issued_on, symbol=paper.symbol)
    return replace(kept, letterhead=head)


def compose(paper: Paper) -> OfficialDocument:
    """Soạn từ số liệu hiện tại, in Vietnamese whatever language the reader's screen speaks."""
    with translation.override(settings.LANGUAGE_CODE):
        return owners.of(paper).compose(paper)


def require_open(paper: Paper) -> None:
    """Còn sửa được nội dung. Raises Refused once submitted; owners ask before they change anything."""
    if paper.is_open:
        return
    raise Refused(
        _(
            "“%(title)s” đang ở trạng thái “%(state)s” nên nội dung đã khóa; chưa có gì thay đổi. "
            "Muốn sửa, hãy đưa văn bản về dự thảo, kèm lý do."
        )
        % {"title": paper.title, "state": paper.get_state_display()}
    )


def locked(paper: Paper) -> Paper:
    """Văn bản, its row locked for the transaction."""
    return Paper.objects.select_for_update(of=("self",)).select_related("office").get(pk=paper.pk)


def move(actor: User, verb: str, held: Paper, state: PaperState, **facts: object) -> None:
    """Chuyển trạng thái of a locked paper, with its audit entry."""
    before = {"state": held.state}
    held.state = state
    held.save()
    audit.record(actor=actor, verb=verb, subject=held, before=before, after={"state": state, **facts})


def require_in(held: Paper, states: Iterable[PaperState], sentence: str) -> None:
    """Đúng trạng thái. Raises Refused with where it stands and `sentence`, what to do instead."""
    if held.state not in set(states):
        raise Refused(
            _("Văn bản đang ở trạng thái “%(state)s”. %(sentence)s")
            % {"state": held.get_state_display(), "sentence": sentence}
        )


def require_reason(reason: str) -> str:
    """Lý do, stripped. Raises Refused for a blank one."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do; lý do được lưu trong lịch sử văn bản."))
    return reason.strip()


def require_title(title: str) -> str:
    """Trích yếu, blanks made single. Raises Refused for none, or one too long to print."""
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Hãy ghi trích yếu: văn bản nói về việc gì."))
    if len(title) > Paper._meta.get_field("title").max_length:  # type: ignore[operator]
        raise Refused(_("Trích yếu dài quá 500 ký tự; hãy rút gọn."))
    return title

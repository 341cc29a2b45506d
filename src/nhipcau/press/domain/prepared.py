"""Nội dung phát ngôn chuẩn bị sẵn: written by one, approved in advance by another, used until its last day.

Of each language the last text alone counts, and only once it is approved: writing on, or renewing for
another term, begins the approval anew.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.newsroom.domain import drafting
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import MatterKind
from ..models import HoldingStatement, HoldingText
from . import blanks, policy

LONGEST_TERM = timedelta(days=366)
WARNED_BEFORE = timedelta(days=14)
WORDS = ("title", "lead", "body")


def create(*, actor: User, unit: Unit, title: str, kind: str, expires_on: date) -> HoldingStatement:
    """Lập nội dung chuẩn bị sẵn for what may happen; its words follow, language by language."""
    access.require(actor, policy.HOLDING, units=[unit])
    title = " ".join(title.split())[:200]
    if not title or kind not in MatterKind.values:
        raise Refused(_("Hãy ghi tình huống và chọn loại vụ việc."))
    _require_term(expires_on)
    with transaction.atomic():
        made = HoldingStatement.objects.create(
            unit=unit, title=title, kind=kind, expires_on=expires_on, folded=fold(title), created_by=actor
        )
        after = {"unit": unit, "title": title, "kind": kind, "expires_on": expires_on}
        audit.record(actor=actor, verb="press.holding.create", subject=made, after=after)
    return made


def write(
    *, actor: User, holding: HoldingStatement, language: Language, wanted: Mapping[str, Any]
) -> HoldingText:
    """Soạn lời trong một ngôn ngữ; `wanted` holds WORDS. What was approved stays, and no longer counts."""
    access.require(actor, policy.HOLDING, units=[holding.unit])
    words = {name: drafting.checked(wanted)[name] for name in WORDS}
    if not words["lead"] or not words["body"]:
        raise Refused(_("Hãy viết cả tóm tắt và nội dung: lúc có việc sẽ không kịp viết thêm."))
    if blanks.adjoin(*words.values()):
        raise Refused(_("Giữa hai chỗ trống phải có chữ, để biết mỗi chỗ được điền những gì."))
    if len(blanks.BLANK.findall(" ".join(words.values()))) > blanks.MOST:
        raise Refused(
            _("Nhiều nhất %(most)d chỗ trống; điền nhiều hơn thì không kịp.") % {"most": blanks.MOST}
        )
    with transaction.atomic():
        held = _lock(holding)
        last = held.texts.filter(language=language).order_by("-number").first()
        if last is not None and all(getattr(last, name) == said for name, said in words.items()):
            return last
        if last is not None and last.approved_at is None and last.author_id == actor.pk:
            HoldingText.objects.filter(pk=last.pk).update(**words)
            last.refresh_from_db()
            made = last
        else:
            number = last.number + 1 if last else 1
            made = HoldingText.objects.create(
                holding=held, language=language, number=number, author=actor, **words
            )
        after = {"language": language.code, "number": made.number, "letters": len(words["body"])}
        audit.record(actor=actor, verb="press.holding.write", subject=held, after=after)
    return made


def approve(*, actor: User, text: HoldingText) -> HoldingText:
    """Duyệt trước, by another than who wrote it; from now on it is the first approval of what it becomes."""
    access.require(actor, policy.APPROVE_HOLDING, units=[text.holding.unit])
    with transaction.atomic():
        held = _lock(text.holding)
        _require_term(held.expires_on)
        found = HoldingText.objects.select_for_update().select_related("language").get(pk=text.pk)
        if found.approved_at is not None or found.pk != latest(held, found.language).pk:
            raise Refused(_("Lời này đã được duyệt, hoặc đã có lời mới hơn."))
        if access.is_same_hand(actor, found.author_id, policy.APPROVE_HOLDING, units=[held.unit]):
            raise Refused(_("Bạn đã viết lời này; người duyệt trước phải là người khác."))
        found.approved_by, found.approved_at = actor, timezone.now()
        found.save(update_fields=["approved_by", "approved_at"])
        after = {"language": found.language.code, "number": found.number, "until": held.expires_on}
        audit.record(actor=actor, verb="press.holding.approve", subject=held, after=after)
    return found


def renew(*, actor: User, holding: HoldingStatement, expires_on: date) -> HoldingStatement:
    """Gia hạn: the same words for another term, each of which waits for its approval again."""
    access.require(actor, policy.HOLDING, units=[holding.unit])
    _require_term(expires_on)
    with transaction.atomic():
        held = _lock(holding)
        if expires_on <= held.expires_on:
            raise Refused(_("Ngày hết hạn mới phải sau ngày hết hạn đang có."))
        before = {"expires_on": held.expires_on}
        held.expires_on = expires_on
        held.save(update_fields=["expires_on"])
        for text in latest_texts(held):
            if text.approved_at is not None:
                words = {name: getattr(text, name) for name in WORDS}
                HoldingText.objects.create(
                    holding=held,
                    language=text.language,
                    number=text.number + 1,
                    author=text.author or actor,
                    **words,
                )
        after = {"expires_on": expires_on}
        audit.record(actor=actor, verb="press.holding.renew", subject=held, before=before, after=after)
    return held


def retire(*, actor: User, holding: HoldingStatement, reason: str) -> HoldingStatement:
    """Thôi dùng, kèm lý do: from now on it approves nothing."""
    access.require(actor, policy.HOLDING, units=[holding.unit])
    if not (reason := " ".join(reason.split())[:300]):
        raise Refused(_("Hãy ghi lý do thôi dùng."))
    with transaction.atomic():
        held = _lock(holding)
        held.retired_at, held.retired_reason = timezone.now(), reason
        held.save(update_fields=["retired_at", "retired_reason"])
        audit.record(actor=actor, verb="press.holding.retire", subject=held, after={"reason": reason})
    return held


def latest(holding: HoldingStatement, language: Language) -> HoldingText:
    """Lời mới nhất trong một ngôn ngữ."""
    return holding.texts.filter(language=language).order_by("-number")[0]


def latest_texts(holding: HoldingStatement) -> list[HoldingText]:
    """Lời mới nhất của mỗi ngôn ngữ, in the order of languages."""
    found: dict[int, HoldingText] = {}
    rows = holding.texts.select_related("language", "author", "approved_by")
    for each in rows.order_by("language__position", "language", "-number"):
        found.setdefault(each.language_id, each)
    return list(found.values())


def why_not(text: HoldingText) -> str:
    """Vì sao lời này không tính là lần duyệt một lúc này; empty when it does."""
    holding, day = text.holding, timezone.localdate()
    if holding.retired_at is not None:
        return _("Nội dung chuẩn bị sẵn số %(number)d đã thôi dùng: %(reason)s") % {
            "number": holding.pk,
            "reason": holding.retired_reason,
        }
    if holding.expires_on < day:
        return _(
            "Nội dung chuẩn bị sẵn số %(number)d đã hết hạn ngày %(day)s; cần duyệt lần một như thường."
        ) % {
            "number": holding.pk,
            "day": f"{holding.expires_on:%d/%m/%Y}",
        }
    if text.approved_at is None or text.approved_by is None:
        return _("Lời chuẩn bị sẵn bằng %(language)s chưa được duyệt trước.") % {"language": text.language}
    return ""


@in_official_language
def warn() -> int:
    """Báo trước khi hết hạn, once a term; returns how many are near. A duty of the worker."""
    day = timezone.localdate()
    near = HoldingStatement.objects.filter(
        retired_at=None, expires_on__gte=day, expires_on__lte=day + WARNED_BEFORE
    )
    for each in near.select_related("unit"):
        told = {
            "subject": _("Nội dung phát ngôn chuẩn bị sẵn sắp hết hạn"),
            "lines": [each.title, _("Dùng đến hết ngày %(day)s.") % {"day": f"{each.expires_on:%d/%m/%Y}"}],
            "path": each.get_absolute_url(),
            "key": f"press.holding.expires:{each.pk}:{each.expires_on:%Y%m%d}",
        }
        with transaction.atomic():
            notices.to_units([each.unit], **told)  # type: ignore[arg-type]
            notices.to_officers(**told)  # type: ignore[arg-type]
    return len(near)


def _lock(holding: HoldingStatement) -> HoldingStatement:
    """Giữ, locked, in the caller's transaction. Raises Refused for one no longer in use."""
    rows = HoldingStatement.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.get(pk=holding.pk)
    if held.retired_at is not None:
        raise Refused(_("Nội dung này đã thôi dùng; hãy lập nội dung mới."))
    return held


def _require_term(expires_on: date) -> None:
    day = timezone.localdate()
    if expires_on < day:
        raise Refused(_("Ngày hết hạn đã qua; hãy chọn ngày khác, hoặc gia hạn trước."))
    if expires_on > day + LONGEST_TERM:
        raise Refused(_("Nội dung chuẩn bị sẵn dùng nhiều nhất một năm rồi phải xem lại."))

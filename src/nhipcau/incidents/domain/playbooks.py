"""Kịch bản: written before anything happens, approved by somebody who wrote nothing of it, renewed yearly."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Level, PlaybookState
from ..models import Playbook, PlaybookHand, PlaybookRisk, PlaybookRole
from . import policy

FIELDS = ("title", "occasion", "starts_on", "ends_on", "expires_on")
CHECKLIST = ("first_hour", "first_day", "after")
RISK = ("text", "likelihood", "consequence", "sign", "measure")
ROLE = ("duty", "post", "person", "deputy_post", "deputy")
LONGEST = timedelta(days=366)
MOST_ITEM = 500


def draft(*, actor: User, unit: Unit, wanted: Mapping[str, Any]) -> Playbook:
    """Lập kịch bản. Raises Refused for days that cannot be."""
    access.require(actor, policy.PREPARE, units=[unit])
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("“%(unit)s” không còn hoạt động; hãy chọn đơn vị khác.") % {"unit": unit})
    fields = _checked(wanted)
    with transaction.atomic():
        made = Playbook.objects.create(unit=unit, created_by=actor, **fields)
        made.holding.set(wanted.get("holding") or ())
        PlaybookHand.objects.create(playbook=made, person=actor)
        after = {"unit": unit, "title": made.title, "expires_on": made.expires_on}
        audit.record(actor=actor, verb="incidents.playbook.draft", subject=made, after=after)
    return made


def correct(*, actor: User, playbook: Playbook, wanted: Mapping[str, Any]) -> Playbook:
    """Sửa; an approved one waits for approval again."""
    access.require(actor, policy.PREPARE, units=[playbook.unit])
    fields = _checked(wanted)
    with transaction.atomic():
        held = _lock(playbook)
        changed = [name for name, value in fields.items() if getattr(held, name) != value]
        for name in changed:
            setattr(held, name, fields[name])
        chosen = {each.pk for each in wanted.get("holding") or ()}
        if chosen != set(held.holding.values_list("pk", flat=True)):
            held.holding.set(chosen)
            changed.append("holding")
        if changed:
            _changed(actor, held, fields=changed)
    return held


def add_risk(*, actor: User, playbook: Playbook, wanted: Mapping[str, Any]) -> PlaybookRisk:
    """Thêm rủi ro. Raises Refused while a part of it is missing."""
    access.require(actor, policy.PREPARE, units=[playbook.unit])
    fields = {name: wanted.get(name) for name in RISK}
    for name in ("text", "sign", "measure"):
        fields[name] = " ".join(str(fields[name] or "").split())[:MOST_ITEM]
    if not all(fields[name] for name in ("text", "sign", "measure")):
        raise Refused(_("Rủi ro cần đủ: điều có thể xảy ra, dấu hiệu sớm, biện pháp."))
    for name in ("likelihood", "consequence"):
        fields[name] = Level(int(fields[name] or Level.MIDDLE))
    with transaction.atomic():
        held = _lock(playbook)
        made = PlaybookRisk.objects.create(playbook=held, **fields)
        _changed(actor, held, risk=made.pk)
    return made


def add_role(*, actor: User, playbook: Playbook, wanted: Mapping[str, Any]) -> PlaybookRole:
    """Thêm vai: who does what, and who stands in."""
    access.require(actor, policy.PREPARE, units=[playbook.unit])
    fields = {name: wanted.get(name) for name in ROLE}
    for name in ("duty", "post", "deputy_post"):
        fields[name] = " ".join(str(fields[name] or "").split())
    if not fields["duty"] or not fields["post"]:
        raise Refused(_("Vai cần việc phải làm và chức danh hoặc bộ phận làm việc ấy."))
    with transaction.atomic():
        held = _lock(playbook)
        made = PlaybookRole.objects.create(playbook=held, **fields)
        _changed(actor, held, role=made.pk)
    return made


def remove_risk(*, actor: User, playbook: Playbook, risk: int) -> None:
    """Bỏ một rủi ro; repeated it changes nothing."""
    access.require(actor, policy.PREPARE, units=[playbook.unit])
    with transaction.atomic():
        held = _lock(playbook)
        if held.risks.filter(pk=risk).delete()[0]:
            _changed(actor, held, removed_risk=risk)


def remove_role(*, actor: User, playbook: Playbook, role: int) -> None:
    """Bỏ một vai; repeated it changes nothing."""
    access.require(actor, policy.PREPARE, units=[playbook.unit])
    with transaction.atomic():
        held = _lock(playbook)
        if held.roles.filter(pk=role).delete()[0]:
            _changed(actor, held, removed_role=role)


def approve(*, actor: User, playbook: Playbook) -> Playbook:
    """Duyệt, or renew: by a person who wrote nothing of it, for a year at most. Raises Refused."""
    access.require(actor, policy.APPROVE, units=[playbook.unit])
    with transaction.atomic():
        held = _lock(playbook)
        if held.state == PlaybookState.APPROVED:
            return held
        if held.state == PlaybookState.RETIRED:
            raise Refused(_("Kịch bản đã thôi dùng."))
        if lacking := missing(held):
            raise Refused(" ".join(lacking))
        if refusal := why_not(actor, held):
            raise Refused(refusal)
        held.state, held.approved_by, held.approved_at = PlaybookState.APPROVED, actor, timezone.now()
        held.save()
        after = {"state": held.state, "revision": held.revision, "expires_on": held.expires_on}
        audit.record(actor=actor, verb="incidents.playbook.approve", subject=held, after=after)
    return held


def retire(*, actor: User, playbook: Playbook, reason: str) -> Playbook:
    """Thôi dùng, kèm lý do; it stays in the list."""
    access.require(actor, policy.PREPARE, units=[playbook.unit])
    if not (reason := " ".join(reason.split())[:300]):
        raise Refused(_("Hãy ghi lý do thôi dùng."))
    with transaction.atomic():
        held = _lock(playbook)
        held.state, held.retired_reason = PlaybookState.RETIRED, reason
        held.save()
        after = {"state": held.state, "reason": reason}
        audit.record(actor=actor, verb="incidents.playbook.retire", subject=held, after=after)
    return held


def missing(playbook: Playbook) -> list[str]:
    """Còn thiếu gì trước khi duyệt: a sentence each."""
    found, today = [], timezone.localdate()
    if not playbook.risks.exists():
        found.append(_("Chưa ghi rủi ro nào."))
    if not playbook.roles.exists():
        found.append(_("Chưa ghi vai nào: ai làm việc gì, ai thay."))
    if not all(getattr(playbook, name) for name in CHECKLIST):
        found.append(_("Danh mục việc cần đủ ba chặng: giờ đầu, ngày đầu, sau đó."))
    if not today <= playbook.expires_on <= today + LONGEST:
        found.append(_("Ngày hết hạn phải từ hôm nay đến một năm sau; mỗi năm duyệt lại một lần."))
    return found


def why_not(person: User, playbook: Playbook) -> str:
    """Vì sao người này không duyệt được: a sentence, empty when they may."""
    hands = playbook.hands.values_list("person", flat=True)
    if any(access.is_same_hand(person, hand, policy.APPROVE, units=[playbook.unit]) for hand in hands):
        return _("Bạn đã soạn kịch bản này; người duyệt phải là người khác.")
    return ""


def lines_of(text: str) -> list[str]:
    """Các việc trong danh mục, one a line."""
    found = (" ".join(line.split()).lstrip("-–•+ ")[:MOST_ITEM] for line in text.splitlines())
    return [line for line in found if line]


def _changed(actor: User, held: Playbook, **told: object) -> None:
    if held.state == PlaybookState.RETIRED:
        raise Refused(_("Kịch bản đã thôi dùng nên không sửa được; hãy lập kịch bản mới."))
    if held.state == PlaybookState.APPROVED:
        held.state, held.approved_by, held.approved_at = PlaybookState.DRAFT, None, None
        held.revision += 1
    held.save()
    PlaybookHand.objects.get_or_create(playbook=held, person=actor)
    after = {"state": held.state, "revision": held.revision, **told}
    audit.record(actor=actor, verb="incidents.playbook.change", subject=held, after=after)


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: wanted.get(name) for name in FIELDS}
    for name in ("title", "occasion"):
        found[name] = " ".join(str(found[name] or "").split())
    for name in CHECKLIST:
        found[name] = "\n".join(lines_of(str(wanted.get(name) or "")))
    if not found["title"] or found["expires_on"] is None:
        raise Refused(_("Hãy ghi tên kịch bản và ngày hết hạn."))
    first, last = found["starts_on"], found["ends_on"]
    if first is not None and last is not None and last < first:
        raise Refused(_("Ngày cuối đứng trước ngày đầu; hãy sửa lại hai ngày."))
    return found


def _lock(playbook: Playbook) -> Playbook:
    return Playbook.objects.select_for_update(of=("self",)).select_related("unit").get(pk=playbook.pk)

"""Giấy chứng nhận: given to who attended enough, numbered in the unit's book, given again, taken back.

What anyone may check at the public address: that the paper with this number was given, when, by whom, for
which course, the first letters of the holder's names, and whether it still holds. Never the name: who holds
the paper can compare it with the letters, and nobody can read a list of names from the register.
"""

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import office_forms
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import CertificateState, CourseState
from ..models import Certificate, CertificateBook, Course, Registration
from . import courses, results
from .spelling import initials

# Crockford's alphabet: no letter is taken for a digit.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 12
_MISREAD = str.maketrans("OIL", "011")


def issue(*, actor: User, course: Course) -> list[Certificate]:
    """Cấp giấy cho người đủ điều kiện who have none yet.

    Raises PermissionDenied; Refused before the last session is over, without a signer, or for nobody.
    """
    with transaction.atomic():
        held = courses.hold(actor, course)
        _require_ready(held)
        people = list(queries.able_to_be_certified(held).select_related("unit"))
        if not people:
            raise Refused(
                _("Không có ai đủ điều kiện mà chưa được cấp: cần dự ít nhất %(share)d %% số buổi.")
                % {"share": held.threshold}
            )
        content = _content(held)
        made = [
            _made(actor, held, each, number, content=content)
            for each, number in zip(people, _numbers(held.unit, len(people)), strict=True)
        ]
        audit.record_many(
            actor=actor,
            verb="training.certificate.issue",
            changed=[(each, {}, {"number": each.number, "course": held}) for each in made],
        )
        if held.state == CourseState.CLOSED:
            results.recount(held)
    return made


def reissue(*, actor: User, certificate: Certificate, reason: str) -> Certificate:
    """Cấp lại: a new number, the name as the list has it now; the old one stays in the book."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do cấp lại, ví dụ: sai họ tên, giấy bị hỏng."))
    with transaction.atomic():
        held = courses.hold(actor, certificate.course)
        old = _held(certificate, CertificateState.VALID, CertificateState.REVOKED)
        if not old.holder:
            raise Refused(_("Họ tên trên giấy này đã được xóa theo thời hạn lưu nên không cấp lại được."))
        person = old.registration
        old.state, old.reason = CertificateState.REPLACED, reason.strip()[:300]
        old.save(update_fields=["state", "reason"])
        (number,) = _numbers(held.unit, 1)
        if person is not None:
            made = _made(actor, held, person, number, content=_content(held), replaces=old)
        else:
            made = _again(actor, old, number)
        audit.record(
            actor=actor,
            verb="training.certificate.reissue",
            subject=made,
            before={"number": old.number},
            after={"number": made.number, "reason": old.reason, "course": held},
        )
        if held.state == CourseState.CLOSED:
            results.recount(held)
    return made


def revoke(*, actor: User, certificate: Certificate, reason: str) -> Certificate:
    """Thu hồi giấy cấp sai, kèm lý do; the public page says that it no longer holds."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do thu hồi."))
    with transaction.atomic():
        held = courses.hold(actor, certificate.course)
        kept = _held(certificate, CertificateState.VALID)
        kept.state, kept.reason = CertificateState.REVOKED, reason.strip()[:300]
        kept.save(update_fields=["state", "reason"])
        audit.record(
            actor=actor,
            verb="training.certificate.revoke",
            subject=kept,
            before={"state": CertificateState.VALID},
            after={"state": kept.state, "reason": kept.reason, "number": kept.number},
        )
        if held.state == CourseState.CLOSED:
            results.recount(held)
    return kept


def found(code: str) -> Certificate | None:
    """Giấy theo mã kiểm tra, as printed or as misread (O for 0, I or L for 1), blanks and dashes apart."""
    plain = "".join(code.upper().split()).replace("-", "").translate(_MISREAD)
    if len(plain) != _LENGTH:
        return None
    return Certificate.objects.select_related("course", "unit", "replaced_by").filter(code=plain).first()


def _require_ready(held: Course) -> None:
    if held.state not in {CourseState.OPEN, CourseState.CLOSED}:
        raise Refused(_("Chỉ cấp giấy cho lớp đã mở và đã học."))
    last = held.sessions.last()
    if last is None or last.ends_at > timezone.now():
        raise Refused(_("Lớp chưa học xong buổi cuối nên chưa cấp giấy được."))
    if not (held.signer_capacity and held.signer_name):
        raise Refused(_("Hãy ghi chức vụ và họ tên người ký giấy trong thông tin lớp rồi cấp."))


def _numbers(unit: Unit, count: int) -> list[int]:
    """Các số kế tiếp trong sổ của đơn vị năm nay, taken in the caller's transaction."""
    year = timezone.localdate().year
    CertificateBook.objects.get_or_create(unit=unit, year=year)
    book = CertificateBook.objects.select_for_update().get(unit=unit, year=year)
    first = book.last + 1
    book.last += count
    book.save(update_fields=["last"])
    return list(range(first, first + count))


def _made(
    actor: User,
    held: Course,
    person: Registration,
    number: int,
    *,
    content: dict[str, Any],
    replaces: Certificate | None = None,
) -> Certificate:
    return Certificate.objects.create(
        course=held,
        registration=person,
        holder=person.full_name,
        initials=initials(person.full_name),
        post=person.post,
        office=person.office,
        content=content,
        replaces=replaces,
        **_entered(actor, held.unit, number),
    )


def _again(actor: User, old: Certificate, number: int) -> Certificate:
    """The same words under a new number, where the list of the course is deleted already."""
    same = {
        name: getattr(old, name) for name in ("course", "holder", "initials", "post", "office", "content")
    }
    return Certificate.objects.create(**same, replaces=old, **_entered(actor, old.unit, number))


def _entered(actor: User, unit: Unit, number: int) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "unit": unit,
        "year": today.year,
        "sequence": number,
        "code": "".join(secrets.choice(_LETTERS) for _place in range(_LENGTH)),
        "issued_on": today,
        "issued_by": actor,
    }


def _content(held: Course) -> dict[str, Any]:
    """What the paper says besides the person, kept so that it can be printed the same in ten years."""
    form = office_forms.of(held.unit)
    return {
        "kind": held.kind,
        "title": held.title,
        "place": held.place,
        "starts_on": held.starts_on.isoformat() if held.starts_on else "",
        "ends_on": held.ends_on.isoformat() if held.ends_on else "",
        "form": form.form,
        "issuer": form.issuer,
        "parent": form.parent,
        "town": form.place,
        "signer_authority": held.signer_authority,
        "signer_capacity": held.signer_capacity,
        "signer_name": held.signer_name,
    }


def _held(certificate: Certificate, *states: CertificateState) -> Certificate:
    kept = (
        Certificate.objects.select_for_update(of=("self",))
        .select_related("course", "unit", "registration__unit")
        .get(pk=certificate.pk)
    )
    if kept.state not in states:
        raise Refused(_("Giấy này đã được cấp lại hoặc đã thu hồi."))
    return kept

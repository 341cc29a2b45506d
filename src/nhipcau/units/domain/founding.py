"""Khởi tạo: the first unit and the first administrator, before anybody is there to ask."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused

from ..enums import NameKind, Role, UnitKind
from ..models import Membership, Unit, UnitName, User
from .names import clean


def found(
    *, office: str, username: str, password: str, last_name: str = "", first_name: str = "", kind: UnitKind
) -> User:
    """Lập cơ quan thường trực and its administrator, once.

    Raises Refused when someone administers already, ValidationError for a weak password or username.
    """
    text = clean(office)
    with transaction.atomic():
        if Membership.objects.select_for_update().filter(role=Role.ADMINISTRATOR).exists():
            raise Refused(_("Hệ thống đã có quản trị viên; hãy đăng nhập và thêm người ở mục Thiết lập."))
        person = User(username=username, last_name=last_name, first_name=first_name)
        validate_password(password, person)
        person.set_password(password)
        person.full_clean()
        person.save()
        unit = Unit.objects.create(name=text, kind=kind, is_standing_office=True)
        UnitName.objects.create(unit=unit, text=text, kind=NameKind.OFFICIAL)
        Membership.objects.create(person=person, unit=unit, role=Role.ADMINISTRATOR)
        after = {"office": unit, "name": text, "administrator": person.pk}
        audit.record(actor=None, verb="units.found", subject=unit, after=after)
    return person

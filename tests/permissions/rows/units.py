"""Rights of units, decided a second time by hand (danh bạ và người dùng)."""

from nhipcau.mailing.enums import MailState
from nhipcau.mailing.models import Mail
from nhipcau.units.domain import policy as units
from nhipcau.units.enums import FilterReach, NameKind, Role, UnitKind
from nhipcau.units.models import SavedFilter

from ..shapes import Address, Case, pk, today
from ..world import World


def with_name(w: World) -> list[int]:
    unit = w.a_unit()
    return [unit.pk, unit.names.create(text="tên phụ", kind=NameKind.SYNONYM).pk]


def with_group_name(w: World) -> list[int]:
    group = w.a_group()
    return [group.pk, group.names.create(text="nhóm thử", folded="nhom thu").pk]


def with_succession(w: World) -> list[int]:
    succession = w.a_succession()
    return [succession.predecessor_id, succession.pk]


def with_role(w: World) -> list[int]:
    return [w.colleague.pk, w.colleague.memberships.get().pk]


def a_mail(w: World) -> Mail:
    return Mail.objects.create(key="thu", recipient="a@example.vn", subject="Thư", state=MailState.GIVEN_UP)


def a_filter(w: World) -> SavedFilter:
    """One for everyone, of somebody else than whoever walks."""
    return SavedFilter.objects.create(
        owner=w.colleague,
        place="plans:tracking",
        name="Quá hạn",
        query="state=late",
        reach=FilterReach.EVERYONE,
    )


# action                clerk  officer head  staff leader admin
DECISIONS = """
units.read              all    all     all   all   all    all
units.manage            -      -       -     -     -      all
units.people            -      -       -     -     -      all
units.remember          all    all     -     -     -      all
units.audit             -      -       -     -     all    all
units.mail              -      -       -     -     -      all
units.health            -      -       -     -     -      all
units.retention         -      -       -     -     -      all
units.share_filter      all    all     own   own   all    all
units.publish_filter    -      all     -     -     -      -
"""
UNDER_OTHERS = {
    # Within the verb of a higher app, which asked for its own right.
    "units.domain.groups.keep_in_step",
    "units.domain.people.record_own_password",
    "units.domain.people.record_own_wish",
}
VERBS: dict[str, Case] = {
    "units.domain.filters.save": Case(
        units.SHARE_FILTER,
        lambda w: {
            "place": "plans:tracking",
            "name": "Quá hạn",
            "query": "state=late",
            "reach": FilterReach.UNIT,
            "unit": w.own,
        },
    ),
    "units.domain.filters.drop": Case(units.PUBLISH_FILTER, lambda w: {"kept": a_filter(w)}),
    "units.domain.people.record_export": Case(units.MANAGE_PEOPLE, lambda w: {"entries": 3}),
    "units.domain.mails.record_export": Case(units.MANAGE_MAIL, lambda w: {"entries": 3}),
    "units.domain.groups.create": Case(
        units.MANAGE_DIRECTORY, lambda w: {"name": "Các hội", "members": [w.own]}
    ),
    "units.domain.groups.correct": Case(
        units.MANAGE_DIRECTORY, lambda w: {"group": w.a_group(), "name": "Các hội khác", "members": [w.own]}
    ),
    "units.domain.groups.add_name": Case(
        units.MANAGE_DIRECTORY, lambda w: {"group": w.a_group(), "text": "các hội, liên hiệp"}
    ),
    "units.domain.groups.remove_name": Case(
        units.MANAGE_DIRECTORY,
        lambda w: {"name": w.a_group().names.create(text="nhóm thử", folded="nhom thu")},
    ),
    "units.domain.groups.dissolve": Case(units.MANAGE_DIRECTORY, lambda w: {"group": w.a_group()}),
    "units.domain.names.remember": Case(
        units.REMEMBER_NAME, lambda w: {"written": "Sở X.Y.Z", "unit": w.own}
    ),
    "units.domain.names.add": Case(
        units.MANAGE_DIRECTORY, lambda w: {"unit": w.own, "text": "SCM", "kind": NameKind.SHORT}
    ),
    "units.domain.names.remove": Case(
        units.MANAGE_DIRECTORY, lambda w: {"name": w.own.names.create(text="tên phụ", kind=NameKind.SYNONYM)}
    ),
    "units.domain.people.create": Case(
        units.MANAGE_PEOPLE, lambda w: {"username": "nguoi-moi", "last_name": "Người", "first_name": "mới"}
    ),
    "units.domain.people.correct": Case(
        units.MANAGE_PEOPLE,
        lambda w: {"person": w.a_person(), "last_name": "Người", "first_name": "khác", "email": ""},
    ),
    "units.domain.people.set_password": Case(
        units.MANAGE_PEOPLE, lambda w: {"person": w.a_person(), "password": "mot-mat-khau-dai"}
    ),
    "units.domain.people.deactivate": Case(units.MANAGE_PEOPLE, lambda w: {"person": w.a_person()}),
    "units.domain.people.reactivate": Case(units.MANAGE_PEOPLE, lambda w: {"person": w.a_person()}),
    "units.domain.second_step.drop": Case(units.MANAGE_PEOPLE, lambda w: {"person": w.a_person()}),
    "units.domain.people.erase": Case(units.MANAGE_PEOPLE, lambda w: {"person": w.a_person()}),
    "units.domain.roles.give": Case(
        units.MANAGE_PEOPLE, lambda w: {"person": w.a_person(), "unit": w.own, "role": Role.UNIT_STAFF}
    ),
    "units.domain.roles.end": Case(
        units.MANAGE_PEOPLE, lambda w: {"membership": w.colleague.memberships.get()}
    ),
    "units.domain.provinces.enter": Case(
        units.MANAGE_DIRECTORY, lambda w: {"code": "04", "with_communes": False}
    ),
    "units.domain.provinces.enter_all": Case(units.MANAGE_DIRECTORY, lambda w: {}),
    "units.domain.successions.record": Case(
        units.MANAGE_DIRECTORY,
        lambda w: {"predecessor": w.a_unit(), "successor": w.own, "on": today(), "ground": "Quyết định"},
    ),
    "units.domain.successions.withdraw": Case(
        units.MANAGE_DIRECTORY, lambda w: {"succession": w.a_succession()}
    ),
    "units.domain.trail.record_export": Case(units.READ_AUDIT, lambda w: {"entries": 0, "filters": {}}),
    "units.domain.trail.verify": Case(units.READ_AUDIT, lambda w: {}),
    "units.domain.mails.retry": Case(units.MANAGE_MAIL, lambda w: {"mail": a_mail(w)}),
    "units.domain.mails.send_test": Case(units.MANAGE_MAIL, lambda w: {}),
    "units.domain.keeping.set_days": Case(
        units.MANAGE_RETENTION, lambda w: {"code": "mailing.sweep", "days": 60}
    ),
    "units.domain.units.create": Case(
        units.MANAGE_DIRECTORY, lambda w: {"name": "Sở Vừa Lập", "kind": UnitKind.DEPARTMENT}
    ),
    "units.domain.units.correct": Case(
        units.MANAGE_DIRECTORY,
        lambda w: {
            "unit": w.own,
            "name": "Sở Đổi Tên",
            "kind": UnitKind.DEPARTMENT,
            "parent": None,
            "valid_from": None,
        },
    ),
    "units.domain.units.close": Case(units.MANAGE_DIRECTORY, lambda w: {"unit": w.a_unit(), "on": today()}),
    "units.domain.units.reopen": Case(units.MANAGE_DIRECTORY, lambda w: {"unit": w.a_unit()}),
    "units.domain.units.appoint_standing_office": Case(
        units.MANAGE_DIRECTORY, lambda w: {"unit": w.a_unit()}
    ),
}
unit, group, someone = pk(World.a_unit), pk(World.a_group), pk(World.a_person)
MANAGE, PEOPLE = units.MANAGE_DIRECTORY, units.MANAGE_PEOPLE

ADDRESSES: dict[str, Address] = {
    "units:list": Address(units.READ_DIRECTORY),
    "units:unit": Address(units.READ_DIRECTORY, unit),
    "units:groups": Address(units.READ_DIRECTORY),
    "units:group": Address(units.READ_DIRECTORY, group),
    "units:lookup": Address(units.READ_DIRECTORY),
    "units:remember": Address(units.REMEMBER_NAME, button=True),
    "units:create": Address(MANAGE),
    "units:provinces": Address(MANAGE),
    "units:correct": Address(MANAGE, unit),
    "units:close": Address(MANAGE, unit),
    "units:reopen": Address(MANAGE, unit, button=True),
    "units:succeed": Address(MANAGE, unit),
    "units:withdraw": Address(MANAGE, with_succession, button=True),
    "units:standing_office": Address(MANAGE, unit, button=True),
    "units:add_name": Address(MANAGE, unit, button=True),
    "units:remove_name": Address(MANAGE, with_name, button=True),
    "units:create_group": Address(MANAGE),
    "units:correct_group": Address(MANAGE, group),
    "units:dissolve_group": Address(MANAGE, group, button=True),
    "units:add_group_name": Address(MANAGE, group, button=True),
    "units:remove_group_name": Address(MANAGE, with_group_name, button=True),
    "units:people": Address(PEOPLE),
    "units:create_person": Address(PEOPLE),
    "units:person": Address(PEOPLE, someone),
    "units:correct_person": Address(PEOPLE, someone),
    "units:password": Address(PEOPLE, someone),
    "units:deactivate": Address(PEOPLE, someone, button=True),
    "units:reactivate": Address(PEOPLE, someone, button=True),
    "units:drop_second_step": Address(PEOPLE, someone, button=True),
    "units:erase": Address(PEOPLE, someone),
    "units:give_role": Address(PEOPLE, someone, button=True),
    "units:end_role": Address(PEOPLE, with_role, button=True),
    "units:mails": Address(units.MANAGE_MAIL),
    "units:test_mail": Address(units.MANAGE_MAIL, button=True),
    "units:retry_mail": Address(units.MANAGE_MAIL, pk(a_mail), button=True),
    "units:health": Address(units.READ_HEALTH),
    "units:retention": Address(units.MANAGE_RETENTION),
    "units:set_retention": Address(units.MANAGE_RETENTION, lambda w: ["mailing-sweep"], button=True),
    "units:trail": Address(units.READ_AUDIT),
    "units:verify_trail": Address(units.READ_AUDIT, button=True),
}
OWN = {"units:save_filter", "units:drop_filter", "units:open_with", "units:choose_columns"}

"""Playbooks and incidents in every state, by the verbs that make them (sự cố truyền thông)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.incidents.domain import incidents, playbooks, reviewing, tasks
from nhipcau.incidents.models import Incident, IncidentTask, Lesson, Playbook
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from .units import UnitFactory, person


def words(**wanted: Any) -> dict[str, Any]:
    """What a playbook says."""
    told = {
        "title": "Lễ hội mùa thu",
        "occasion": "Lễ hội cấp tỉnh",
        "expires_on": timezone.localdate() + timedelta(days=200),
        "first_hour": "Gọi trực Công an tỉnh\n- Báo người phát ngôn",
        "first_day": "Cập nhật trên cổng",
        "after": "Cảm ơn lực lượng tham gia",
    }
    return told | wanted


def risk(**wanted: Any) -> dict[str, Any]:
    told = {
        "text": "Chen lấn",
        "likelihood": 2,
        "consequence": 3,
        "sign": "Kín lối vào",
        "measure": "Phân luồng",
    }
    return told | wanted


def drafted(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Playbook:
    """With a risk and a role."""
    actor = actor or person(Role.OFFICER)
    made = playbooks.draft(actor=actor, unit=unit or UnitFactory(), wanted=words(**wanted))
    playbooks.add_risk(actor=actor, playbook=made, wanted=risk())
    playbooks.add_role(
        actor=actor,
        playbook=made,
        wanted={"duty": "Trực điện thoại", "post": "Văn thư", "deputy_post": "Lái xe"},
    )
    made.refresh_from_db()
    return made


def approved(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Playbook:
    return playbooks.approve(actor=person(Role.LEADER), playbook=drafted(unit, actor, **wanted))


def active(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Incident:
    """Activated an hour after it happened."""
    told = {
        "title": "Cháy quầy hàng",
        "situation": "Một quầy cháy lúc 19:00, không ai bị thương.",
        "began_at": timezone.now() - timedelta(hours=1),
    }
    return incidents.activate(
        actor=actor or person(Role.OFFICER), unit=unit or UnitFactory(), **(told | wanted)
    )


def given(incident: Incident, unit: Unit | None = None, **wanted: Any) -> IncidentTask:
    told = {"text": "Kiểm tra bình chữa cháy", "due_at": timezone.now() + timedelta(hours=3)}
    return tasks.give(
        actor=person(Role.OFFICER), incident=incident, unit=unit or incident.unit, **(told | wanted)
    )


def stood_down(incident: Incident | None = None, unit: Unit | None = None, **wanted: Any) -> Incident:
    held = incident or active(unit, **wanted)
    return incidents.stand_down(actor=person(Role.OFFICER), incident=held, reason="Đám cháy đã tắt.")


def lesson(incident: Incident | None = None, unit: Unit | None = None, **wanted: Any) -> Lesson:
    held = incident or stood_down(unit=unit)
    told = {"text": "Mỗi quầy một bình chữa cháy", "due": timezone.localdate() + timedelta(days=30)}
    return reviewing.add_lesson(actor=person(Role.OFFICER), incident=held, unit=held.unit, **(told | wanted))


def reviewed(incident: Incident | None = None, unit: Unit | None = None) -> Incident:
    """Ready to be closed: no lesson was drawn."""
    held = incident or stood_down(unit=unit)
    return reviewing.write(
        actor=person(Role.OFFICER), incident=held, well="Báo nhanh.", badly="Không có.", no_lesson="Việc nhỏ."
    )

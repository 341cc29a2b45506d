"""Rights of training, decided a second time by hand (bồi dưỡng, tập huấn)."""

from nhipcau.core.domain import files
from nhipcau.training.domain import certificates, policy, tokens
from nhipcau.training.models import Attendance, Certificate, Course, CourseSession, Material, Registration
from tests.factories import training

from ..shapes import Address, Case, pk
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
training.read         -     all     own   own   all    -
training.manage       -     all     own   own   -      -
training.register     -     all     own   own   -      -
"""


def draft(w: World) -> Course:
    return training.draft(w.own, w.officer)


def opened(w: World) -> Course:
    return training.opened(w.own, w.officer)


def over(w: World) -> Course:
    """With one who came, so that every paper can be made."""
    return training.held(w.own, w.officer, people=1)


def someone(w: World) -> Registration:
    return training.registered(opened(w), unit=w.own)


def session(w: World) -> CourseSession:
    return CourseSession.objects.filter(course=over(w)).earliest("pk")


def running(w: World) -> tuple[Registration, CourseSession]:
    person = someone(w)
    return person, training.running(person.course)


def entry(w: World) -> Attendance:
    person, at = running(w)
    training.came(person, at)
    return Attendance.objects.get(registration=person)


def certificate(w: World) -> Certificate:
    return certificates.issue(actor=w.officer, course=over(w))[0]


def material(w: World) -> Material:
    kept = files.keep(b"noi dung")
    return Material.objects.create(course=opened(w), title="Bài 1", file=kept, file_name="bai-1.txt")


def of_session(w: World) -> list[int]:
    held = session(w)
    return [held.course_id, held.pk]


def of_person(w: World) -> list[int]:
    person = someone(w)
    return [person.course_id, person.pk]


def of_entry(w: World) -> list[int]:
    held = entry(w)
    return [held.session.course_id, held.session_id, held.pk]


def of_material(w: World) -> list[int]:
    held = material(w)
    return [held.course_id, held.pk]


def token(w: World) -> list[str]:
    person = someone(w)
    return [tokens.make(tokens.Kind.DOOR, person.pk, person.salt)]


def attending(w: World) -> dict[str, object]:
    person, at = running(w)
    return {"registration": person, "session": at}


def certified(w: World) -> list[int]:
    return [certificate(w).course_id]


def button(make) -> Address:
    return Address(policy.MANAGE, pk(make), button=True)


# Notes what a screen that has asked for the right gave out.
UNDER_OTHERS = {"training.domain.exporting.record"}
SESSION = {"day": None, "topic": "Viết tin"}
VERBS: dict[str, Case] = {
    "training.domain.courses.draft": Case(
        policy.MANAGE, lambda w: {"unit": w.own, "wanted": training.WANTED}
    ),
    "training.domain.courses.correct": Case(
        policy.MANAGE, lambda w: {"course": draft(w), "wanted": training.WANTED}
    ),
    "training.domain.courses.open_": Case(policy.MANAGE, lambda w: {"course": draft(w)}),
    "training.domain.courses.cancel": Case(policy.MANAGE, lambda w: {"course": draft(w), "reason": "bão"}),
    "training.domain.courses.renew_link": Case(policy.MANAGE, lambda w: {"course": opened(w)}),
    "training.domain.courses.close_link": Case(policy.MANAGE, lambda w: {"course": opened(w)}),
    "training.domain.sessions.add": Case(policy.MANAGE, lambda w: {"course": draft(w), "wanted": SESSION}),
    "training.domain.sessions.correct": Case(
        policy.MANAGE, lambda w: {"session": session(w), "wanted": SESSION}
    ),
    "training.domain.sessions.remove": Case(policy.MANAGE, lambda w: {"session": session(w)}),
    "training.domain.registrations.register": Case(
        policy.REGISTER, lambda w: {"course": opened(w), "entry": training.entry(unit=w.own)}
    ),
    "training.domain.registrations.correct": Case(
        policy.MANAGE, lambda w: {"registration": someone(w), "entry": training.entry("Lê Văn Sửa", w.own)}
    ),
    "training.domain.registrations.withdraw": Case(policy.REGISTER, lambda w: {"registration": someone(w)}),
    "training.domain.registrations.give_place": Case(policy.MANAGE, lambda w: {"registration": someone(w)}),
    "training.domain.registrations.erase": Case(policy.MANAGE, lambda w: {"registration": someone(w)}),
    "training.domain.roster.enter": Case(
        policy.REGISTER,
        lambda w: {
            "course": opened(w),
            "content": f"Họ và tên;Đơn vị;Chức vụ\nLê Văn Bảng;{w.own};x\n".encode(),
        },
    ),
    "training.domain.attending.attend": Case(policy.MANAGE, attending),
    "training.domain.attending.fill_roll": Case(
        policy.MANAGE, lambda w: {"session": running(w)[1], "present": []}
    ),
    "training.domain.attending.take_back": Case(policy.MANAGE, lambda w: {"attendance": entry(w)}),
    "training.domain.certificates.issue": Case(policy.MANAGE, lambda w: {"course": over(w)}),
    "training.domain.certificates.reissue": Case(
        policy.MANAGE, lambda w: {"certificate": certificate(w), "reason": "sai tên"}
    ),
    "training.domain.certificates.revoke": Case(
        policy.MANAGE, lambda w: {"certificate": certificate(w), "reason": "cấp nhầm"}
    ),
    "training.domain.results.close": Case(policy.MANAGE, lambda w: {"course": over(w)}),
    "training.domain.results.reopen": Case(policy.MANAGE, lambda w: {"course": over(w), "reason": "thiếu"}),
    "training.domain.results.prove": Case(policy.MANAGE, lambda w: {"course": over(w)}),
    "training.domain.materials.add": Case(
        policy.MANAGE,
        lambda w: {
            "course": opened(w),
            "content": "Bài giảng".encode(),
            "name": "bai.txt",
            "title": "Bài 1",
            "for_trainees": True,
            "no_secret": True,
        },
    ),
    "training.domain.materials.remove": Case(policy.MANAGE, lambda w: {"material": material(w)}),
}
ADDRESSES: dict[str, Address] = {
    "training:courses": Address(policy.READ),
    "training:new_course": Address(policy.MANAGE),
    "training:roster_template": Address(policy.REGISTER),
    "training:scan": Address(policy.MANAGE, token),
    "training:certificates": Address(policy.MANAGE),
    "training:certificate_pdf": Address(policy.MANAGE, pk(certificate)),
    "training:reissue": Address(policy.MANAGE, pk(certificate)),
    "training:revoke": Address(policy.MANAGE, pk(certificate)),
    "training:course": Address(policy.READ, pk(draft)),
    "training:edit_course": Address(policy.MANAGE, pk(draft)),
    "training:open": button(draft),
    "training:cancel": Address(policy.MANAGE, pk(draft)),
    "training:close": button(over),
    "training:reopen": Address(policy.MANAGE, pk(over)),
    "training:prove": button(over),
    "training:renew_link": button(opened),
    "training:close_link": button(opened),
    "training:add_session": Address(policy.MANAGE, pk(draft)),
    "training:edit_session": Address(policy.MANAGE, of_session),
    "training:remove_session": Address(policy.MANAGE, of_session, button=True),
    "training:check_in": Address(policy.MANAGE, of_session),
    "training:take_back": Address(policy.MANAGE, of_entry, button=True),
    "training:roll": Address(policy.MANAGE, of_session),
    "training:roll_pdf": Address(policy.MANAGE, of_session),
    "training:people": Address(policy.REGISTER, pk(opened)),
    "training:register": Address(policy.REGISTER, pk(opened)),
    "training:roster": Address(policy.REGISTER, pk(opened)),
    "training:edit_person": Address(policy.MANAGE, of_person),
    "training:withdraw": Address(policy.REGISTER, of_person, button=True),
    "training:give_place": Address(policy.MANAGE, of_person, button=True),
    "training:erase": Address(policy.MANAGE, of_person, button=True),
    "training:badges_pdf": Address(policy.MANAGE, pk(over)),
    "training:result_pdf": Address(policy.MANAGE, pk(over)),
    "training:issue": button(over),
    "training:certificates_pdf": Address(policy.MANAGE, certified),
    "training:add_material": Address(policy.MANAGE, pk(opened)),
    "training:material": Address(policy.MANAGE, of_material),
    "training:remove_material": Address(policy.MANAGE, of_material, button=True),
}
# Lists, and announced courses, to which every unit puts down its own people.
FILTERED = {
    "training:courses",
    "training:new_course",
    "training:roster_template",
    "training:certificates",
    "training:people",
    "training:register",
    "training:roster",
}

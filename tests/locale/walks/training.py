"""Screens of training in English (bồi dưỡng, tập huấn)."""

from nhipcau.training.domain import attending, certificates, materials, results, tokens
from nhipcau.training.models import Course, Registration
from tests.factories import training

from ..world import World

PLAIN = {
    "title": "Writing news",
    "place": "Hall A",
    "contact": "Room 5",
    "audience": "Staff",
    "signer_capacity": "HEAD",
    "signer_name": "Tran Thi Binh",
}
NOT_SCREENS = {
    "training:badges_pdf",
    "training:certificate_pdf",
    "training:certificates_pdf",
    "training:material",
    "training:result_pdf",
    "training:roll_pdf",
    "training:roster_template",
}


def _open(world: World, **wanted: object) -> Course:
    course = training.opened(world.unit, world.actor, count=2, **PLAIN | wanted)
    course.sessions.update(topic="News", room="Room 1", speaker_office="School", speaker="A. B.")
    return course


def _put_down(world: World, course: Course, name: str) -> Registration:
    return training.registered(course, name, world.unit, post="Staff")


def screens(world: World) -> dict[str, list[object]]:
    course = _open(world, capacity=2, assignment=world.late)
    someone = _put_down(world, course, "Nguyen Van An")
    _put_down(world, course, "Nguyen Van Binh")
    _put_down(world, course, "Nguyen Van Cho")
    session = training.running(course)
    attending.attend(actor=world.actor, registration=someone, session=session)
    materials.add(
        actor=world.actor,
        course=course,
        content=b"News",
        name="news.txt",
        title="News",
        for_trainees=True,
        no_secret=True,
    )
    done = _open(world)
    training.came(_put_down(world, done, "Le Thi Xuan"), *done.sessions.all())
    done = training.moved(done, 3)
    (given,) = certificates.issue(actor=world.actor, course=done)
    again = certificates.reissue(actor=world.actor, certificate=given, reason="torn")
    results.close(actor=world.actor, course=done)
    here, there = [course.pk], [course.pk, session.pk]
    return {
        "training:courses": [],
        "training:new_course": [],
        "training:scan": [tokens.make(tokens.Kind.DOOR, someone.pk, someone.salt)],
        "training:certificates": [],
        "training:reissue": [again.pk],
        "training:revoke": [again.pk],
        "training:course": [done.pk],
        "training:edit_course": here,
        "training:cancel": here,
        "training:reopen": [done.pk],
        "training:add_session": here,
        "training:edit_session": there,
        "training:check_in": there,
        "training:roll": there,
        "training:people": here,
        "training:register": here,
        "training:roster": here,
        "training:edit_person": [course.pk, someone.pk],
        "training:add_material": here,
    }

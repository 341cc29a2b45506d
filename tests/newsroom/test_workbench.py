"""A translation sentence by sentence: nobody's words are lost, and a machine's are never anybody's unseen."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import approving, drafting, passages, publishing, stories, workbench
from nhipcau.newsroom.domain.workbench import Given
from nhipcau.newsroom.enums import EditionState, Origin, Part
from nhipcau.newsroom.models import Approval, Edition, EditionVersion, Passage, Publication, Story
from nhipcau.translation.domain import memory
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories import newsroom
from tests.factories.units import person
from tests.translation.test_machine import server

pytestmark = pytest.mark.django_db
__all__ = ["server"]

BODY = "Sáng nay cầu mở. Xe đầu tiên đi qua lúc tám giờ.\n\n## Con số chính\n\n- Dài một cây số\n- Bốn làn xe"
ENGLISH = [
    "Bridge opens",
    "The bridge is open.",
    "The bridge opened this morning.",
    "The first car crossed at eight.",
    "Key figures",
    "One kilometre long",
    "Four lanes",
]


def bridge(actor: User | None = None) -> Story:
    return newsroom.drafted(actor=actor, title="Cầu mới thông xe", lead="Cầu đã mở cho xe.", body=BODY)


def opened(story: Story, code: str = "en", actor: User | None = None) -> Edition:
    actor = actor or person(Role.OFFICER)
    stories.open_edition(actor=actor, story=story, language=newsroom.language(code))
    return newsroom.edition_of(story, code)


def rows(edition: Edition) -> list[Passage]:
    return list(Passage.objects.filter(edition=edition))


def put(edition: Edition, actor: User, texts: dict[int, str], **more: object) -> None:
    now = {
        each.position: each for each in passages.of(newsroom.edition_of(edition.story, edition.language.code))
    }
    wanted = {at: Given(text, is_done=False, stroke=now[at].stroke, **more) for at, text in texts.items()}
    workbench.save(actor=actor, edition=edition, given=wanted)


def whole(edition: Edition) -> Edition:
    return newsroom.edition_of(edition.story, edition.language.code)


def test_sentences_make_the_text_and_keep_its_rules():
    story, writer = bridge(), person(Role.OFFICER)
    edition = opened(story, actor=writer)
    assert [each.source for each in rows(edition)][:3] == [
        "Cầu mới thông xe",
        "Cầu đã mở cho xe.",
        "Sáng nay cầu mở.",
    ]
    put(edition, writer, dict(enumerate(ENGLISH[:4])))
    text = whole(edition).current
    assert (text.title, text.lead) == ("Bridge opens", "The bridge is open.")
    assert text.body == BODY.replace(
        "Sáng nay cầu mở. Xe đầu tiên đi qua lúc tám giờ.",
        "The bridge opened this morning. The first car crossed at eight.",
    )
    with pytest.raises(Refused, match="3 câu chưa dịch"):
        approving.submit(actor=writer, edition=whole(edition))
    put(edition, writer, {4: ENGLISH[4], 5: ENGLISH[5], 6: ENGLISH[6]})
    assert {(each.origin, each.confirmed_by) for each in rows(edition)} == {(Origin.PERSON, writer)}
    approving.submit(actor=writer, edition=whole(edition))
    with pytest.raises(Refused):
        put(edition, writer, {0: "Other"})
    with pytest.raises(PermissionDenied):
        put(edition, person(Role.UNIT_STAFF), {0: "Other"})


def test_two_windows_are_told_apart_by_sentence():
    story, one, other = bridge(), person(Role.OFFICER), person(Role.OFFICER)
    edition = opened(story, actor=one)
    stroke = rows(edition)[0].stroke
    put(edition, other, {0: "Theirs"})
    with pytest.raises(Refused, match="Theirs"):
        workbench.save(actor=one, edition=edition, given={0: Given("Mine", False, stroke)})
    # Another sentence is nobody else's matter; both hands are authors.
    put(edition, one, {2: "Mine."})
    assert whole(edition).current.title == "Theirs"
    assert {one.pk, other.pk} <= approving.authors_of(whole(edition))


def test_a_machine_draft_is_nobodys_until_a_person_confirms_each_sentence():
    """No way leads round it: not handing in, not the whole text, not an approval, not publishing."""
    story, writer = bridge(), person(Role.OFFICER)
    newsroom.published(story)
    edition = opened(story, actor=writer)
    draft = {each.source: text for each, text in zip(rows(edition), ENGLISH, strict=True)}
    assert workbench.take_draft(actor=writer, edition=edition, texts=draft) == 7
    with pytest.raises(Refused, match="bản máy dịch"):
        approving.submit(actor=writer, edition=whole(edition))
    # Saved as a whole, with one word changed: the rest is still a machine's.
    newsroom.write(whole(edition), writer, title="Bridge opens today")
    assert passages.progress_of(rows(edition)).machine == 6
    with pytest.raises(Refused, match="bản máy dịch"):
        approving.submit(actor=writer, edition=whole(edition))
    # Were it handed in and approved by some other way, it could still not be published.
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.SUBMITTED)
    with pytest.raises(Refused, match="bản máy dịch"):
        approving.check(actor=person(Role.LEADER), edition=edition)
    version = whole(edition).current
    for step in (1, 2):
        Approval.objects.create(version=version, step=step, person=person(Role.LEADER))
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.APPROVED)
    with pytest.raises(Refused, match="bản máy dịch"):
        publishing.publish(actor=person(Role.OFFICER), edition=edition)
    assert not Publication.objects.filter(edition=edition).exists()
    # A person confirms each.
    Approval.objects.filter(version=version).delete()
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.DRAFT)
    second = person(Role.OFFICER)
    wanted = {each.position: Given(each.target, True, each.stroke) for each in rows(edition)}
    workbench.save(actor=second, edition=edition, given=wanted)
    approving.submit(actor=writer, edition=whole(edition))
    approving.check(actor=person(Role.LEADER), edition=whole(edition))
    # Who confirmed them has a hand in the text, though they wrote no letter of it.
    with pytest.raises(Refused, match="không viết"):
        approving.approve(actor=second, edition=whole(edition))
    approving.approve(actor=person(Role.LEADER), edition=whole(edition))


def test_the_whole_text_editor_keeps_every_sentence_or_tells():
    story, writer = bridge(), person(Role.OFFICER)
    edition = opened(story, actor=writer)
    english = (
        "The bridge opened this morning. The first car crossed at eight.\n\n## Key figures\n\n"
        "- One kilometre long\n- Four lanes"
    )
    newsroom.write(edition, writer, title=ENGLISH[0], lead=ENGLISH[1], body=english)
    assert [each.target for each in rows(edition)] == ENGLISH
    # Two sentences made one, one changed.
    newsroom.write(
        whole(edition),
        writer,
        body=english.replace("morning. The", "morning, and the").replace("Four lanes", "Four wide lanes"),
    )
    said = rows(edition)
    assert said[2].target == "The bridge opened this morning, and the first car crossed at eight."
    assert said[3].is_joined
    assert said[6].target == "Four wide lanes"
    body = whole(edition).current.body
    put(edition, writer, {6: "Four lanes"})
    assert whole(edition).current.body == body.replace("Four wide lanes", "Four lanes")
    # Rebuilt in another order: what fits nowhere stands apart, and the text itself stays as a version.
    newsroom.write(whole(edition), writer, body="One block only, all new and quite different.")
    spare = [each.target for each in rows(edition) if each.part == Part.REST]
    assert spare == ["One block only, all new and quite different."]
    put(edition, writer, {2: "Again."})
    assert EditionVersion.objects.filter(edition=edition, body__startswith="One block only").exists()


def test_a_source_that_changes_keeps_all_that_was_done():
    story, writer = bridge(), person(Role.OFFICER)
    newsroom.published(story)
    edition = opened(story, actor=writer)
    put(edition, writer, dict(enumerate(ENGLISH)))
    newsroom.published(story, "en")
    changed = BODY.replace("lúc tám giờ", "lúc chín giờ").replace(
        "\n- Bốn làn xe", "\n- Bốn làn xe\n- Hai lối bộ"
    )
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), body=changed)
    newsroom.published(story, correction="Xe đầu tiên qua lúc chín giờ.")
    assert whole(edition).stale == 2
    workbench.follow_source(actor=writer, edition=whole(edition))
    now = rows(edition)
    assert [each.target for each in now] == [*ENGLISH, ""]
    assert [bool(each.old_source) for each in now] == [False, False, False, True, False, False, False, False]
    assert [each.is_done for each in now] == [True, True, True, False, True, True, True, False]
    assert whole(edition).stale == 0
    # What stood in public stands on; the new text is handed in once every sentence was looked at.
    assert Publication.objects.filter(edition=edition, until=None).exists()
    with pytest.raises(Refused, match="đã đổi ở bản gốc"):
        approving.submit(actor=writer, edition=whole(edition))
    put(edition, writer, {3: "The first car crossed at nine.", 7: "Two footpaths"})
    assert "- Two footpaths" in whole(edition).current.body
    approving.submit(actor=writer, edition=whole(edition))


def test_what_was_published_is_remembered_and_fills_the_next_story():
    story, writer = bridge(), person(Role.OFFICER)
    newsroom.published(story)
    edition = opened(story, actor=writer)
    put(edition, writer, dict(enumerate(ENGLISH)))
    newsroom.published(story, "en")
    offers = memory.suggest(["Xe đầu tiên đi qua lúc tám giờ."], source="vi", target="en")
    assert offers[0][0].text == ENGLISH[3]
    other = opened(newsroom.drafted(body=BODY, title="Tin khác", lead="Khác hẳn."), actor=writer)
    assert workbench.fill_from_memory(actor=writer, edition=other) == 5
    filled = [each for each in rows(other) if each.target]
    assert {each.origin for each in filled} == {Origin.MEMORY}
    assert not any(each.is_done for each in filled)


SENTENCE = st.sampled_from(
    [
        "Cầu mở.",
        "Xe qua cầu sáng nay.",
        "Mười hai bến.",
        "Lễ hội bắt đầu hôm qua.",
        "Trời đẹp.",
        "Ai cũng vui.",
    ]
)


@settings(max_examples=40, deadline=None)
@drawn(st.lists(SENTENCE, max_size=6), st.lists(SENTENCE, max_size=6))
def test_following_a_source_loses_no_translation(before: list[str], after: list[str]):
    old = [
        Passage(position=at, part=Part.BODY, source=said, target=f"T{at}") for at, said in enumerate(before)
    ]
    for each in old:
        each.origin = Origin.PERSON
    edition = Edition(story=Story(language=newsroom.Language(code="vi")))
    found = passages.resynced(edition, old, EditionVersion(body=" ".join(after)))
    assert {each.target for each in old} <= {each.target for each in found}
    assert [each.source for each in found if each.part != Part.REST] == after
    kept = {each.source: each.target for each in old}
    for each in found:
        if each.target and each.part != Part.REST and not each.old_source:
            assert each.source in kept
    assert drafting.WORDS


def test_the_bench_by_its_forms(client: Client):
    """Without scripts: typing, taking a suggestion, a conflict that loses no word."""
    story, writer = bridge(), person(Role.OFFICER)
    newsroom.published(story)
    first = opened(story, actor=writer)
    put(first, writer, dict(enumerate(ENGLISH)))
    newsroom.published(story, "en")
    edition = opened(bridge(), actor=writer)
    client.force_login(writer)
    address = reverse("newsroom:workbench", args=[edition.pk])
    page = client.get(address)
    assert page.status_code == 200
    line = page.context["lines"][3]
    assert line.offers[0].score == memory.IN_CONTEXT
    sent = {f"t-{each.position}": each.target for each in rows(edition)}
    sent |= {f"s-{each.position}": str(each.stroke) for each in rows(edition)}
    sent |= {"t-0": "The bridge", "take": f"3:101:{ENGLISH[3]}"}
    assert client.post(address, sent).status_code == 302
    kept = rows(edition)
    assert (kept[0].target, kept[0].is_done) == ("The bridge", True)
    assert (kept[3].target, kept[3].origin, kept[3].score) == (ENGLISH[3], Origin.MEMORY, 101)
    assert not kept[3].is_done
    # The same window again, over what was saved meanwhile.
    page = client.post(address, sent | {"t-0": "A bridge"})
    assert page.status_code == 422
    assert "A bridge" in page.content.decode()
    # Filled by what is remembered; a missing number is told.
    assert client.post(address, {"fill": "1"}).status_code == 302
    put(edition, writer, {3: "The first car crossed."})
    said = client.get(address).context["lines"]
    assert said[2].passage.target == ENGLISH[2]
    assert client.get(reverse("newsroom:workbench", args=[newsroom.edition_of(story).pk])).status_code == 404
    client.force_login(person(Role.LEADER))
    assert b"readonly" in client.get(address).content
    assert client.post(address, sent).status_code == 403


def test_a_machine_drafts_only_where_a_server_is_named(client: Client, settings, server):
    writer = person(Role.OFFICER)
    edition = opened(bridge(), actor=writer)
    client.force_login(writer)
    address = reverse("newsroom:workbench", args=[edition.pk])
    settings.NHIPCAU_TRANSLATION_SERVER = ""
    assert "Máy dịch nháp" not in client.get(address).content.decode()
    page = client.post(address, {"machine": "1"})
    assert page.status_code == 422
    server.answer = dict(zip([each.source for each in rows(edition)], ENGLISH, strict=True)).__getitem__
    settings.NHIPCAU_TRANSLATION_SERVER = f"http://127.0.0.1:{server.server_port}/"
    assert "Máy dịch nháp" in client.get(address).content.decode()
    assert client.post(address, {"machine": "1"}).status_code == 302
    assert [each.target for each in rows(edition)] == ENGLISH
    assert all(each.is_machine for each in rows(edition))
    assert "máy dịch, chưa ai xem" in client.get(address).content.decode()
    with pytest.raises(Refused, match="bản máy dịch"):
        approving.submit(actor=writer, edition=whole(edition))

"""From stories in public to readers' boxes: two people, nothing before its moment, errors made good."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.mailing.domain import sending as mailed
from nhipcau.newsroom.domain import publishing
from nhipcau.outreach.domain import approving, composing, sending, words, writing
from nhipcau.outreach.enums import LetterState
from nhipcau.outreach.models import Letter
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach
from tests.factories.mailing import reader
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def go_out() -> list[str]:
    """What the worker does; subjects of what went out."""
    before = len(mail.outbox)
    sending.begin_due()
    mailed.send_due()
    return [each.subject for each in mail.outbox[before:]]


def test_from_writing_to_the_readers_box(client):
    held = outreach.mailing_list()
    reader(held, "a@example.org")
    shown = newsroom.published()
    coming = newsroom.published(newsroom.drafted(title="Chưa đăng"), at=timezone.now() + timedelta(hours=2))
    letter = outreach.drafted(stories=[shown.story, coming.story], intro="Kính gửi bạn đọc.")
    outreach.scheduled(letter)
    assert go_out() == ["Bản tin số 1"]
    sent = mail.outbox[-1]
    assert shown.version.title in sent.body
    assert "Chưa đăng" not in sent.body, "the embargo holds"
    assert "%LEAVE%" not in sent.body
    (html, _kind), *_more = sent.alternatives
    assert shown.version.title in html
    assert str(letter.unit) in sent.body
    page = client.get(reverse("letters:letter", args=["vi", held.slug, letter.pk])).content.decode()
    assert shown.version.title in page
    assert "Chưa đăng" not in page
    assert go_out() == []


def test_no_role_sends_what_two_people_have_not_approved():
    letter = outreach.drafted()
    officer, leader = person(Role.OFFICER), person(Role.LEADER)
    for held in (letter, outreach.submitted(letter)):
        with pytest.raises(Refused):
            sending.schedule(actor=officer, letter=held)
    letter = approving.check(actor=leader, letter=letter)
    with pytest.raises(Refused, match="lần một"):
        approving.approve(actor=leader, letter=letter)
    writer = letter.hands.get().person
    with pytest.raises(Refused, match="không soạn"):
        approving.approve(actor=writer, letter=letter)
    with pytest.raises(Refused):
        sending.schedule(actor=officer, letter=letter)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=LetterState.SCHEDULED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=LetterState.STARTED, second=letter.first_id)
    with pytest.raises(PermissionDenied):
        sending.schedule(actor=person(Role.UNIT_HEAD, letter.unit), letter=letter)
    letter = approving.approve(actor=person(Role.LEADER), letter=letter)
    # Changed, it begins anew.
    letter = approving.take_back(actor=officer, letter=letter)
    letter = writing.correct(actor=officer, letter=letter, title="Khác", intro="", stories=[])
    with pytest.raises(Refused, match="Chưa chọn bài"):
        approving.submit(actor=officer, letter=letter)
    letter.refresh_from_db()
    assert (letter.first, letter.second, letter.state) == (None, None, LetterState.DRAFT)


def test_what_was_corrected_before_the_moment_goes_corrected_and_what_was_taken_down_does_not():
    held = outreach.mailing_list()
    reader(held, "a@example.org")
    story = newsroom.drafted()
    newsroom.published(story)
    gone = newsroom.published(newsroom.drafted(title="Sẽ gỡ"))
    letter = outreach.scheduled(
        outreach.drafted(stories=[story, gone.story]), at=timezone.now() + timedelta(minutes=1)
    )
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Sáng 13.")
    newsroom.published(story, correction="Ngày 13.")
    publishing.withdraw(actor=person(Role.OFFICER), story=gone.story, reason="Nhầm.")
    assert go_out() == []
    Letter.objects.filter(pk=letter.pk).update(send_at=timezone.now())
    assert go_out() == ["Bản tin số 1"]
    assert "Sáng 13." in mail.outbox[-1].body
    assert "Sẽ gỡ" not in mail.outbox[-1].body


def test_an_error_reaches_the_archive_and_those_who_had_it(client):
    held = outreach.mailing_list()
    first, left = reader(held, "a@example.org"), reader(held, "b@example.org")
    story = newsroom.drafted()
    newsroom.published(story)
    withdrawn = newsroom.published(newsroom.drafted(title="Bài nhầm")).story
    letter = outreach.started(outreach.drafted(stories=[story, withdrawn]))
    assert len(go_out()) == 2
    letter.refresh_from_db()
    assert sending.wrong_in(letter) == []
    with pytest.raises(Refused):
        sending.propose_correction(actor=person(Role.OFFICER), letter=letter)
    reader(held, "moi@example.org")
    left.state = "left"
    left.save()
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Ngày 13.")
    newsroom.published(story, correction="Ngày 13, không phải 12.")
    publishing.withdraw(actor=person(Role.OFFICER), story=withdrawn, reason="Nhầm sự kiện.")
    page = client.get(reverse("letters:letter", args=["vi", held.slug, letter.pk])).content.decode()
    assert "Ngày 13, không phải 12." in page
    assert "Nhầm sự kiện." in page
    officer = person(Role.OFFICER)
    assert sending.awaiting_correction(officer) == [letter]
    made = sending.propose_correction(actor=officer, letter=letter)
    assert sending.wrong_in(letter) == []
    assert made.state == LetterState.SUBMITTED
    with pytest.raises(Refused):
        sending.schedule(actor=officer, letter=made)
    made = approving.check(actor=person(Role.LEADER), letter=made)
    made = approving.approve(actor=person(Role.LEADER), letter=made)
    sending.schedule(actor=officer, letter=made)
    assert go_out() == ["Đính chính: Bản tin số 1"]
    sent = mail.outbox[-1]
    assert sent.to == [first.address], "who had the error and still reads"
    assert "Ngày 13, không phải 12." in sent.body
    assert "Nhầm sự kiện." in sent.body
    assert client.get(reverse("letters:letter", args=["vi", held.slug, made.pk])).status_code == 200


def test_stopped_cancelled_and_nothing_to_say():
    held = outreach.mailing_list()
    reader(held, "a@example.org")
    officer = person(Role.OFFICER)
    letter = outreach.scheduled(at=timezone.now() + timedelta(days=1))
    letter = sending.cancel(actor=officer, letter=letter)
    with pytest.raises(Refused, match="phía trước"):
        sending.schedule(actor=officer, letter=letter, at=timezone.now() - timedelta(minutes=1))
    letter = sending.schedule(actor=officer, letter=letter)
    sending.begin_due()
    sending.stop(actor=officer, letter=letter, reason="Phát hiện sai")
    assert go_out() == []
    shown = newsroom.published()
    other = outreach.scheduled(outreach.drafted(shown=shown), at=timezone.now() + timedelta(seconds=50))
    publishing.withdraw(actor=officer, story=shown.story, reason="Nhầm.")
    Letter.objects.filter(pk=other.pk).update(send_at=timezone.now())
    assert go_out() == []
    other.refresh_from_db()
    assert "Không có bài nào" in other.mailing.stop_reason
    with pytest.raises(Refused, match="ngôn ngữ của danh sách"):
        outreach.drafted(stories=[shown.story])


def test_figures_without_opens_and_the_export_of_addresses_is_recorded(client):
    held = outreach.mailing_list()
    reader(held, "a@example.org")
    letter = outreach.started()
    go_out()
    officer = person(Role.OFFICER)
    client.force_login(officer)
    table = client.get(reverse("outreach:letters"), {"export": "csv"})
    said = b"".join(table).decode()
    assert letter.title in said
    assert "@" not in said
    page = client.get(reverse("outreach:letter", args=[letter.pk])).content.decode()
    assert letter.title in page
    assert "a@example.org" not in page
    addresses = client.get(reverse("outreach:readers", args=[held.pk]), {"export": "csv"})
    assert "a@example.org" in b"".join(addresses).decode()
    assert AuditEntry.objects.get(verb="outreach.list.export").after == {"entries": 1}
    client.force_login(person(Role.UNIT_HEAD, UnitFactory()))
    assert client.get(reverse("outreach:readers", args=[held.pk])).status_code == 403
    fields = {field.name for field in Letter.mailing.field.related_model._meta.get_fields()}
    assert not {name for name in fields if "open" in name or "click" in name}


def test_the_letters_own_words_are_complete():
    told = {code: words.of(code) for code in words.known()}
    assert len(told) == 9
    for code, each in told.items():
        assert each.keys() == told["vi"].keys(), code
        for key, sentence in each.items():
            assert sentence.strip(), (code, key)
            for hole in ("{list}", "{office}", "{link}", "{unit}", "{day}", "{how}"):
                assert (hole in sentence) == (hole in told["vi"][key]), (code, key, hole)


def test_right_to_left_and_markup_in_titles():
    newsroom.language("ar", is_public=True, is_rtl=True)
    story = newsroom.drafted()
    newsroom.translated(story, "ar", title="مهرجان <b>كاتي</b>", lead="نص & نص")
    newsroom.published(story)
    newsroom.published(story, "ar")
    held = outreach.mailing_list("ar", language="ar")
    letter = outreach.drafted(mailing_list=held, stories=[story])
    made = composing.written(letter)
    assert '<html lang="ar" dir="rtl">' in made.html
    assert "مهرجان &lt;b&gt;كاتي&lt;/b&gt;" in made.html
    assert "مهرجان <b>كاتي</b>" in made.text

"""Sentences go out to a translation tool and come back: equal, never the address, conflicts told."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import exchanging, workbench
from nhipcau.newsroom.enums import Origin
from nhipcau.newsroom.models import Edition
from nhipcau.translation.domain import po, xliff
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db

BODY = 'Chào [bạn](https://songcau.vn "x"). Đi *ngay*!\n\n![Tháp](hinh:{0} "Tháp cổ")\n\n- Một\n- Một'


def edition(code: str = "en", **words: object) -> Edition:
    photo = newsroom.picture()
    story = newsroom.drafted(
        body=BODY.format(photo.pk), picture=photo, picture_alt="Tháp", picture_caption="Nguồn: Sở"
    )
    newsroom.published(story)
    made = newsroom.translated(story, code, body=BODY.format(photo.pk), picture=photo, **words)
    return newsroom.edition_of(story, made.language.code)


@pytest.mark.parametrize("form", list(exchanging.FORMS))
@pytest.mark.parametrize("code", ["en", "ar", "cjm"])
def test_what_goes_out_comes_back_equal(form: str, code: str):
    made = edition(code, title="<b> & “x” %(n)s")
    officer = person(Role.OFFICER)
    content = exchanging.file_of(actor=officer, edition=made, form=form)
    brought = exchanging.read(made, content)
    assert (brought.coming, brought.conflicts) == ((), ())
    sent = exchanging.bundle_of(made)
    came = po.from_po(content) if form == "po" else xliff.from_xliff(content)
    assert [(each.id, each.source, each.target) for each in came.units] == [
        (each.id, each.source, each.target) for each in sent.units
    ]
    assert {"title", "lead", "body", "alt", "caption"} == {each.id.split("-")[0] for each in sent.units}
    # Twice the same sentence are two.
    assert len({each.id for each in sent.units}) == len(sent.units)


def filled(content: bytes, words: dict[str, str]) -> bytes:
    file = polib.pofile(content.decode())
    for entry in file:
        if entry.msgid in words:
            entry.msgstr, entry.flags = words[entry.msgid], []
    return str(file).encode()


def test_a_file_is_looked_at_before_it_is_kept(client: Client):
    made, officer = edition(), person(Role.OFFICER)
    slug = made.story.publications.get().slug
    content = exchanging.file_of(actor=officer, edition=made, form="po")
    came = filled(content, {"Một": "One", "Tháp": "Tower"})
    client.force_login(officer)
    address = reverse("newsroom:bring_file", args=[made.pk])
    page = client.post(address, {"file": SimpleUploadedFile("a.po", came)})
    assert page.status_code == 200
    assert len(page.context["brought"].coming) == 4
    assert not made.passages.filter(origin=Origin.FILE).exists()
    kept = client.post(address, {"brought": page.context["signed"]})
    assert kept.status_code == 302
    now = newsroom.edition_of(made.story, "en")
    assert "- One\n- One" in now.current.body
    assert now.passages.filter(origin=Origin.FILE, confirmed_at=None).count() == 4
    assert made.story.publications.get().slug == slug
    # Sent once more, or made up: nothing is changed by it.
    assert client.post(address, {"brought": "made-up"}).status_code == 302
    for broken in (b"", b"<xliff", b"<html></html>", b"msgid", b"\xff\xfe"):
        answer = client.post(address, {"file": SimpleUploadedFile("a.po", broken)})
        assert answer.status_code == 422, broken
    assert client.get(address).status_code == 200
    files = reverse("newsroom:translation_file", args=[made.pk])
    assert client.get(files, {"dang": "xliff-2.1"})["Content-Disposition"].endswith('-en.xlf"')
    assert client.get(files, {"dang": "exe"}).status_code == 404


def test_what_changed_since_is_told_and_the_rest_taken():
    made, officer = edition(), person(Role.OFFICER)
    content = exchanging.file_of(actor=officer, edition=made, form="xliff-1.2")
    content = content.replace(b"<target", b"<target")
    out = exchanging.file_of(actor=officer, edition=made, form="po")
    came = filled(out, {"Một": "One", "Đi *ngay*!": "Go *now*!"})
    body = made.story.editions.get(language__code="vi").current.body
    newsroom.write(newsroom.edition_of(made.story), officer, body=body.replace("Đi *ngay*", "Đi *liền*"))
    newsroom.published(made.story)
    workbench.follow_source(actor=officer, edition=newsroom.edition_of(made.story, "en"))
    brought = exchanging.read(newsroom.edition_of(made.story, "en"), came)
    assert [each.source for each in brought.conflicts] == ["Đi *ngay*!"]
    assert {each.text for each in brought.coming} == {"One"}
    other = edition()
    with pytest.raises(Refused, match="không phải của"):
        exchanging.read(other, came)

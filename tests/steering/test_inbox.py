"""The inbox: what other apps tell stands there too, once, for its person alone."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.plans.domain import assignments
from nhipcau.steering.models import Notice
from nhipcau.units.domain import notices
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import confirmed_obligation
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def told(
    someone: User, *, key: str = "plans.x:1", subject: str = "Giao việc mới", line: str = "Đăng tin"
) -> Notice:
    with transaction.atomic():
        notices.to_people([someone], subject=subject, lines=[line], path="/lam-viec/cong-viec/", key=key)
    return Notice.objects.get(person=someone, key=key)


def opened(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_work_handed_out_stands_in_the_inbox_of_who_does_it_and_not_of_who_gave_it():
    unit = UnitFactory()
    staff, officer = person(Role.UNIT_STAFF, unit), person(Role.OFFICER)
    work = assignments.assign(
        actor=officer, obligation=confirmed_obligation(), unit=unit, approver=standing_office()
    )
    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.path) == (staff, "work", work.get_absolute_url())


def test_told_twice_it_stands_once_and_opening_it_is_reading_it():
    someone = person(Role.UNIT_STAFF)
    notice = told(someone)
    told(someone)
    client = opened(someone)
    home = page(client, reverse("steering:inbox"))
    assert "1 thông báo chưa đọc" in home and "Thông báo (1)" in home
    detail = page(client, notice.get_absolute_url())
    assert "Đăng tin" in detail and 'href="/lam-viec/cong-viec/"' in detail
    # To copy into a chat: the words and the full address.
    assert "http://127.0.0.1:8000/lam-viec/cong-viec/</textarea>" in detail
    assert "0 thông báo chưa đọc" in page(client, reverse("steering:inbox"))
    client.post(reverse("steering:mark_unread", args=[notice.pk]))
    assert "1 thông báo chưa đọc" in page(client, reverse("steering:inbox"))
    client.post(reverse("steering:mark_all_read"))
    assert not Notice.objects.filter(read_at=None).exists()


def test_nobody_opens_or_changes_another_ones_notice():
    notice = told(person(Role.UNIT_STAFF))
    client = opened(person(Role.ADMINISTRATOR))
    assert client.get(notice.get_absolute_url()).status_code == 404
    assert client.post(reverse("steering:mark_unread", args=[notice.pk])).status_code == 404
    client.post(reverse("steering:mark_all_read"))
    assert Notice.objects.get().read_at is None
    assert "Giao việc mới" not in page(client, reverse("steering:inbox"))


def test_it_is_searched_without_marks_filtered_and_taken_out():
    someone = person(Role.UNIT_STAFF)
    told(someone, key="plans.x:1", line="Đăng tin về biển đảo")
    told(someone, key="directives.x:1", subject="Văn bản mới", line="Quán triệt")
    client, url = opened(someone), reverse("steering:inbox")
    assert "Văn bản mới" not in page(client, f"{url}?q=bien+dao")
    assert "Giao việc mới" not in page(client, f"{url}?kind=directive")
    assert "Không có thông báo nào khớp" in page(client, f"{url}?state=read")
    table = client.get(f"{url}?export=csv").content.decode("utf-8-sig").splitlines()
    assert len(table) == 3 and client.get(f"{url}?export=xlsx")["Content-Type"].endswith("sheet")


def test_the_list_costs_the_same_at_any_length():
    someone = person(Role.UNIT_STAFF)
    client, url = opened(someone), reverse("steering:inbox")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client, url)
        return len(queries)

    told(someone, key="a:1")
    page(client, url)
    few = cost()
    told(someone, key="a:2"), told(someone, key="a:3")
    assert cost() == few <= 15

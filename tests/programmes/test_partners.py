"""Partners: institutions, posts kept for a time (đối tác)."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from nhipcau.core.domain import audit, retention
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.programmes.domain import partners
from nhipcau.programmes.models import Agreement, Contact, Partner
from nhipcau.units.enums import Role
from tests.factories.programmes import ContactFactory, PartnerFactory, held
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def names(model) -> set[str]:
    return {field.name for field in model._meta.get_fields()}


def test_partners_and_their_countries_stand_by_the_alphabet(client: Client) -> None:
    for country in ("Úc", "Đức", "Ấn Độ", "Anh", "Cu-ba"):
        PartnerFactory(country=country)
    client.force_login(person(Role.OFFICER))
    page = client.get("/lam-viec/chuong-trinh/doi-tac/")
    order = ["Anh", "Ấn Độ", "Cu-ba", "Đức", "Úc"]
    assert list(Partner.objects.values_list("country", flat=True)) == order
    shown = re.findall(r'<option value="([^"]+)"', page.content.decode())
    assert [each for each in shown if each in order] == order


class TestSafeguard:
    """Safeguards 2 and 12: institutions, never people; purpose and time; no place for an opinion."""

    def test_fields_are_an_allow_list(self) -> None:
        assert names(Contact) == {
            "id", "partner", "post", "holder", "email", "phone", "purpose", "keep_until", "salt"
        }  # fmt: skip
        assert names(Partner) == {
            "id", "unit", "kind", "name", "own_name", "country", "place", "website", "fields", "is_active",
            "folded", "sort_key", "contacts", "agreements", "events",
        }  # fmt: skip

    def test_past_its_day_a_contact_is_deleted_and_the_trail_holds_nothing_of_it(self) -> None:
        officer, partner = person(Role.OFFICER), PartnerFactory()
        fields = {
            "post": "Chủ tịch Hội",
            "holder": "Nakamura Hiroshi",
            "email": "chutich@hoi.example",
            "phone": "0123",
            "purpose": "Mời dự lễ kỷ niệm",
            "keep_until": timezone.localdate(),
        }
        contact = partners.keep_contact(actor=officer, contact=Contact(partner=partner), fields=fields)
        kept = ContactFactory(partner=partner, keep_until=timezone.localdate() + timedelta(days=1))
        said = str(list(AuditEntry.objects.values_list("before", "after")))
        assert "Nakamura" not in said and "chutich" not in said and "Mời dự lễ kỷ niệm" in said
        Contact.objects.filter(pk=contact.pk).update(keep_until=timezone.localdate() - timedelta(days=8))
        assert retention.run("programmes.contacts") == 1
        assert list(Contact.objects.all()) == [kept]
        assert audit.broken_at() is None

    @pytest.mark.parametrize("days", [-1, 1200])
    def test_a_time_that_cannot_be(self, days) -> None:
        until = timezone.localdate() + timedelta(days=days)
        fields = {"post": "Văn phòng", "purpose": "Mời", "keep_until": until}
        with pytest.raises(Refused):
            partners.keep_contact(
                actor=person(Role.OFFICER), contact=Contact(partner=PartnerFactory()), fields=fields
            )

    def test_no_file_of_contacts_leaves_the_house(self) -> None:
        contact = ContactFactory(post="Phòng Lễ tân X", email="le-tan@example.org")
        client = Client()
        client.force_login(person(Role.OFFICER))
        table = client.get("/lam-viec/chuong-trinh/doi-tac/?export=csv").content.decode()
        assert contact.partner.name in table and "Lễ tân X" not in table and "le-tan" not in table


class TestPartner:
    def test_its_page_from_the_first_word_to_what_was_done_together(self) -> None:
        unit = UnitFactory()
        staff, client = person(Role.UNIT_STAFF, unit), Client()
        client.force_login(staff)
        sent = {
            "unit": unit.pk,
            "kind": "friendship",
            "name": "Hội Hữu nghị",
            "country": "Nhật Bản",
            "is_active": "on",
        }
        url = client.post("/lam-viec/chuong-trinh/doi-tac/them/", sent).url
        assert client.post("/lam-viec/chuong-trinh/doi-tac/them/", sent).status_code == 422
        today = f"{timezone.localdate():%d/%m/%Y}"
        agreement = {"act": "agreement", "agreement-title": "Bản ghi nhớ", "agreement-signed_on": today}
        file = SimpleUploadedFile("ghi-nho.txt", "Bản ghi nhớ hợp tác".encode())
        client.post(url, agreement | {"agreement-file": file})
        secret = SimpleUploadedFile("mat.txt", "MẬT\nCÔNG VĂN".encode())
        refused = client.post(url, agreement | {"agreement-file": secret}).content.decode()
        assert "dấu chỉ độ mật" in refused and Agreement.objects.count() == 1
        entry = AuditEntry.objects.get(verb="programmes.agreement.refuse-secret")
        assert (entry.subject_id, entry.after) == (str(Partner.objects.get().pk), {"refused": "secret"})
        unsaid = SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\nanh")
        refused = client.post(url, agreement | {"agreement-file": unsaid}).content.decode()
        assert "Hãy xác nhận tệp không mang dấu mật" in refused and Agreement.objects.count() == 1
        made = Agreement.objects.get()
        downloaded = client.get(f"/lam-viec/chuong-trinh/doi-tac/thoa-thuan/{made.pk}/tep/")
        assert b"".join(downloaded.streaming_content).decode() == "Bản ghi nhớ hợp tác"
        contact = {"act": "contact", "contact-post": "Văn phòng", "contact-purpose": "Mời họp"}
        client.post(url, contact | {"contact-keep_until": today})
        held(unit=unit, name="Ngày giao lưu").partners.add(made.partner)
        page = client.get(url).content.decode()
        for words in ("Bản ghi nhớ", "Còn hiệu lực", "Văn phòng", "Mời họp", "Ngày giao lưu"):
            assert words in page
        client.post(url, {"act": "forget", "item": Contact.objects.get().pk})
        client.post(url, {"act": "drop", "item": made.pk, "drop-reason": "ghi nhầm"})
        assert not Contact.objects.exists() and not Agreement.objects.exists()
        assert client.post(url, {"act": "forget", "item": "x"}).status_code == 404

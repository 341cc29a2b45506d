"""The form of an office: proposed from the directory, declared by a person (thể thức của cơ quan)."""

import pytest
from django.forms.models import model_to_dict

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.issuing.domain import defaults, letterheads, office_forms, papers
from nhipcau.issuing.models import OfficeForm
from nhipcau.official.domain.content import Form
from nhipcau.units.enums import NameKind, Role, UnitKind
from tests.factories.issuing import declared_form, letter, submitted
from tests.factories.units import UnitFactory, also_called, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "kind", "parent", "expected"),
    [
        (
            "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            UnitKind.PARTY,
            "Tỉnh ủy Sông Cầu",
            ("Ban Tuyên giáo và Dân vận", "KH/BTGDVTU", "CV/BTGDVTU", "Sông Cầu", "TRƯỞNG BAN"),
        ),
        (
            "Tỉnh ủy Sông Cầu",
            UnitKind.PARTY,
            "",
            ("Tỉnh ủy Sông Cầu", "KH/TU", "CV/TU", "Sông Cầu", "T/M BAN THƯỜNG VỤ"),
        ),
        (
            "Ủy ban nhân dân tỉnh Đồng Bằng",
            UnitKind.COMMITTEE,
            "",
            ("Ủy ban nhân dân tỉnh Đồng Bằng", "KH-UBND", "UBND", "Đồng Bằng", "TM. ỦY BAN NHÂN DÂN"),
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch",
            UnitKind.DEPARTMENT,
            "Ủy ban nhân dân tỉnh Đồng Bằng",
            ("Sở Văn hóa, Thể thao và Du lịch", "KH-SVHTTDL", "SVHTTDL", "Đồng Bằng", "GIÁM ĐỐC"),
        ),
        (
            "Ủy ban nhân dân xã Đồi Chè",
            UnitKind.COMMUNE,
            "Ủy ban nhân dân tỉnh Đồng Bằng",
            ("Ủy ban nhân dân xã Đồi Chè", "KH-UBND", "UBND", "Đồi Chè", "TM. ỦY BAN NHÂN DÂN"),
        ),
    ],
)
def test_what_the_directory_lets_one_propose(name, kind, parent, expected):
    above = UnitFactory(name=parent) if parent else None
    form = defaults.form_of(UnitFactory(name=name, kind=kind, parent=above))
    found = (form.issuer, form.plan_symbol, form.letter_symbol, form.place, form.authority.splitlines()[0])
    assert found == expected
    office_forms.require_symbol(form.report_symbol, form.form)


def test_a_short_name_of_one_word_is_the_abbreviation():
    unit = UnitFactory(name="Sở Ngoại vụ")
    also_called(unit, "Sở NV", NameKind.SHORT)
    also_called(unit, "SNGV", NameKind.SHORT)
    assert defaults.abbreviation(unit) == "SNGV"


def wanted(**changes: str) -> dict[str, str]:
    form = defaults.form_of(standing_office())
    return {name: getattr(form, name) for name in office_forms.FIELDS} | {"place": "Sông Cầu"} | changes


def test_declared_it_stands_on_every_open_paper_and_not_on_what_was_submitted():
    officer, still, gone = person(Role.OFFICER), letter(), submitted(title="đã trình")
    office_forms.declare(
        actor=officer,
        office=standing_office(),
        wanted=wanted(
            form="state",
            issuer="Văn phòng",
            plan_symbol="KH-VP",
            report_symbol="BC-VP",
            letter_symbol="VP-TH",
        ),
    )
    head = papers.document(still).letterhead
    assert (head.form, head.issuer, head.symbol) == (Form.STATE, "Văn phòng", "VP-TH")
    assert papers.document(gone).letterhead.form == Form.PARTY


def test_said_again_nothing_is_recorded_and_a_signers_name_never_enters_the_trail():
    officer, office = person(Role.OFFICER), standing_office()
    office_forms.declare(actor=officer, office=office, wanted=wanted(signer_name="Nguyễn Văn Ký"))
    office_forms.declare(actor=officer, office=office, wanted=wanted(signer_name="Nguyễn Văn Ký"))
    office_forms.declare(actor=officer, office=office, wanted=wanted(signer_name="Trần Thị Ký"))
    entries = AuditEntry.objects.filter(verb="issuing.form")
    assert entries.count() == 2
    assert "Ký" not in str([entry.before | entry.after for entry in entries]).replace("ký", "")
    assert letterheads.signature_of(letter()).name == "Trần Thị Ký"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"letter_symbol": "UBND KGVX", "form": "state"}, "Ký hiệu"),
        ({"plan_symbol": "KH-TU", "form": "party"}, "Ký hiệu"),
        ({"issuer": "  "}, "không được để trống"),
        ({"authority": "\n \n"}, "không được để trống"),
    ],
)
def test_what_no_paper_can_bear_is_refused(changes, words):
    with pytest.raises(Refused, match=words):
        office_forms.declare(actor=person(Role.OFFICER), office=standing_office(), wanted=wanted(**changes))
    assert not OfficeForm.objects.exists()


def test_lists_come_out_line_by_line():
    declared_form(
        authority="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", recipients="A\nB", filed="VT, TH"
    )
    paper = letter()
    assert letterheads.signature_of(paper).lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (letterheads.recipients_of(paper), letterheads.filed_of(paper)) == (("A", "B"), "VT, TH")
    assert model_to_dict(OfficeForm.objects.get())["filed"] == "VT, TH"

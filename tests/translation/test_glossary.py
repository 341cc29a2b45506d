"""Terms bind once two people agreed on them, and are found where they are said."""

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import glossary
from nhipcau.translation.domain.terms import says
from nhipcau.translation.enums import EntryState
from nhipcau.translation.models import GlossaryEntry
from nhipcau.units.enums import Role
from tests.factories import translation
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def missing(source: str, target: str, code: str = "en") -> list[tuple[str, str]]:
    return [(each.entry.term, each.used) for each in glossary.unmet(source, target, source="vi", target=code)]


def test_never_approved_by_who_proposed_it():
    officer = person(Role.OFFICER)
    entry = translation.proposed("Ủy ban nhân dân", "People’s Committee", actor=officer)
    assert missing("Ủy ban nhân dân họp.", "It met.") == []
    with pytest.raises(Refused, match="không tự duyệt"):
        glossary.approve(actor=officer, entry=entry)
    with pytest.raises(PermissionDenied):
        glossary.approve(actor=person(Role.ADMINISTRATOR), entry=entry)
    glossary.approve(actor=person(Role.LEADER), entry=entry)
    assert missing("Ủy ban nhân dân họp.", "It met.") == [("Ủy ban nhân dân", "")]
    with pytest.raises(Refused, match="không chờ duyệt"):
        glossary.approve(actor=person(Role.LEADER), entry=entry)


def test_a_correction_takes_the_place_of_the_old_one_when_it_is_approved():
    old = translation.approved("đối ngoại", "external relations")
    new = translation.proposed("Đối ngoại", "external affairs")
    assert new.replaces == old
    assert missing("Công tác đối ngoại", "external relations") == []
    with pytest.raises(Refused, match="đang chờ duyệt"):
        translation.proposed("đối ngoại", "foreign affairs")
    glossary.approve(actor=person(Role.LEADER), entry=new)
    old.refresh_from_db()
    assert old.state == EntryState.WITHDRAWN and new in old.replaced_by.all()
    assert missing("Công tác đối ngoại", "external relations") == [("Đối ngoại", "")]


def test_withdrawn_with_a_reason():
    staff = person(Role.UNIT_STAFF)
    mine = translation.proposed("xã", "commune", actor=staff)
    other = translation.proposed("phường", "ward")
    with pytest.raises(PermissionDenied):
        glossary.withdraw(actor=staff, entry=other, reason="nhầm")
    with pytest.raises(Refused, match="lý do"):
        glossary.withdraw(actor=staff, entry=mine, reason=" ")
    glossary.withdraw(actor=staff, entry=mine, reason="nhầm")
    with pytest.raises(Refused, match="đã thôi dùng"):
        glossary.withdraw(actor=person(Role.OFFICER), entry=mine, reason="nhầm")


def test_the_longest_first_whole_words_capitals_as_they_matter():
    translation.approved("Sở", "Department", kind="name")
    translation.approved("Sở Ngoại vụ", "Department of Foreign Affairs", kind="name")
    translation.approved("UBND", "People's Committee", kind="name", allowed="PC")
    translation.approved("xã", "commune")
    found = glossary.found_in(
        "Sở Ngoại vụ và UBND **xã** gặp, ubnd, sở hữu, xãhội.", source="vi", target="en"
    )
    assert [each.said for each in found] == ["Sở Ngoại vụ", "UBND", "xã"]
    assert missing("Sở Ngoại vụ và UBND xã", "the departments of Foreign Affairs; PC; communes") == [
        ("Sở Ngoại vụ", "")
    ]
    assert (
        missing("Sở Ngoại vụ và UBND xã", "Department of Foreign Affairs, People’s Committee, commune") == []
    )


def test_a_forbidden_form_is_told_but_not_within_a_right_one():
    translation.approved(
        "Biển Đông", "East Sea", kind="place", allowed=["Bien Dong Sea"], forbidden=["South China Sea", "Sea"]
    )
    assert missing("Biển Đông", "the South China Sea") == [("Biển Đông", "South China Sea")]
    assert missing("Biển Đông", "the East Sea") == []
    [told] = glossary.unmet("Biển Đông", "the South China Sea", source="vi", target="en")
    assert told.sentence == "“Biển Đông” không dịch là “South China Sea”; hãy dùng “East Sea”."


@pytest.mark.parametrize(
    ("code", "form", "text", "is_said"),
    [
        ("ru", "Народный комитет", "председатель Народного комитета провинции", True),
        ("ru", "Народный комитет", "народ и комитет", False),
        ("ar", "لجنة الشعب", "رئيس اللجنة الشعب", True),
        ("ar", "لجنة", "وباللجنة", True),
        ("zh-Hans", "人民委员会", "省人民委员会主席", True),
        ("km", "គណៈកម្មាធិការ", "ប្រធានគណៈកម្មាធិការប្រជាជន", True),
        ("en", "commune", "communes", True),
        ("en", "commune", "communed", False),
        ("en", "PC", "pc", False),
        ("fr", "comité populaire", "le Comité\u00a0populaire", True),
    ],
)
def test_endings_of_each_language(code: str, form: str, text: str, is_said: bool):
    assert bool(says(text, [form], code=code)) == is_said


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"term": " ", "rendering": "x"}, "Hãy ghi thuật ngữ"),
        ({"term": "x" * 201, "rendering": "x"}, "dài quá 200"),
        ({"term": "ŉ" * 200, "rendering": "x"}, "dài quá 200"),
        ({"term": "…", "rendering": "x"}, "phải có chữ"),
        ({"term": "x", "rendering": "y", "kind": "z"}, "không có trong danh mục"),
        ({"term": "x", "rendering": "y", "forbidden": "Y"}, "vừa được dùng vừa không"),
        ({"term": "x", "rendering": "y", "allowed": "\n".join(map(str, range(30)))}, "nhiều nhất 20"),
    ],
)
def test_what_cannot_be_is_refused(wanted: dict[str, str], said: str):
    with pytest.raises(Refused, match=said):
        glossary.propose(actor=person(Role.OFFICER), source="vi", target="en", wanted=wanted)
    with pytest.raises(Refused, match="phải khác nhau"):
        glossary.propose(actor=person(Role.OFFICER), source="vi", target="vi", wanted=wanted)
    assert not GlossaryEntry.objects.exists()


def test_one_question_for_many_sentences(django_assert_num_queries):
    translation.approved("xã", "commune")
    with django_assert_num_queries(1):
        found = glossary.unmet_in([("xã A", "commune A"), ("xã B", "B")] * 5, source="vi", target="en")
    assert [len(each) for each in found] == [0, 1] * 5

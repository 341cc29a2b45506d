"""What was added, taken out or reworded between two versions (khác nhau giữa các bản)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.issuing.domain.differences import Change, between
from nhipcau.issuing.domain.outlines import lines, places
from nhipcau.official.domain.content import (
    Annex,
    Column,
    Form,
    Heading,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Row,
    Signature,
    Table,
)


def document(*paragraphs: str, rows: tuple[str, ...] = ()) -> OfficialDocument:
    head = Letterhead(
        form=Form.STATE, issuer="Sở Thử", symbol="KH-ST", title="việc thử", type_name="KẾ HOẠCH"
    )
    table = Table(
        (Column("TT", 0.2), Column("Việc", 0.8)), tuple(Row((str(n), row)) for n, row in enumerate(rows))
    )
    return OfficialDocument(
        head,
        (Heading("Mục đích"), *(Paragraph.of(text) for text in paragraphs)),
        Signature(("GIÁM ĐỐC",)),
        annexes=(Annex("Danh mục hoạt động", (table,)),),
    )


TEXTS = st.lists(st.text(st.characters(categories=["L", "N", "Zs"]), max_size=30), max_size=8)


def test_a_reworded_line_is_told_word_by_word():
    old = document("Gửi báo cáo trước ngày 10 tháng 3 năm 2026.")
    (found,) = between(old, document("Gửi báo cáo trước ngày 15 tháng 3 năm 2026."))
    assert found.change == Change.REWORDED
    changed = [(piece.change, piece.text) for piece in found.pieces if piece.change]
    assert changed == [(Change.REMOVED, "10"), (Change.ADDED, "15")]


def test_lines_that_have_nothing_in_common_go_and_come():
    found = between(document("Một câu cũ hẳn."), document("Nội dung mới, không giống."))
    assert [each.change for each in found] == [Change.REMOVED, Change.ADDED]


def test_a_row_of_an_annex_is_a_line():
    (found,) = between(document(rows=("Họp báo",)), document(rows=("Họp báo", "Đăng tin")))
    assert found.change == Change.ADDED and "Đăng tin" in found.pieces[0].text


@settings(max_examples=80, deadline=None)
@given(old=TEXTS, new=TEXTS)
def test_from_the_differences_the_new_lines_follow_from_the_old(old, new):
    """Taking out what went and putting in what came turns the one bag of lines into the other."""
    before, after = document(*old), document(*new)
    found = between(before, after)
    assert (found == []) == (lines(before) == lines(after))
    bag = lines(before)
    for each in found:
        gone = " ".join(piece.text for piece in each.pieces if piece.change != Change.ADDED)
        come = " ".join(piece.text for piece in each.pieces if piece.change != Change.REMOVED)
        if each.change != Change.ADDED:
            bag.remove(gone)
        if each.change != Change.REMOVED:
            bag.append(come)
    assert sorted(bag) == sorted(lines(after))


def test_places_are_headings_as_numbered_and_rows_of_annexes():
    found = places(document("Một câu.", rows=("Họp báo quý I",)))
    assert found[:2] == ["Trích yếu", "I. Mục đích"]
    assert "Danh mục hoạt động: dòng “0 – Họp báo quý I”" in found


def test_a_letter_without_headings_is_pointed_at_by_its_paragraphs():
    plain = OfficialDocument(
        Letterhead(form=Form.STATE, issuer="Sở Thử", symbol="ST", title="việc thử"),
        (Paragraph.of("Đề nghị các đơn vị báo cáo trước ngày mười lăm tháng này để tổng hợp."),),
        Signature(("GIÁM ĐỐC",)),
    )
    assert places(plain)[1] == "đoạn “Đề nghị các đơn vị báo cáo trước ngày mười…”"

"""Submitting, exporting, bringing back number, date and signed file (ký ở hệ thống khác)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, StoredFile
from nhipcau.issuing.domain import owners, papers, signing, versions
from nhipcau.issuing.enums import Doubt, PaperKind, PaperState
from nhipcau.issuing.models import Paper
from nhipcau.units.enums import Role
from tests.factories.issuing import declared_form, exported, issued, letter, submitted, version_of
from tests.factories.units import UnitFactory, person, standing_office

from . import pdfs

pytestmark = pytest.mark.django_db


def bring_back(paper: Paper, number: str = "05", **options: object) -> Paper:
    wanted = {"number": number, "on": timezone.localdate(), "actor": person(Role.CLERK)} | options
    return signing.bring_back(paper=paper, **wanted)  # type: ignore[arg-type]


@pytest.fixture
def owned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The letters' owner, noting what it hears."""
    heard: list[str] = []
    plain = owners.of(Paper(kind=PaperKind.LETTER))

    def issued_(actor: object, paper: Paper) -> None:
        heard.append(f"issued {paper.full_number} {paper.state}")
        plain.issued(actor, paper)  # type: ignore[arg-type]

    monkeypatch.setitem(
        owners._owners, PaperKind.LETTER, owners.Owner(plain.compose, plain.url, issued_, plain.require_ready)
    )
    return heard


def test_submitted_content_is_kept_and_no_longer_a_draft():
    paper = submitted()
    kept = versions.document_of(version_of(paper))
    assert not kept.letterhead.is_draft
    assert kept.letterhead.number is None
    paper.letter.body = "Sửa lén."
    paper.letter.save()
    assert papers.document(Paper.objects.get(pk=paper.pk)) == kept


def test_two_clicks_submit_once():
    paper = submitted()
    signing.submit(actor=person(Role.OFFICER), paper=paper)
    assert paper.versions.count() == 1
    assert AuditEntry.objects.filter(verb="issuing.submit").count() == 1


def test_an_owner_that_misses_something_stops_the_submission(monkeypatch):
    def require_ready(paper: Paper) -> None:
        raise Refused("Còn khoảng trống.")

    plain = owners.of(Paper(kind=PaperKind.LETTER))
    stub = owners.Owner(plain.compose, plain.url, plain.issued, require_ready)
    monkeypatch.setitem(owners._owners, PaperKind.LETTER, stub)
    paper = letter()
    with pytest.raises(Refused, match="khoảng trống"):
        signing.submit(actor=person(Role.OFFICER), paper=paper)
    paper.refresh_from_db()
    assert (paper.state, paper.versions.count()) == (PaperState.DRAFT, 0)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_every_download_is_the_same_file(form: str):
    paper = submitted()
    first = signing.export(actor=person(Role.OFFICER), paper=paper, form=form)
    again = signing.export(actor=person(Role.CLERK), paper=paper, form=form)
    assert (first.pk, first.file.sha256) == (again.pk, again.file.sha256)
    assert AuditEntry.objects.filter(verb="issuing.export").count() == 2
    paper.refresh_from_db()
    assert paper.state == PaperState.EXPORTED


def test_taken_back_and_changed_it_is_another_version_and_file():
    paper, officer = submitted(), person(Role.OFFICER)
    first = signing.export(actor=officer, paper=paper, form="docx")
    signing.take_back(actor=officer, paper=paper, reason="lãnh đạo yêu cầu sửa")
    papers.retitle(actor=officer, paper=paper, title="đôn đốc lần hai")
    signing.submit(actor=officer, paper=paper)
    second = signing.export(actor=officer, paper=paper, form="docx")
    assert second.version.number == first.version.number + 1
    assert second.file.sha256 != first.file.sha256


def test_number_and_day_make_it_issued_and_the_owner_hears_once(owned):
    declared_form()
    paper = exported()
    bring_back(paper, "5")
    done = bring_back(paper, "05")
    assert (done.state, done.full_number) == (PaperState.ISSUED, "05/UBND-KGVX")
    assert owned == ["issued 05/UBND-KGVX issued"]
    head = papers.document(done).letterhead
    assert (head.number, head.date, head.symbol) == ("05", timezone.localdate(), "UBND-KGVX")


def test_an_owner_that_fails_leaves_the_paper_without_number(monkeypatch):
    def fails(actor: object, paper: Paper) -> None:
        raise Refused("Chưa giao được việc.")

    plain = owners.of(Paper(kind=PaperKind.LETTER))
    monkeypatch.setitem(owners._owners, PaperKind.LETTER, owners.Owner(plain.compose, plain.url, fails))
    paper = exported()
    with pytest.raises(Refused, match="Chưa giao được việc"):
        bring_back(paper)
    paper.refresh_from_db()
    assert (paper.state, paper.number) == (PaperState.EXPORTED, "")


def test_a_day_to_come_is_refused():
    with pytest.raises(Refused, match="không được sau hôm nay"):
        bring_back(exported(), on=timezone.localdate() + timedelta(days=1))


def test_a_day_before_submission_needs_a_persons_word():
    paper, day = exported(), timezone.localdate() - timedelta(days=3)
    with pytest.raises(signing.Doubtful) as caught:
        bring_back(paper, on=day)
    assert set(caught.value.doubts) == {Doubt.BEFORE_SUBMISSION}
    assert bring_back(paper, on=day, confirmed={Doubt.BEFORE_SUBMISSION}).issued_on == day


def test_a_number_of_the_state_is_given_once_a_year():
    declared_form()
    issued("05", title="văn bản trước")
    paper = exported()
    with pytest.raises(Refused, match=r"05/UBND-KGVX đã cấp cho “văn bản trước”"):
        bring_back(paper)
    assert bring_back(paper, "06").number == "06"


def test_reminders_and_letters_are_one_series_and_plans_another(monkeypatch):
    declared_form()
    standing = issued("05", title="văn bản trước")
    Paper.objects.filter(pk=standing.pk).update(kind=PaperKind.REMINDER)
    with pytest.raises(Refused, match="đã cấp"):
        bring_back(exported())
    Paper.objects.filter(pk=standing.pk).update(kind=PaperKind.PLAN, symbol="KH-UBND")
    assert bring_back(exported()).number == "05"


def test_last_years_number_comes_again():
    declared_form()
    standing = issued("05")
    last_year = timezone.localdate().replace(year=timezone.localdate().year - 1, day=1)
    Paper.objects.filter(pk=standing.pk).update(issued_on=last_year)
    assert bring_back(exported()).number == "05"


def test_another_offices_number_is_its_own():
    declared_form()
    standing = issued("05")
    Paper.objects.filter(pk=standing.pk).update(office=UnitFactory())
    assert bring_back(exported()).number == "05"


def test_a_party_number_given_twice_needs_a_persons_word():
    """Party numbers run per term: in the year of a congress one comes twice."""
    declared_form(form="party", letter_symbol="CV/TU", plan_symbol="KH/TU", report_symbol="BC/TU")
    issued("05")
    paper = exported()
    with pytest.raises(signing.Doubtful) as caught:
        bring_back(paper)
    assert set(caught.value.doubts) == {Doubt.SAME_NUMBER}
    assert bring_back(paper, confirmed={Doubt.SAME_NUMBER}).full_number == "05-CV/TU"


def test_an_unsigned_file_is_never_silently_taken():
    paper = exported()
    content = signing.export(actor=person(Role.OFFICER), paper=paper, form="pdf").file.path.read_bytes()
    kept = StoredFile.objects.count()
    with pytest.raises(signing.Doubtful) as caught:
        bring_back(paper, signed=content, name="ban-ky.pdf")
    assert set(caught.value.doubts) == {Doubt.UNSIGNED}
    assert StoredFile.objects.count() == kept
    assert bring_back(paper, signed=content, name="ban-ky.pdf", confirmed={Doubt.UNSIGNED}).signed is not None


def test_the_signed_file_is_kept_with_what_its_check_found():
    paper = exported()
    content = signing.export(actor=person(Role.OFFICER), paper=paper, form="pdf").file.path.read_bytes()
    content = pdfs.signed(content)
    done = bring_back(paper, signed=content, name="C:\\tai lieu\\05-ban-ky.pdf")
    assert done.signed is not None and done.signed.path.read_bytes() == content
    assert done.signed_name == "05-ban-ky.pdf"
    assert [each["signer"] for each in done.signatures] == ["Chủ tịch"]
    entry = AuditEntry.objects.get(verb="issuing.bring_back")
    assert entry.after["intact"] == [True]
    assert "Chủ tịch" not in str(entry.after)


def test_an_altered_file_needs_a_persons_word():
    paper = exported()
    content = signing.export(actor=person(Role.OFFICER), paper=paper, form="pdf").file.path.read_bytes()
    altered = pdfs.appended_to(pdfs.signed(content))
    with pytest.raises(signing.Doubtful, match="đã bị sửa sau khi") as caught:
        bring_back(paper, signed=altered, name="ban-ky.pdf")
    assert set(caught.value.doubts) == {Doubt.ALTERED}


def test_a_number_is_corrected_with_a_reason_and_the_former_stays_in_the_trail(owned):
    declared_form()
    paper = issued("05")
    owned.clear()
    with pytest.raises(Refused, match="lý do"):
        signing.correct(actor=person(Role.CLERK), paper=paper, number="6", on=paper.issued_on, reason=" ")
    done = signing.correct(
        actor=person(Role.CLERK), paper=paper, number="6", on=paper.issued_on, reason="ghi nhầm số"
    )
    assert done.full_number == "06/UBND-KGVX"
    entry = AuditEntry.objects.get(verb="issuing.correct")
    assert (entry.before["number"], entry.after["number"]) == ("05", "06")
    assert owned == []


def test_the_signed_file_may_come_later():
    paper = issued("05")
    made = signing.export(actor=person(Role.CLERK), paper=paper, form="pdf")
    content = pdfs.signed(made.file.path.read_bytes())
    done = signing.correct(
        actor=person(Role.CLERK),
        paper=paper,
        number="05",
        on=paper.issued_on,
        reason="bổ sung bản đã ký",
        signed=content,
        name="05.pdf",
    )
    assert done.signed is not None and done.state == PaperState.ISSUED


def test_a_clerk_records_but_does_not_submit():
    clerk = person(Role.CLERK)
    with pytest.raises(PermissionDenied):
        signing.submit(actor=clerk, paper=letter())
    assert bring_back(exported(title="khác"), actor=clerk).state == PaperState.ISSUED


def test_units_addressed_may_read_once_it_is_issued():
    unit = UnitFactory(name="Sở Ngoại vụ")
    paper = bring_back(exported(addressees=[unit.name, "Một nơi không có trong danh bạ"]))
    assert list(paper.units.all()) == [unit]
    assert standing_office() not in paper.units.all()

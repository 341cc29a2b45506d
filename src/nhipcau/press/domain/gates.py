"""Cửa của phát ngôn và thông cáo in the newsroom: who approves, what stands approved, when they come out."""

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.newsroom.domain import gates
from nhipcau.newsroom.domain.gates import Gate, Prepared
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Edition, EditionVersion, Story
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import TIMED, MatterKind, SpokespersonKind
from ..models import HoldingText, Release, Statement
from . import blanks, policy, prepared, speaking


def register_all() -> None:
    """Đăng ký với tin bài."""
    gates.register(
        StoryKind.STATEMENT,
        Gate(
            unpublished=_unissued,
            page=lambda story: _statement(story).get_absolute_url(),
            second=_second,
            refusal=_refusal,
            voices=_voices,
            prepared=_prepared,
        ),
    )
    gates.register(
        StoryKind.RELEASE,
        Gate(unpublished=_unreleased, page=lambda story: _release(story).get_absolute_url()),
    )


def _second(actor: User, edition: Edition) -> str:
    """Chỉ người phát ngôn: no role opens it. Returns in what capacity, by which decision."""
    statement = _statement(edition.story)
    access.require(actor, policy.SPEAK, units=[edition.story.unit])
    found = speaking.require(actor, unit=edition.story.unit, matter=statement.matter)
    if why := _own_words(actor, edition):
        raise Refused(why)
    return in_official_language(lambda: found.words)()


def _refusal(person: User, edition: Edition) -> str:
    if not access.allowed(person, policy.SPEAK, units=[edition.story.unit]):
        return _("Chỉ người phát ngôn đang có hiệu lực được duyệt phát ngôn.")
    try:
        speaking.require(person, unit=edition.story.unit, matter=_statement(edition.story).matter)
    except Refused as refusal:
        return refusal.sentence
    return _own_words(person, edition)


def _own_words(person: User, edition: Edition) -> str:
    """The second wrote nothing of it, not in advance either."""
    found = source_of(edition)
    if found is None or not access.is_same_hand(
        person, found.author_id, policy.SPEAK, units=[edition.story.unit]
    ):
        return ""
    return _("Bạn đã viết nội dung chuẩn bị sẵn; lần duyệt thứ hai phải là người không viết.")


def _voices(story: Story) -> list[User]:
    """Những người duyệt được phát ngôn này lúc này, whoever has the turn among them."""
    now, statement = timezone.now(), _statement(story)
    above, matter = queries.with_those_above(story.unit), statement.matter
    found = [
        each.person
        for each in queries.in_force(now).filter(unit__in=above).exclude(person=None).select_related("person")
        if each.kind != SpokespersonKind.AUTHORISED or (matter is not None and each.matter_id == matter.pk)
    ]
    if matter is not None and MatterKind(matter.kind) in TIMED:
        found += [each.person for each in queries.turns_at(now).filter(spokesperson__unit__in=above)]
    return [each for each in found if each is not None]


def source_of(edition: Edition) -> HoldingText | None:
    """Lời chuẩn bị sẵn mà bản này được lập từ đó, the last one of its language."""
    statement = _statement(edition.story)
    if statement.holding_id is None:
        return None
    rows = HoldingText.objects.filter(holding=statement.holding_id, language=edition.language_id)
    return rows.select_related("holding", "language", "approved_by").order_by("-number").first()


@in_official_language
def _prepared(edition: Edition) -> Prepared | str:
    """Lần duyệt một đã có: an approved, unexpired text, of which only blanks were filled."""
    found = source_of(edition)
    if found is None:
        return ""
    if why := prepared.why_not(found):
        return why
    if not is_unchanged(found, edition.current):
        return _("Lời đã khác nội dung chuẩn bị sẵn ngoài các chỗ trống, nên cần duyệt lần một như thường.")
    assert found.approved_by is not None and found.approved_at is not None  # noqa: S101 - asked above
    ground = _(
        "duyệt trước ngày %(day)s, nội dung chuẩn bị sẵn số %(number)d (lời thứ %(text)d), dùng đến %(until)s"
    ) % {
        "day": f"{timezone.localtime(found.approved_at):%d/%m/%Y}",
        "number": found.holding_id,
        "text": found.number,
        "until": f"{found.holding.expires_on:%d/%m/%Y}",
    }
    return Prepared(found.approved_by, ground)


def is_unchanged(text: HoldingText, version: EditionVersion | None) -> bool:
    """Không đổi gì ngoài các chỗ trống: no picture and no other word either."""
    if version is None or version.picture_id is not None or version.picture_alt or version.picture_caption:
        return False
    before = [getattr(text, name) for name in prepared.WORDS]
    after = [getattr(version, name) for name in prepared.WORDS]
    return blanks.filled(before, after) is not None


def _unissued(story: Story) -> str:
    if _statement(story).issued_at is not None:
        return ""
    return _("Phát ngôn công bố lần đầu ở trang của phát ngôn, mọi ngôn ngữ đã duyệt cùng một lúc.")


def _unreleased(story: Story) -> str:
    at = _release(story).at
    if at is not None and at <= timezone.now():
        return ""
    return _("Thông cáo công bố lần đầu ở trang của thông cáo, mọi ngôn ngữ đã duyệt cùng một lúc.")


def _statement(story: Story) -> Statement:
    return Statement.objects.select_related("matter").get(story=story)


def _release(story: Story) -> Release:
    return Release.objects.get(story=story)

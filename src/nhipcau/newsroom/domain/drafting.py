"""Soạn: the text of an edition as its author leaves it; no one's words are written over unseen."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import WITH_APPROVERS, EditionState, StoryKind
from ..models import Edition, EditionVersion, Picture, Story
from . import captions, charts, events, galleries, passages, policy, staleness, text, videos
from .stories import checked_title, require_standing

MOST_LEAD, MOST_BODY, MOST_PICTURES = 600, 100_000, 60
LONGEST = {"picture_alt": 300, "picture_caption": 300, "place": 300, "data_source": 300}
# What a translation takes from its source, and nobody translates.
FROM_SOURCE = (*events.FIELDS, "data_on", "video")
WORDS = ("title", "lead", "body", "picture", "captions", *LONGEST, *FROM_SOURCE)


def write(*, actor: User, edition: Edition, wanted: Mapping[str, Any], base: str) -> EditionVersion:
    """Lưu bản đang soạn; `wanted` holds WORDS, `base` is the `base_of` what the author began from.

    The author's own draft is written over; what another wrote, or was handed in or published, stays as a
    version of its own. Raises PermissionDenied; Refused when somebody saved meanwhile, while the text is with
    those who approve, and for words that cannot stand.
    """
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    words = checked(wanted)
    with transaction.atomic():
        held = lock(edition)
        require_standing(held.story)
        if held.state in WITH_APPROVERS:
            raise Refused(_("Bản này đang chờ duyệt. Muốn sửa, hãy bấm “Lấy lại để sửa” trước."))
        current = held.current
        assert current is not None  # noqa: S101 - an edition is never made without a text
        if base != base_of(current):
            raise Refused(
                _(
                    "Bản này vừa được lưu ở nơi khác. Chữ của bạn còn trong các ô, chữ vừa lưu ở phần "
                    "đọc thử: hãy so lại rồi bấm Lưu lần nữa."
                )
            )
        made = keep(actor, held, words)
        if made is not current or held.language_id != held.story.language_id:
            passages.follow(held, actor)
    return made


def keep(actor: User, held: Edition, wanted: Mapping[str, Any], *, keeps_old: bool = False) -> EditionVersion:
    """Giữ chữ của bản đang soạn, which the caller locked and looked at, in its transaction.

    `wanted` holds WORDS. `keeps_old`: even one's own draft stays as a version. Raises Refused
    for words that cannot stand.
    """
    words, current = checked(wanted), held.current
    assert current is not None  # noqa: S101 - an edition is never made without a text
    source = staleness.basis_of(held)
    if source is not None:
        # A translation has no days of its own.
        words |= {name: getattr(source, name) for name in FROM_SOURCE}
    if all(getattr(current, name) == value for name, value in words.items()):
        return current
    if held.state == EditionState.DRAFT and current.author_id == actor.pk and not keeps_old:
        for name, value in words.items():
            setattr(current, name, value)
        current.of_source = source
        current.stroke += 1
        current.save()
    else:
        current = EditionVersion.objects.create(
            edition=held, number=current.number + 1, of_source=source, author=actor, **words
        )
        held.current, held.state = current, EditionState.DRAFT
        held.save(update_fields=["current", "state"])
    _keep_in_story(held, current)
    staleness.count_again(held.story)
    after = {"number": current.number, "title": current.title, "letters": len(current.body)}
    audit.record(actor=actor, verb="newsroom.version.write", subject=held, after=after)
    return current


def base_of(version: EditionVersion) -> str:
    """Dấu của bản đã mở để soạn: changes with every saving."""
    return f"{version.number}.{version.stroke}"


def lock(edition: Edition) -> Edition:
    """Giữ bản ngôn ngữ, locked, in the caller's transaction."""
    found = Edition.objects.select_for_update(of=("self",))
    return found.select_related(
        "story__unit", "story__language", "language", "current__of_source", "current__author", "compared_with"
    ).get(pk=edition.pk)


def missing(edition: Edition) -> list[str]:
    """Những gì còn thiếu trước khi trình, each a sentence that says what to do."""
    version, found = edition.current, []
    assert version is not None  # noqa: S101 - an edition is never made without a text
    if not version.lead:
        found.append(_("Chưa có tóm tắt: một, hai câu đứng dưới tiêu đề và ở trang đầu."))
    if not version.body and edition.story.kind != StoryKind.VIDEO:
        found.append(_("Chưa có nội dung."))
    shown = text.pictures(version.body)
    known = {each.pk: each for each in Picture.objects.filter(pk__in={each.number for each in shown})}
    used = [*known.values(), *([version.picture] if version.picture else [])]
    if version.picture and not version.picture_alt:
        found.append(_("Ảnh chính chưa có mô tả cho người không nhìn thấy ảnh."))
    if any(not each.alt for each in shown):
        found.append(_("Một ảnh trong bài chưa có mô tả: ghi giữa hai dấu ngoặc vuông, ![mô tả](hinh:…)."))
    if any(each.number not in known for each in shown) or text.foreign_pictures(version.body):
        found.append(_("Một ảnh trong bài không có trong kho ảnh; hãy chọn lại từ kho ảnh."))
    found.extend(
        _("Ảnh “%(title)s” đã hết hạn được dùng ngày %(day)s; hãy thay ảnh khác.")
        % {"title": each.title, "day": f"{each.rights_until:%d/%m/%Y}"}
        for each in used
        if not each.may_be_shown
    )
    found.extend(
        [
            *events.lacking(edition),
            *charts.lacking(edition),
            *galleries.lacking(edition),
            *videos.lacking(edition),
        ]
    )
    story = edition.story
    if edition.language_id == story.language_id and not story.sources.strip():
        found.append(_("Chưa ghi nguồn tư liệu: người duyệt cần biết mỗi sự việc lấy từ đâu."))
    source = version.of_source
    if source is not None and (version.title, version.lead, version.body) == (
        source.title,
        source.lead,
        source.body,
    ):
        found.append(_("Bản này còn nguyên chữ của bản gốc, chưa được dịch."))
    elif source is not None:
        found.extend(passages.lacking(edition))
    return found


def checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Chữ của một bản, in the form in which it is kept. Raises Refused for what is too long."""
    found: dict[str, Any] = {"title": checked_title(str(wanted.get("title") or ""))}
    found["lead"] = " ".join(str(wanted.get("lead") or "").split())
    found["body"] = _lines(str(wanted.get("body") or ""))
    found["picture"], found["video"] = wanted.get("picture"), wanted.get("video")
    length = found["video"].length if found["video"] is not None else 0
    found["captions"] = captions.checked(str(wanted.get("captions") or ""), length)
    for name, most in LONGEST.items():
        found[name] = " ".join(str(wanted.get(name) or "").split())
        if len(found[name]) > most:
            raise Refused(_("Mô tả, chú thích, địa điểm hoặc nguồn dài quá %(most)d ký tự.") % {"most": most})
    if len(found["lead"]) > MOST_LEAD:
        raise Refused(_("Tóm tắt dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": MOST_LEAD})
    if len(found["body"]) > MOST_BODY:
        raise Refused(_("Nội dung dài quá %(most)d ký tự; hãy tách thành nhiều bài.") % {"most": MOST_BODY})
    if len(text.pictures(found["body"])) > MOST_PICTURES:
        raise Refused(_("Một bài có nhiều nhất %(most)d ảnh.") % {"most": MOST_PICTURES})
    return found | events.checked(wanted) | {"data_on": wanted.get("data_on")}


def _lines(body: str) -> str:
    lines = [line.rstrip() for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip("\n")


def _keep_in_story(edition: Edition, version: EditionVersion) -> None:
    """The story is listed and found by the words of its own language."""
    if edition.language_id != edition.story.language_id:
        Story.objects.filter(pk=edition.story_id).update(changed_at=version.changed_at)
        return
    story = edition.story
    story.title, story.folded = version.title, fold(f"{version.title} {version.lead}")
    story.save(update_fields=["title", "folded", "changed_at"])

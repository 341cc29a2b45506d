"""Đăng: an approved version comes before the public at a moment, and leaves it at another.

Both moments are kept, not tasks to be run: at the moment itself every page, feed and mailing sees the same.
Approval cannot be passed by: without two of them, of two people, for exactly this version, there is no row
that could be shown.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import EditionState, Step
from ..models import Edition, Picture, Publication, Story, Video
from ..queries import uncarried
from . import carrying, drafting, gates, passages, policy, proving, terms, text
from .stories import require_standing

# A day far off is a slip of the pen.
FARTHEST = timedelta(days=366)


def publish(
    *, actor: User, edition: Edition, at: datetime | None = None, correction: str = ""
) -> tuple[Publication, list[str]]:
    """Đăng bản đã duyệt, now or at the moment `at`; sentences for who did it.

    `correction` says in public what was wrong in the version that stood before; it stays with every version
    after. Raises PermissionDenied; Refused for what is not approved, a moment that is past or far
    away, or a correction where nothing stood before.
    """
    access.require(actor, policy.PUBLISH, units=[edition.story.unit])
    with transaction.atomic():
        gates.require_published(edition.story)
        now = timezone.now()
        return lay(actor, edition, now if at is None else at, now, correction)


def together(actor: User, editions: Iterable[Edition], at: datetime | None = None) -> list[Publication]:
    """Đăng nhiều bản cùng một khoảnh khắc, for a desk that asked for its own right, in its transaction."""
    now = timezone.now()
    return [lay(actor, each, now if at is None else at, now)[0] for each in editions]


def lay(
    actor: User, edition: Edition, moment: datetime, now: datetime, correction: str = ""
) -> tuple[Publication, list[str]]:
    """Đặt một lần đăng, as `publish`, in the caller's transaction and by the right that it asked for."""
    correction = " ".join(correction.split())[:500]
    with transaction.atomic():
        held = drafting.lock(edition)
        require_standing(held.story)
        _require_moment(moment, now)
        version = held.current
        if held.state != EditionState.APPROVED or version is None:
            raise Refused(_("Bản này chưa được hai người duyệt nên chưa đăng được."))
        approvals = {each.step: each for each in version.approvals.select_for_update()}
        first, second = approvals.get(Step.FIRST), approvals.get(Step.SECOND)
        if first is None or second is None or first.person_id == second.person_id:
            raise Refused(_("Bản này chưa được hai người duyệt nên chưa đăng được."))
        passages.require_persons(held)
        terms.require_terms(held)
        _require_pictures(version.body, version.picture, moment)
        _require_video(version.video, moment)
        before = _standing(held)
        if correction and before is None:
            raise Refused(_("Chưa có bản nào đăng trước đó để đính chính; hãy để trống ô đính chính."))
        if before is not None and not correction:
            _require_carried(before)
        if before is not None:
            before.until = moment
            before.save(update_fields=["until"])
        made = Publication.objects.create(
            version=version,
            edition=held,
            story=held.story,
            language=held.language,
            first=first,
            second=second,
            slug=before.slug if before else slug_of(version.title),
            folded=fold(f"{version.title} {version.lead} {text.plain(version.body)}"),
            first_at=before.first_at if before else moment,
            at=moment,
            correction=correction,
            published_by=actor,
        )
        held.state = EditionState.PUBLISHED
        held.save(update_fields=["state"])
        after = {"number": version.number, "at": moment, "correction": correction}
        audit.record(actor=actor, verb="newsroom.publish", subject=held, after=after)
        passages.remember(held)
        carrying.tell(actor, made)
        told = proving.prove(actor, made) if moment <= now else []
    return made, told


def cancel_scheduled(*, actor: User, publication: Publication) -> Edition:
    """Hủy hẹn giờ: what has not come yet does not come; what stood before stands on."""
    access.require(actor, policy.PUBLISH, units=[publication.story.unit])
    with transaction.atomic():
        held = drafting.lock(publication.edition)
        found = (
            Publication.objects.select_for_update().filter(pk=publication.pk, at__gt=timezone.now()).first()
        )
        if found is None:
            raise Refused(_("Bản này đã đăng rồi, không còn là hẹn giờ. Muốn bỏ, hãy gỡ tin bài."))
        Publication.objects.filter(edition=held, until=found.at).exclude(pk=found.pk).update(until=None)
        audit.record(
            actor=actor, verb="newsroom.publish.cancel", subject=held, before={"at": found.at}, after={}
        )
        found.delete()
        if held.current_id == publication.version_id:
            held.state = EditionState.APPROVED
            held.save(update_fields=["state"])
    return held


def withdraw(*, actor: User, story: Story, reason: str, said: Mapping[str, str] | None = None) -> Story:
    """Gỡ tin bài khỏi cổng in every language; its address stays and says why in public (safeguard 8).

    `reason` is in Vietnamese, `said` the same by codes of other languages.
    """
    access.require(actor, policy.PUBLISH, units=[story.unit])
    if not (reason := " ".join(reason.split())[:500]):
        raise Refused(_("Hãy ghi lý do gỡ: lý do này hiện công khai ở địa chỉ của bài."))
    with transaction.atomic():
        held = Story.objects.select_for_update(of=("self",)).select_related("unit").get(pk=story.pk)
        if held.withdrawn_at is not None:
            return held
        now = timezone.now()
        if not held.publications.filter(at__lte=now).exists():
            raise Refused(_("Tin bài chưa đăng nên không có gì để gỡ. Nếu đang hẹn giờ, hãy hủy hẹn giờ."))
        held.publications.filter(at__gt=now).delete()
        held.publications.filter(at__lte=now, until=None).update(until=now)
        held.publications.filter(at__lte=now, until__gt=now).update(until=now)
        held.withdrawn_at, held.withdrawn_reason = now, reason
        others = {code: " ".join(text.split())[:500] for code, text in (said or {}).items() if code != "vi"}
        held.withdrawn_said = {code: text for code, text in others.items() if text}
        held.save(update_fields=["withdrawn_at", "withdrawn_reason", "withdrawn_said", "changed_at"])
        audit.record(actor=actor, verb="newsroom.story.withdraw", subject=held, after={"reason": reason})
    return held


def slug_of(title: str) -> str:
    """Phần chữ của địa chỉ: Latin letters without marks, other scripts as they are."""
    latin = slugify(fold(title))
    letters = sum(letter.isalpha() for letter in title)
    found = latin if 2 * len(latin) >= letters else slugify(title, allow_unicode=True)
    # A folder of the baked site bears this name, and disks count bytes.
    return found[:120].encode()[:200].decode("utf-8", "ignore").rstrip("-")


def _standing(held: Edition) -> Publication | None:
    """What stands, or is to come, last: the next one takes its place. Raises Refused for one to come."""
    found = Publication.objects.select_for_update().filter(edition=held).order_by("-at", "-pk").first()
    if found is not None and found.at > timezone.now():
        raise Refused(_("Một bản của bài này đang hẹn giờ đăng; hãy hủy hẹn giờ ấy trước."))
    return found


def _require_carried(before: Publication) -> None:
    """What was corrected in the source is told in public in every language that carried the error."""
    for wrong in uncarried([before]).get(before.edition_id, []):
        raise Refused(
            _(
                "Bản gốc đã đính chính: “%(said)s”. Bản đang đăng mang cùng chỗ sai; hãy ghi nội dung đính "
                "chính bằng ngôn ngữ của bản này."
            )
            % {"said": wrong.correction}
        )


def _require_moment(moment: datetime, now: datetime) -> None:
    if moment < now:
        raise Refused(_("Thời điểm hẹn đăng đã qua; hãy chọn lại, hoặc đăng ngay."))
    if moment > now + FARTHEST:
        raise Refused(_("Thời điểm hẹn đăng xa quá một năm; hãy xem lại năm."))


def _require_pictures(body: str, leading: Picture | None, moment: datetime) -> None:
    """A picture whose time is over at that moment holds the story back."""
    numbers = {each.number for each in text.pictures(body)} | ({leading.pk} if leading else set())
    day = timezone.localtime(moment).date()
    over = Picture.objects.filter(pk__in=numbers, rights_until__lt=day).first()
    if over is not None:
        raise Refused(
            _("Ảnh “%(title)s” hết hạn được dùng ngày %(day)s; hãy lấy lại bài và thay ảnh.")
            % {"title": over.title, "day": f"{over.rights_until:%d/%m/%Y}"}
        )


def _require_video(video: Video | None, moment: datetime) -> None:
    if video is not None and video.rights_until and video.rights_until < timezone.localtime(moment).date():
        raise Refused(
            _("Phim “%(title)s” hết hạn được dùng ngày %(day)s; hãy lấy lại bài và thay phim.")
            % {"title": video.title, "day": f"{video.rights_until:%d/%m/%Y}"}
        )

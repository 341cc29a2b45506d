"""Gửi báo chí: a statement or release to lists of those who asked, corrections to whom they reached.

The letter is composed when it goes out, of what is in public then, in the language of the list; an embargo, a
correction or a withdrawal reaches whoever has not been written to yet. Everyone gets it once (`mailing`).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import composing as mailed
from nhipcau.mailing.domain import mailings
from nhipcau.mailing.models import Content, MailingList
from nhipcau.newsroom.domain import policy as newsroom
from nhipcau.newsroom.models import Publication, Story
from nhipcau.outreach.domain import composing as outreach
from nhipcau.outreach.queries import mended
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Sending

COMPOSER = "press.story"


def lists_for(story: Story) -> list[MailingList]:
    """Danh sách gửi được: open ones in a language in which the story is being written."""
    codes = story.editions.values_list("language__code", flat=True)
    return list(MailingList.objects.filter(is_open=True, language__in=list(codes)))


def lay_down(story: Story, lists: Iterable[MailingList], at: datetime) -> list[Sending]:
    """Đặt các đợt gửi for the moment `at`. Raises Refused for a list in another language."""
    wanted, fitting = {each.pk: each for each in lists}, {each.pk for each in lists_for(story)}
    if wanted.keys() - fitting:
        raise Refused(_("Một danh sách không nhận bằng ngôn ngữ nào của bài; hãy bỏ danh sách ấy."))
    return [_lay(Sending.objects.create(story=story, list=each), at) for each in wanted.values()]


def drop(story: Story, reason: str) -> None:
    """Bỏ các đợt gửi chưa bắt đầu, in the caller's transaction: the embargo was called off."""
    waiting = Sending.objects.filter(story=story, dropped_at=None, corrects=None).select_related("mailing")
    for each in waiting:
        if each.mailing is not None and each.mailing.started_at is None:
            mailed.stop(each.mailing, reason)
            each.dropped_at = timezone.now()
            each.save(update_fields=["dropped_at"])


def wrong_in(sending: Sending) -> list[Publication]:
    """Những gì bản gửi này đã mang tới người nhận mà sau đó đã đính chính hoặc gỡ, chưa được báo."""
    found = list(mended(carried_by(sending)).select_related("story", "version", "language").order_by("pk"))
    told = sending.corrections.order_by("-created_at").values_list("created_at", flat=True).first()
    return [each for each in found if told is None or _mended_at(each) > told]


def carried_by(sending: Sending) -> set[int]:
    """Số của những lần đăng mà thư đã mang đi."""
    contents = Content.objects.filter(mailing=sending.mailing_id).values_list("carried", flat=True)
    sign = outreach.CARRIED
    return {int(each[len(sign) :]) for carried in contents for each in carried if each.startswith(sign)}


def send_corrections(*, actor: User, story: Story) -> list[Sending]:
    """Gửi đính chính to everyone whom the error reached; its words are those of the corrected version."""
    access.require(actor, newsroom.PUBLISH, units=[story.unit])
    with transaction.atomic():
        Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
        made = []
        rows = Sending.objects.filter(story=story, corrects=None, dropped_at=None).exclude(mailing=None)
        for each in rows.select_related("list"):
            if not (wrong := wrong_in(each)):
                continue
            signs = {f"{outreach.CARRIED}{one.pk}" for one in wrong}
            contents = Content.objects.filter(mailing=each.mailing_id)
            carriers = [content for content in contents if signs & set(content.carried)]
            correction = Sending.objects.create(story=story, list=each.list, corrects=each)
            made.append(_lay(correction, timezone.now(), carriers))
        if not made:
            raise Refused(_("Không có chỗ sai nào đã gửi đi mà chưa được đính chính."))
        after = {"lists": [each.list_id for each in made]}
        audit.record(actor=actor, verb="press.sending.correct", subject=story, after=after)
    return made


def _lay(sending: Sending, at: datetime, carriers: list[Content] | None = None) -> Sending:
    sending.mailing = mailings.put(
        key=f"{COMPOSER}:{sending.pk}",
        mailing_list=sending.list,
        composer=COMPOSER,
        reference=str(sending.pk),
        start_at=at,
        carriers=carriers,
    )
    sending.save(update_fields=["mailing"])
    return sending


def _mended_at(publication: Publication) -> datetime:
    """Lúc được đính chính hoặc gỡ lần cuối."""
    later = outreach.in_public_history(publication).exclude(correction="").values_list("at", flat=True)
    gone = publication.story.withdrawn_at
    return max([*later, *([gone] if gone else [])])

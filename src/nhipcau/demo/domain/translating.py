"""Dịch tin bài ở cơ quan mẫu: who reads what, who translates until when, what is behind."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from nhipcau.newsroom.domain import (
    approving,
    comments,
    drafting,
    passages,
    publishing,
    translating,
    workbench,
)
from nhipcau.newsroom.domain import stories as told
from nhipcau.newsroom.domain.workbench import Given
from nhipcau.newsroom.models import AudienceLanguage, Edition, Language, Story, TranslationTask
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.units.models import User

# Readers, by the words of the list, and the languages they read; empty for stories that name none.
READ: dict[str, list[str]] = {
    "": ["en"],
    "Doanh nghiệp, nhà đầu tư": ["en", "zh-Hans"],
    "Khách du lịch": ["en", "zh-Hans", "fr", "cjm"],
    "Người Việt Nam ở nước ngoài": ["en"],
    "Đồng bào vùng cao, vùng biên giới": ["rad", "jra", "cjm"],
}
# Stories by the beginning of their title, and who reads them.
FOR = {
    "Cầu Sông Cầu": "Doanh nghiệp, nhà đầu tư",
    "Đầu tư vào khu": "Doanh nghiệp, nhà đầu tư",
    "Lễ hội tháp cổ": "Khách du lịch",
    "Mùa muối": "Khách du lịch",
    "Điểm trường": "Đồng bào vùng cao, vùng biên giới",
}
# Title, language, and in how many days the translation is due.
TASKS = [("Cầu Sông Cầu", "zh-Hans", 5), ("Lễ hội tháp cổ", "cjm", 9), ("Mùa muối", "fr", 2)]

FRENCH = [
    "Dernière récolte de sel de l’année sur les marais côtiers",
    "Plus de 600 familles récoltent le dernier sel avant la saison des pluies, selon des gestes transmis "
    "depuis sept générations.",
    "Dès trois heures du matin, les sauniers sont dans les marais.",
]
CHINESE = [
    "投资Sông Cầu港口经济区",
    "就地风电，可停靠50,000吨级船舶的码头，七个工作日内一站式办理手续。",
    "为什么选择这里",
    "水深14米的码头，距国际航道20海里",
    "园区三分之一的用电来自就地风电",
    "区内职业学校每年培训1,200人",
    "如何开始",
    "向经济区管理委员会提交一页项目介绍。",
    "七个工作日内，投资者将收到关于所询地块的土地、电力、供水和环境的答复。",
    "有吊机、货船和风力发电机的海港",
]


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể việc dịch; what is there already stays as it is."""
    if AudienceLanguage.objects.exists() or not Story.objects.exists():
        return
    tell("bảng dịch tin bài")
    administrator, officer, leader, staff = (
        User.objects.get(username=name) for name in ("quan-tri", "thuong-truc", "lanh-dao", "chuyen-vien-so")
    )
    languages = {each.code: each for each in Language.objects.all()}
    terms = {each.name: each for each in Term.objects.filter(kind=TermKind.AUDIENCE)}
    for name, codes in READ.items():
        if name and name not in terms:
            continue
        ranks = {languages[code]: at for at, code in enumerate(codes, 1)}
        translating.set_priorities(actor=administrator, audience=terms.get(name), ranks=ranks)
    stories = {begins: Story.objects.filter(title__startswith=begins).first() for begins in FOR}
    if not all(stories.values()):
        return
    for begins, name in FOR.items():
        told.correct(actor=staff, story=_one(stories, begins), wanted={"audience": terms.get(name)})
    today = timezone.localdate()
    for begins, code, days in TASKS:
        translating.assign(
            actor=officer,
            story=_one(stories, begins),
            language=languages[code],
            translator=staff,
            due=today + timedelta(days=days),
        )
    # As if it had been handed out three weeks ago.
    TranslationTask.objects.filter(story=_one(stories, "Mùa muối")).update(due=today - timedelta(days=4))
    festival = _one(stories, "Lễ hội tháp cổ")
    waiting = told.open_edition(actor=staff, story=festival, language=languages["cjm"])
    assert waiting.current is not None  # noqa: S101 - an edition is never made without a text
    comments.add(
        actor=leader,
        version=waiting.current,
        text="Đề nghị hỏi Ban Quản lý di tích tên gọi chính thức của lễ hội.",
    )
    _translate(_one(stories, "Mùa muối"), languages["fr"], staff, FRENCH)
    approving.submit(
        actor=staff, edition=_translate(_one(stories, "Đầu tư vào khu"), languages["zh-Hans"], staff, CHINESE)
    )
    _change(_one(stories, "Cầu Sông Cầu"), staff, officer, leader)


def _one(stories: dict[str, Story | None], begins: str) -> Story:
    story = stories[begins]
    assert story is not None  # noqa: S101 - looked at before
    return story


def _translate(story: Story, language: Language, staff: User, said: list[str]) -> Edition:
    """Sentence by sentence, as far as `said` goes."""
    edition = told.open_edition(actor=staff, story=story, language=language)
    given = {
        each.position: Given(text, is_done=True, stroke=each.stroke)
        for each, text in zip(passages.of(edition), said, strict=False)
    }
    workbench.save(actor=staff, edition=edition, given=given)
    return Edition.objects.get(pk=edition.pk)


def _change(story: Story, staff: User, officer: User, leader: User) -> None:
    """One sentence of the Vietnamese story is put right: its translations are behind."""
    edition = Edition.objects.select_related("current", "story__unit").get(
        story=story, language=story.language_id
    )
    assert edition.current is not None  # noqa: S101 - an edition is never made without a text
    words = {name: getattr(edition.current, name) for name in drafting.WORDS}
    words["lead"] = words["lead"].replace("1.240 mét", "1.245 mét")
    words["body"] = words["body"].replace("1.240 mét", "1.245 mét")
    drafting.write(actor=staff, edition=edition, wanted=words, base=drafting.base_of(edition.current))
    approving.submit(actor=staff, edition=edition)
    approving.check(actor=officer, edition=Edition.objects.get(pk=edition.pk))
    approving.approve(actor=leader, edition=Edition.objects.get(pk=edition.pk))
    publishing.publish(
        actor=officer,
        edition=Edition.objects.get(pk=edition.pk),
        correction="Cầu dài 1.245 mét, không phải 1.240 mét.",
    )

"""One story of the sample office in every script, so that each can be looked at; made through the verbs.

Run in a process of its own; NHIPCAU_VAR names the office. Cham and Tai Viet words only show the script.
"""

import django

django.setup()

from nhipcau.newsroom.domain import approving, drafting, languages, publishing  # noqa: E402
from nhipcau.newsroom.domain import stories as told  # noqa: E402
from nhipcau.newsroom.models import Edition, Language, Story  # noqa: E402
from nhipcau.units.models import User  # noqa: E402

SAID = {
    "ar": (
        "افتتاح جسر سونغ كاو الذي يربط الضفتين في أربع دقائق",
        "فُتح الجسر المعلّق البالغ طوله 1.240 مترًا أمام السيارات هذا الصباح.",
        "عبرت أولى السيارات الجسر هذا الصباح.\n\n## الأرقام الرئيسية\n\n- الطول 1.240 مترًا\n- أربعة مسارات",
    ),
    "km": (
        "ស្ពានសុងកូវបើកឱ្យធ្វើចរាចរណ៍",
        "ស្ពានខ្សែកាបប្រវែង ១.២៤០ ម៉ែត្រ បានបើកឱ្យរថយន្តឆ្លងកាត់តាំងពីព្រឹកនេះ។",
        "ព្រឹកនេះ រថយន្តដំបូងបានឆ្លងកាត់ស្ពាន។\n\n## តួលេខសំខាន់ៗ\n\n- ប្រវែង ១.២៤០ ម៉ែត្រ",
    ),
    "zh-Hans": (
        "送桥大桥通车，四分钟连接两岸",
        "全长1240米的斜拉桥今晨起通车，取代25分钟的轮渡。",
        "今晨，首批车辆驶过大桥。\n\n## 主要数字\n\n- 全长1240米，四车道",
    ),
    "ru": (
        "Мост Шонгкау открыт: берега соединены за четыре минуты",
        "Вантовый мост длиной 1240 метров открыт для движения с сегодняшнего утра.",
        "Сегодня утром по мосту проехали первые машины.\n\n## Главные цифры\n\n- Длина 1240 метров",
    ),
    "fr": (
        "Le pont de Song Cau est ouvert",
        "Le pont à haubans de 1 240 mètres est ouvert à la circulation depuis ce matin.",
        "Ce matin, les premières voitures ont franchi le pont.",
    ),
    "cjm": ("ꨆꨓꨯꨮ ꨌꩌ ꨂꩀ ꨝꨯꩆ", "ꨀꨕꨳꨫ ꨚꨣꨰ ꨌꩌ 2026.", "ꨆꨓꨯꨮ ꨌꩌ.\n\n## ꨌꩌ\n\n- ꨂꩀ"),
    "blt": ("ꪼꪕ ꪎꪳ ꪀꪱꪙ ꪹꪣꪉ", "ꪵꪔꪉ ꪵꪠ ꪼꪕ 2026.", "ꪼꪕ ꪎꪳ ꪀꪱꪙ.\n\n## ꪼꪕ\n\n- ꪎꪳ"),
}
WITHOUT_STORIES = ("es", "pt", "rad")


def tell() -> None:
    """The newest story of the office, in each language."""
    staff, officer, leader, administrator = (
        User.objects.get(username=name) for name in ("chuyen-vien-so", "thuong-truc", "lanh-dao", "quan-tri")
    )
    story = Story.objects.filter(withdrawn_at=None, publications__isnull=False).latest(
        "publications__first_at"
    )
    source = story.editions.get(language=story.language).current
    for code in (*SAID, *WITHOUT_STORIES):
        shown = Language.objects.get(code=code)
        languages.correct(actor=administrator, language=shown, wanted={"is_public": True})
        if code not in SAID or story.editions.filter(language=shown).exists():
            continue
        made = told.open_edition(actor=staff, story=story, language=shown)
        edition = Edition.objects.select_related("current", "story__unit").get(pk=made.pk)
        title, lead, body = SAID[code]
        words = {"title": title, "lead": lead, "body": body, "picture": source.picture, "picture_alt": title}
        drafting.write(actor=staff, edition=edition, wanted=words, base=drafting.base_of(edition.current))
        approving.submit(actor=staff, edition=edition)
        approving.check(actor=officer, edition=edition)
        approving.approve(actor=leader, edition=edition)
        publishing.publish(actor=officer, edition=edition)


if __name__ == "__main__":
    tell()

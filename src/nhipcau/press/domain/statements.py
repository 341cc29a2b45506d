"""Phát ngôn: begun on a matter, blank or from prepared words, and issued in one step.

A statement is a story: its words, languages and approvals are the newsroom's. Its second approval is given by
a spokesperson alone (`gates`), and it first comes before the public here, all of it at one instant.
"""

import contextlib
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.domain import approving, drafting, publishing, stories
from nhipcau.newsroom.domain import policy as newsroom
from nhipcau.newsroom.enums import EditionState, LegalKind, Step, StoryKind
from nhipcau.newsroom.models import Edition, EditionVersion, Language
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import CadenceKind, MatterState
from ..models import HoldingStatement, HoldingText, Matter, Statement
from . import blanks, cadence, matters, policy, prepared, sending, speaking


def begin(
    *,
    actor: User,
    unit: Unit,
    title: str,
    language: Language,
    matter: Matter | None = None,
    sources: str = "",
) -> Statement:
    """Lập phát ngôn để viết từ đầu; of a matter it is its unit's, and the matter's ground its first source.

    Raises Refused for a closed matter.
    """
    access.require(actor, policy.MATTERS, units=[matter.unit if matter else unit])
    with transaction.atomic():
        first = title, language
        return _begun(actor, matter.unit if matter else unit, first, matter, sources=sources)


def begin_from(
    *,
    actor: User,
    matter: Matter,
    holding: HoldingStatement,
    values: Mapping[str, Mapping[str, str]],
) -> Statement:
    """Lập phát ngôn từ nội dung chuẩn bị sẵn and hand it in, in every language whose words count now.

    `values` holds what goes into the blanks, by language code and name. Raises Refused where none counts, or
    for a blank left empty.
    """
    access.require(actor, policy.MATTERS, units=[matter.unit])
    texts = usable(holding)
    if not texts:
        raise Refused(_("Nội dung này không còn lời nào được duyệt và còn hạn; hãy viết phát ngôn từ đầu."))
    words = {each: _filled(each, values.get(each.language.code, {})) for each in texts}
    with transaction.atomic():
        first = texts[0]
        made = _begun(actor, matter.unit, (words[first]["title"], first.language), matter, holding)
        for each in texts:
            edition = stories.open_edition(actor=actor, story=made.story, language=each.language)
            _put(actor, edition, words[each])
        for edition in made.story.editions.select_related("story__unit", "language"):
            _submit(actor, edition)
    return made


def issue(*, actor: User, statement: Statement, lists: Iterable[MailingList] = ()) -> Statement:
    """Công bố trong một bước: every approved edition at one instant, the term met, the letters laid down.

    By whoever speaks, or the standing office. Done twice it is done once. Raises PermissionDenied; Refused
    while the statement's own language misses an approval.
    """
    access.require(actor, policy.SPEAK, units=[statement.story.unit])
    with transaction.atomic():
        held = lock(statement)
        if held.issued_at is not None:
            return held
        story = held.story
        if not access.allowed(actor, newsroom.PUBLISH, units=[story.unit]):
            speaking.require(actor, unit=story.unit, matter=held.matter)
        ready = list(
            Edition.objects.filter(story=story, state=EditionState.APPROVED).select_related("story__unit")
        )
        if not any(each.language_id == story.language_id for each in ready):
            raise Refused(_("Bản bằng ngôn ngữ gốc chưa được hai người duyệt nên chưa công bố được."))
        source = next(each for each in ready if each.language_id == story.language_id)
        voice = _voice_of(source, held)
        made = publishing.together(actor, ready)
        held.issued_at, held.spokesperson, held.turn = made[0].at, voice.spokesperson, voice.turn
        held.is_first = held.matter is not None and matters.state_first(actor, held.matter, made[0].at)
        held.save(update_fields=["issued_at", "spokesperson", "turn", "is_first"])
        sent = sending.lay_down(story, lists, made[0].at)
        cadence.done(
            actor=actor,
            unit=story.unit,
            kind=CadenceKind.INFORMATION,
            at=made[0].at,
            words=story.title,
            path=held.get_absolute_url(),
            key=f"press.story:{story.pk}",
        )
        after = {
            "matter": held.matter_id,
            "is_first": held.is_first,
            "spokesperson": voice.spokesperson.pk,
            "turn": held.turn_id,
            "languages": sorted(each.language.code for each in made),
            "lists": [each.list_id for each in sent],
        }
        audit.record(actor=actor, verb="press.statement.issue", subject=held, after=after)
    return held


def usable(holding: HoldingStatement) -> list[HoldingText]:
    """Những lời tính là lần duyệt một lúc này, Vietnamese first as languages stand."""
    return [each for each in prepared.latest_texts(holding) if not prepared.why_not(each)]


def lock(statement: Statement) -> Statement:
    """Giữ phát ngôn, locked, in the caller's transaction."""
    rows = Statement.objects.select_for_update(of=("self",))
    return rows.select_related("story__unit", "story__language", "matter__unit").get(pk=statement.pk)


@in_official_language
def _begun(
    actor: User,
    unit: Unit,
    first: tuple[str, Language],
    matter: Matter | None,
    holding: HoldingStatement | None = None,
    *,
    sources: str = "",
) -> Statement:
    """The story of a statement, with the ground of its facts already told."""
    if matter is not None and matters.lock(matter).state == MatterState.CLOSED:
        raise Refused(_("Vụ việc đã khép lại nên không phát ngôn thêm được; hãy ghi vụ việc mới."))
    grounds = [each for each in (matter.ground if matter else "", sources) if each]
    if holding is not None:
        grounds.append(
            _("Nội dung chuẩn bị sẵn số %(number)d: %(title)s") % {"number": holding.pk, "title": holding}
        )
    wanted = {
        "kind": StoryKind.STATEMENT,
        "legal_kind": LegalKind.OFFICIAL,
        "sources": "\n".join(grounds),
    }
    title, language = first
    story = stories.begin(actor, unit, language, title, wanted)
    made = Statement.objects.create(story=story, matter=matter, holding=holding)
    after = {"matter": matter.pk if matter else None, "holding": holding.pk if holding else None}
    audit.record(actor=actor, verb="press.statement.begin", subject=made, after=after)
    return made


def _filled(text: HoldingText, values: Mapping[str, str]) -> dict[str, str]:
    """Lời với các chỗ trống đã điền. Raises Refused for one left empty, too long or with a blank in it."""
    parts = {name: getattr(text, name) for name in prepared.WORDS}
    given = {name: " ".join(said.split()) for name, said in values.items()}
    for name in blanks.names_in(*parts.values()):
        said = given.get(name, "")
        if not 1 <= len(said) <= blanks.LONGEST or "{{" in said:
            raise Refused(
                _("Chỗ trống “%(name)s” (%(language)s) cần 1 đến %(most)d ký tự.")
                % {"name": name, "language": text.language, "most": blanks.LONGEST}
            )
    return {name: blanks.fill(said, given) for name, said in parts.items()}


def _submit(actor: User, edition: Edition) -> None:
    """A translation that still misses something waits as a draft: the first words must not wait for it."""
    if edition.language_id == edition.story.language_id:
        approving.submit(actor=actor, edition=edition)
        return
    with contextlib.suppress(Refused), transaction.atomic():
        approving.submit(actor=actor, edition=edition)


def _put(actor: User, edition: Edition, words: Mapping[str, str]) -> EditionVersion:
    held = Edition.objects.select_related("story__unit", "language", "current").get(pk=edition.pk)
    assert held.current is not None  # noqa: S101 - an edition is never made without a text
    plain = {name: getattr(held.current, name) for name in drafting.WORDS} | dict(words)
    return drafting.write(actor=actor, edition=held, wanted=plain, base=drafting.base_of(held.current))


def _voice_of(source: Edition, statement: Statement) -> speaking.Voice:
    """In whose voice it was approved: as that person stood at the moment of their approval."""
    assert source.current is not None  # noqa: S101 - an approved edition has a text
    second = source.current.approvals.select_related("person").get(step=Step.SECOND)
    found = second.person and speaking.voice(
        second.person, unit=statement.story.unit, matter=statement.matter, at=second.at
    )
    if not found:
        raise Refused(_("Không còn xác định được người phát ngôn đã duyệt; hãy lấy lại và duyệt lại."))
    return found

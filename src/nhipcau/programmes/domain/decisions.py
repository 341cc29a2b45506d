"""Quyết định khen thưởng: composed from the round, with the recognised in its first article and its annex."""

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.core.domain.casing import inside
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import letterheads
from nhipcau.issuing.domain.owners import Owner
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Row,
    Run,
    Table,
)

from ..models import Nomination, Round
from . import panel, rounds


def owner() -> Owner:
    """Cách soạn, trang, điều kiện trình, and what its issue sets going."""
    return Owner(compose=compose, url=_url, issued=rounds.decided, require_ready=_require_ready)


def compose(paper: Paper) -> OfficialDocument:
    """Văn bản hoàn chỉnh."""
    round = _round_of(paper)
    chosen = list(round.nominations.exclude(award="").select_related("unit"))
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name="Quyết định"),
        blocks=(*_grounds(round), *_articles(chosen)),
        signature=letterheads.signature_of(paper),
        recipients=letterheads.recipients_of(paper),
        filed=letterheads.filed_of(paper),
        annexes=(Annex(_("Danh sách được ghi nhận"), (_list(round, chosen),), landscape=True),),
    )


def _grounds(round: Round) -> list[Block]:
    every = [line.strip().rstrip(";.") for line in round.grounds.splitlines() if line.strip()]
    every.append(_("kết quả xét của hội đồng %(round)s") % {"round": inside(round.name)})
    ends = [";"] * (len(every) - 1) + ["."]
    return [
        Paragraph((Run(_("Căn cứ %(ground)s") % {"ground": ground} + end, italic=True),))
        for ground, end in zip(every, ends, strict=True)
    ]


def _articles(chosen: list[Nomination]) -> list[Block]:
    first = _(
        "Ghi nhận, khen thưởng %(n)d tập thể, cá nhân có mô hình hay, thành tích trong công tác "
        "thông tin đối ngoại (danh sách kèm theo)."
    )
    texts = [
        first % {"n": len(chosen)},
        _("Hình thức khen thưởng và mức thưởng kèm theo thực hiện theo quy định hiện hành."),
        _(
            "Quyết định này có hiệu lực kể từ ngày ký. Các tập thể, cá nhân có tên tại Điều 1 và các đơn vị "
            "liên quan chịu trách nhiệm thi hành Quyết định này."
        ),
    ]
    blocks: list[Block] = [Heading(_("QUYẾT ĐỊNH:"), numbered=False)]
    for place, text in enumerate(texts, 1):
        blocks.append(Paragraph((Run(_("Điều %(n)d.") % {"n": place} + " ", bold=True), Run(text))))
    return blocks


def _list(round: Round, chosen: list[Nomination]) -> Table:
    found = panel.results(chosen, round.criteria.all())
    columns = (
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Tập thể, cá nhân (theo chức danh)"), 6),
        Column(_("Đơn vị"), 5),
        Column(_("Mô hình, thành tích"), 8),
        Column(_("Hình thức"), 4),
        Column(_("Điểm"), 2, Align.RIGHT),
    )
    rows = []
    for place, each in enumerate(chosen, 1):
        result = found.get(each.pk)
        mean = f"{result.mean:.2f}".replace(".", ",") if result and result.mean is not None else ""
        rows.append(Row((str(place), each.nominee, each.unit.name, each.title, each.award, mean)))
    return Table(columns, tuple(rows))


def _require_ready(paper: Paper) -> None:
    round = _round_of(paper)
    if not round.nominations.exclude(award="").exists():
        raise Refused(_("Chưa chọn đề cử nào để khen; hãy chọn hình thức ghi nhận ở bảng điểm."))
    if not round.grounds.strip():
        raise Refused(_("Quyết định cần căn cứ; hãy ghi ở phần sửa đợt xét, mỗi dòng một căn cứ."))


def _url(paper: Paper) -> str:
    return reverse("programmes:round", args=[_round_of(paper).pk]) + "#van-ban"


def _round_of(paper: Paper) -> Round:
    return Round.objects.select_related("office").get(paper=paper)

"""Chỉ tiêu báo cáo: letters sent, posts on official channels, products; never readers or persons."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure

from .. import queries
from ..models import Letter, Posting, Product

LETTERS = gettext_lazy("Bản tin, kênh chính thức")
PRODUCTS = gettext_lazy("Sản phẩm ngoài mạng")


def _letter(letter: Letter) -> str:
    assert letter.mailing is not None and letter.mailing.started_at  # noqa: S101 - only those are counted
    day = timezone.localtime(letter.mailing.started_at)
    return _("%(title)s (%(list)s, %(day)s)") % {
        "title": letter.title,
        "list": letter.list,
        "day": f"{day:%d/%m/%Y}",
    }


def _posting(posting: Posting) -> str:
    return _("%(title)s trên %(channel)s, %(day)s") % {
        "title": posting.publication.version.title,
        "channel": posting.channel,
        "day": f"{posting.posted_on:%d/%m/%Y}",
    }


def _product(product: Product) -> str:
    return _("%(title)s: %(copies)d bản, %(place)s, %(day)s") % {
        "title": product.title,
        "copies": product.copies,
        "place": product.place,
        "day": f"{product.made_on:%d/%m/%Y}",
    }


FIGURES = (
    Figure(
        "outreach.letters",
        LETTERS,
        gettext_lazy("Số bản tin đã gửi"),
        gettext_lazy("Số bản tin bắt đầu gửi trong kỳ, không kể thư đính chính."),
        queries.letters_between,
        _letter,
        lambda letter: letter.get_absolute_url(),
    ),
    Figure(
        "outreach.postings",
        LETTERS,
        gettext_lazy("Bài đăng trên kênh chính thức"),
        gettext_lazy("Bài đăng trên các kênh trong danh sách công khai, có liên kết, theo ngày đăng."),
        queries.postings_between,
        _posting,
        lambda posting: reverse("outreach:pack", args=[posting.publication_id]),
        unit="channel__unit_id",
    ),
    Figure(
        "outreach.products",
        PRODUCTS,
        gettext_lazy("Sản phẩm ngoài mạng"),
        gettext_lazy("Ấn phẩm, phim, chương trình phát thanh, triển lãm, pa-nô… hoàn thành trong kỳ."),
        queries.products_between,
        _product,
        lambda product: product.get_absolute_url(),
    ),
    Figure(
        "outreach.copies",
        PRODUCTS,
        gettext_lazy("Số bản của sản phẩm ngoài mạng"),
        gettext_lazy("Tổng số bản, số cái của các sản phẩm hoàn thành trong kỳ."),
        queries.products_between,
        _product,
        lambda product: product.get_absolute_url(),
        amount="copies",
        counted_in=gettext_lazy("bản"),
    ),
)

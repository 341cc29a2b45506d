"""Sổ sản phẩm ngoài mạng: the list, one, the buttons about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen as core_screen
from nhipcau.newsroom.forms.stories import ReasonForm, writing_units
from nhipcau.newsroom.queries import pictures_visible_to
from nhipcau.newsroom.views.drawing import cut
from nhipcau.plans.domain import money
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy, products
from ..forms.products import ProductForm, ProductListForm, UnitForm
from ..models import Product
from .screen import FormScreen, Screen


def _row(product: Product) -> list[Any]:
    return [
        product.title,
        product.get_kind_display(),
        str(product.unit),
        product.copies,
        ", ".join(map(str, product.languages.all())),
        product.place,
        product.made_on,
        product.until,
        product.cost,
        product.dropped_reason,
    ]


PRODUCTS = Listing(
    "san-pham",
    [
        Column("title", gettext_lazy("Sản phẩm"), 1),
        Column("kind", gettext_lazy("Loại"), 1),
        Column("unit", gettext_lazy("Đơn vị thực hiện"), 2),
        Column("copies", gettext_lazy("Số bản"), 3),
        Column("languages", gettext_lazy("Ngôn ngữ"), 4),
        Column("place", gettext_lazy("Nơi phát hành, nơi đặt"), 5),
        Column("made_on", gettext_lazy("Hoàn thành ngày"), 6),
        Column("until", gettext_lazy("Đến hết ngày")),
        Column("cost", gettext_lazy("Kinh phí (đồng)")),
        Column("dropped", gettext_lazy("Lý do bỏ")),
    ],
    cells=_row,
)


class ProductScreen(Screen):
    """A screen about one product."""

    def product(self, pk: int) -> Product:
        """Sản phẩm được xem; PermissionDenied for others, whether they exist or not."""
        if (found := queries.products_visible_to(self.actor).filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có sản phẩm này, hoặc đó là của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        return found


class ProductList(ProductScreen):
    """Sổ sản phẩm."""

    listing = PRODUCTS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.products_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = ProductListForm(request.GET, units=units)
        form.is_valid()
        found = self.filtered(visible, form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.PRODUCTS)),
        }
        return render(request, "outreach/products.html", context)

    def filtered(self, found: QuerySet[Product], wanted: dict[str, Any]) -> QuerySet[Product]:
        """By the form."""
        for word in fold(wanted.get("q") or "").split():
            found = found.filter(folded__contains=word)
        paths = {
            "kind": "kind",
            "unit": "unit",
            "first": "made_on__gte",
            "last": "made_on__lte",
            "language": "languages",
        }
        for name, path in paths.items():
            if value := wanted.get(name):
                found = found.filter(**{path: value})
        return found


class NewProduct(ProductScreen, FormScreen):
    """Ghi sản phẩm; of which unit is asked first, where there is a choice."""

    form_class = ProductForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which unit."""
        self.reach(policy.PRODUCTS)
        units = writing_units(self.actor)
        if not self.asked(units, "unit") and len(units) != 1:
            words = {"title": _("Ghi sản phẩm ngoài mạng"), "button": _("Tiếp tục"), "by_get": True}
            context = {"form": UnitForm(units=units), **words, "back": reverse("outreach:products")}
            return render(request, self.template, context)
        return super().get(request, **kwargs)

    def asked(self, found: QuerySet[Any], name: str) -> Any:
        """The record of the address, if it is one of those."""
        number = self.request.GET.get(name, "")
        return found.filter(pk=int(number[:12])).first() if number.isdecimal() else None

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.PRODUCTS)
        units = writing_units(self.actor)
        unit = self.asked(units, "unit") or units.first()
        access.require(self.actor, policy.PRODUCTS, units=[unit])
        assert unit is not None  # noqa: S101 - the right was given on it
        self.unit = unit

    def arguments(self) -> dict[str, Any]:
        work = self.asked(Assignment.objects.filter(unit=self.unit), "assignment")
        pictures = pictures_visible_to(self.actor)
        initial = {"assignment": work, "copies": 1}
        # From a paper just made of stories.
        initial |= {
            name: self.request.GET[name][:250] for name in ("kind", "title") if name in self.request.GET
        }
        return {"unit": self.unit, "pictures": pictures, "initial": initial}

    def save(self, form: ProductForm) -> tuple[str, Any]:
        return _("Đã ghi sản phẩm."), products.enter(
            actor=self.actor, unit=self.unit, wanted=form.cleaned_data
        )

    def words(self) -> dict[str, Any]:
        lead = _("Đơn vị thực hiện: %(unit)s") % {"unit": self.unit}
        return {"title": _("Ghi sản phẩm ngoài mạng"), "lead": lead, "back": reverse("outreach:products")}


class EditProduct(ProductScreen, FormScreen):
    """Sửa sản phẩm."""

    form_class = ProductForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.product(kwargs["pk"])
        self.reach(policy.PRODUCTS, self.about.unit)

    def arguments(self) -> dict[str, Any]:
        pictures = pictures_visible_to(self.actor)
        return {"unit": self.about.unit, "pictures": pictures, "product": self.about}

    def save(self, form: ProductForm) -> tuple[str, Any]:
        return _("Đã lưu."), products.correct(actor=self.actor, product=self.about, wanted=form.cleaned_data)

    def words(self) -> dict[str, Any]:
        return {"title": _("Sửa sản phẩm"), "lead": self.about.title, "back": self.about.get_absolute_url()}


class DropProduct(ProductScreen, FormScreen):
    """Bỏ sản phẩm ghi nhầm."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.product(kwargs["pk"])
        self.reach(policy.PRODUCTS, self.about.unit)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        products.drop(actor=self.actor, product=self.about, reason=form.cleaned_data["reason"])
        return _("Đã bỏ; sản phẩm không còn tính vào báo cáo."), self.about

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Bỏ sản phẩm ghi nhầm"),
            "lead": self.about.title,
            "button": _("Bỏ"),
            "danger": True,
            "back": self.about.get_absolute_url(),
        }


class ProductPage(ProductScreen):
    """Một sản phẩm."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        product = self.product(pk)
        proof = product.evidence
        stands = proof is not None and proof.withdrawn_at is None
        writes = self.can(policy.PRODUCTS, product.unit) and not product.dropped_reason
        context = {
            "product": product,
            "cost": money.written(product.cost) if product.cost is not None else "—",
            "pictures": [cut(each, each.alt, "20rem") for each in product.pictures.select_related("file")],
            "writes": writes,
            "proves": writes and product.assignment is not None and not stands,
            "stands": stands,
        }
        return render(request, "outreach/product.html", context)


class ProductEvidence(ProductScreen, core_screen.Act):
    """Lấy làm minh chứng."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.product(kwargs["pk"])
        self.reach(policy.PRODUCTS, self.about.unit)
        return super().post(request, **kwargs)

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        products.as_evidence(actor=self.actor, product=self.about)
        return _("Đã ghi sản phẩm làm minh chứng của việc được giao."), self.about

    def back(self, **kwargs: Any) -> Any:
        """The product."""
        return self.about

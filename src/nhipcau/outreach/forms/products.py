"""Forms of products that are not on the web (biểu mẫu sản phẩm ngoài mạng)."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.newsroom.models import Language, Picture
from nhipcau.plans.domain import money
from nhipcau.plans.enums import OVER
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit

from ..enums import ProductKind
from ..models import Product


class UnitForm(forms.Form):
    """Đơn vị thực hiện, asked first where there is a choice."""

    unit = forms.ModelChoiceField(label=_("Đơn vị thực hiện"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class CostField(forms.CharField):
    """Kinh phí as offices type it: "120.000.000", "120 triệu"; whole đồng."""

    def prepare_value(self, value: Any) -> Any:
        """A number is shown with its points."""
        return money.written(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Read it. Raises ValidationError with an example."""
        found = super().clean(value)
        return money.read(found) if found else None


class WorkField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Việc được giao, cut to what fits a line."""

    def label_from_instance(self, obj: Any) -> str:
        return Truncator(obj.obligation.text).chars(110)


class ProductForm(forms.Form):
    """Sản phẩm ngoài mạng."""

    kind = forms.ChoiceField(label=_("Loại"), choices=ProductKind.choices)
    title = forms.CharField(label=_("Tên sản phẩm"), max_length=250)
    languages = forms.ModelMultipleChoiceField(
        label=_("Ngôn ngữ"), queryset=Language.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    copies = forms.IntegerField(label=_("Số bản, số cái"), min_value=1, max_value=10_000_000, initial=1)
    place = forms.CharField(label=_("Nơi phát hành, nơi đặt"), max_length=250)
    made_on = DayField(label=_("Hoàn thành ngày"))
    until = DayField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_("Với triển lãm, pa-nô, cụm thông tin có thời hạn."),
    )
    cost = CostField(
        label=_("Kinh phí (đồng)"),
        required=False,
        max_length=40,
        help_text=_("ví dụ 120.000.000 hoặc 120 triệu"),
    )
    note = forms.CharField(label=_("Mô tả"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    pictures = forms.ModelMultipleChoiceField(
        label=_("Ảnh"),
        queryset=Picture.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn từ kho ảnh."),
    )
    assignment = WorkField(
        label=_("Phục vụ việc"),
        queryset=Assignment.objects.none(),
        required=False,
        empty_label=_("không phục vụ việc nào được giao"),
    )

    def __init__(
        self,
        *args: Any,
        unit: Unit,
        pictures: QuerySet[Picture],
        product: Product | None = None,
        **kwargs: Any,
    ) -> None:
        chosen: list[int] = []
        if product is not None:
            chosen = list(product.pictures.values_list("pk", flat=True))
            given = {name: getattr(product, name) for name in self.base_fields if name not in MANY}
            given |= {name: list(getattr(product, name).all()) for name in MANY}
            kwargs.setdefault("initial", given)
        super().__init__(*args, **kwargs)
        newest = list(pictures.order_by("-pk").values_list("pk", flat=True)[:40])
        self.fields["pictures"].queryset = Picture.objects.filter(pk__in=[*newest, *chosen])  # type: ignore[attr-defined]
        open_ = ~Q(state__in=OVER) | Q(pk=getattr(product, "assignment_id", None))
        work = Assignment.objects.filter(open_, unit=unit).select_related("obligation")
        self.fields["assignment"].queryset = work  # type: ignore[attr-defined]


MANY = ("languages", "pictures")


class ProductListForm(forms.Form):
    """Tìm và lọc sản phẩm."""

    q = forms.CharField(label=_("Tìm"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("mọi loại")), *ProductKind.choices], required=False
    )
    language = forms.ModelChoiceField(
        label=_("Ngôn ngữ"), queryset=Language.objects.all(), required=False, empty_label=_("mọi ngôn ngữ")
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )
    first = DayField(label=_("Hoàn thành từ ngày"), required=False)
    last = DayField(label=_("đến hết ngày"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

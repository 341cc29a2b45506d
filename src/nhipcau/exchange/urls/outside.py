"""Địa chỉ bên ngoài khung làm việc: below the secret of a link."""

from django.urls import path

from ..views import outside

app_name = "outside"
urlpatterns = [
    path("", outside.ItemsPage.as_view(), name="items"),
    path("bieu-dien.xlsx", outside.SheetFile.as_view(), name="sheet"),
    path("viec/<str:key>/", outside.ItemPage.as_view(), name="item"),
    path("viec/<str:key>/van-ban/", outside.AttachedFile.as_view(), name="attached"),
    path("da-nhan/<str:code>/", outside.ReceiptPage.as_view(), name="receipt"),
]

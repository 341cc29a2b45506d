"""Addresses of the yearly press report (đường dẫn báo cáo năm)."""

from django.urls import path

from .views import files, reports

app_name = "press_year"
urlpatterns = [
    path("bao-cao-nam/", reports.YearList.as_view(), name="reports"),
    path("bao-cao-nam/lap/", reports.OpenYear.as_view(), name="open"),
    path("bao-cao-nam/<int:pk>/", reports.YearPage.as_view(), name="report"),
    path("bao-cao-nam/<int:pk>/viet/", reports.WriteYear.as_view(), name="write"),
    path("bao-cao-nam/<int:pk>/chot/", reports.FreezeYear.as_view(), name="freeze"),
    path("bao-cao-nam/<int:pk>/van-ban/", reports.DraftPaper.as_view(), name="paper"),
    path("bao-cao-nam/<int:pk>/tai/<slug:kind>/", files.YearFile.as_view(), name="file"),
    path("bao-cao-nam/<int:pk>/<slug:key>/", reports.FigurePage.as_view(), name="figure"),
]

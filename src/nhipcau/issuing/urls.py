"""Addresses of papers (đường dẫn văn bản đi)."""

from django.urls import path

from .views import answer, bring_back, difference, downloads, letters, office_forms, paper, papers, rounds

app_name = "issuing"

urlpatterns = [
    path("", papers.PapersView.as_view(), name="papers"),
    path("<int:pk>/", paper.PaperView.as_view(), name="paper"),
    path("<int:pk>/lay-y-kien/", rounds.AskView.as_view(), name="ask"),
    path("<int:pk>/so-va-ngay/", bring_back.BringBackView.as_view(), name="bring_back"),
    path("<int:pk>/khac-nhau/", difference.DifferenceView.as_view(), name="difference"),
    path("<int:pk>/tai/<slug:form>/", downloads.DraftFileView.as_view(), name="draft_file"),
    path("<int:pk>/ban-xuat/<slug:form>/", downloads.ExportFileView.as_view(), name="export_file"),
    path("<int:pk>/ban-da-ky/", downloads.SignedFileView.as_view(), name="signed"),
    path("dot/<int:pk>/", rounds.RoundView.as_view(), name="round"),
    path("dot/<int:pk>/tong-hop/<slug:form>/", rounds.SummaryView.as_view(), name="summary"),
    path("gop-y/<int:pk>/", answer.AnswerView.as_view(), name="answer"),
    path("cong-van/", letters.NewLetterView.as_view(), name="new_letter"),
    path("cong-van/<int:pk>/", letters.LetterView.as_view(), name="letter"),
    path("the-thuc/", office_forms.OfficeFormsView.as_view(), name="forms"),
    path("the-thuc/<int:pk>/", office_forms.OfficeFormView.as_view(), name="form"),
]

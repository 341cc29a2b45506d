"""Addresses of inspections (đường dẫn kiểm tra, giám sát)."""

from django.urls import path

from .views import findings, item, recommendation, recommendations, round_page, rounds, sample, terms, visit

app_name = "inspections"

urlpatterns = [
    path("", rounds.RoundsView.as_view(), name="rounds"),
    path("lap/", terms.NewRoundView.as_view(), name="new_round"),
    path("<int:pk>/", round_page.RoundView.as_view(), name="round"),
    path("<int:pk>/sua/", terms.ChangeRoundView.as_view(), name="change_round"),
    path("<int:pk>/mau/", sample.SampleView.as_view(), name="sample"),
    path("viec/<int:pk>/", item.ItemView.as_view(), name="item"),
    path("viec/<int:pk>/minh-chung/<int:evidence>/", item.EvidenceView.as_view(), name="evidence"),
    path("don-vi/<int:pk>/", visit.VisitView.as_view(), name="visit"),
    path("phat-hien/", findings.FindingsView.as_view(), name="findings"),
    path("kien-nghi/", recommendations.RecommendationsView.as_view(), name="recommendations"),
    path("kien-nghi/<int:pk>/", recommendation.RecommendationView.as_view(), name="recommendation"),
    path("khac-phuc/<int:pk>/", recommendation.RemedyView.as_view(), name="remedy"),
]

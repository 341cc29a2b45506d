"""Addresses of the press desk (đường dẫn phát ngôn)."""

from django.urls import path

from .views import cadence, spokespersons, turns

app_name = "press"
urlpatterns = [
    path("nguoi-phat-ngon/", spokespersons.SpokespersonList.as_view(), name="spokespersons"),
    path("nguoi-phat-ngon/ghi/", spokespersons.NewSpokesperson.as_view(), name="new_spokesperson"),
    path("nguoi-phat-ngon/<int:pk>/", spokespersons.SpokespersonPage.as_view(), name="spokesperson"),
    path("nguoi-phat-ngon/<int:pk>/sua/", spokespersons.EditSpokesperson.as_view(), name="edit_spokesperson"),
    path(
        "nguoi-phat-ngon/<int:pk>/cong-bo/",
        spokespersons.PublishSpokesperson.as_view(),
        name="publish_spokesperson",
    ),
    path("nguoi-phat-ngon/<int:pk>/thoi/", spokespersons.EndSpokesperson.as_view(), name="end_spokesperson"),
    path("truc-phat-ngon/", turns.TurnList.as_view(), name="turns"),
    path("truc-phat-ngon/phan/", turns.NewTurn.as_view(), name="new_turn"),
    path("truc-phat-ngon/<int:pk>/thoi/", turns.StopTurn.as_view(), name="stop_turn"),
    path("nhip-thong-tin/", cadence.CadencePage.as_view(), name="cadence"),
    path("nhip-thong-tin/theo-doi/", cadence.Follow.as_view(), name="follow_cadence"),
    path("nhip-thong-tin/<int:pk>/da-lam/", cadence.RecordDone.as_view(), name="record_cadence"),
    path("nhip-thong-tin/<int:pk>/thoi/", cadence.LeaveCadence.as_view(), name="leave_cadence"),
]

"""Addresses of the press desk (đường dẫn phát ngôn)."""

from django.urls import path

from .views import cadence, rectification, rectification_acts, spokespersons, turns

app_name = "press"
RECTIFICATION = "yeu-cau-cai-chinh"
ONE = f"{RECTIFICATION}/<int:pk>"
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
    path(f"{RECTIFICATION}/", rectification.RequestList.as_view(), name="rectifications"),
    path(f"{RECTIFICATION}/nhan/", rectification.NewRequest.as_view(), name="new_rectification"),
    path(f"{ONE}/", rectification.RequestPage.as_view(), name="rectification"),
    path(f"{ONE}/soan/", rectification.EditRequest.as_view(), name="edit_rectification"),
    path(f"{ONE}/bang-chung/", rectification_acts.AddProof.as_view(), name="add_proof"),
    path(f"{ONE}/bang-chung/<int:proof>/bo/", rectification_acts.RemoveProof.as_view(), name="remove_proof"),
    path(f"{ONE}/khong-nhan/", rectification_acts.Refuse.as_view(), name="refuse_rectification"),
    path(f"{ONE}/khong-can/", rectification_acts.Dismiss.as_view(), name="dismiss_rectification"),
    path(f"{ONE}/trinh/", rectification_acts.Submit.as_view(), name="submit_rectification"),
    path(f"{ONE}/lay-lai/", rectification_acts.TakeBack.as_view(), name="take_back_rectification"),
    path(f"{ONE}/ra-soat/", rectification_acts.Review.as_view(), name="review_rectification"),
    path(f"{ONE}/tra-lai/", rectification_acts.Return.as_view(), name="return_rectification"),
    path(f"{ONE}/ky/", rectification_acts.Sign.as_view(), name="sign_rectification"),
    path(f"{ONE}/cong-van/", rectification_acts.DraftLetter.as_view(), name="draft_rectification_letter"),
    path(f"{ONE}/gui/", rectification_acts.Send.as_view(), name="send_rectification"),
    path(f"{ONE}/tra-loi/", rectification_acts.NoteAnswer.as_view(), name="answer_rectification"),
    path(f"{ONE}/khong-tra-loi/", rectification_acts.NoteSilence.as_view(), name="unanswered_rectification"),
    path(f"{ONE}/ket-qua/", rectification_acts.Settle.as_view(), name="settle_rectification"),
]

"""Addresses of press conferences and programmes (đường dẫn họp báo, tác nghiệp)."""

from django.urls import path

from ..views import acts, conferences, door, people, told

app_name = "conferences"
urlpatterns = [
    path("", conferences.ConferenceList.as_view(), name="conferences"),
    path("lap/", conferences.NewConference.as_view(), name="new_conference"),
    path("don/<str:token>/", door.Scan.as_view(), name="scan"),
    path("<int:pk>/", conferences.ConferencePage.as_view(), name="conference"),
    path("<int:pk>/sua/", conferences.EditConference.as_view(), name="edit_conference"),
    path("<int:pk>/cong-bo/", acts.Announce.as_view(), name="announce"),
    path("<int:pk>/thong-bao/", acts.Notify.as_view(), name="notify"),
    path("<int:pk>/dien-ra/", acts.Hold.as_view(), name="hold"),
    path("<int:pk>/huy/", acts.Cancel.as_view(), name="cancel"),
    path("<int:pk>/loi/<str:code>/", acts.Word.as_view(), name="word"),
    path("<int:pk>/buoc/", acts.AddStep.as_view(), name="add_step"),
    path("<int:pk>/cong-van/", acts.DraftLetter.as_view(), name="draft_letter"),
    path("<int:pk>/moi/", acts.Invite.as_view(), name="invite"),
    path("<int:pk>/nguoi-du/", people.People.as_view(), name="people"),
    path("<int:pk>/nguoi-du/ghi/", people.EnterPerson.as_view(), name="enter_person"),
    path("<int:pk>/nguoi-du/<int:person>/", people.PersonPage.as_view(), name="person"),
    path("<int:pk>/nguoi-du/<int:person>/xem-lai/", people.DecideAppeal.as_view(), name="decide_appeal"),
    path("<int:pk>/the.pdf", people.BadgesPdf.as_view(), name="badges_pdf"),
    path("<int:pk>/danh-sach-don.pdf", people.DoorListPdf.as_view(), name="door_list_pdf"),
    path("<int:pk>/cua/", door.Door.as_view(), name="door"),
    path("<int:pk>/cua/<int:person>/bo/", door.TakeBack.as_view(), name="take_back"),
    path("<int:pk>/tai-lieu/them/", told.AddMaterial.as_view(), name="add_material"),
    path("<int:pk>/tai-lieu/<int:material>/", told.MaterialFile.as_view(), name="material"),
    path("<int:pk>/tai-lieu/<int:material>/bo/", told.RemoveMaterial.as_view(), name="remove_material"),
    path("<int:pk>/cau-hoi/ghi/", told.NoteQuestion.as_view(), name="note_question"),
    path("<int:pk>/cau-hoi/<int:question>/", told.AnswerQuestion.as_view(), name="answer_question"),
    path("<int:pk>/ghi-loi/", told.WriteTranscript.as_view(), name="write_transcript"),
    path(
        "<int:pk>/ghi-loi/<int:transcript>/cong-bo/",
        told.PublishTranscript.as_view(),
        name="publish_transcript",
    ),
]

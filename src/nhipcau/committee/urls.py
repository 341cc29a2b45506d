"""Addresses of the steering committee (đường dẫn Ban Chỉ đạo)."""

from django.urls import path

from .views import acts, committees, compositions, meeting, meetings, recording, tasks

app_name = "committee"

urlpatterns = [
    path("", committees.CommitteesView.as_view(), name="list"),
    path("lap/", committees.NewCommitteeView.as_view(), name="new"),
    path("<int:pk>/", committees.CommitteeView.as_view(), name="committee"),
    path("<int:pk>/sua/", committees.CorrectCommitteeView.as_view(), name="correct"),
    path("<int:pk>/kien-toan/", compositions.ComposeView.as_view(), name="compose"),
    path("<int:pk>/phien-hop/", meetings.MeetingsView.as_view(), name="meetings"),
    path("<int:pk>/phien-hop/lap/", meetings.CallView.as_view(), name="call"),
    path("<int:pk>/nhiem-vu/", tasks.TasksView.as_view(), name="tasks"),
    path("<int:pk>/ke-hoach/", tasks.UnitsView.as_view(), name="units"),
    path("thanh-phan/<int:pk>/", compositions.CompositionView.as_view(), name="composition"),
    path(
        "thanh-phan/<int:pk>/sua/", compositions.CorrectCompositionView.as_view(), name="correct_composition"
    ),
    path("thanh-phan/<int:pk>/them/", compositions.SeatView.as_view(), name="seat"),
    path("thanh-vien/<int:pk>/", compositions.MemberView.as_view(), name="member"),
    path("phien/<int:pk>/", meeting.MeetingView.as_view(), name="meeting"),
    path("phien/<int:pk>/sua/", meetings.ChangeMeetingView.as_view(), name="change_meeting"),
    path("phien/<int:pk>/huy/", acts.CancelMeeting.as_view(), name="cancel_meeting"),
    path("phien/<int:pk>/noi-dung/", acts.AddItem.as_view(), name="add_item"),
    path("phien/<int:pk>/du-hop/", recording.AttendanceView.as_view(), name="attendance"),
    path("phien/<int:pk>/ghi/", recording.RecordView.as_view(), name="record"),
    path("phien/<int:pk>/van-ban/<slug:document>/", acts.DraftPaper.as_view(), name="draft_paper"),
    path("phien/<int:pk>/giay-moi/thay-the/", acts.ReplaceInvitation.as_view(), name="replace_invitation"),
    path("phien/<int:pk>/thong-bao/tep/", acts.TakeIn.as_view(), name="take_in"),
    path("phien/<int:pk>/thong-bao/ban-hanh/", acts.TakeInOwn.as_view(), name="take_in_own"),
    path("phien/<int:pk>/thong-bao/noi/", acts.AttachNotice.as_view(), name="attach_notice"),
    path("phien/<int:pk>/thong-bao/tra-lai/", acts.LookAgain.as_view(), name="look_again"),
    path("noi-dung/<int:pk>/", recording.ItemView.as_view(), name="item"),
    path("tai-lieu/<int:pk>/", recording.AgendaFileView.as_view(), name="agenda_file"),
]

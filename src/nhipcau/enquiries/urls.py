"""Addresses of enquiries for the office (đường dẫn câu hỏi báo chí)."""

from django.urls import path

from .views import acts, answers, enquiries, publishing

app_name = "enquiries"
urlpatterns = [
    path("cau-hoi-bao-chi/", enquiries.EnquiryList.as_view(), name="enquiries"),
    path("cau-hoi-bao-chi/ghi/", enquiries.NewEnquiry.as_view(), name="new_enquiry"),
    path("cau-hoi-bao-chi/bo/", acts.Discard.as_view(), name="discard"),
    path("cau-hoi-bao-chi/<int:pk>/", enquiries.EnquiryPage.as_view(), name="enquiry"),
    path("cau-hoi-bao-chi/<int:pk>/vao-so/", acts.TakeUp.as_view(), name="take_up"),
    path("cau-hoi-bao-chi/<int:pk>/giao/", acts.Triage.as_view(), name="triage"),
    path("cau-hoi-bao-chi/<int:pk>/chuyen/", acts.PassOn.as_view(), name="pass_on"),
    path("cau-hoi-bao-chi/<int:pk>/gop/", acts.Merge.as_view(), name="merge"),
    path("cau-hoi-bao-chi/<int:pk>/ghi-chu/", acts.AddNote.as_view(), name="note"),
    path("cau-hoi-bao-chi/<int:pk>/soan/", answers.Write.as_view(), name="write"),
    path("cau-hoi-bao-chi/<int:pk>/ban/<int:number>/", answers.Compare.as_view(), name="answer"),
    path("cau-hoi-bao-chi/<int:pk>/nguon/", answers.AddSource.as_view(), name="add_source"),
    path("cau-hoi-bao-chi/<int:pk>/khong-can-nguon/", answers.NeedNone.as_view(), name="need_none"),
    path("cau-hoi-bao-chi/nguon/<int:pk>/doi-chieu/", answers.CheckSource.as_view(), name="check_source"),
    path("cau-hoi-bao-chi/nguon/<int:pk>/bo/", answers.DropSource.as_view(), name="drop_source"),
    path("cau-hoi-bao-chi/<int:pk>/trinh/", acts.Submit.as_view(), name="submit"),
    path("cau-hoi-bao-chi/<int:pk>/lay-lai/", acts.TakeBack.as_view(), name="take_back"),
    path("cau-hoi-bao-chi/<int:pk>/duyet-1/", acts.Check.as_view(), name="check"),
    path("cau-hoi-bao-chi/<int:pk>/duyet-2/", acts.Approve.as_view(), name="approve"),
    path("cau-hoi-bao-chi/<int:pk>/tra-lai/", acts.Return.as_view(), name="return"),
    path("cau-hoi-bao-chi/<int:pk>/tra-loi/", acts.Reply.as_view(), name="reply"),
    path("cau-hoi-bao-chi/<int:pk>/tin-nhan/", acts.Message.as_view(), name="message"),
    path("cau-hoi-bao-chi/<int:pk>/mo-lai/", acts.Reopen.as_view(), name="reopen"),
    path("cau-hoi-bao-chi/<int:pk>/cong-bo/", publishing.Publish.as_view(), name="publish"),
    path("cau-hoi-bao-chi/<int:pk>/go/", publishing.Withdraw.as_view(), name="withdraw"),
]

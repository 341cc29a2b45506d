"""Addresses of training (đường dẫn bồi dưỡng, tập huấn)."""

from django.urls import path

from ..views import acts, attending, certificates, courses, papers, people

app_name = "training"
urlpatterns = [
    path("", courses.CourseList.as_view(), name="courses"),
    path("lap/", courses.NewCourse.as_view(), name="new_course"),
    path("mau-nguoi-hoc.xlsx", people.RosterTemplate.as_view(), name="roster_template"),
    path("quet/<str:token>/", attending.Scan.as_view(), name="scan"),
    path("giay/", certificates.Book.as_view(), name="certificates"),
    path("giay/<int:pk>.pdf", papers.CertificatePdf.as_view(), name="certificate_pdf"),
    path("giay/<int:pk>/cap-lai/", certificates.Reissue.as_view(), name="reissue"),
    path("giay/<int:pk>/thu-hoi/", certificates.Revoke.as_view(), name="revoke"),
    path("<int:pk>/", courses.CoursePage.as_view(), name="course"),
    path("<int:pk>/sua/", courses.EditCourse.as_view(), name="edit_course"),
    path("<int:pk>/mo/", acts.Open.as_view(), name="open"),
    path("<int:pk>/huy/", acts.Cancel.as_view(), name="cancel"),
    path("<int:pk>/tong-ket/", acts.Close.as_view(), name="close"),
    path("<int:pk>/mo-lai/", acts.Reopen.as_view(), name="reopen"),
    path("<int:pk>/minh-chung/", acts.Prove.as_view(), name="prove"),
    path("<int:pk>/lien-ket/", acts.RenewLink.as_view(), name="renew_link"),
    path("<int:pk>/lien-ket/dong/", acts.CloseLink.as_view(), name="close_link"),
    path("<int:pk>/buoi/them/", acts.AddSession.as_view(), name="add_session"),
    path("<int:pk>/buoi/<int:session>/", acts.EditSession.as_view(), name="edit_session"),
    path("<int:pk>/buoi/<int:session>/bo/", acts.RemoveSession.as_view(), name="remove_session"),
    path("<int:pk>/buoi/<int:session>/diem-danh/", attending.CheckIn.as_view(), name="check_in"),
    path(
        "<int:pk>/buoi/<int:session>/diem-danh/<int:entry>/bo/",
        attending.TakeBack.as_view(),
        name="take_back",
    ),
    path("<int:pk>/buoi/<int:session>/danh-sach/", attending.Roll.as_view(), name="roll"),
    path("<int:pk>/buoi/<int:session>/ky-ten.pdf", papers.RollPdf.as_view(), name="roll_pdf"),
    path("<int:pk>/nguoi-hoc/", people.People.as_view(), name="people"),
    path("<int:pk>/nguoi-hoc/them/", people.Register.as_view(), name="register"),
    path("<int:pk>/nguoi-hoc/excel/", people.Roster.as_view(), name="roster"),
    path("<int:pk>/nguoi-hoc/<int:person>/", people.EditPerson.as_view(), name="edit_person"),
    path("<int:pk>/nguoi-hoc/<int:person>/rut/", people.Withdraw.as_view(), name="withdraw"),
    path("<int:pk>/nguoi-hoc/<int:person>/xep-cho/", people.GivePlace.as_view(), name="give_place"),
    path("<int:pk>/nguoi-hoc/<int:person>/xoa/", people.Erase.as_view(), name="erase"),
    path("<int:pk>/the.pdf", papers.BadgesPdf.as_view(), name="badges_pdf"),
    path("<int:pk>/ket-qua.pdf", papers.ResultPdf.as_view(), name="result_pdf"),
    path("<int:pk>/giay/cap/", certificates.Issue.as_view(), name="issue"),
    path("<int:pk>/giay.pdf", papers.CertificatesPdf.as_view(), name="certificates_pdf"),
    path("<int:pk>/tai-lieu/them/", acts.AddMaterial.as_view(), name="add_material"),
    path("<int:pk>/tai-lieu/<int:material>/", papers.MaterialFile.as_view(), name="material"),
    path("<int:pk>/tai-lieu/<int:material>/bo/", acts.RemoveMaterial.as_view(), name="remove_material"),
]

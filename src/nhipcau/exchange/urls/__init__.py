"""Địa chỉ của trao đổi dữ liệu."""

from django.urls import path

from ..views import answers, imports, links

app_name = "exchange"
urlpatterns = [
    path("", imports.ListScreen.as_view(), name="imports"),
    path("nhap/<str:kind>/", imports.UploadScreen.as_view(), name="upload"),
    path("nhap/<str:kind>/mau.xlsx", imports.TemplateFile.as_view(), name="template"),
    path("<int:pk>/", imports.ImportScreen.as_view(), name="import"),
    path("<int:pk>/tien-do.json", imports.ImportProgress.as_view(), name="import_progress"),
    path("<int:pk>/trang-tinh/", imports.ChooseSheet.as_view(), name="choose_sheet"),
    path("<int:pk>/chon-don-vi/", imports.ChooseNames.as_view(), name="choose_names"),
    path("<int:pk>/kiem-tra-lai/", imports.CheckAgain.as_view(), name="check_again"),
    path("<int:pk>/nhap/", imports.Enter.as_view(), name="enter"),
    path("<int:pk>/dung/", imports.Cancel.as_view(), name="cancel"),
    path("<int:pk>/bo/", imports.Discard.as_view(), name="discard"),
    path("<int:pk>/loi.xlsx", imports.ErrorBook.as_view(), name="errors"),
    path("<int:pk>/tep-goc/", imports.Original.as_view(), name="original"),
    path("lien-ket/", links.LinkScreen.as_view(), name="links"),
    path("lien-ket/bang/", links.LinkSheet.as_view(), name="link_sheet"),
    path("lien-ket/<int:pk>/cap-lai/", links.Renew.as_view(), name="renew"),
    path("lien-ket/<int:pk>/thu-hoi/", links.Revoke.as_view(), name="revoke"),
    path("bieu-dien/<int:pk>/", links.FillableFile.as_view(), name="fillable"),
    path("bieu-dien/nhan/", links.ReturnedSheet.as_view(), name="returned"),
    path("tra-loi/", answers.InboxScreen.as_view(), name="answers"),
    path("tra-loi/ghi-nhan/", answers.MergeMany.as_view(), name="merge_many"),
    path("tra-loi/<int:pk>/", answers.AnswerScreen.as_view(), name="answer"),
    path("tra-loi/<int:pk>/ghi-nhan/", answers.Merge.as_view(), name="merge"),
    path("tra-loi/<int:pk>/khong-nhan/", answers.Refuse.as_view(), name="refuse"),
    path("tra-loi/<int:pk>/tep/", answers.AnswerFile.as_view(), name="answer_file"),
]

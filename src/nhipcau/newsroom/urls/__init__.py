"""Addresses of the newsroom (đường dẫn tin bài)."""

from django.urls import path

from ..views import acts, board, comments, files, languages, pictures, stories, videos, workbench, writing

app_name = "newsroom"
urlpatterns = [
    path("", stories.StoryList.as_view(), name="stories"),
    path("lap/", stories.NewStory.as_view(), name="new_story"),
    path("anh/", pictures.PictureList.as_view(), name="pictures"),
    path("anh/them/", pictures.NewPicture.as_view(), name="new_picture"),
    path("anh/<int:pk>/", pictures.EditPicture.as_view(), name="edit_picture"),
    path("phim/", videos.VideoList.as_view(), name="videos"),
    path("phim/them/", videos.NewVideo.as_view(), name="new_video"),
    path("phim/<int:pk>/", videos.EditVideo.as_view(), name="edit_video"),
    path("ngon-ngu/", languages.LanguageList.as_view(), name="languages"),
    path("ngon-ngu/them/", languages.NewLanguage.as_view(), name="new_language"),
    path("ngon-ngu/<int:pk>/", languages.EditLanguage.as_view(), name="edit_language"),
    path("bang-dich/", board.Board.as_view(), name="board"),
    path("bang-dich/uu-tien/", board.Priorities.as_view(), name="priorities"),
    path("bang-dich/uu-tien/<int:pk>/", board.EditPriority.as_view(), name="edit_priority"),
    path("bang-dich/<int:pk>/<int:language>/", board.CellPage.as_view(), name="cell"),
    path("bang-dich/<int:pk>/<int:language>/thoi-giao/", board.Release.as_view(), name="release"),
    path("ban/<int:pk>/dich/", workbench.Workbench.as_view(), name="workbench"),
    path("ban/<int:pk>/tep/", files.BringFile.as_view(), name="bring_file"),
    path("ban/<int:pk>/tep/mang-ra/", files.TranslationFile.as_view(), name="translation_file"),
    path("ban/<int:pk>/theo-ban-goc/", workbench.FollowSource.as_view(), name="follow_source"),
    path("ban/<int:pk>/van-dung/", board.KeepUp.as_view(), name="keep_up"),
    path("gop-y/<int:pk>/da-xu-ly/", comments.ResolveComment.as_view(), name="resolve_comment"),
    path("<int:pk>/", stories.StoryPage.as_view(), name="story"),
    path("<int:pk>/sua/", stories.EditStory.as_view(), name="edit_story"),
    path("<int:pk>/go/", acts.Withdraw.as_view(), name="withdraw"),
    path("<int:pk>/mo/<int:language>/", acts.OpenEdition.as_view(), name="open_edition"),
    path("ban/<int:pk>/", writing.Write.as_view(), name="write"),
    path("ban/<int:pk>/trinh/", acts.Submit.as_view(), name="submit"),
    path("ban/<int:pk>/lay-lai/", acts.TakeBack.as_view(), name="take_back"),
    path("ban/<int:pk>/duyet-1/", acts.Check.as_view(), name="check"),
    path("ban/<int:pk>/duyet-2/", acts.Approve.as_view(), name="approve"),
    path("ban/<int:pk>/tra-lai/", acts.Return.as_view(), name="return"),
    path("ban/<int:pk>/thuat-ngu/<int:entry>/", acts.OverrideTerm.as_view(), name="override_term"),
    path("ban/<int:pk>/dang/", acts.Publish.as_view(), name="publish"),
    path("ban/<int:pk>/huy-hen/", acts.CancelScheduled.as_view(), name="cancel_scheduled"),
    path("ban/<int:pk>/phien-ban/<int:number>/gop-y/", comments.AddComment.as_view(), name="comment"),
    path("ban/<int:pk>/phien-ban/<int:number>/", writing.Version.as_view(), name="version"),
]

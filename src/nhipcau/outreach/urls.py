"""Addresses of newsletters for the office (đường dẫn bản tin)."""

from django.urls import path

from .views import acts, channels, handouts, letters, lists, products

app_name = "outreach"
urlpatterns = [
    path("ban-tin/", letters.LetterList.as_view(), name="letters"),
    path("ban-tin/lap/", letters.NewLetter.as_view(), name="new_letter"),
    path("ban-tin/danh-sach/", lists.ListOfLists.as_view(), name="lists"),
    path("ban-tin/danh-sach/lap/", lists.NewList.as_view(), name="new_list"),
    path("ban-tin/danh-sach/<int:pk>/", lists.EditList.as_view(), name="edit_list"),
    path("ban-tin/danh-sach/<int:pk>/nguoi-nhan/", lists.Readers.as_view(), name="readers"),
    path("ban-tin/xoa-dia-chi/", lists.EraseAddress.as_view(), name="erase_address"),
    path("ban-tin/<int:pk>/", letters.LetterPage.as_view(), name="letter"),
    path("ban-tin/<int:pk>/sua/", letters.EditLetter.as_view(), name="edit_letter"),
    path("ban-tin/<int:pk>/trinh/", acts.Submit.as_view(), name="submit"),
    path("ban-tin/<int:pk>/lay-lai/", acts.TakeBack.as_view(), name="take_back"),
    path("ban-tin/<int:pk>/duyet-1/", acts.Check.as_view(), name="check"),
    path("ban-tin/<int:pk>/duyet-2/", acts.Approve.as_view(), name="approve"),
    path("ban-tin/<int:pk>/tra-lai/", acts.Return.as_view(), name="return"),
    path("ban-tin/<int:pk>/gui/", acts.Send.as_view(), name="send"),
    path("ban-tin/<int:pk>/huy-lich/", acts.CancelSending.as_view(), name="cancel_sending"),
    path("ban-tin/<int:pk>/dung/", acts.Stop.as_view(), name="stop"),
    path("ban-tin/<int:pk>/dinh-chinh/", acts.ProposeCorrection.as_view(), name="propose_correction"),
    path("kenh-chinh-thuc/", channels.ChannelList.as_view(), name="channels"),
    path("kenh-chinh-thuc/ghi/", channels.NewChannel.as_view(), name="new_channel"),
    path("kenh-chinh-thuc/nen-tang/", channels.PlatformList.as_view(), name="platforms"),
    path("kenh-chinh-thuc/nen-tang/<int:pk>/", channels.EditPlatform.as_view(), name="edit_platform"),
    path("kenh-chinh-thuc/goi/<int:pk>/", channels.PackPage.as_view(), name="pack"),
    path("kenh-chinh-thuc/goi/<int:pk>/<int:channel>/", channels.PackFile.as_view(), name="pack_file"),
    path(
        "kenh-chinh-thuc/goi/<int:pk>/<int:channel>/da-dang/",
        channels.RecordPost.as_view(),
        name="record_post",
    ),
    path("kenh-chinh-thuc/<int:pk>/", channels.ChannelPage.as_view(), name="channel"),
    path("kenh-chinh-thuc/<int:pk>/sua/", channels.EditChannel.as_view(), name="edit_channel"),
    path("kenh-chinh-thuc/<int:pk>/xac-nhan/", channels.ConfirmChannel.as_view(), name="confirm_channel"),
    path("kenh-chinh-thuc/<int:pk>/khong-xac-nhan/", channels.RefuseChannel.as_view(), name="refuse_channel"),
    path("tai-lieu/", handouts.Handouts.as_view(), name="handouts"),
    path("tai-lieu/kich-ban/", handouts.BroadcastScript.as_view(), name="script"),
    path("san-pham/", products.ProductList.as_view(), name="products"),
    path("san-pham/ghi/", products.NewProduct.as_view(), name="new_product"),
    path("san-pham/<int:pk>/", products.ProductPage.as_view(), name="product"),
    path("san-pham/<int:pk>/sua/", products.EditProduct.as_view(), name="edit_product"),
    path("san-pham/<int:pk>/bo/", products.DropProduct.as_view(), name="drop_product"),
    path("san-pham/<int:pk>/minh-chung/", products.ProductEvidence.as_view(), name="product_evidence"),
]

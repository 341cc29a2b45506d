"""Tên cột thường gặp: how offices head the columns of their tables. Data; folded, without marks.

A phrase counts when its words stand together in the head. The longer phrase wins, so that "kết quả dự kiến"
is a product and "kết quả thực hiện" a note; "!" before a phrase keeps a field away from heads that hold it.
"""

from collections.abc import Mapping

from ..enums import ImportKind, TrackerField, UnitField


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


TRACKER: Mapping[str, tuple[str, ...]] = {
    TrackerField.ORDINAL: _phrases("stt, tt, so tt, so thu tu"),
    TrackerField.TASK: _phrases(
        "noi dung nhiem vu, noi dung cong viec, noi dung chi dao, noi dung hoat dong, ten nhiem vu, "
        "nhiem vu duoc giao, nhiem vu giao, noi dung thuc hien, nhiem vu, cong viec, hoat dong, noi dung, "
        "ten cong viec, dau viec, !van ban, !ket qua, !don vi, !co quan, !thoi gian, !tien do"
    ),
    TrackerField.SOURCE: _phrases(
        "van ban giao, van ban chi dao, so van ban, so ky hieu, can cu, van ban, nguon giao, "
        "theo van ban, so hieu van ban, so kh"
    ),
    TrackerField.LEAD: _phrases(
        "don vi chu tri, co quan chu tri, chu tri, don vi thuc hien, co quan thuc hien, don vi duoc giao, "
        "co quan don vi thuc hien, co quan don vi chu tri, don vi chiu trach nhiem, phu trach, "
        "co quan tham muu, don vi dau moi, don vi, co quan, !phoi hop, !ban hanh"
    ),
    TrackerField.SUPPORT: _phrases("don vi phoi hop, co quan phoi hop, phoi hop thuc hien, phoi hop"),
    TrackerField.START: _phrases("ngay bat dau, bat dau, tu ngay, khoi cong"),
    TrackerField.DUE: _phrases(
        "thoi han hoan thanh, thoi gian hoan thanh, thoi han thuc hien, thoi gian thuc hien, thoi han, "
        "han hoan thanh, han xu ly, han chot, ket thuc, den ngay, thoi gian, han, moc thoi gian, "
        "ngay hoan thanh, thoi diem hoan thanh, !bat dau"
    ),
    TrackerField.DELIVERABLE: _phrases(
        "san pham dau ra, san pham du kien, ket qua du kien, san pham hoan thanh, san pham, dau ra, "
        "ket qua can dat, ket qua dau ra, ket qua san pham"
    ),
    TrackerField.PROGRESS: _phrases(
        "tien do thuc hien, tinh hinh thuc hien, ty le hoan thanh, ti le hoan thanh, muc do hoan thanh, "
        "tinh trang, trang thai, tien do, % hoan thanh, hoan thanh"
    ),
    TrackerField.NOTE: _phrases(
        "ket qua thuc hien, kho khan vuong mac, kho khan, ghi chu, ket qua, y kien, danh gia"
    ),
}

UNITS: Mapping[str, tuple[str, ...]] = {
    UnitField.NAME: _phrases(
        "ten don vi, ten co quan, ten chinh thuc, ten co quan don vi, don vi, co quan, ten, "
        "!viet tat, !khac, !cap tren, !loai, !quan ly"
    ),
    UnitField.KIND: _phrases("loai don vi, loai hinh, loai co quan, loai, khoi"),
    UnitField.PARENT: _phrases(
        "don vi cap tren, co quan cap tren, cap tren, truc thuoc, co quan quan ly, don vi quan ly, "
        "co quan chu quan"
    ),
    UnitField.SHORT: _phrases("ten viet tat, viet tat, ky hieu"),
    UnitField.OTHERS: _phrases("ten goi khac, ten khac, cach goi khac, con goi la, ten thuong goi"),
    UnitField.SINCE: _phrases("co tu ngay, tu ngay, ngay thanh lap, thanh lap, hieu luc tu, ngay hieu luc"),
}

OF: Mapping[str, Mapping[str, tuple[str, ...]]] = {ImportKind.TRACKER: TRACKER, ImportKind.UNITS: UNITS}
NEEDED: Mapping[str, tuple[str, ...]] = {
    ImportKind.TRACKER: (TrackerField.TASK, TrackerField.LEAD),
    ImportKind.UNITS: (UnitField.NAME,),
}

# What trackers write for a share of 100 and of 0.
FINISHED = _phrases("hoan thanh, da hoan thanh, xong, da xong, da thuc hien xong, dat")
NOT_BEGUN = _phrases("chua thuc hien, chua trien khai, chua bat dau, chua lam, chua")
UNDER_WAY = _phrases("dang thuc hien, dang trien khai, dang lam, thuc hien")

# In this order the fields are asked for.
ORDER: Mapping[str, tuple[TrackerField | UnitField, ...]] = {
    ImportKind.TRACKER: tuple(TrackerField),
    ImportKind.UNITS: tuple(UnitField),
}

"""The figures that programmes give to reports (số liệu chương trình)."""

from tests.permissions.rows.reports import PROGRAMME

from ..world import World


def screens(world: World) -> dict[str, list[object]]:
    """Tên và tham số của mỗi màn hình."""
    return {"reports:programme": [world.report.pk, PROGRAMME.key]}

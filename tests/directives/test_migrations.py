"""Cơ sở dữ liệu cũ: readings made before citations had rows of their own are brought along, untouched."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nhipcau.core.domain import watched
from nhipcau.directives.enums import Relation
from nhipcau.directives.models import Directive

BEFORE = [("directives", "0006_citations")]
TEXT = "Thực hiện Hướng dẫn số 41-HD/BTGDVTU và Luật Báo chí.1 Sở Ngoại vụ chủ trì."


def old_reading() -> dict[str, Any]:
    """As the library gave it then: mentions without relation or antecedent, no pages, no attachments."""
    return {
        "schema": "vanban/1",
        "source": {"name": "ke-hoach.txt", "media_type": "text/plain", "sha256": "0" * 64},
        "text": TEXT,
        "kind": "document",
        "citations": [
            {"text": "Hướng dẫn số 41-HD/BTGDVTU", "span": [10, 36], "type": "HD", "number": "41-HD/BTGDVTU"},
            {
                "text": "Luật Báo chí",
                "span": [40, 52],
                "type": "LUẬT",
                "number": None,
                "title": "Luật Báo chí",
            },
            {
                "text": "Nghị định số 72/2015/NĐ-CP",
                "span": [0, 26],
                "type": "NĐ",
                "number": "72/2015/NĐ-CP",
                "date": "2015-09-07",
                "in_footnote": 0,
            },
            {"text": "Kết luận này", "span": [60, 70], "type": "KL", "number": None},
        ],
        "footnotes": [{"label": "1", "text": "Nghị định số 72/2015/NĐ-CP", "called_at": 53}],
        "obligations": [],
        "sections": [],
        "findings": [],
    }


@pytest.fixture
def old_office(transactional_db: None):
    """The tables as they stood before; brought up to date again whatever happens."""
    # As `migrate` does by its signals, which the executor alone does not send.
    watched.lay_down()
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    yield executor.loader.project_state(BEFORE).apps.get_model("directives", "Directive")
    up_to_date()
    watched.take_up()


def up_to_date() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_readings_of_before_get_their_citations(old_office: Any) -> None:
    kept = old_office.objects.create(state="review", digest="1", number="86 /KH–UBND", reading=old_reading())
    above = old_office.objects.create(
        state="confirmed", digest="2", number="041-HD/BTGDVTU", reading=old_reading() | {"citations": []}
    )
    gone = old_office.objects.create(state="failed", digest="", failure="Không đọc được.", reading=None)
    up_to_date()
    held = Directive.objects.get(pk=kept.pk)
    assert (held.state, held.number_key, held.reading_key) == ("review", "86/kh-ubnd", "")
    assert held.reading == old_reading()
    rows = list(held.citations.values_list("number", "title", "relation", "position", "footnote"))
    assert rows == [
        ("41-HD/BTGDVTU", "", Relation.MENTIONS, 10, None),
        ("", "Luật Báo chí", Relation.MENTIONS, 40, None),
        ("72/2015/NĐ-CP", "", Relation.MENTIONS, 53, 0),
    ]
    assert Directive.objects.get(pk=gone.pk).citations.count() == 0
    assert Directive.objects.get(pk=above.pk).number_key == held.citations.first().number_key

"""SIGKILLs of workers and senders in the middle of a mailing: each reader exactly once, doubt told."""

import json

import pytest

from . import storm

pytestmark = pytest.mark.resilience


def test_each_reader_gets_one(tmp_path):
    readers = 500
    box, controller = storm.server()
    try:
        environment = storm.environment(tmp_path, controller.port)
        storm.run(environment, "prepare", str(readers))
        hits = storm.storm(environment, box, readers=readers, kills=6, seed=20261128)
        found = json.loads(storm.run(environment, "judge"))
    finally:
        controller.stop()
    assert hits.total() == 6
    assert {who: count for who, count in box.taken.items() if count > 1} == {}
    missing = {f"n{number}@example.org" for number in range(readers)} - set(box.taken)
    # Only where a sender itself died, and then it is told (decision 22).
    assert missing <= {*found["unknown"], *found["presumed"]}
    assert len(missing) <= hits["sender"] + hits["both"]
    assert found["tally"]["all"] == readers
    assert found["tally"]["sent"] + found["tally"]["unknown"] == readers
    assert found["journals"] == []

"""The trail is read by people: every verb that is recorded has words (nhật ký)."""

import re
from pathlib import Path

import nhipcau
from nhipcau.units.domain import trail

RECORDED = re.compile(r'\bverb="([a-z]+\.[a-z._-]+)"')


def test_every_recorded_verb_is_named() -> None:
    sources = Path(nhipcau.__file__).parent.rglob("domain/**/*.py")
    recorded = {verb for source in sources for verb in RECORDED.findall(source.read_text("utf-8"))}
    assert len(recorded) > 30
    assert {verb for verb in recorded if trail.describe(verb) == verb} == set()

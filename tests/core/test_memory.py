"""A worker loads what it uses, and keeps what it loaded out of every collection (bộ nhớ)."""

import json
import subprocess
import sys

ASKED = """
import gc, json, sys
from nhipcau.config.wsgi import application
from nhipcau.units.views import units
unused = {"pillow_heif", "lxml.etree", "openpyxl"} & sys.modules.keys()
import lxml.etree
print(json.dumps([callable(application), gc.get_freeze_count(), len(gc.get_objects()), *unused]))
"""


def test_what_the_door_loads_is_used_and_left_out_of_collections() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    is_door, frozen, others, *unused = json.loads(told.stdout)
    assert not unused
    assert is_door and frozen > 100_000 > 20_000 > others

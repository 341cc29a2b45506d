"""The tables of rights, one module an app (bảng quyền của từng phần).

A module may hold: `DECISIONS` (a line an action, a word a role: "-", "own", "all"), `VERBS` (every domain
verb that takes `actor`), `UNDER_OTHERS` (verbs in which no role decides), `ADDRESSES` (every named address),
`FILTERED` (lists that open to whoever has an "own" grant and show what is theirs), `WHOLE` (pages that show
every unit at once), `OWN` (addresses for everyone signed in), `PUBLIC` (addresses that ask for no account).
A record that only one app needs is made in its module by a function of the World.
"""

import importlib
import pkgutil
from types import ModuleType
from typing import Any

TABLES: dict[str, ModuleType] = {
    found.name: importlib.import_module(f"{__name__}.{found.name}")
    for found in pkgutil.iter_modules(__path__)
}
APPS = tuple(sorted(TABLES))


def merged(name: str) -> dict[str, Any]:
    """One table of all the apps."""
    return {key: row for table in TABLES.values() for key, row in getattr(table, name, {}).items()}


def joined(name: str) -> set[str]:
    """One list of names of all the apps."""
    return {entry for table in TABLES.values() for entry in getattr(table, name, ())}

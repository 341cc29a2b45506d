"""Screens of one app for the walk in English, one module an app (các màn hình của từng phần).

A module holds `screens(world)`, the name of every address with its arguments on records with plain letters,
and may hold `NOT_SCREENS`: addresses that answer a file or lead on to a screen.
"""

import importlib
import pkgutil

from ..world import World

WALKS = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]


def screens(world: World) -> dict[str, list[object]]:
    """Tên và tham số của mỗi màn hình của mọi phần."""
    return {name: args for walk in WALKS for name, args in walk.screens(world).items()}


def not_screens() -> set[str]:
    """Địa chỉ không phải màn hình."""
    return {name for walk in WALKS for name in getattr(walk, "NOT_SCREENS", ())}

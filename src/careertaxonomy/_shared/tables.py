"""Registration of rules, faults, commands, readers, exporters and reporters, which all work the same way.

A rule, a fault to plant and a command are registered by a decorator; their package collects what its modules define. A
reader, an exporter and a reporter are registered by name, with one entry in the table of their package, which imports
the module that the entry names when it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar

__all__ = ["NamedTable", "gathered", "imported"]

T = TypeVar("T")


def gathered(kind: type[T], *modules: ModuleType) -> tuple[T, ...]:
    """The objects of a type that modules define, in their order."""
    return tuple(thing for module in modules for thing in vars(module).values() if isinstance(thing, kind))


def imported(package: str, entry: str) -> Any:
    """The function or class that an entry of a table names as "module:function" of a package."""
    module, function = entry.split(":")
    return getattr(import_module(f"{package}.{module}"), function)


class NamedTable(Mapping[str, T]):
    """Functions or classes by name, each given as "module:function" of a package. A module is imported when one of its
    functions is asked for: the command line reads the names, and must not wait for the rest."""

    def __init__(self, package: str, **entries: str) -> None:
        self._package = package
        self._entries = entries

    def __getitem__(self, name: str) -> T:
        found: T = imported(self._package, self._entries[name])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

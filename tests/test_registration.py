"""Nothing can be forgotten: a rule, a fault, a command, a reader, an exporter or a reporter that is written and not
entered fails here, by its name."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from inspect import getmodule, isclass, isfunction
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple

import pytest

import careertaxonomy as ct
from careertaxonomy import reporters
from careertaxonomy._shared.tables import NamedTable
from careertaxonomy.checks import faults, rules
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.faults import FAULTS, Fault
from careertaxonomy.checks.rules import RULES
from careertaxonomy.cli import commands
from careertaxonomy.cli.command import Command
from careertaxonomy.cli.commands import COMMANDS
from careertaxonomy.formats import exporters, readers
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.formats.readers import READERS
from careertaxonomy.reporters import (
    CHANGE_REPORTERS,
    IMPORT_REPORTERS,
    MIGRATION_REPORTERS,
    RECONCILIATION_REPORTERS,
    REPORTERS,
    SELF_TEST_REPORTERS,
)

SOURCE = Path(ct.__file__).parent
WRITERS = {name: found.write for name, found in EXPORTERS.items()}
NAMED: dict[str, Mapping[str, object]] = {
    "CHANGE_REPORTERS": CHANGE_REPORTERS,
    "EXPORTERS": WRITERS,
    "IMPORT_REPORTERS": IMPORT_REPORTERS,
    "MIGRATION_REPORTERS": MIGRATION_REPORTERS,
    "READERS": READERS,
    "RECONCILIATION_REPORTERS": RECONCILIATION_REPORTERS,
    "REPORTERS": REPORTERS,
    "SELF_TEST_REPORTERS": SELF_TEST_REPORTERS,
}


class Kind(NamedTuple):
    """One kind of plug: the package of its modules, what is entered, the modules that help, and what to do."""

    package: ModuleType
    entered: Collection[object]
    helpers: frozenset[str]
    to_do: str


def _named(package: ModuleType, *tables: Mapping[str, object], helpers: str = "") -> Kind:
    entered = [entry for table in tables for entry in table.values()]
    return Kind(package, entered, frozenset(helpers.split()), f"give it an entry in {package.__name__}")


def _decorated(package: ModuleType, entered: Collection[object], decorator: str, helpers: str = "") -> Kind:
    to_do = f"put {decorator} above it, and name its module in {package.__name__}"
    return Kind(package, entered, frozenset(helpers.split()), to_do)


KINDS = {
    "rules": _decorated(rules, RULES, "@rule"),
    "faults": _decorated(faults, FAULTS, "@fault", "base bed"),
    "commands": _decorated(commands, COMMANDS, "@command"),
    "readers": _named(readers, READERS, helpers="base"),
    "exporters": _named(exporters, WRITERS, helpers="base"),
    "reporters": _named(
        reporters,
        REPORTERS,
        CHANGE_REPORTERS,
        IMPORT_REPORTERS,
        MIGRATION_REPORTERS,
        RECONCILIATION_REPORTERS,
        SELF_TEST_REPORTERS,
        helpers="look plain summary",
    ),
}


def forgotten(kind: Kind) -> list[str]:
    """What the modules of a package define for others and is not entered, and the modules with nothing that is."""
    found = []
    for info in iter_modules(kind.package.__path__):
        if info.name in kind.helpers:
            continue
        module = import_module(f"{kind.package.__name__}.{info.name}")
        own = {name: thing for name, thing in vars(module).items() if name[0] != "_" and _is_plug(thing, module)}
        names = [name for name, thing in own.items() if thing not in kind.entered]
        if len(names) == len(own):
            found.append(f"nothing of the module {module.__name__} is entered: {kind.to_do}")
        found += [f"{module.__name__}.{name} is not entered: {kind.to_do}" for name in names]
    return found


def _is_plug(thing: object, module: ModuleType) -> bool:
    is_own = (isfunction(thing) or isclass(thing)) and getmodule(thing) == module
    return is_own or isinstance(thing, Rule | Fault | Command)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_entered(kind: str) -> None:
    assert forgotten(KINDS[kind]) == []


def test_every_rule_has_a_fault_to_plant_and_every_fault_a_rule() -> None:
    planted, known = {fault.code for fault in FAULTS}, {rule.code for rule in RULES}
    assert [f"{rule.code} {rule.name} has no fault to plant" for rule in RULES if rule.code not in planted] == []
    assert [f"{fault.name} is of no rule: {fault.code}" for fault in FAULTS if fault.code not in known] == []


@pytest.mark.parametrize("table", NAMED)
def test_every_entry_is_there(table: str) -> None:
    assert len(NAMED[table]) > 0
    assert [name for name, entry in NAMED[table].items() if not callable(entry)] == []


def _unused(path: Path) -> Iterator[str]:
    """The private functions and classes at the top of a module that nothing in it uses."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    yield from (node.name for node in defined if node.name[0] == "_" != node.name[1] and node.name not in used)


def test_no_private_function_is_left_that_nothing_uses() -> None:
    """What was to be a plug, and was given no decorator and no entry, may have a private name."""
    left = {path.relative_to(SOURCE).as_posix(): [*_unused(path)] for path in SOURCE.rglob("*.py")}
    assert {path: names for path, names in left.items() if names} == {}


MADE_UP = {
    "entered": "def write_one(): ...",
    "beside": "def write_two(): ...\ndef write_three(): ...\ndef _help(): ...",
    "nobody": "def write_four(): ...",
    "empty": "",
}


def test_a_plug_that_was_forgotten_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "made_up_plugs"
    folder.mkdir()
    for name, text in {"__init__": "", **MADE_UP}.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    table: NamedTable[object] = NamedTable("made_up_plugs", one="entered:write_one", two="beside:write_two")
    to_do = "give it an entry in made_up_plugs"
    assert forgotten(_named(import_module("made_up_plugs"), table)) == [
        f"made_up_plugs.beside.write_three is not entered: {to_do}",
        f"nothing of the module made_up_plugs.empty is entered: {to_do}",
        f"nothing of the module made_up_plugs.nobody is entered: {to_do}",
        f"made_up_plugs.nobody.write_four is not entered: {to_do}",
    ]
    assert [*_unused(folder / "beside.py")] == ["_help"]

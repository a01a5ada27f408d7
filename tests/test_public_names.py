"""Public names: no module hides one, and what ruff cannot see of `__all__`."""

from __future__ import annotations

import pickle
import pickletools
from importlib import import_module
from pkgutil import walk_packages

import careertaxonomy as ct

MODULES = {
    found.name.removeprefix("careertaxonomy."): import_module(found.name)
    for found in walk_packages(ct.__path__, "careertaxonomy.")
    if not found.name.endswith((".__main__", ".hook-careertaxonomy"))
}


def test_only_rooms_and_families_offer_nothing_by_name() -> None:
    """Rules, the faults planted to test them, and commands are found through the table of their package."""
    silent = {name for name, module in MODULES.items() if not hasattr(module, "__all__")}
    rooms = {"_shared", "checks", "checks.draft", "columns", "formats", "labels", "model", "text", "versions"}
    rooms |= {f"formats.importers{stage}" for stage in ("", ".rows", ".cells", ".records")}
    families = {"checks.rules", "checks.faults", "cli.commands", "testing"}
    assert {name for name in silent - rooms - {"_version"} if name.rpartition(".")[0] not in families} == set()


def test_what_a_package_offers_is_there() -> None:
    """For the other modules, ruff sees to it."""
    for module in MODULES.values():
        if hasattr(module, "__path__"):
            assert [name for name in getattr(module, "__all__", ()) if not hasattr(module, name)] == []


def test_no_module_bears_a_public_name_that_it_would_hide() -> None:
    assert {name.partition(".")[0] for name in MODULES} & {*ct.__all__} == set()


def test_pickles_name_no_module_that_may_move() -> None:
    """What is pickled today is read by a later version, whose modules may lie elsewhere."""
    tax = ct.load()
    retired = ct.Retired(kind="world", id="x", name="X", version="1.0.0")
    values = [
        tax,
        tax.dataset,
        *tax.worlds[:1],
        *tax.clusters[:1],
        *tax.pathways[:1],
        retired,
        ct.available(),
        ct.check("x"),
    ]
    for value in values:
        strings = [str(argument) for _, argument, _ in pickletools.genops(pickle.dumps(value)) if argument is not None]
        assert "careertaxonomy" in strings
        assert [text for text in strings if text.startswith("careertaxonomy.")] == []

"""What each module offers: declared, there, said what it is, and of a name that hides nothing."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

import careertaxonomy as ct

MODULES = [
    import_module(found.name)
    for found in walk_packages(ct.__path__, "careertaxonomy.")
    if not found.name.endswith(".__main__")
]
NAMES = [module.__name__.removeprefix("careertaxonomy.") for module in MODULES]
OFFERING = [module for module in MODULES if hasattr(module, "__all__")]
every_module_that_offers_something = pytest.mark.parametrize(
    "module", OFFERING, ids=[module.__name__ for module in OFFERING]
)


def own(module: ModuleType) -> dict[str, object]:
    """The functions and classes that a module offers and defines."""
    offered = {name: getattr(module, name) for name in module.__all__}
    return {
        name: value
        for name, value in offered.items()
        if (inspect.isfunction(value) or inspect.isclass(value)) and value.__module__ == module.__name__
    }


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_a_module_says_what_it_is(module: ModuleType) -> None:
    assert (module.__doc__ or "").strip()


def test_only_families_offer_nothing_by_name() -> None:
    """Rules, and the faults planted to test them, are found through their registry."""
    silent = {name for name, module in zip(NAMES, MODULES, strict=True) if module not in OFFERING}
    assert {name.partition(".")[0] for name in silent} <= {"rules", "faults", "testing"}


@every_module_that_offers_something
def test_what_a_module_offers_is_there(module: ModuleType) -> None:
    assert len({*module.__all__}) == len(module.__all__)
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


@every_module_that_offers_something
def test_every_function_class_and_method_offered_has_a_docstring(module: ModuleType) -> None:
    members = [
        (f"{name}.{key}", member)
        for name, value in own(module).items()
        if inspect.isclass(value)
        for key, member in vars(value).items()
        if not key.startswith("_") and (inspect.isfunction(member) or isinstance(member, property))
    ]
    assert [name for name, value in (*own(module).items(), *members) if not (value.__doc__ or "").strip()] == []


@every_module_that_offers_something
def test_every_function_offered_is_annotated(module: ModuleType) -> None:
    functions = {name: value for name, value in own(module).items() if inspect.isfunction(value)}
    bare = [
        f"{name}({parameter})"
        for name, value in functions.items()
        for parameter in ("return", *inspect.signature(value).parameters)
        if parameter not in value.__annotations__
    ]
    assert bare == []


def test_no_module_bears_a_public_name_that_it_would_hide() -> None:
    assert {name.partition(".")[0] for name in NAMES} & {*ct.__all__} == set()

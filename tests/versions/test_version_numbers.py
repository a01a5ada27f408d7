from __future__ import annotations

import re

import pytest

from careertaxonomy.versions.version_numbers import is_version, version_key

IN_ORDER = [
    "0.0.0",
    "0.0.2",
    "0.0.10",
    "0.2.0",
    "0.10.0",
    "1.0.0-1",
    "1.0.0-2",
    "1.0.0-10",
    "1.0.0--",
    "1.0.0-Alpha",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.1.0",
    "1.0.0-alpha.beta",
    "1.0.0-local.2",
    "1.0.0-local.10",
    "1.0.0",
    "1.0.1-local.1",
    "1.0.1",
    "9.0.0",
    "10.0.0",
]


def test_versions_are_in_the_order_of_semantic_versioning() -> None:
    assert sorted(dict.fromkeys(reversed(IN_ORDER)), key=version_key) == IN_ORDER


def test_no_two_versions_are_one() -> None:
    assert len({version_key(version) for version in IN_ORDER}) == len(IN_ORDER)


@pytest.mark.parametrize("version", IN_ORDER)
def test_a_version_is_one(version: str) -> None:
    assert is_version(version)


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0+b", "1.0.0\n", "1.0.٣"]
)
def test_anything_else_is_refused(text: str) -> None:
    assert not is_version(text)
    with pytest.raises(ValueError, match=f"^{re.escape(f'not MAJOR.MINOR.PATCH: {text!r}')}$"):
        version_key(text)

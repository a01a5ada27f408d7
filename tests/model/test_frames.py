"""What is refused before a library of data frames is asked. The frames themselves are tested in tests/interop."""

from __future__ import annotations

import sys

import pytest

import careertaxonomy as ct
from careertaxonomy.model.frames import _columns

LIBRARIES = ("polars", "pandas", "pyarrow")


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_that_is_missing_is_named_with_the_command_that_installs_it(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        ct.MissingExtraError, match=rf"^to_frame needs an optional package: python -m pip install {library}$"
    ):
        ct.load().to_frame("cluster", library)


def test_an_unknown_library_or_kind() -> None:
    with pytest.raises(
        ct.ExportError, match=r"^modin is no library of data frames; available: polars, pandas, pyarrow$"
    ):
        ct.load().to_frame("cluster", "modin")
    with pytest.raises(ct.UnknownKindError, match='no kind "clusters"'):
        ct.load().to_frame("clusters", "polars")


def test_the_columns_of_each_kind(tax: ct.Taxonomy) -> None:
    common = ["aliases", "note"]
    assert [*_columns(tax, "world")] == ["id", "name", *common]
    assert [*_columns(tax, "cluster")] == ["id", "name", "all_worlds", "worlds", *common]
    columns = _columns(tax, "pathway")
    assert [*columns] == ["id", "name", "cluster", "cluster_name", "all_worlds", "worlds", *common]
    row = {name: values[23] for name, (_, values) in columns.items()}
    assert row == {
        "id": "accounting",
        "name": "Accounting",
        "cluster": "finance",
        "cluster_name": "Finance",
        "all_worlds": True,
        "worlds": [world.id for world in tax.worlds],
        "aliases": [],
        "note": None,
    }


def test_each_scheme_of_codes_is_a_column_of_text() -> None:
    columns = _columns(ct.load(version="1.1.0"), "cluster")
    assert columns["code_ceds"] == ("text", [f"{number:02}" for number in range(1, 17)])
    assert columns["code_nc-dpi"][1][6] is None

"""The canonical JSON document, as an export."""

from __future__ import annotations

import pytest

from careertaxonomy.datasets.catalogue import Release
from careertaxonomy.datasets.loader import available, load, read_release
from careertaxonomy.formats.exporters import EXPORTERS, export
from careertaxonomy.formats.exporters.json import export_json
from careertaxonomy.model.canonical import canonical_bytes


@pytest.mark.parametrize("release", available(), ids=str)
def test_a_bundled_version_comes_out_as_it_went_in(release: Release) -> None:
    tax = load(release.name, version=release.version)
    data = read_release(release)
    assert export(tax, "json") == {f"{release.name}.json": data}
    assert data == canonical_bytes(tax.dataset)


def test_json_is_what_comes_without_asking() -> None:
    assert next(iter(EXPORTERS)) == "json"
    assert EXPORTERS["json"].write is export_json

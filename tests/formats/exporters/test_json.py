"""The canonical JSON document, as an export."""

from __future__ import annotations

import pytest

from careertaxonomy.datasets.catalogue import Release
from careertaxonomy.datasets.loader import available, load, read_release
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.formats.exporters.json import export_json
from careertaxonomy.model.canonical import canonical_bytes


@pytest.mark.parametrize("release", available(), ids=str)
def test_a_bundled_version_comes_out_as_it_went_in(release: Release) -> None:
    dataset = load(release.name, version=release.version).dataset
    assert export_json(dataset) == read_release(release) == canonical_bytes(dataset)


def test_json_is_what_comes_without_asking() -> None:
    assert next(iter(EXPORTERS)) == "json"
    assert EXPORTERS["json"] is export_json

"""Each bundled version, compared with the one before it: what a release has to stand up to."""

from __future__ import annotations

from itertools import pairwise

import pytest

import careertaxonomy as ct
from careertaxonomy.checks.checker import check_document
from careertaxonomy.datasets.loader import read_release
from careertaxonomy.formats.documents import Document

PAIRS = [(old, new) for old, new in pairwise(ct.available()) if old.name == new.name]


def test_there_are_versions_to_compare() -> None:
    assert ("1.0.0", "1.1.0") in {(old.version, new.version) for old, new in PAIRS}


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=str)
def test_a_version_follows_from_the_one_before_it(old: ct.Release, new: ct.Release) -> None:
    earlier = ct.load(old.name, version=old.version).dataset
    document = Document(str(new), read_release(new), new.digest)
    found = check_document(document, earlier=earlier).diagnostics
    assert [str(diagnostic) for diagnostic in found if diagnostic.severity != "note"] == []


@pytest.mark.parametrize("release", ct.available(), ids=str)
def test_a_bundled_version_has_neither_errors_nor_warnings(release: ct.Release) -> None:
    found = check_document(Document(str(release), read_release(release), release.digest)).diagnostics
    assert [(diagnostic.code, diagnostic.path) for diagnostic in found] == [("CT406", "/worlds/9")]

"""CT701 and CT702: version numbers, and the digests of what was released."""

from __future__ import annotations

import pytest

from careertaxonomy.model.canonical import digest_of
from tests.helpers import check_text, codes, document, expect, only, retired


@pytest.mark.parametrize(
    ("version", "meant"),
    [
        ("1.0", "1.0.0"),
        ("1", "1.0.0"),
        ("v1.2.3", "1.2.3"),
        ("V1.2", "1.2.0"),
        ("01.0.0", "1.0.0"),
        (" 1.0.0", "1.0.0"),
        ("1.0.0\n", "1.0.0"),
        ("1.0.0.0", None),
        ("1.0.0-", None),
        ("1.0.0-local..1", None),
        ("1.0.0+build", None),
        ("1.-1.0", None),
        ("\uff11.0.0", None),
        ("2026-07", None),
        ("latest", None),
        ("", None),
    ],
)
def test_no_version(version: str, meant: str | None) -> None:
    found = only(check_text(document(head={"version": version})))
    assert (found.code, found.severity, found.path) == ("CT701", "error", "/version")
    assert (found.line, found.column) == (4, 14)
    assert found.message == f'the version "{version}" of the document is not MAJOR.MINOR.PATCH'
    assert found.hint == (f'did you mean "{meant}"?' if meant else None)


@pytest.mark.parametrize("version", ["0.0.0", "1.0.0", "10.20.30", "2.0.0-local.1", "1.0.0-a-b.7"])
def test_versions(version: str) -> None:
    expect(document(head={"version": version}), "")


def test_the_version_of_a_retired_record() -> None:
    expect(
        document(retired=[retired("world", "old", version="1.0")]),
        """
        17:62 error CT701 malformed-version at /retired/0/version: "1.0"
          the version "1.0" of retired record "old" is not MAJOR.MINOR.PATCH
          hint: did you mean "1.0.0"?
        """,
    )


def test_retired_in_a_version_to_come() -> None:
    rows = [retired("world", "a", version="1.0.0"), retired("pathway", "b", version="1.0.1")]
    expect(
        document(retired=rows),
        """
        18:60 error CT701 malformed-version at /retired/1/version: "1.0.1"
          retired pathway "b" went out of use in "1.0.1", later than this document's "1.0.0"
        """,
    )
    rows = [retired("world", "a", version="2.0.0-local.1"), retired("world", "b", version="2.0.0")]
    expect(
        document(head={"version": "2.0.0-local.1"}, retired=rows),
        """
        18:58 error CT701 malformed-version at /retired/1/version: "2.0.0"
          retired World "b" went out of use in "2.0.0", later than this document's "2.0.0-local.1"
        """,
    )
    assert codes(check_text(document(head={"version": "2"}, retired=rows))) == ["CT701"]


def test_a_released_file_that_was_changed() -> None:
    text = document()
    released, now = f"sha256:{'0' * 64}", digest_of(text.encode())
    found = only(check_text(text, recorded=released))
    assert (found.code, found.severity, found.path) == ("CT702", "error", "")
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 1, 16, 2)
    assert found.message == f"this file was released with the digest {released}; now it is {now}"
    assert found.hint == "undo the change, or give it a new version in a file of its own"


def test_a_released_file_that_is_as_it_was() -> None:
    text = document()
    expect(text, "", recorded=digest_of(text.encode()))


def test_every_byte_counts() -> None:
    text = document()
    for changed in (text + " ", "\ufeff" + text, text.replace("\n", "\r\n"), text.replace("A", "\\u0041")):
        assert codes(check_text(changed, recorded=digest_of(text.encode()))) == ["CT702"]

"""CT101 to CT103: whether a file can be read, and whether it is a document.

What JSON does not take has a file of its own.
"""

from __future__ import annotations

import pytest

from tests.helpers import check_text, codes, document, expect, only


def test_a_file_in_another_encoding() -> None:
    text = document(head={"title": "Café"})
    expect(
        text.encode("latin-1"),
        """
        5:16 error CT101 unreadable-file at the top: �
          not UTF-8: byte 0xe9 does not belong here
          hint: save it as UTF-8
        """,
    )
    expect(
        text.encode("utf-16"),
        """
        1:1 error CT101 unreadable-file at the top: �
          not UTF-8: byte 0xff does not belong here
          hint: save it as UTF-8; it looks like UTF-16 ("Unicode")
        """,
    )
    expect(
        text.encode("utf-16-be"),
        """
        5:32 error CT101 unreadable-file at the top: �
          not UTF-8: byte 0xe9 does not belong here
          hint: save it as UTF-8
        """,
    )


def test_a_byte_order_mark_may_stand_once() -> None:
    expect(b"\xef\xbb\xbf" + document().encode(), "")
    expect(
        b"\xef\xbb\xbf" + document(head={"title": ""}).encode(),
        """
        5:12 error CT204 blank-name at /title: ""
          the title of the document has nothing to read
        """,
    )
    twice = only(check_text(b"\xef\xbb\xbf\xef\xbb\xbf" + document().encode()))
    assert (twice.code, twice.line, twice.column, twice.message) == ("CT102", 1, 1, "a value is expected here")


def test_half_of_a_surrogate_pair() -> None:
    expect(
        document(head={"title": "x"}).replace('"x"', '"x \\ud83d"'),
        r"""
        5:15 error CT102 syntax-error at the top: \ud83d
          half of a surrogate pair, \ud83d, which is no character
        """,
    )
    expect(
        document(head={"title": "x"}).replace('"x"', '"\\ude00"'),
        r"""
        5:13 error CT102 syntax-error at the top: \ude00
          half of a surrogate pair, \ude00, which is no character
        """,
    )
    expect(
        document(head={"title": "x"}).replace('"x"', '"\\ud83d\\ud83d\\ude00"'),
        r"""
        5:13 error CT102 syntax-error at the top: \ud83d
          half of a surrogate pair, \ud83d, which is no character
        """,
    )
    expect(document(head={"title": "x"}).replace('"x"', '"\\ud83d\\ude00 \\\\ud83d"'), "")


def test_nothing_else_is_said_of_a_file_that_cannot_be_read() -> None:
    assert codes(check_text('{"format": "careertaxonomy/99", "worlds": [], "title": ""')) == ["CT102"]


def test_format() -> None:
    expect(
        document(without=["format"]),
        """
        1:1 error CT103 unknown-format at the top: {...
          not a careertaxonomy document: "format": "careertaxonomy/1" is missing
        """,
    )
    expect(
        document(head={"format": "careertaxonomy/99"}),
        """
        2:13 error CT103 unknown-format at /format: "careertaxonomy/99"
          the format "careertaxonomy/99" is not one that this version reads
          hint: write "careertaxonomy/1"
        """,
    )
    expect(
        document(head={"format": 1}),
        """
        2:13 error CT103 unknown-format at /format: 1
          "format" must be text, not a number
          hint: write "careertaxonomy/1"
        """,
    )
    expect(
        document(head={"format": None}),
        """
        2:13 error CT103 unknown-format at /format: null
          "format" must be text, not null
          hint: write "careertaxonomy/1"
        """,
    )


@pytest.mark.parametrize(
    "text", ["[]", '"careertaxonomy/1"', "3", "null", "true", "{}", '[{"format": "careertaxonomy/1"}]']
)
def test_not_a_document_at_all(text: str) -> None:
    expect(
        text,
        f"""
        1:1 error CT103 unknown-format at the top: {text}
          not a careertaxonomy document: "format": "careertaxonomy/1" is missing
        """,
    )


def test_a_misspelt_key_of_the_format() -> None:
    expect(
        document().replace('"format"', '"formt"'),
        """
        1:1 error CT103 unknown-format at the top: {...
          not a careertaxonomy document: "format": "careertaxonomy/1" is missing
          hint: did you mean "format" by "formt"?
        """,
    )


def test_nothing_else_is_said_of_another_format() -> None:
    assert codes(check_text(document(head={"format": "careertaxonomy/2", "titel": "x"}, worlds=[]))) == ["CT103"]

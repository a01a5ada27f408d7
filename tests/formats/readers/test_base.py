from __future__ import annotations

import pytest

from careertaxonomy.formats.readers import READERS, Lines, ReadingError, endings, reader_for


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 0, (1, 1)),
        ("ab", 1, (1, 2)),
        ("ab", 2, (1, 3)),
        ("ab\n", 2, (1, 3)),
        ("ab\n", 3, (2, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\ncd", 5, (2, 3)),
        ("ab\r\ncd", 2, (1, 3)),
        ("ab\r\ncd", 4, (2, 1)),
        ("\n\n\n", 2, (3, 1)),
        ("\n\n\n", 3, (4, 1)),
        ("\r\n\r\nx", 4, (3, 1)),
        ("a\tb", 2, (1, 3)),
        ("é😀x\ny", 2, (1, 3)),
        ("e\u0301x", 2, (1, 3)),
        # What other tools take for line breaks is none: a lone CR, a form feed, a line separator, NEL.
        ("a\rb\x0cc\u2028d\x85e\n", 8, (1, 9)),
        # But for CR in a text that has no other line break.
        ("a\rb\rc", 1, (1, 2)),
        ("a\rb\rc", 4, (3, 1)),
        ("a\r\rc", 3, (3, 1)),
    ],
)
def test_lines_and_columns_count_from_one_and_in_code_points(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).at(offset) == place


@pytest.mark.parametrize("text", ["", "ab", "ab\n", "ab\r\ncd\r\n", "\n\n", "a\rb\n\r\n\r", "é\n😀\r\n"])
def test_the_place_of_every_offset_agrees_with_walking_through_the_text(text: str) -> None:
    lines, line, column = Lines(text), 1, 1
    for offset in range(len(text) + 1):
        assert lines.at(offset) == (line, column)
        line, column = (line + 1, 1) if text[offset : offset + 1] == "\n" else (line, column + 1)


@pytest.mark.parametrize(
    ("text", "offset", "line"),
    [
        ("", 0, ""),
        ("ab", 2, "ab"),
        ("ab\ncd", 0, "ab"),
        ("ab\ncd", 2, "ab"),
        ("ab\ncd", 3, "cd"),
        ("ab\r\ncd\r\n", 3, "ab"),
        ("ab\r\ncd\r\n", 4, "cd"),
        ("ab\r\ncd\r\n", 8, ""),
        ("\r\n", 0, ""),
        ("\r\n", 1, ""),
        ("a\rb\n", 2, "a\rb"),
        ("ab\n\ncd", 3, ""),
        ("ab\r", 0, "ab"),
        ("ab\rcd\ref", 4, "cd"),
    ],
)
def test_the_line_that_holds_an_offset_is_had_without_its_line_break(text: str, offset: int, line: str) -> None:
    start, end = Lines(text).line(offset)
    assert text[start:end] == line


def test_an_error_of_reading_points_at_one_character_unless_told_otherwise() -> None:
    error = ReadingError("syntax", "a value is expected here", 7)
    assert (str(error), error.kind, error.start, error.end, error.hint) == (
        "a value is expected here",
        "syntax",
        7,
        8,
        None,
    )
    assert ReadingError("syntax", "", 7, 7).end == 7


def test_a_reader_is_found_by_the_ending_of_a_files_name() -> None:
    assert sorted(endings()) == [".json", ".yaml", ".yml"]
    for reader in READERS.values():
        for ending in reader.endings:
            for file in (f"my{ending}", f"MY{ending.upper()}", f"/a.b/my.x{ending}"):
                assert reader_for(file) is reader


@pytest.mark.parametrize("form", READERS)
def test_a_form_goes_before_the_ending_of_a_files_name(form: str) -> None:
    assert {reader_for(file, form) for file in ("<stdin>", *(f"my{ending}" for ending in endings()))} == {READERS[form]}


@pytest.mark.parametrize("file", ["", "<stdin>", "my", "my.txt", "json", "joco-works@1.0.0"])
def test_what_has_none_of_the_known_endings_is_read_as_json(file: str) -> None:
    assert reader_for(file) is READERS["json"]

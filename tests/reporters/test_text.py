"""The report for people: the line of the document, the caret, and what is clipped, counted or written out."""

from __future__ import annotations

import re
import unicodedata
from textwrap import dedent

import pytest

from careertaxonomy.diagnostics import Counts, Diagnostic, Excerpt, Related, Report
from careertaxonomy.reporters.look import Look
from careertaxonomy.reporters.text import report_text
from tests.helpers import check_text, document, only, pathway


def _found(**changes: object) -> Diagnostic:
    values: dict[str, object] = {
        "file": "my.json",
        "line": 14,
        "column": 53,
        "end_line": 14,
        "end_column": 65,
        "code": "CT301",
        "rule": "unknown-world",
        "severity": "error",
        "message": "a message",
    }
    return Diagnostic(**{**values, **changes})  # type: ignore[arg-type]  # any field may be given


def _shown(**changes: object) -> str:
    """The lines of one finding, without the last line of the report."""
    return report_text(Report((_found(**changes),))).rpartition("\n")[0].rpartition("\n")[0]


def _excerpt(line: str, **more: bool) -> Excerpt:
    """A line of a document, with guillemets round the value at fault."""
    head, _, rest = line.partition("\u00ab")
    fault, _, tail = rest.partition("\u00bb")
    return Excerpt(head + fault + tail, len(head), len(head + fault), **more)


def test_a_finding_with_its_line_and_hint() -> None:
    line = '    {"id": "finance", "name": "Finance", "worlds": [«"helth-care"»]},'
    assert _shown(excerpt=_excerpt(line), hint='did you mean "health-care"?') == dedent(
        """\
        my.json:14:53: error CT301 unknown-world: a message
           14 |     {"id": "finance", "name": "Finance", "worlds": ["helth-care"]},
              |                                                     ^^^^^^^^^^^^ did you mean "health-care"?"""
    )


def test_a_finding_without_a_line() -> None:
    assert _shown() == "my.json:14:53: error CT301 unknown-world: a message"
    assert _shown(hint="do this") == "my.json:14:53: error CT301 unknown-world: a message\n      | do this"
    assert _shown(excerpt=_excerpt("  «»")) == "my.json:14:53: error CT301 unknown-world: a message"


def test_a_place_between_two_signs_gets_one_caret() -> None:
    assert _shown(excerpt=_excerpt('{"a": 1«»')).splitlines()[1:] == ['   14 | {"a": 1', "      |        ^"]


@pytest.mark.parametrize(
    ("line", "shown", "carets"),
    [
        ('\t{"a": «"b"»}', ' {"a": "b"}', "       ^^^"),
        ('{"é": «"è"»}', '{"é": "è"}', "      ^^^"),
        ('{"e\u0301": «"b"»}', '{"e\u0301": "b"}', "      ^^^"),
        ('{"中文": «"漢"»}', '{"中文": "漢"}', "         ^^^^"),
        ('{"👩": «"🔬"»}', '{"👩": "🔬"}', "       ^^^^"),
        ('{"☎\ufe0f": «"b"»}', '{"☎\ufe0f": "b"}', "      ^^^"),
        ('{"कि": «"b"»}', '{"कि": "b"}', "       ^^^"),
        ('{"a\u200b": «"b"»}', '{"a<U+200B>": "b"}', "              ^^^"),
        ('{"a": «"b\u00a0"»}', '{"a": "b<U+00A0>"}', "      ^^^^^^^^^^^"),
        ('{"a": «"\u202eb\x7f"»}', '{"a": "<U+202E>b<U+007F>"}', "      ^^^^^^^^^^^^^^^^^^^"),
    ],
)
def test_the_caret_stands_under_the_value(line: str, shown: str, carets: str) -> None:
    assert _shown(excerpt=_excerpt(line)).splitlines()[1:] == [f"   14 | {shown}", f"      | {carets}"]


def test_a_line_that_is_cut_says_so() -> None:
    excerpt = _excerpt('"a", «"b"», "c"', before=True, after=True)
    assert _shown(excerpt=excerpt).splitlines()[1:] == ['   14 | ..."a", "b", "c"...', "      |         ^^^"]


def test_long_lines_are_cut_around_the_value() -> None:
    rows = [pathway("a"), pathway("b", note="x" * 300, cluster="nowhere", aliases=["y" * 1000])]
    lines = report_text(check_text(document(pathways=rows))).splitlines()
    assert len(lines) == 4
    assert max(map(len, lines)) < 200
    assert lines[1].startswith('   15 |     {"id": "b", "name": "B", "cluster": "nowhere", "note": "xxx')
    assert lines[1].endswith("xxx...")
    rows = [pathway("a"), pathway("b", aliases=["y" * 1000], color="red")]
    lines = report_text(check_text(document(pathways=rows))).splitlines()
    assert re.fullmatch(r'   15 \| \.\.\.y{36,40}"\], "color": "red"\}', lines[1])
    assert lines[2].index("^^^^^^^") == lines[1].index('"color"')


def test_a_value_longer_than_a_line() -> None:
    lines = report_text(check_text(document(pathways=[pathway("a"), pathway("b", "z" * 1000)]))).splitlines()
    assert max(map(len, lines)) < 600
    assert lines[1].endswith("zzz...")
    assert lines[2].strip(" |").strip("^") == ""
    assert len(lines[2]) <= len(lines[1]) - len("...")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("name", ["Welding", "Schweißen und 溶接 für Anfänger", "Wel\u200bding " * 12])
def test_frames_fit_the_terminal(width: int, name: str) -> None:
    rows = [pathway("a"), pathway("b", "financee", name, note="of a long row " * 9)]
    found = only(check_text(document(pathways=rows)), "CT302")
    first, source, caret, *hint, _ = report_text(Report((found,)), True, Look(width=width)).splitlines()
    assert first.startswith("my.json:15:")
    assert max(map(_columns, (source, caret))) <= max(width, 32)
    shown = source[caret.index("^") :] if source.isascii() else ""
    assert '"financee"'.startswith(shown[: caret.count("^")])
    assert [caret, *hint][-1].endswith('did you mean "finance"?')
    assert hint == [] or hint == ['      | did you mean "finance"?']


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def test_notes_are_counted_and_not_shown() -> None:
    report = Report((_found(severity="note"), _found(severity="warning")))
    shown = report_text(report, False, Look(notes=False))
    assert "note CT301" not in shown
    assert "warning CT301" in shown
    assert shown.endswith(": no errors, 1 warning, 1 note; passed\n")
    assert "note CT301" in report_text(report)


def test_which_files_were_chosen_is_said() -> None:
    report = Report((), Counts(files=2, chosen="this folder"))
    assert ", 2 files (this folder): no errors, " in report_text(report)


def test_the_middle_of_an_endless_message_is_left_out() -> None:
    first = _shown(message="a" * 300 + "b" * 300 + "c" * 300)
    assert first.endswith(f"unknown-world: {'a' * 200} ... {'c' * 200}")
    assert _shown(message="a" * 400).endswith(f"unknown-world: {'a' * 400}")


def test_other_places() -> None:
    places = tuple(Related("my.json", line, 5, f"place {line}") for line in range(20, 26))
    assert _shown(related=places[:3]).splitlines()[1:] == [
        "      | my.json:20:5: place 20",
        "      | my.json:21:5: place 21",
        "      | my.json:22:5: place 22",
    ]
    assert _shown(related=places).splitlines()[3:] == ["      | my.json:22:5: place 22", "      | and 3 more places"]
    assert _shown(related=places[:4]).splitlines()[-1] == "      | and 1 more place"
    many = _shown(related=places[:1] * 2003)
    assert many.splitlines()[-1] == "      | and 2,000 more places"


def test_line_numbers_of_six_digits() -> None:
    lines = _shown(line=123456, excerpt=_excerpt('{"a": «"b"»}'), related=(Related("my.json", 1, 1, "there"),))
    assert lines.splitlines()[1:] == ['123456 | {"a": "b"}', "       |       ^^^", "       | my.json:1:1: there"]


def test_what_cannot_be_seen_is_written_out() -> None:
    shown = _shown(file="my\n\udcff.json", message='a "\u200b\x1b[31m"', hint="write \u00a0")
    assert shown == (
        'my<U+000A><U+DCFF>.json:14:53: error CT301 unknown-world: a "<U+200B><U+001B>[31m"\n      | write <U+00A0>'
    )


def test_colour() -> None:
    plain = _shown(excerpt=_excerpt('{"a": «"b"»}'), hint="do this", related=(Related("my.json", 1, 1, "there"),))
    excerpt = _excerpt('{"a": «"b"»}')
    found = _found(excerpt=excerpt, hint="do this", related=(Related("my.json", 1, 1, "there"),))
    coloured = report_text(Report((found,)), True, Look(colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).startswith(plain)
    first, second, third, *_, last = coloured.splitlines()
    assert first == "\x1b[1mmy.json:14:53:\x1b[0m \x1b[1;31merror\x1b[0m CT301 unknown-world: a message"
    assert second == '\x1b[2m   14 |\x1b[0m {"a": "b"}'
    assert third == "\x1b[2m      |\x1b[0m       \x1b[1;31m^^^\x1b[0m \x1b[32mdo this\x1b[0m"
    assert last.endswith("; \x1b[1;31mfailed\x1b[0m")
    assert report_text(Report(), False, Look(colour=True)).endswith("; \x1b[32mpassed\x1b[0m\n")


@pytest.mark.parametrize(("severity", "style"), [("error", "1;31"), ("warning", "1;33"), ("note", "1;36")])
def test_the_level_has_a_colour_of_its_own(severity: str, style: str) -> None:
    assert f"\x1b[{style}m{severity}\x1b[0m" in report_text(
        Report((_found(severity=severity),)), False, Look(colour=True)
    )


def test_the_last_line() -> None:
    assert report_text(Report()) == (
        "no Worlds, no clusters, no pathways, no rules, no files: no errors, no warnings, no notes; passed\n"
    )
    counts = Counts(files=1, worlds=1, clusters=1, pathways=1, rules=1)
    findings = tuple(_found(severity=severity) for severity in ("error", "warning", "note"))
    last = report_text(Report(findings, counts), True).splitlines()[-1]
    assert last == "1 World, 1 cluster, 1 pathway, 1 rule, 1 file: 1 error, 1 warning, 1 note; failed"
    counts = Counts(files=2, worlds=10, clusters=600, pathways=100_000, rules=34)
    last = report_text(Report(findings * 2, counts)).splitlines()[-1]
    assert last == "10 Worlds, 600 clusters, 100,000 pathways, 34 rules, 2 files: 2 errors, 2 warnings, 2 notes; passed"


def test_a_line_that_fits_is_shown_whole() -> None:
    rows = [pathway("a"), pathway("b", name="y" * 80, cluster="nowhere")]
    assert report_text(check_text(document(pathways=rows))).splitlines()[1] == (
        f'   15 |     {{"id": "b", "name": "{"y" * 80}", "cluster": "nowhere"}}'
    )

"""Mending a document: the fixes that are applied, those that are left and why, and a text that stays as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from careertaxonomy.checks.checker import Checked, check_document
from careertaxonomy.checks.fixes import Fixed, diff_of, fix_document
from careertaxonomy.formats.documents import Document
from tests.helpers import IN_YAML, cluster, document, pathway, world

UNTIDY = """\
{ "format": "careertaxonomy/1",
\t"name" : "our-careers",   "version": "1.0.0", "title": "Our \\u0063areers \U0001f600",
  "worlds": [ {"name": "Health  Care", "id": "health-care" },
\t\t{"id": "manufacturing", "name":"Manu\u200bfacturing"}
  , {"id": "arts", "nmae": "Arts "} ],

  "clusters": [
    {"id": "finance", "name": "Finance", "worlds": [ "helth-care", "arts" , "arts","arts" ] , "note": "a  b"},
    {"id": "everywhere", "name": "Cafe\u0301s", "worlds": [
        "ALL"
    ]}, {"id": "named", "name": "Teaching/ Training", "worlds": ["arts", "manufacturing", "health-care"]}
  ],
  "pathways": [{"id": "a", "name": "\U0001f600 Acc\\u00a0ounting", "cluster": "finance"},
    {"id": "a", "name": "\U0001f600 Acc\\u00a0ounting", "cluster": "finance"},
    {"cluster": "evrywhere", "name": "Caf\u00c3\u00a9", "id": "b"}, {"id": "c", "name": "C", "cluster": "gone"},
    {"id": "d", "name": "D9 Bank &", "cluster": "named"}],
  "retired": [{"kind": "cluster", "id": "gone", "name": "Gone", "version": "1.0.0", "replaced_by": ["named"]},
    {"kind": "world", "id": "old", "name": "Old ", "version": "1.0.0", "replaced_by": ["artz"]}] }"""
SAFE = {
    '"Health  Care"': '"Health Care"',
    '"Manu\u200bfacturing"': '"Manufacturing"',
    '"arts" , "arts","arts" ]': '"arts" ]',
    '"Cafe\u0301s"': '"Caf\u00e9s"',
    '[\n        "ALL"\n    ]': '"all"',
    '"Teaching/ Training"': '"Teaching/Training"',
    '"\U0001f600 Acc\\u00a0ounting"': '"\U0001f600 Acc ounting"',
}
"""What the safe fixes change in it."""
CHOSEN = {
    '"nmae"': '"name"',
    '"Arts "': '"Arts"',
    '"helth-care"': '"health-care"',
    '["arts", "manufacturing", "health-care"]': '"all"',
    ',\n    {"id": "a", "name": "\U0001f600 Acc ounting", "cluster": "finance"}': "",
    '"evrywhere"': '"everywhere"',
    '"Caf\u00c3\u00a9"': '"Caf\u00e9"',
    '"cluster": "gone"': '"cluster": "named"',
    '["artz"]': '["arts"]',
}
"""What those that choose change besides: a field that is found again is then looked at, too."""
CHOICE = "the fix is a choice, made by --unsafe-fixes"


def replaced(text: str, changes: dict[str, str], line_break: str = "\n") -> str:
    for old, new in changes.items():
        saved = old.replace("\n", line_break)
        assert saved in text
        text = text.replace(saved, new)
    return text


def fixed(text: str, *, unsafe: bool = False, file: str = "my.json", recorded: str | None = None) -> Fixed:
    return fix_document(Document(file, text.encode(), recorded), unsafe=unsafe)


def fixed_text(text: str, *, unsafe: bool = False, file: str = "my.json") -> str:
    return fixed(text, unsafe=unsafe, file=file).after.data.decode()


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("end", ["", "\n"], ids=["", "newline at the end"])
def test_only_the_faults_change(mark: str, line_break: str, end: str) -> None:
    """Order, layout, escapes, line endings and a byte-order mark stay, to the byte."""

    def as_saved(text: str) -> str:
        return mark + (text + end).replace("\n", line_break)

    once = fixed_text(as_saved(UNTIDY))
    assert once == as_saved(replaced(UNTIDY, SAFE))
    assert fixed_text(once) == once
    chosen = replaced(once, CHOSEN, line_break)
    assert fixed_text(as_saved(UNTIDY), unsafe=True) == chosen
    assert fixed_text(once, unsafe=True) == chosen


def test_what_was_applied_and_what_was_left_and_why() -> None:
    once = fixed(UNTIDY)
    assert Counter(found.code for found in once.applied) == {
        "CT601": 2,
        "CT602": 1,
        "CT603": 1,
        "CT303": 1,
        "CT401": 1,
        "CT608": 1,
    }
    assert [(found.code, why) for found, why in once.left] == [
        ("CT105", CHOICE),
        ("CT301", CHOICE),
        ("CT403", CHOICE),
        ("CT202", CHOICE),
        ("CT302", CHOICE),
        ("CT605", CHOICE),
        ("CT308", CHOICE),
        ("CT606", "no fix"),
        ("CT307", CHOICE),
    ]
    assert once.checked == check_document(once.after)
    chosen = fixed(UNTIDY, unsafe=True)
    codes = {found.code for found in chosen.applied}
    assert codes == {found.code for found in once.applied} | {found.code for found, why in once.left if why == CHOICE}
    assert [(found.code, why) for found, why in chosen.left] == [("CT406", "no fix"), ("CT606", "no fix")]


def test_nothing_to_mend() -> None:
    for text in (document(), document(pathways=[pathway("a", "gone-for-good")]), "", "{", "[]"):
        before = Document("my.json", text.encode())
        found = fix_document(before, unsafe=True)
        assert (found.before, found.after, found.applied) == (before, before, ())
        assert found.checked == check_document(before)
        assert diff_of(found) == ""


@pytest.mark.parametrize("data", [b"\xff{", b"\xef\xbb\xbf\xff", b'{"\\ud83d": 1}'])
@pytest.mark.parametrize("file", ["my.json", "my.yaml"])
def test_what_cannot_be_read_is_left_as_it_is(data: bytes, file: str) -> None:
    found = fix_document(Document(file, data), unsafe=True)
    assert (found.after.data, found.applied) == (data, ())
    assert {why for _, why in found.left} == {"no fix"}


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_file_that_was_released_is_not_touched(unsafe: bool) -> None:
    text = document(pathways=[pathway("a", "finanse", "A "), pathway("b", "nowhere")])
    found = fixed(text, unsafe=unsafe, recorded="sha256:" + "0" * 64)
    assert (found.after.data, found.applied) == (text.encode(), ())
    assert [(one.code, why) for one, why in found.left] == [
        ("CT702", "no fix"),
        ("CT601", "the file was released and is not touched"),
        ("CT302", "the file was released and is not touched"),
        ("CT302", "no fix"),
    ]
    assert diff_of(found) == ""


def test_copies_of_a_record_are_mended_with_it_and_are_still_copies() -> None:
    rows = [pathway("a", "finance", "A  b"), pathway("b"), pathway("a", "finance", "A  b"), pathway("a", name="A  b")]
    text = document(pathways=rows)
    once = fixed(text)
    assert once.after.data.decode() == text.replace("A  b", "A b")
    assert [(found.code, why) for found, why in once.left] == [("CT202", CHOICE)]
    assert fixed_text(text, unsafe=True) == document(pathways=[pathway("a", name="A b"), pathway("b")])
    # Records that differ are two things, and the later one is spoken of as a copy alone.
    text = document(pathways=[pathway("a", name="A  b"), pathway("a", name="A  b", note="another")])
    assert fixed_text(text, unsafe=True) == text.replace("A  b", "A b", 1)


def test_a_link_mended_twice_over_is_named_once() -> None:
    """What one fix brings to light, another one mends: no second call is needed."""
    links = ["health-care", "helth-care", "health-cary", "manufacturing"]
    clusters = [cluster("finance", links), cluster("arts", "all")]
    text = document(
        worlds=[world(id) for id in ("health-care", "manufacturing", "mining")],
        clusters=clusters,
        pathways=[pathway("a"), pathway("b", "arts")],
    )
    found = fixed(text, unsafe=True)
    assert [one.code for one in found.applied] == ["CT301", "CT301", "CT303"]
    assert found.after.data.decode() == text.replace(', "helth-care", "health-cary"', "")


def test_of_two_that_may_be_meant_none_is_chosen_also_where_one_is_ill_shaped() -> None:
    text = document(clusters=[cluster("arts-a", nmae="A"), cluster("arts-b")], pathways=[pathway("a", "arts-c")])
    found = fixed(text, unsafe=True)
    assert [(one.code, why) for one, why in found.left if one.code == "CT302"] == [("CT302", "no fix")]
    text = document(clusters=[{"id": "arts-a", "nmae": "A", "worlds": "all"}], pathways=[pathway("a", "arts-c")])
    assert fixed_text(text, unsafe=True) == text.replace("nmae", "name").replace("arts-c", "arts-a")


Saved = Callable[[str], str]


@pytest.mark.parametrize(
    ("as_saved", "end"),
    [(str, "\n"), (lambda text: text.replace("\n", "\r\n"), "\r\n"), (lambda text: f"\ufeff{text}", "\n")],
    ids=["LF", "CRLF", "BOM"],
)
def test_a_diff_shows_the_lines_that_change(as_saved: Saved, end: str) -> None:
    shown = diff_of(fixed(as_saved(document(pathways=[pathway("a", name="A "), pathway("b"), pathway("c")]))))
    assert shown == (
        "--- my.json\n"
        "+++ my.json (fixed)\n"
        "@@ -11,7 +11,7 @@\n"
        f'     {{"id": "finance", "name": "Finance", "worlds": ["health-care", "manufacturing"]}}{end}'
        f"   ],{end}"
        f'   "pathways": [{end}'
        f'-    {{"id": "a", "name": "A ", "cluster": "finance"}},{end}'
        f'+    {{"id": "a", "name": "A", "cluster": "finance"}},{end}'
        f'     {{"id": "b", "name": "B", "cluster": "finance"}},{end}'
        f'     {{"id": "c", "name": "C", "cluster": "finance"}}{end}'
        f"   ]{end}"
    )


def test_behind_the_last_line_break_there_is_no_line() -> None:
    shown = diff_of(fixed(document(pathways=[pathway("a", name="A ")])))
    assert shown.endswith('+    {"id": "a", "name": "A", "cluster": "finance"}\n   ]\n }\n')


def test_a_diff_of_a_text_without_a_line_break_at_its_end() -> None:
    text = document(pathways=[pathway("a", name="A\u00a0B")]).replace("\n", "")
    assert diff_of(fixed(text)) == (
        "--- my.json\n+++ my.json (fixed)\n@@ -1 +1 @@\n"
        f"-{text.replace(chr(160), '<U+00A0>')}\n\\ No newline at end of file\n"
        f"+{text.replace(chr(160), ' ')}\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(
    ("worlds", "mended"),
    [
        (" [health-care, manufacturing, health-care]", " [health-care, manufacturing]"),
        ("\n      - health-care\n      - manufacturing\n      - health-care  # keep!", None),
        (
            "\n      - health-care\n      - manufacturing\n      # keep!\n      - health-care",
            "\n      - health-care\n      - manufacturing\n      # keep!",
        ),
        (
            "\n      # keep!\n      - health-care\n      - manufacturing  # this too\n      - health-care",
            "\n      # keep!\n      - health-care\n      - manufacturing  # this too",
        ),
        ("  # beside the key\n      - all", " all  # beside the key"),
        ("\n      # keep!\n      - all", None),
        ("\n      - all  # keep!", " all  # keep!"),
        ("  # beside the key\n      # keep!\n      - all", None),
        (" [  # keep!\n      all]", None),
        ("\n      - 'all'", " all"),
        ("\n      - |-\n        ALL", " all"),
        ("\n      - |-  # keep!\n        ALL", None),
        (" |-  # keep!\n      ALL", None),
    ],
)
def test_no_safe_fix_takes_a_comment_out(worlds: str, mended: str | None) -> None:
    before = IN_YAML.replace(" [health-care, manufacturing]", worlds)
    result = fixed(before, file="my.yaml")
    if mended is None:
        assert result.applied == ()
        assert {reason for found, reason in result.left if found.fixable} == {CHOICE}
    else:
        assert result.after.data.decode() == IN_YAML.replace(" [health-care, manufacturing]", mended)


def test_yaml_is_mended_where_it_stands() -> None:
    text = """\
# ours
format: careertaxonomy/1
name: our-careers   # ours, too
version: 1.0.0
title: Our careers
worlds: [{id: health-care, name: "Health  Care"}]
clusters:
  - {id: finance, name: 'Finance ', worlds: All Worlds}   # everybody's
pathways:
  - id: accounting
    name: Teaching/ Training
    cluster: finanse   # ?
"""
    mended = replaced(
        text, {"Health  Care": "Health Care", "'Finance '": "'Finance'", "All Worlds": "all", "/ T": "/T"}
    )
    assert fixed_text(text, file="my.yaml") == mended
    assert fixed_text(text, file="my.yaml", unsafe=True) == mended.replace("finanse ", "finance ")
    found = fixed(text, file="my.yaml")
    assert [(one.code, why) for one, why in found.left] == [("CT406", "no fix"), ("CT302", CHOICE)]


def test_fixes_that_each_bring_one_more_end_after_some_rounds() -> None:
    looked: list[Document] = []

    def check(document: Document) -> Checked:
        looked.append(document)
        return check_document(document)

    text = document(pathways=[pathway("a", name="ab" + "/ " * 3_000 + "b")])
    result = fix_document(Document("my.json", text.encode()), unsafe=True, check=check)
    assert len(looked) <= 51
    assert len(result.after.data) < len(text)
    for found, reason in result.left:
        assert (reason == "the fix has become possible only now: run it again") == bool(found.fix and found.fix.safe)

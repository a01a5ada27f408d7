"""`check` and `load_file`, and how a run of a check goes."""

from __future__ import annotations

import codecs
import errno
import gc
import re
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.checks.checker import check_document, check_documents, load_file
from careertaxonomy.checks.rules import RULES
from careertaxonomy.formats.documents import Document
from tests.helpers import Row, check_text, cluster, codes, document, expect, only, pathway, told, world

GOOD = document()
BAD = document(head={"name": "bad"}, pathways=[pathway("a"), pathway("b", "finanse")])


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.json"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_check_gives_a_report(good: Path, bad: Path) -> None:
    report = ct.check(good)
    assert report == ct.Report((), ct.Counts(files=1, worlds=2, clusters=1, pathways=1, rules=len(RULES)))
    assert report.ok
    report = ct.check(str(good), bad)
    assert not report.ok
    assert (report.counts.files, only(report).file, only(report).code) == (2, str(bad), "CT302")


def test_findings_come_in_the_order_of_their_places() -> None:
    text = document(
        worlds=[world("health-care"), world("Manufacturing")],
        clusters=[cluster("finance", ["nowhere", "health-care", "health-care"])],
        pathways=[pathway("a", "x"), pathway("b", "y"), pathway("c", "x")],
        head={"version": "1"},
    )
    places = [(found.line, found.column, found.code) for found in check_text(text).diagnostics]
    assert places == sorted(places)
    assert len(places) > 5


def test_checking_twice_says_the_same() -> None:
    assert check_text(BAD) == check_text(BAD)
    assert hash(check_text(BAD)) == hash(check_text(BAD))


def test_check_of_nothing_is_a_call_gone_wrong() -> None:
    with pytest.raises(TypeError, match="path"):
        ct.check()  # type: ignore[call-arg]  # what the test is about


def test_one_document_at_a_time_is_held() -> None:
    seen: list[str] = []

    def documents() -> object:
        for name in ("a", "b"):
            seen.append(f"read {name}")
            yield Document(name, BAD.encode())
            seen.append(f"done {name}")

    assert len(check_documents(documents()).diagnostics) == 2  # type: ignore[arg-type]  # a generator
    assert seen == ["read a", "done a", "read b", "done b"]


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_collection_is_as_it_was(was_on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    on = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        check_text(BAD)
        assert gc.isenabled() is was_on
        monkeypatch.setattr("careertaxonomy.checks.checker.shape", None)
        with pytest.raises(TypeError, match="'NoneType' object is not callable"):
            check_text(BAD)
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if on else gc.disable)()


def test_load_file(good: Path) -> None:
    tax = ct.load_file(good)
    assert (tax.name, tax.version) == ("our-careers", "1.0.0")
    assert tax == load_file(str(good))
    assert [pathway.id for pathway in tax.pathways_of(tax.world("health-care"))] == ["accounting"]


def test_a_file_that_is_not_there_is_a_file_not_found(tmp_path: Path) -> None:
    path = tmp_path / "nope.json"
    with pytest.raises(FileNotFoundError) as caught:
        ct.load_file(path)
    assert isinstance(caught.value, ct.MissingFileError | ct.InvalidDatasetError)
    assert (caught.value.filename, caught.value.errno) == (str(path), errno.ENOENT)
    assert str(caught.value) == (
        f"{path} has 1 error\n  {path}:1:1: error CT101 unreadable-file: cannot be read: No such file or directory"
    )
    for other in (tmp_path, good_for_nothing(tmp_path)):
        with pytest.raises(ct.InvalidDatasetError) as refused:
            ct.load_file(other)
        assert not isinstance(refused.value, FileNotFoundError)


def good_for_nothing(folder: Path) -> Path:
    (folder / "empty.json").write_bytes(b"")
    return folder / "empty.json"


def test_load_file_refuses_errors(bad: Path) -> None:
    message = f"{bad} has 1 error\n  {only(ct.check(bad))}"
    with pytest.raises(ct.InvalidDatasetError, match=f"^{re.escape(message)}$") as raised:
        ct.load_file(bad)
    assert isinstance(raised.value, ValueError)
    assert raised.value.file == str(bad)
    assert raised.value.diagnostics == ct.check(bad).diagnostics


def test_load_file_refuses_a_released_file_that_was_changed(good: Path) -> None:
    (good.parent / "SHA256SUMS").write_text(f"{'0' * 64}  good.json\n", encoding="utf-8")
    with pytest.raises(ct.InvalidDatasetError, match="CT702 released-file-changed"):
        ct.load_file(good)


def test_load_file_takes_warnings_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "mild.json"
    clusters = [cluster("finance", ["health-care"]), cluster("sales", ["health-care"])]
    path.write_text(document(clusters=clusters), encoding="utf-8")
    assert codes(ct.check(path)) == ["CT304", "CT306"]
    assert len(ct.load_file(path).clusters) == 2


def test_load_file_takes_a_byte_order_mark_and_any_layout(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(codecs.BOM_UTF8 + GOOD.replace("\n", "\r\n").encode())
    reference = tmp_path / "good.json"
    reference.write_text(GOOD, encoding="utf-8")
    assert ct.load_file(path) == ct.load_file(reference)


def test_only_a_document_of_the_right_shape_gives_a_dataset() -> None:
    checked = check_document(Document("a.json", BAD.encode()))
    assert checked.dataset is not None
    assert check_document(Document("a.json", b"{}")).dataset is None
    ill_shaped = document(pathways=[pathway("a"), pathway("B")])
    assert check_document(Document("a.json", ill_shaped.encode())).dataset is None


def test_columns_count_code_points_and_lines_count_as_editors_do() -> None:
    name = "\u00e9\U0001f469\u200d\U0001f52c e\u0301\u2028x"
    rows: list[Row] = [f'{{"id": "a",\t"name": "{name}",\t"cluster": "nowhere"}}', pathway("b")]
    text = document(pathways=rows)
    found = only(check_text(text), "CT302")
    assert (found.line, found.column) == (14, text.split("\n")[13].index('"nowhere"') + 1)
    as_windows = only(check_text(codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()), "CT302")
    assert (as_windows.line, as_windows.column) == (found.line, found.column)
    assert as_windows.excerpt == found.excerpt


def test_an_old_line_break_ends_a_line_where_there_is_no_other() -> None:
    found, as_usual = only(check_text(BAD.replace("\n", "\r"))), only(check_text(BAD))
    assert (found.code, found.line, found.column, found.excerpt) == (
        "CT302",
        as_usual.line,
        as_usual.column,
        as_usual.excerpt,
    )


def test_a_pointer_escapes_what_it_must() -> None:
    expect(
        document(pathways=[pathway("a", codes={"a/b~c": 1, "": 2})]),
        """
        14:71 error CT106 wrong-type at /pathways/0/codes/a~1b~0c: 1
          "codes.a/b~c" of pathway "a" must be text, not a number
        14:78 error CT106 wrong-type at /pathways/0/codes/: 2
          "codes." of pathway "a" must be text, not a number
        """,
    )


def test_the_last_of_repeated_keys_counts_and_is_pointed_at() -> None:
    text = document(pathways=['{"id": "a", "name": "A", "cluster": "nowhere", "cluster": "elsewhere"}', pathway("b")])
    assert '14:63 error CT302 unknown-cluster at /pathways/0/cluster: "elsewhere"' in told(text)
    assert codes(check_text(text)) == ["CT107", "CT302"]

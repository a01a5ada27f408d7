"""Twenty hostile inputs and more, one for each thing that is read: each is answered clearly and at once, whatever the
command. What works on a terminal is in `test_hostile_text.py`, and how cost grows in `tests/benchmarks/families.py`."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.helpers import Run, document, pathway, retired
from tests.pace import within

ZEROS = "0" * 64
TABLE = "World,Cluster,Pathway\nHealth Care,Finance,Accounting\n"
IMPORT = ("import", "t.csv", "--output", "o.json", "--name", "x", "--title", "X", "--version", "1.0.0")
RECONCILE = ("reconcile", "t.csv", "--column", "World")
MIGRATE = ("migrate", "t.csv", "--column", "World", "--kind", "world", "--from", "@1.0.0", "--to", "@1.1.0")
REBASE = ("rebase", "x.json", "--from", "@1.0.0", "--to", "@1.1.0")
Files = Mapping[str, str | bytes | Callable[[Path], object]]


def _workbook(sheet: str) -> Callable[[Path], object]:
    """Writes a workbook whose only sheet is this XML."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def related(kind: str, target: str) -> str:
        relation = f'<Relationship Id="r" Type="{office}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{package}/relationships">{relation}</Relationships>'

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
            made.writestr("_rels/.rels", related("officeDocument", "xl/workbook.xml"))
            made.writestr("xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml"))
            sheets = '<sheets><sheet name="S" sheetId="1" r:id="r"/></sheets>'
            made.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}">{sheets}</workbook>')
            made.writestr("xl/worksheets/sheet1.xml", sheet.replace("MAIN", f'xmlns="{main}"'))

    return write


_LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>x</t></is></c></row>'
_CELL = f"<worksheet MAIN><sheetData>{_ROW}</sheetData></worksheet>"
CASES: dict[str, tuple[Files, tuple[str, ...], int, str]] = {
    # documents
    "JSON: a version of 5,000 digits": (
        {"x.json": document(head={"version": f"1.0.{'9' * 5000}"})},
        REBASE,
        2,
        "x.json:4:14: error CT701 malformed-version",
    ),
    "JSON: half a surrogate pair in a key": (
        {"x.json": document(head={"\ud800": 1})},
        ("check", "x.json"),
        2,
        "x.json:6:4: error CT101 unreadable-file: not UTF-8: byte 0xed does not belong here",
    ),
    "JSON: another program's file": (
        {"x.json": b"\x00" * 40_000},
        ("diff", "x.json", "@1.0.0"),
        2,
        "x.json:1:1: error CT102 syntax-error",
    ),
    "JSON: a folder": ({"x.json": Path.mkdir}, ("list", "--dataset", "x.json"), 2, "x.json: cannot be read"),
    "JSON: a chain of retired records that ends in a circle": (
        {"x.json": document(retired=[retired("world", f"r{n}", f"r{(n + 1) % 400}") for n in range(400)])},
        ("retire", "x.json", "world:manufacturing", "--replaced-by", "world:r0"),
        2,
        'cluster "finance" links to World "r0", which was retired; nothing replaced it',
    ),
    "JSON: a record retired for itself": (
        {"x.json": document()},
        ("retire", "x.json", "cluster:finance", "--replaced-by", "cluster:finance"),
        2,
        "careertaxonomy: ",
    ),
    "YAML: a billion laughs": (
        {"x.yaml": 'a: &a ["x"]\n' + "".join(f"{n}: &{n} [{', '.join(['*a'] * 9)}]\n" for n in "bcdefg")},
        ("export", "x.yaml"),
        2,
        "x.yaml:1:4: error CT102 syntax-error",
    ),
    "YAML: dashes upon dashes": ({"x.yaml": "- " * 20_000}, ("check", "x.yaml"), 2, "x.yaml:1:"),
    "YAML: a tag that makes objects": (
        {"x.yaml": "format: careertaxonomy/1\nname: !!python/object/apply:os.system [echo]\n"},
        ("check", "x.yaml"),
        1,
        "x.yaml:2:7: error CT102 syntax-error",
    ),
    # labels and names
    "a label of one word again and again": (
        {},
        ("find", "law " * 10_000),
        0,
        "pathway:law-enforcement-services                Law Enforcement Services                    some words",
    ),
    "a label of letters with brackets": ({}, ("find", "a) " * 13_000 + "b"), 1, "no World, cluster or pathway has"),
    "a label of kinds": ({}, ("show", "career cluster " * 2_600 + "x"), 1, "no World, cluster or pathway is called"),
    "a label of spaces": ({}, ("find", f"a{' ' * 40_000}b"), 1, "no World, cluster or pathway has"),
    "a name that is the label": (
        {"x.json": document(pathways=[pathway("a", name="law " * 10_000 + "law")])},
        ("find", "law " * 10_000 + "law", "--dataset", "x.json"),
        0,
        "pathway:a  law law",
    ),
    "a cell of slashes": (
        {"t.csv": f"World\n{'/ ' * 20_000}x\n"},
        (*RECONCILE, "--separator", "auto"),
        1,
        "1 row: ",
    ),
    # tables
    "a table with a quote that does not end": (
        {"t.csv": 'World\n"' + "x\n" * 20_000},
        RECONCILE,
        1,
        "rows that cannot be read: line 2",
    ),
    "a table of one row of commas": (
        {"t.csv": TABLE + "," * 40_000 + "\n"},
        IMPORT,
        0,
        "x 1.0.0 written to o.json: 1 World, 1 cluster, 1 pathway",
    ),
    "a table in UTF-16": ({"t.csv": TABLE.encode("utf-16")}, MIGRATE, 2, "careertaxonomy: t.csv: "),
    "a cell of one letter again and again": (
        {"t.csv": TABLE.replace("Health Care", "a " * 20_000)},
        IMPORT,
        0,
        "x 1.0.0 written to o.json: 1 World, 1 cluster, 1 pathway",
    ),
    # workbooks
    "a workbook of a billion laughs": (
        {"t.csv": _workbook(f'<!DOCTYPE l [<!ENTITY a "ha">{_LAUGHS}]><worksheet MAIN>&i;</worksheet>')},
        IMPORT,
        2,
        "careertaxonomy: t.csv: it declares a document type, which no workbook does",
    ),
    "a workbook with a cell far out": (
        {"t.xlsx": _workbook(_CELL.format(99_999_999_999))},
        ("reconcile", "t.xlsx", "--column", "World"),
        2,
        "careertaxonomy: t.xlsx: it has a cell in row 99,999,999,999, column 1, too far out to be read",
    ),
    "a workbook that is cut off": (
        {"t.xlsx": b"PK\x03\x04"},
        ("import", "t.xlsx", *IMPORT[2:]),
        2,
        "careertaxonomy: t.xlsx: it is a damaged workbook: File is not a zip file",
    ),
    # decisions, choices and names
    "decisions: 20,000 brackets": (
        {"d.toml": "a = " + "[" * 20_000},
        (*IMPORT, "--decisions", "d.toml"),
        2,
        "careertaxonomy: d.toml: it is not TOML: it is nested too deeply to be read",
    ),
    "decisions: a number of 5,000 digits": (
        {"d.toml": f"a = {'1' * 5000}"},
        (*IMPORT, "--decisions", "d.toml"),
        2,
        "careertaxonomy: d.toml: it is not TOML: Exceeds the limit",
    ),
    "decisions on one label, each another one": (
        {"d.csv": "label,id\nx,world:finance\nx,world:manufacturing\n"},
        (*RECONCILE, "--decisions", "d.csv"),
        2,
        "careertaxonomy: d.csv: line 2: ",
    ),
    "names in UTF-16": (
        {"n.txt": "Finance\n".encode("utf-16")},
        (*IMPORT, "--names", "n.txt"),
        2,
        "careertaxonomy: n.txt: not UTF-8 at byte 1",
    ),
    # settings, bases and lists of digests
    "settings: a base that is no document": (
        {"careertaxonomy.toml": f'[[base]]\npath = "x.json"\ndataset = "t.csv"\ndigest = "sha256:{ZEROS}"\n'},
        ("rebase", "x.json", "--to", "@1.1.0"),
        2,
        "careertaxonomy: careertaxonomy.toml: base: t.csv",
    ),
    "settings: a path that cannot be one": (
        {"careertaxonomy.toml": 'paths = ["a\\u0000b"]\n'},
        ("check",),
        2,
        "cannot be read",
    ),
    "settings: 18,000 tables in each other": (
        {"careertaxonomy.toml": f"[{'.'.join('a' * 18_000)}]\n"},
        ("check", "x.json"),
        2,
        'careertaxonomy: careertaxonomy.toml: there is no setting "a"',
    ),
    "a list of digests that goes a long way round": (
        {"SHA256SUMS": f"{ZEROS}  a/.././x.json\n"},
        ("check", "x.json"),
        1,
        f"error CT702 released-file-changed: this file was released with the digest sha256:{ZEROS}",
    ),
    "a list of digests with names alone": (
        {"SHA256SUMS": "x.json " * 5_000},
        ("release", "x.json", "--to", "."),
        1,
        "names this file, but is not a digest and a name",
    ),
}


@pytest.mark.parametrize(("files", "argv", "status", "line"), CASES.values(), ids=CASES)
def test_hostile_input_is_answered_clearly_and_at_once(
    folder: Path, run: Run, files: Files, argv: tuple[str, ...], status: int, line: str
) -> None:
    for name, content in {"x.json": document(), "t.csv": TABLE, **files}.items():
        if callable(content):
            content(folder / name)
        else:
            data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
            (folder / name).write_bytes(data)
    with within(seconds=3):
        found, out, err = run(*argv)
    assert (found, line in out + err) == (status, True), out + err

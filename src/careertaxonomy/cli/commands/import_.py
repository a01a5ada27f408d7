"""The command `import`: a spreadsheet, or a table pasted from a page, becomes a checked document."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.command import argument, command
from careertaxonomy.cli.inputs import STDIN, taxonomy_named
from careertaxonomy.cli.results import FOUND, OK, Result, UsageError, check_output, form_of_document
from careertaxonomy.errors import CareerTaxonomyError
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.reporters import IMPORT_REPORTERS, REPORTERS
from careertaxonomy.reporters.look import Look

if TYPE_CHECKING:
    from careertaxonomy.diagnostics import Report
    from careertaxonomy.formats.importers.importing import Options
    from careertaxonomy.formats.importers.values import Imported
    from careertaxonomy.model.records import Dataset

_TABS = {"tab": "\t", r"\t": "\t"}
_MOST = 0.5
"""The share of a version's names above which a table is said to be one of that dataset."""


@command(
    "import",
    "make a document of a spreadsheet or of a pasted table",
    argument("table", metavar="TABLE", help="CSV, TSV, XLSX or pasted text; - for standard input"),
    argument("-o", "--output", metavar="DOC", required=True, help="the document to write; in YAML if it ends in .yaml"),
    argument("--base", metavar="DATASET", help="a version whose names are known: NAME@VERSION or a path"),
    argument("--names", metavar="FILE", help="names that are known, one a line"),
    argument("--decisions", metavar="FILE", action="append", help="answers to questions, with the reasons"),
    argument("--questions", metavar="FILE", help="where to write the questions, for the answers"),
    argument("--name", metavar="NAME", help="the name of the dataset (default: that of the base)"),
    argument("--version", metavar="VERSION", help="its version (default: the next local one of the base)"),
    argument("--title", metavar="TEXT", help="its title (default: that of the base)"),
    argument("--sheet", metavar="NAME", help="the sheet of the workbook (default: the first that is shown)"),
    argument("--drop", metavar="COLUMN", action="append", help="a column to leave out"),
    argument("--delimiter", metavar="CHARACTER", help="what is between cells: one character, or the word tab"),
    argument("--force", action="store_true", help="overwrite DOC and the file of questions if they exist"),
    example="import table.csv --output my.json",
    detail="What the table does not tell is asked, and nothing is written before it is answered. "
    "Exit status: 0 written, 1 there are questions or the document has errors, 2 it could not be done.",
)
def import_command(args: Namespace) -> Result:
    """Writes the document of a table and its check, or the questions that stand in its way."""
    from careertaxonomy.formats.importers.decisions import stub_of
    from careertaxonomy.formats.importers.importing import import_bytes

    check_output(args)
    for path in filter(None, (args.output, args.questions)):
        _see_to(args, path)
    form_of_document(args.output)  # raises what is wrong with it, before a row
    options = _options(args)
    table, data = _table(args.table)
    args.progress(f"{table}: reading")
    imported = import_bytes(table, data, options)
    args.progress(f"{table}: checking")
    look = Look(args.colour, args.width)
    report = IMPORT_REPORTERS["text"](imported, table, args.output, args.questions, look)
    remarks = () if options.base else _hint_of_base(table, data, options, imported)
    if imported.dataset is None:
        if args.questions:
            _write(args.questions, stub_of(table, imported.questions).encode())
        return Result(FOUND, report, remarks)
    checked = _written(args, imported.dataset)
    findings = REPORTERS["text"](checked, not checked.ok, look)
    return Result(OK if checked.ok else FOUND, report + findings, remarks)


def _see_to(args: Namespace, path: str) -> None:
    """Raises `UsageError` where a file is not to be written to, before any work is done."""
    if os.path.lexists(path) and not args.force:
        raise UsageError(f"{path} exists already; --force overwrites it")
    with suppress(OSError):
        if args.table != "-" and Path(path).samefile(args.table):
            raise UsageError(f"{path} is the table itself")


def _options(args: Namespace) -> Options:
    from careertaxonomy.formats.files import read_text
    from careertaxonomy.formats.importers.decisions import read_decisions
    from careertaxonomy.formats.importers.importing import Options

    names = read_text(args.names).splitlines() if args.names is not None else []
    decisions = [decision for path in args.decisions or () for decision in read_decisions(path)]
    return Options(
        None if args.base is None else taxonomy_named(args.base).dataset,
        tuple(name for name in map(str.strip, names) if name and not name.startswith("#")),
        tuple(decisions),
        args.name,
        args.version,
        args.title,
        args.sheet,
        _TABS.get(args.delimiter, args.delimiter),
        tuple(args.drop or ()),
    )


def _table(path: str) -> tuple[str, bytes]:
    from careertaxonomy.formats.importers.rows.sources import MOST_BYTES, read_bytes

    if path != "-":
        return path, read_bytes(path)
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return STDIN, sys.stdin.buffer.read(MOST_BYTES + 1)


def _written(args: Namespace, dataset: Dataset) -> Report:
    """Writes the document, and checks it."""
    from careertaxonomy.checks.checker import check_documents
    from careertaxonomy.formats.documents import Document
    from careertaxonomy.formats.exporters.base import Options
    from careertaxonomy.model.taxonomy import readable

    (data,) = EXPORTERS[form_of_document(args.output)].write(readable(dataset), Options()).values()
    _write(args.output, data)
    return check_documents([Document(args.output, data)])


def _write(path: str, data: bytes) -> None:
    from careertaxonomy.formats.files import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from None


def _hint_of_base(file: str, data: bytes, options: Options, imported: Imported) -> tuple[str, ...]:
    """A remark where most names are those of an available version: what would be open with it as the base."""
    from dataclasses import replace

    from careertaxonomy.formats.importers.importing import import_bytes, share_of_names

    bases = [(share_of_names(file, data, options, dataset), label, dataset) for label, dataset in _newest_versions()]
    share, label, dataset = max(bases, key=lambda base: base[0])
    if share <= _MOST:
        return ()
    with_base = import_bytes(file, data, replace(options, base=dataset))
    said = f"most of these names are in {label}: --base {label} would"
    if imported.dataset:
        gains = with_base.dataset and _records(with_base.dataset) != _records(imported.dataset)
        return (f"{said} keep its ids, codes, other names and notes",) if gains else ()
    left, all_ = len(with_base.questions), len(imported.questions)
    if left == all_:
        return ()
    return (f"{said} {f'leave {left:,} of {all_:,} questions' if left else 'settle all questions'}",)


def _records(dataset: Dataset) -> tuple[object, ...]:
    return dataset.worlds, dataset.clusters, dataset.pathways


def _newest_versions() -> Iterator[tuple[str, Dataset]]:
    """The newest version of every dataset that can be loaded, with how it is named."""
    from careertaxonomy.datasets.loader import available, load

    for name, version in {release.name: release.version for release in available()}.items():
        try:
            yield f"{name}@{version}", load(name, version=version).dataset
        except CareerTaxonomyError:  # a package that is broken is no reason not to import
            continue

"""The import as a whole: from a file to a dataset, or to the questions that stand in its way."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from careertaxonomy._shared.public import public
from careertaxonomy.errors import UnreadableTableError, WrongKindError
from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.columns import layout_of
from careertaxonomy.formats.importers.decisions import read_decisions
from careertaxonomy.formats.importers.headers import is_header
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.plain_tables import dataset_in
from careertaxonomy.formats.importers.records.building import Head, head_of
from careertaxonomy.formats.importers.records.differences import remarks_on
from careertaxonomy.formats.importers.records.record_sheets import is_ours, remarks_on_sheets
from careertaxonomy.formats.importers.records.workbook_documents import dataset_of_records
from careertaxonomy.formats.importers.rows.sources import read_bytes, rows_of, workbook_of
from careertaxonomy.formats.importers.values import Imported
from careertaxonomy.model.records import Dataset, Repair
from careertaxonomy.model.taxonomy import Taxonomy, dataset_of
from careertaxonomy.text.normal_forms import normals

__all__ = ["Options", "import_bytes", "import_table", "share_of_names"]

_LOCAL = re.compile(r"(?P<release>.*-local\.)(?P<number>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Options:
    """How a table is read, and what the document is called."""

    base: Dataset | None = None
    names: tuple[str, ...] = ()
    decisions: tuple[Repair, ...] = ()
    name: str | None = None
    version: str | None = None
    title: str | None = None
    sheet: str | None = None
    delimiter: str | None = None
    drop: tuple[str, ...] = ()


@public
def import_table(
    path: str | os.PathLike[str],
    *,
    base: Taxonomy | Dataset | None = None,
    names: Iterable[str] = (),
    decisions: str | os.PathLike[str] | Iterable[Repair] | None = None,
    name: str | None = None,
    version: str | None = None,
    title: str | None = None,
    sheet: str | None = None,
    delimiter: str | None = None,
    drop: Sequence[str] = (),
) -> Imported:
    """Makes a dataset of a table: CSV, TSV, XLSX, or text pasted from a page.

    `base` is a version whose names are known: its ids, codes, aliases and notes are kept, and what the table does not
    name is retired. `names` are names without a version. `decisions` answer questions: a TOML file, or `Repair`s, each
    with the `place` and `printed` of its question. Without `name` and `version` the dataset is the next local version
    of the base; without a base, a `name` is needed. `drop` are columns to leave out.

    Nothing is checked, only read. Raises `UnreadableTableError` for what is no table, `MissingExtraError` for XLSX
    without the extra `xlsx`, and `OSError`.
    """
    read = read_decisions(decisions) if isinstance(decisions, str | os.PathLike) else tuple(decisions or ())
    for decision in read:
        if not isinstance(decision, Repair):
            raise WrongKindError("a Repair", decision)
    options = Options(
        None if base is None else dataset_of(base),
        _each(names),
        read,
        name,
        version,
        title,
        sheet,
        delimiter,
        _each(drop),
    )
    return import_bytes(os.fspath(path), read_bytes(path), options)


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    """Several texts; one text alone is one, and not its characters."""
    return (texts,) if isinstance(texts, str) else tuple(texts)


def import_bytes(file: str, data: bytes, options: Options) -> Imported:
    """The same of a file's content. Raises `UnreadableTableError` and `MissingExtraError`."""
    workbook = workbook_of(file, data)
    ledger = Ledger(options.decisions)
    remarks: tuple[str, ...] = ()
    if workbook is not None and options.sheet is None and is_ours(workbook):
        head = _head(file, options) if options.base or options.name is not None else None
        made = dataset_of_records(file, workbook, options.base, head, ledger)
        remarks = tuple(remarks_on_sheets(workbook))
    else:
        rows = rows_of(file, data, workbook, is_header, options.sheet, options.delimiter)
        head = _head(file, options)
        remarks = rows.remarks
        layout = layout_of(file, rows, ledger, options.drop)
        made = dataset_in(layout, Base(options.base, options.names), head, ledger)
    if options.base is not None and made is not None:
        remarks += tuple(remarks_on(options.base, made))
    return Imported(made, ledger.questions, ledger.repairs, ledger.unused, (*remarks, *ledger.remarks))


def _head(file: str, options: Options) -> Head:
    """What the document is called. Raises `UnreadableTableError` where that is no name or version."""
    base = options.base
    name = options.name if options.name is not None else base.name if base else None
    if name is None:
        raise UnreadableTableError(file, "a document of it needs a name: say --name, or --base for that of a version")
    version = options.version if options.version is not None else _next_local(base.version) if base else "1.0.0"
    title = options.title if options.title is not None else base.title if base else name
    return head_of(file, name, version, title)


def _next_local(version: str) -> str:
    """The version of a local copy: the next major of a published version, the next number of a local one."""
    local = _LOCAL.fullmatch(version)
    if local:
        return f"{local['release']}{int(local['number']) + 1}"
    return f"{int(version.partition('.')[0]) + 1}.0.0-local.1"


def share_of_names(file: str, data: bytes, options: Options, dataset: Dataset) -> float:
    """How many of the clusters and pathways of a dataset stand somewhere in a table, as a share of all."""
    rows = rows_of(file, data, workbook_of(file, data), is_header, options.sheet, options.delimiter).rows
    text = f" {' '.join(normals([cell for row in rows for cell in row.cells]))} "
    clusters = [cluster.name for cluster in dataset.clusters]
    names = normals([*clusters, *(pathway.name for pathway in dataset.pathways)])
    return sum(f" {name} " in text for name in names) / len(names)

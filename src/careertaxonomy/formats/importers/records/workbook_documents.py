"""From a workbook of our own to a dataset: its records, and what its sheet for reading says beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.columns import cells_below_header
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.records.building import Head, head_of, retired_from
from careertaxonomy.formats.importers.records.record_sheets import OVERVIEW, document_in
from careertaxonomy.formats.importers.rows.workbook import Workbook
from careertaxonomy.model.records import KINDS, Dataset
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import quoted

__all__ = ["dataset_of_records"]

_DATASET = "Dataset"
_RECORDS, _ANSWER = "the records count", "any text, if the records count"


def dataset_of_records(
    file: str, workbook: Workbook, base: Dataset | None, head: Head | None, ledger: Ledger
) -> Dataset | None:
    """The dataset that the sheets of records hold, under its own name or another one; None where a question is open.

    What of a base is not there any more is retired. Raises `UnreadableTableError` where the sheets hold no dataset.
    """
    content = document_in(file, workbook, ledger)
    head_of(file, *(str(content.get(field, "")) for field in ("name", "version", "title")))
    try:
        made = Dataset.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = " ".join(str(part) for part in first["loc"])
        raise UnreadableTableError(file, f"its sheets make no document: {place}: {first['msg']}") from None
    own_name, made_of = made.name, made.version
    if head is not None:
        made = made.model_copy(update={"name": head.name, "version": head.version, "title": head.title})
    live = {(record.kind, record.id) for record in (*made.of(*KINDS), *made.retired)}
    made = made.model_copy(update={"retired": (*made.retired, *retired_from(base, live, made.version))})
    if base is not None and made_of != base.version and own_name == base.name:
        _ask_about_version(made_of, base.version, ledger)
    else:
        _compare(file, workbook, made, base, ledger)
    return None if ledger.questions else made


def _ask_about_version(made_of: str, base: str, ledger: Ledger) -> None:
    """Asks whether the records of a workbook of another version than the base count: they undo what changed between."""
    place, printed = f"sheet {_DATASET}", f"{made_of}, on a base {base}"
    if ledger.decided(place, printed) is None:
        asks = (
            f"This workbook was made of version {made_of}, and the base is {base}: what changed between the two would "
            f"be undone. Do the records count? If not, export {base} as a workbook, and make your edits there."
        )
        ledger.ask(place, place, printed, asks, [_RECORDS], _ANSWER)


def _compare(file: str, workbook: Workbook, made: Dataset, base: Dataset | None, ledger: Ledger) -> None:
    """Asks which counts where the sheet for reading says something else than the records.

    Where it says what the base says, it is the records that somebody edited.
    """
    if OVERVIEW not in workbook.sheets:
        return
    read = [*cells_below_header(file, workbook.rows(OVERVIEW))]
    told = [*_rows_of(made)]
    if sorted(read) == sorted(told) or (base is not None and sorted(read) == sorted(_rows_of(base))):
        return
    if ledger.decided(f"sheet {OVERVIEW}", OVERVIEW) is not None:
        return
    odd = next((row for row in read if row not in told), None) or next(row for row in told if row not in read)
    asks = (
        f"This sheet and the sheets of records differ: {quoted(' / '.join(odd))} is in one only. "
        "Do the records count? To import this sheet alone, say --sheet Overview and --base."
    )
    ledger.ask(f"sheet {OVERVIEW}", f"sheet {OVERVIEW}", OVERVIEW, asks, [_RECORDS], _ANSWER)


def _rows_of(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """What the sheet for reading says of a dataset, cell by cell."""
    names = {world.id: world.name for world in dataset.worlds}
    for cluster in dataset.clusters:
        all_worlds = cluster.worlds == MARKER
        linked = dict.fromkeys(cluster.worlds)  # a World that is named twice is shown once
        worlds = "All Worlds" if all_worlds else "; ".join(names.get(id, id) for id in linked)
        own: Sequence[str] = [pathway.name for pathway in dataset.pathways if pathway.cluster == cluster.id]
        for name in own or [""]:
            row = (cluster.name, worlds, name)
            if any(map(str.strip, row)):
                yield row

"""What the generated parts of the pages on the bundled data hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from writing import table

import careertaxonomy as ct
from careertaxonomy.formats.importers.ledger import RULES as RULES_OF_IMPORT
from careertaxonomy.model import records as models

__all__ = ["DATA_PARTS"]

DATA = Path(__file__).parent.parent / "tests" / "data"


def content() -> Iterator[str]:
    """Each cluster with its Worlds and its pathways."""
    tax = ct.load()
    rows = []
    for cluster in tax.clusters:
        worlds = "All Worlds" if cluster.worlds == "all" else "; ".join(world.name for world in tax.worlds_of(cluster))
        rows.append((cluster.name, worlds, "; ".join(pathway.name for pathway in tax.pathways_of(cluster))))
    yield from table(("Career Cluster", "Worlds", "Career Pathways"), rows)


def worlds() -> Iterator[str]:
    """The clusters of every World, and World by World those that name it, each with its pathways."""
    tax = ct.load()

    def clusters(title: str, found: Iterable[models.Cluster]) -> Iterator[str]:
        rows = [(one.name, "; ".join(pathway.name for pathway in tax.pathways_of(one))) for one in found]
        yield from (f"### {title}", "")
        if rows:
            yield from table(("Career Cluster", "Career Pathways"), rows)
        else:
            yield from ("No cluster names this World; those in every World belong to it.", "")

    yield from clusters("In every World", (one for one in tax.clusters if one.worlds == "all"))
    for world in tax.worlds:
        yield from clusters(world.name, (one for one in tax.clusters_of(world) if one.worlds != "all"))


def versions() -> Iterator[str]:
    """The bundled versions."""
    yield from table(("version", "digest"), [(str(found), f"`{found.digest}`") for found in ct.available()])


def codes() -> Iterator[str]:
    """The codes and other names of the newest version."""
    tax = ct.load()
    schemes = [*dict.fromkeys(scheme for cluster in tax.clusters for scheme in cluster.codes)]
    rows = []
    records: tuple[models.Cluster | models.Pathway, ...] = (*tax.clusters, *tax.pathways)
    for record in records:
        if record.codes or record.aliases:
            found = [f"`{record.codes[scheme]}`" if scheme in record.codes else "" for scheme in schemes]
            rows.append((f"{type(record).__name__.lower()} {record.name}", *found, "; ".join(record.aliases)))
    yield from table(("record", *schemes, "also called"), rows)


def repairs() -> Iterator[str]:
    """Every repair of the newest version."""
    for number, repair in enumerate(ct.load().dataset.repairs, 1):
        read_as = _shown(repair.read_as) if repair.read_as else "nothing"
        yield from (f"{number}. {repair.place[:1].upper()}{repair.place[1:]}", "")
        yield from (
            f"    - printed: {_shown(repair.printed)}",
            f"    - read as: {read_as}",
            f"    - why: {repair.why}",
            "",
        )


def _shown(text: str) -> str:
    return f"`{json.dumps(text, ensure_ascii=False)}`"


def reproduced() -> Iterator[str]:
    """How an import of the printed table comes to each repair of 1.0.0: without help but decisions, and with a base."""
    tax = ct.load("joco-works", version="1.0.0")
    printed, decisions = DATA / "joco-works-career-clusters.txt", DATA / "printed-table-decisions.toml"
    ways = (
        ct.import_table(printed, decisions=decisions, name="joco-works"),
        ct.import_table(printed, base=tax),
    )
    rows = []
    for number, repair in enumerate(tax.dataset.repairs, 1):
        logged = [", ".join(dict.fromkeys(_rules_for(repair, way.repairs))) for way in ways]
        rows.append((str(number), repair.place, *(rules or _OUTSIDE[number] for rules in logged)))
    yield from table(("repair", "place", "with decisions", "with the base"), rows)


_OUTSIDE = {
    8: "no change: blanks mean the row above",
    16: "no change: the row goes on on the next page",
    23: "no change: All Worlds is the marker",
}
"""Repairs of 1.0.0 that an import needs not log: what they change is how such a table is read."""


def _rules_for(repair: ct.Repair, log: Iterable[ct.Repair]) -> Iterator[str]:
    """What the entries of a log go by that say what a recorded repair says."""
    row = re.fullmatch("row (?P<name>.+), (?:all columns|columns? .+)", repair.place)
    printed = repair.printed.strip()
    for entry in log:
        is_there = entry.place.startswith(f"row {row['name']},") if row else not entry.place.startswith("row ")
        is_part = all(line in repair.printed for line in entry.printed.split("\n"))
        if is_there and printed and (is_part or printed in entry.printed):
            yield entry.why.partition(":")[0].removeprefix("inferred ").strip("()")


def inferences() -> Iterator[str]:
    """The rules by which an import reads something otherwise than it is printed."""
    yield from table(("rule", "what it goes by"), list(RULES_OF_IMPORT.items()))


DATA_PARTS = (content, worlds, versions, codes, repairs, reproduced, inferences)
"""What makes each part."""

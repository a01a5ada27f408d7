"""A small dataset of rows to look labels up in, and engines over it."""

from __future__ import annotations

from functools import cache

from careertaxonomy.labels.names import Names
from careertaxonomy.labels.query import Query
from careertaxonomy.labels.resolver import Engine
from careertaxonomy.labels.rows import Resolved, RetiredRow, Row

_WORLDS = {"Manufacturing": (), "Health Care": (), "Energy & Technology": ()}
_CLUSTERS: dict[str, tuple[str, ...]] = {
    "Finance": (),
    "Health Science": (),
    "Manufacturing": (),
    "Arts, Audio/Video Technology & Communications": ("Arts, A/V Technology & Communications",),
    "Law, Public Safety, Corrections & Security": (),
    "Business Management & Administration": (),
    "Science, Technology, Engineering & Mathematics": ("STEM",),
}
_PATHWAYS = {
    "Accounting": "finance",
    "Insurance": "finance",
    "Banking Services": "finance",
    "Banking Law": "law",
    "Legal Services": "law",
    "Law Enforcement Services": "law",
    "Correction Services": "law",
    "Support Services": "health",
    "Therapeutic Services": "health",
    "Production": "manufacturing",
    "Planning": "manufacturing",
    "Logistics Planning & Management Services": "transport",
    "Journalism & Broadcasting": "arts",
    "Marketing Research": "business",
    "Performing Arts": "arts",
    "Visual Arts": "arts",
    "Sales": "business",
    "Drafting": "arts",
}
_CODES = {"Finance": (("ceds", "06"),), "Health Science": (("ceds", "08"), ("nc-dpi", "HLTH"))}


def row(kind: str, name: str, aliases: tuple[str, ...] = (), cluster: str = "") -> Row:
    id = "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())
    return Row(kind, id, name, aliases, _CODES.get(name, ()) if kind == "cluster" else (), cluster)


@cache
def names() -> Names:
    rows = [row("world", name, aliases) for name, aliases in _WORLDS.items()]
    rows += [row("cluster", name, aliases) for name, aliases in _CLUSTERS.items()]
    rows += [row("pathway", name, cluster=cluster) for name, cluster in _PATHWAYS.items()]
    rows.append(Row("pathway", "sales-2", "Sales", cluster="finance"))
    return Names(rows, [RetiredRow("pathway", "typing", "Typing", ("Typewriting",), ("pathway:accounting",))])


def engine(kind: str = "cluster", **options: object) -> Engine:
    return Engine(names(), kinds=(kind,), **{"least": "loose", **options})  # type: ignore[arg-type]  # as the test says


def resolve(label: str, kind: str = "cluster", **options: object) -> Resolved:
    return engine(kind, **options).resolve(label)


def query(label: str, kind: str = "cluster", **options: object) -> Query:
    return Query(names(), label, kinds=(kind,), **options)  # type: ignore[arg-type]  # as the test says


def ids(rows: object) -> list[str]:
    return sorted(names().rows[at].id for at in rows)  # type: ignore[attr-defined]  # positions, in whatever collection

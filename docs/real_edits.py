"""The edits that maintainers of such lists really make, each done to a small document: for the table on the page of
versions, and for the test that each asks for the step that stands there."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeAlias

import careertaxonomy as ct

__all__ = ["BEFORE", "EDITS", "RealEdit"]

Content: TypeAlias = dict[str, Any]

BEFORE: Content = {
    "format": "careertaxonomy/1",
    "name": "our-careers",
    "version": "1.0.0",
    "title": "Our careers",
    "worlds": [
        {"id": "health-care", "name": "Health Care"},
        {"id": "technology", "name": "Technology"},
    ],
    "clusters": [
        {"id": "health", "name": "Health", "worlds": ["health-care"], "codes": {"ours": "01"}},
        {"id": "business", "name": "Business", "worlds": "all", "codes": {"ours": "02"}},
        {"id": "stem", "name": "Science & Technology", "worlds": ["technology"], "codes": {"ours": "03"}},
    ],
    "pathways": [
        {"id": "nursing", "name": "Nursing", "cluster": "health"},
        {"id": "therapeutic-services", "name": "Therapeutic Services", "cluster": "health"},
        {"id": "accounting-audit", "name": "Accounting & Audit", "cluster": "business"},
        {"id": "insurance", "name": "Insurance", "cluster": "business"},
        {"id": "biology", "name": "Biology", "cluster": "stem"},
        {"id": "software", "name": "Software", "cluster": "stem"},
    ],
    "retired": [
        {"kind": "pathway", "id": "pharmacy", "name": "Pharmacy", "version": "0.9.0", "cluster": "health"},
    ],
}
"""A small document, before the edit."""


@dataclass(frozen=True, slots=True)
class RealEdit:
    """An edit: what it is called, how it is done in a document, and a function that does it to a content."""

    name: str
    how: str
    edit: Callable[[Content], None]

    def content(self, version: str) -> Content:
        """The small document after the edit, with a version of its own."""
        after = deepcopy(BEFORE)
        self.edit(after)
        after["version"] = version
        return after

    def comparison(self) -> ct.Comparison:
        """The small document before the edit, compared with the one after it."""
        old, new = (ct.Dataset.model_validate(content) for content in (BEFORE, self.content("2.0.0")))
        return ct.diff(old, new)


def _find(content: Content, kind: str, id: str) -> Content:
    found: Content = next(record for record in content[f"{kind}s"] if record["id"] == id)
    return found


def _add(content: Content, kind: str, id: str, **fields: Any) -> None:
    content[f"{kind}s"].append({"id": id, **fields})


def _retire(content: Content, kind: str, id: str, *replaced_by: str) -> None:
    record = _find(content, kind, id)
    content[f"{kind}s"].remove(record)
    content["retired"].append({"kind": kind, "version": "2.0.0", "replaced_by": [*replaced_by], **record})


def _change(kind: str, id: str, **fields: Any) -> Callable[[Content], None]:
    return lambda content: _find(content, kind, id).update(fields)


def _added(content: Content) -> None:
    _add(content, "pathway", "data-analysis", name="Data Analysis", cluster="stem")


def _retired(content: Content) -> None:
    _retire(content, "pathway", "insurance")


def _restored(content: Content) -> None:
    content["retired"].clear()
    _add(content, "pathway", "pharmacy", name="Pharmacy", cluster="health")


def _new_id(content: Content) -> None:
    _retire(content, "pathway", "accounting-audit", "accounting-auditing")
    _add(content, "pathway", "accounting-auditing", name="Accounting & Auditing", cluster="business")


def _no_trace(content: Content) -> None:
    _new_id(content)
    content["retired"].pop()


def _split(content: Content) -> None:
    _retire(content, "pathway", "accounting-audit", "accounting", "audit")
    _add(content, "pathway", "accounting", name="Accounting", cluster="business")
    _add(content, "pathway", "audit", name="Audit", cluster="business")


def _merged(content: Content) -> None:
    _retire(content, "pathway", "therapeutic-services", "nursing")


def _dissolved(content: Content) -> None:
    _find(content, "pathway", "biology").update(cluster="health")
    _find(content, "pathway", "software").update(cluster="business")
    _retire(content, "cluster", "stem", "health", "business")
    _find(content, "cluster", "business").update(worlds="all")


def _recoded(content: Content) -> None:
    for number, cluster in enumerate(content["clusters"], 1):
        cluster["codes"] = {"ours": f"{number * 100}"}


def _reordered(content: Content) -> None:
    content["pathways"].sort(key=lambda pathway: str(pathway["name"]))


def _narrowed(content: Content) -> None:
    _find(content, "pathway", "nursing").update(name="Practical Nursing")
    _add(content, "pathway", "registered-nursing", name="Registered Nursing", cluster="health")


EDITS = (
    RealEdit("add a record", "a new line, with a new id", _added),
    RealEdit("take a record out of use", "move it to `retired`; its id and its codes stay on record", _retired),
    RealEdit("bring a retired record back", "move it back, with its old id", _restored),
    RealEdit(
        "write `and` for `&`", "change `name`", _change("pathway", "accounting-audit", name="Accounting and Audit")
    ),
    RealEdit("change capital letters only", "change `name`", _change("world", "health-care", name="Health care")),
    RealEdit(
        "make a plural a singular",
        "change `name`; keep the old one in `aliases`",
        _change("pathway", "therapeutic-services", name="Therapeutic Service", aliases=["Therapeutic Services"]),
    ),
    RealEdit("give a record another id", "retire the old one, `replaced_by` the new one", _new_id),
    RealEdit("delete a record and add it under another name", "not like this: retire the old one", _no_trace),
    RealEdit("split one into two", "retire it, `replaced_by` both", _split),
    RealEdit("merge one into another", "retire it, `replaced_by` the other", _merged),
    RealEdit(
        "dissolve a cluster over several others",
        "give its pathways their new clusters; retire it, `replaced_by` all of these",
        _dissolved,
    ),
    RealEdit("move a pathway to another cluster", "change `cluster`", _change("pathway", "biology", cluster="health")),
    RealEdit("give the whole list new codes", "change `codes`", _recoded),
    RealEdit("put the list in another order", "move the lines", _reordered),
    RealEdit("correct a slip in a note", "change `note`", _change("pathway", "nursing", note="Needs a licence.")),
    RealEdit("correct a wrong link", "change `worlds`", _change("cluster", "health", worlds=["technology"])),
    RealEdit(
        "keep an id while its meaning narrows",
        "not like this: retire it, as in a split",
        _narrowed,
    ),
)
"""Every edit of the table, in its order."""

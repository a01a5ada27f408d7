"""What a person should look at after an import: what is new, gone, renamed or moved against the base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careertaxonomy.model.records import KINDS, Cluster, Dataset, Kind, Pathway, Record
from careertaxonomy.model.references import word_of
from careertaxonomy.text.wording import plural, quoted

__all__ = ["remarks_on"]


def remarks_on(base: Dataset, made: Dataset) -> Iterator[str]:
    """The differences between a base and what was made on it, a line for each kind of them."""
    before, after = _by_id(base), _by_id(made)
    for kind in KINDS:
        old, new = before[kind], after[kind]
        renamed = [id for id in new if id in old and old[id].name != new[id].name]
        for what, found in (
            ("new", [quoted(new[id].name) for id in new if id not in old]),
            ("left out and now retired", [quoted(old[id].name) for id in old if id not in new]),
            ("renamed", [f"{quoted(old[id].name)} to {quoted(new[id].name)}" for id in renamed]),
        ):
            if found:
                yield f"{plural(len(found), word_of(kind))} {what}: {', '.join(found)}"
    clusters = {**before["cluster"], **after["cluster"]}
    for id, record in after["pathway"].items():
        was = before["pathway"].get(id)
        if isinstance(was, Pathway) and isinstance(record, Pathway) and was.cluster != record.cluster:
            homes = (quoted(clusters[home].name) for home in (was.cluster, record.cluster))
            yield f"pathway {quoted(record.name)} moved from {' to '.join(homes)}"
    for id, record in after["cluster"].items():
        was = before["cluster"].get(id)
        if isinstance(was, Cluster) and isinstance(record, Cluster) and was.worlds != record.worlds:
            yield f"cluster {quoted(record.name)} belongs to other Worlds than in the base"


def _by_id(dataset: Dataset) -> Mapping[Kind, Mapping[str, Record]]:
    return {kind: {record.id: record for record in dataset.of(kind)} for kind in KINDS}

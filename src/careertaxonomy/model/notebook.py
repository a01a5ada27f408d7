"""A taxonomy as a table of its clusters, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import plural

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["html_of"]


def html_of(tax: Taxonomy) -> str:
    """Every cluster with its Worlds and its pathways, as an HTML table that folds them up."""
    rows = ["<tr><th>Cluster</th><th>Worlds</th><th>Pathways</th></tr>"]
    for cluster in tax.clusters:
        worlds = "All Worlds" if cluster.worlds == MARKER else _names(world.name for world in tax.worlds_of(cluster))
        pathways = tax.pathways_of(cluster)
        listed = _names(pathway.name for pathway in pathways)
        folded = f"<details><summary>{plural(len(pathways), 'pathway')}</summary>{listed}</details>"
        rows.append(f"<tr><td>{escape(cluster.name)}</td><td>{worlds}</td><td>{folded}</td></tr>")
    title = f"<b>{escape(tax.dataset.title)}</b>, {escape(tax.name)} {escape(tax.version)}"
    return f"<p>{title}</p><table>{''.join(rows)}</table>"


def _names(names: Iterable[str]) -> str:
    return "<br>".join(map(escape, names))

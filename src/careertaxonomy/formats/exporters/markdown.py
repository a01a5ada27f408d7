"""Tables of GitHub Flavored Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.formats.text_tables import markdown_table, markdown_text

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_markdown"]


def export_markdown(tax: Taxonomy, _: Options) -> Files:
    """Two tables for READMEs and reviews: the Worlds, and the clusters with their Worlds and pathways."""
    return {f"{tax.name}.md": "\n".join(_parts(tax)).encode()}


def _parts(tax: Taxonomy) -> Iterator[str]:
    from careertaxonomy.model.flat import worlds_text

    yield f"# {markdown_text(tax.dataset.title)}\n"
    yield f"`{tax.name}` {tax.version}\n"
    if tax.dataset.description:
        yield f"{markdown_text(tax.dataset.description)}\n"
    yield "## Worlds\n"
    yield markdown_table(
        ("World", "Clusters", "Pathways"),
        (
            (markdown_text(world.name), str(len(tax.clusters_of(world))), str(len(tax.pathways_of(world))))
            for world in tax.worlds
        ),
    )
    yield "## Career Clusters\n"
    yield markdown_table(
        ("Career Cluster", "Worlds", "Career Pathways"),
        (
            (
                markdown_text(cluster.name),
                markdown_text(worlds_text(tax, cluster)),
                "<br>".join(markdown_text(pathway.name) for pathway in tax.pathways_of(cluster)),
            )
            for cluster in tax.clusters
        ),
    )

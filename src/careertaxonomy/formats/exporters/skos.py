"""SKOS as Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.formats.skos_graph import Graph, Iri, Node, Ordered, Term, graph_of

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_skos"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]')
"""What Turtle does not take as it is, and what cannot be seen or turns the direction of a line."""


def export_skos(tax: Taxonomy, options: Options) -> Files:
    """SKOS in Turtle, for vocabulary servers such as Skosmos and SkoHub.

    IRIs are the base IRI, the dataset's name, the kind and the id, without a version, so that they stay. Repairs are
    left out.
    """
    return {f"{tax.name}.ttl": "".join(_lines(graph_of(tax, options))).encode()}


def _lines(graph: Graph) -> Iterator[str]:
    for prefix, iri in graph.prefixes.items():
        yield f"@prefix {prefix}: <{iri}> .\n"
    for node in graph.nodes:
        yield f"\n{_node(node)} .\n"


def _node(node: Node) -> str:
    lines = [f"{_term(node.iri)} a {node.type}"]
    lines += [f"    {name} {', '.join(map(_term, terms))}" for name, terms in node.properties.items()]
    return " ;\n".join(lines)


def _term(term: Term) -> str:
    if isinstance(term, bool):
        return str(term).lower()
    if isinstance(term, int):
        return str(term)
    if isinstance(term, Iri):
        return f"{term.prefix}:{term.local}" if term.prefix else f"<{term.local}>"
    if isinstance(term, Ordered):
        return f"( {' '.join(map(_term, term.members))} )"
    text = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), term.text)
    return f'"{text}"@{term.language}' if term.language else f'"{text}"'

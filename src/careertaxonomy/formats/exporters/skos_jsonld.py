"""SKOS as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.formats.skos_graph import Graph, Iri, Node, Ordered, Term, graph_of

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_skos_jsonld"]


def export_skos_jsonld(tax: Taxonomy, options: Options) -> Files:
    """The same graph as `skos`, in JSON-LD: for programs that read JSON, or to be put into a page.

    No `<` stands in it, so that no text can end the `script` element that it is put into.
    """
    graph = graph_of(tax, options)
    content = {"@context": dict(graph.prefixes), "@graph": [_node(graph, node) for node in graph.nodes]}
    text = json.dumps(content, ensure_ascii=False, indent=2).replace("<", "\\u003c")
    return {f"{tax.name}.jsonld": f"{text}\n".encode()}


def _node(graph: Graph, node: Node) -> dict[str, object]:
    found: dict[str, object] = {"@id": _iri(graph, node.iri), "@type": node.type}
    for name, terms in node.properties.items():
        values = [_value(graph, term) for term in terms]
        found[name] = values if len(values) > 1 else values[0]
    return found


def _value(graph: Graph, term: Term) -> object:
    if isinstance(term, Iri):
        return {"@id": _iri(graph, term)}
    if isinstance(term, Ordered):
        return {"@list": [_value(graph, member) for member in term.members]}
    if isinstance(term, bool | int):
        return term
    return {"@value": term.text, "@language": term.language} if term.language else term.text


def _iri(graph: Graph, iri: Iri) -> str:
    return f"{graph.prefixes[iri.prefix]}{iri.local}" if iri.prefix else iri.local

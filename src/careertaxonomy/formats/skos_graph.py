"""A taxonomy as the graph that SKOS readers know: what `skos` writes as Turtle and `skos-jsonld` as JSON-LD.

Clusters are top concepts and pathways the narrower ones; a World is a collection of clusters. What SKOS has no word for
(the marker for All Worlds, orders, what a retired record had) is said in terms of the dataset's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from careertaxonomy.text.normal_forms import MARKER

if TYPE_CHECKING:
    from careertaxonomy.formats.exporters.base import Options
    from careertaxonomy.model.records import Cluster, Pathway, Retired, World
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["Graph", "Iri", "Node", "Ordered", "Term", "Text", "graph_of"]

_VOCABULARIES = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
}


class Iri(NamedTuple):
    """A resource, by a prefix of the graph and what follows it; an IRI written out has no prefix."""

    prefix: str
    local: str


class Text(NamedTuple):
    """A text, in a language or in none."""

    text: str
    language: str | None = None


class Ordered(NamedTuple):
    """Things in an order: an RDF list."""

    members: tuple[Text, ...] | tuple[Iri, ...]


Term: TypeAlias = Iri | Text | Ordered | bool | int


class Node(NamedTuple):
    """A resource, its class, and what is said of it, property by property."""

    iri: Iri
    type: str
    properties: Mapping[str, tuple[Term, ...]]


class Graph(NamedTuple):
    """The prefixes, and the resources in published order."""

    prefixes: Mapping[str, str]
    nodes: tuple[Node, ...]


def graph_of(tax: Taxonomy, options: Options) -> Graph:
    """The whole graph of a taxonomy: all but its repairs and the `$schema` for editors."""
    root = f"{options.base_iri}{tax.name}"
    own = {kind: f"{root}/{kind}/" for kind in ("world", "cluster", "pathway")}
    prefixes = {**_VOCABULARIES, "ct": f"{root}/terms#", **own}
    writer = _Writer(tax, root, options.language or "en", options.license)
    return Graph(dict(sorted(prefixes.items())), tuple(writer.nodes()))


class _Writer:
    """What every node needs to know: the taxonomy, the IRI of its scheme, and the language of its names."""

    def __init__(self, tax: Taxonomy, root: str, language: str, license: str | None) -> None:
        self._tax = tax
        self._scheme = Iri("", root)
        self._source = Iri("", f"{root}/source")
        self._language = language
        self._license = license

    def nodes(self) -> Iterator[Node]:
        tax = self._tax
        yield self._scheme_node()
        if tax.dataset.source is not None:
            source = tax.dataset.source
            yield self._node(
                self._source,
                "dct:BibliographicResource",
                {
                    "dct:title": self._texts([source.title]),
                    "dct:publisher": [Text(source.publisher)] if source.publisher else [],
                    "skos:note": self._texts([source.note]),
                },
            )
        for at, world in enumerate(tax.worlds, 1):
            members = [Iri("cluster", cluster.id) for cluster in tax.clusters_of(world)]
            yield self._record("world", world, at, {"rdfs:isDefinedBy": [self._scheme], "skos:member": members})
        for at, cluster in enumerate(tax.clusters, 1):
            yield self._record("cluster", cluster, at, self._of_cluster(cluster))
        for at, pathway in enumerate(tax.pathways, 1):
            broader = [Iri("cluster", pathway.cluster)]
            yield self._record("pathway", pathway, at, {"skos:inScheme": [self._scheme], "skos:broader": broader})
        for at, gone in enumerate(tax.dataset.retired, 1):
            yield self._record(gone.kind, gone, at, self._of_retired(gone))

    def _scheme_node(self) -> Node:
        dataset = self._tax.dataset
        return self._node(
            self._scheme,
            "skos:ConceptScheme",
            {
                "rdfs:label": self._texts([dataset.title]),
                "dct:title": self._texts([dataset.title]),
                "dct:description": self._texts([dataset.description]),
                "dct:identifier": [Text(dataset.name)],
                "owl:versionInfo": [Text(dataset.version)],
                "dct:source": [self._source] if dataset.source is not None else [],
                "dct:license": [Iri("", self._license)] if self._license else [],
                "vann:preferredNamespaceUri": [Text(f"{self._scheme.local}/")],
                "skos:hasTopConcept": [Iri("cluster", cluster.id) for cluster in self._tax.clusters],
            },
        )

    def _of_cluster(self, cluster: Cluster) -> Mapping[str, Sequence[Term]]:
        is_all = cluster.worlds == MARKER
        worlds = tuple(Iri("world", id) for id in cluster.worlds)
        return {
            "skos:inScheme": [self._scheme],
            "skos:topConceptOf": [self._scheme],
            "skos:narrower": [Iri("pathway", pathway.id) for pathway in self._tax.pathways_of(cluster)],
            "ct:allWorlds": [is_all],
            "ct:worlds": [] if is_all else [Ordered(worlds)],
        }

    def _of_retired(self, gone: Retired) -> Mapping[str, Sequence[Term]]:
        """What is said of a retired record: its former links as text, since what they led to may be gone too."""
        is_all = gone.worlds == MARKER
        former = Ordered(tuple(map(Text, () if is_all else gone.worlds)))
        return {
            "rdfs:isDefinedBy" if gone.kind == "world" else "skos:inScheme": [self._scheme],
            "owl:deprecated": [True],
            "ct:retiredIn": [Text(gone.version)],
            "dct:isReplacedBy": [Iri(gone.kind, id) for id in gone.replaced_by],
            "ct:replacements": [Ordered(tuple(Iri(gone.kind, id) for id in gone.replaced_by))]
            if len(gone.replaced_by) > 1
            else [],
            "ct:formerAllWorlds": [True] if is_all else [],
            "ct:formerWorlds": [former] if former.members else [],
            "ct:formerCluster": [Text(gone.cluster)] if gone.cluster else [],
        }

    def _record(
        self, kind: str, record: World | Cluster | Pathway | Retired, at: int, more: Mapping[str, Sequence[Term]]
    ) -> Node:
        """A record with what all have: names, codes, note, its place in the order; and `more` of its kind."""
        others = tuple(alias for alias in dict.fromkeys(record.aliases) if alias != record.name)
        in_order = len(record.aliases) > 1 or others != record.aliases
        codes = sorted(record.codes.items())
        properties: dict[str, Sequence[Term]] = {
            "skos:prefLabel": self._texts([record.name]),
            "skos:altLabel": self._texts(others),
            "ct:aliases": [Ordered(tuple(self._texts(record.aliases)))] if in_order else [],
            "skos:notation": [*map(Text, dict.fromkeys(code for _, code in codes))],
            "dct:identifier": [Text(f"{_plain(scheme)}:{code}") for scheme, code in codes],
            "skos:note": self._texts([record.note]),
            **more,
            "schema:position": [at],
        }
        return self._node(Iri(kind, record.id), "skos:Collection" if kind == "world" else "skos:Concept", properties)

    def _node(self, iri: Iri, type: str, properties: Mapping[str, Sequence[Term]]) -> Node:
        return Node(iri, type, {name: tuple(terms) for name, terms in properties.items() if terms})

    def _texts(self, texts: Iterable[str]) -> list[Text]:
        return [Text(text, self._language) for text in texts if text]


def _plain(scheme: str) -> str:
    """A scheme's name without a colon of its own, since one parts it from the code."""
    return scheme.replace("%", "%25").replace(":", "%3A")

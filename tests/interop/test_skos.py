"""The graph of a taxonomy, in the tools of vocabulary servers: rdflib, pySHACL and skosify."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.model.canonical import canonical_bytes
from tests.exported import BASE, DOCUMENTS, only_file

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed (extra interop)")

SHAPES = Path(__file__).with_name("shapes.ttl")
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
OWL = rdflib.Namespace("http://www.w3.org/2002/07/owl#")
SCHEMA = rdflib.Namespace("https://schema.org/")
VANN = rdflib.Namespace("http://purl.org/vocab/vann/")


def turtle(tax: ct.Taxonomy) -> Any:
    return rdflib.Graph().parse(data=only_file(tax, "skos"), format="turtle")


def json_ld(tax: ct.Taxonomy) -> Any:
    return rdflib.Graph().parse(data=only_file(tax, "skos-jsonld"), format="json-ld")


@pytest.fixture(params=DOCUMENTS)
def tax(request: pytest.FixtureRequest) -> ct.Taxonomy:
    return DOCUMENTS[request.param]()


def test_turtle_and_json_ld_are_one_graph(tax: ct.Taxonomy) -> None:
    from rdflib.compare import isomorphic

    first, second = turtle(tax), json_ld(tax)
    assert isomorphic(first, second)
    # Python holds that 1 == True, and RDF does not: the types of all values are compared too.
    types = [
        sorted((str(said), str(term.datatype)) for _, said, term in graph if isinstance(term, rdflib.Literal))
        for graph in (first, second)
    ]
    assert types[0] == types[1]


@pytest.mark.parametrize("read", [turtle, json_ld])
def test_the_graph_holds_all_but_the_repairs(tax: ct.Taxonomy, read: Callable[[ct.Taxonomy], Any]) -> None:
    expected = tax.dataset.model_copy(update={"repairs": (), "schema_uri": ""})
    assert canonical_bytes(_dataset(read(tax), tax.name)) == canonical_bytes(expected)


def _dataset(graph: Any, name: str) -> ct.Dataset:
    """The dataset that a graph holds."""
    root = rdflib.URIRef(f"{BASE}{name}")
    terms = rdflib.Namespace(f"{root}/terms#")
    content: dict[str, object] = {
        "format": "careertaxonomy/1",
        "name": str(graph.value(root, DCT.identifier)),
        "version": str(graph.value(root, OWL.versionInfo)),
        "title": str(graph.value(root, DCT.title)),
        "description": str(graph.value(root, DCT.description) or ""),
        "retired": [],
    }
    source = graph.value(root, DCT.source)
    if source is not None:
        parts = {"title": DCT.title, "publisher": DCT.publisher, "note": SKOS.note}
        content["source"] = {key: str(graph.value(source, said) or "") for key, said in parts.items()}
    for kind in ("world", "cluster", "pathway"):
        content[f"{kind}s"] = []
    for record in sorted(graph.subjects(SCHEMA.position), key=lambda record: int(graph.value(record, SCHEMA.position))):
        kind, _, id = str(record).removeprefix(f"{root}/").partition("/")
        read: dict[str, object] = {
            "id": id,
            "name": str(graph.value(record, SKOS.prefLabel)),
            **_common(graph, terms, record),
        }
        retired_in = graph.value(record, terms.retiredIn)
        if retired_in is not None:
            content["retired"] += [{**read, "kind": kind, "version": str(retired_in), **_former(graph, terms, record)}]  # type: ignore[operator]  # a list
            continue
        if kind == "cluster":
            links = [*graph.items(graph.value(record, terms.worlds))]
            is_all = graph.value(record, terms.allWorlds).toPython()
            read["worlds"] = "all" if is_all else [_id(link) for link in links]
        if kind == "pathway":
            read["cluster"] = _id(graph.value(record, SKOS.broader))
        content[f"{kind}s"] += [read]  # type: ignore[operator]  # a list
    return ct.Dataset.model_validate(content)


def _common(graph: Any, terms: Any, record: Any) -> dict[str, object]:
    in_order = graph.value(record, terms.aliases)
    labels = graph.items(in_order) if in_order is not None else graph.objects(record, SKOS.altLabel)
    codes = [str(code).partition(":") for code in graph.objects(record, DCT.identifier)]
    return {
        "aliases": [*map(str, labels)],
        "codes": {scheme.replace("%3A", ":").replace("%25", "%"): code for scheme, _, code in codes},
        "note": str(graph.value(record, SKOS.note) or ""),
    }


def _former(graph: Any, terms: Any, record: Any) -> dict[str, object]:
    in_order = graph.value(record, terms.replacements)
    replaced = graph.items(in_order) if in_order is not None else graph.objects(record, DCT.isReplacedBy)
    is_all = graph.value(record, terms.formerAllWorlds) is not None
    return {
        "replaced_by": [*map(_id, replaced)],
        "worlds": "all" if is_all else [*map(str, graph.items(graph.value(record, terms.formerWorlds)))],
        "cluster": str(graph.value(record, terms.formerCluster) or ""),
    }


def _id(iri: object) -> str:
    return str(iri).rpartition("/")[2]


def _conforms(graph: Any) -> tuple[bool, str]:
    pyshacl = pytest.importorskip("pyshacl", reason="pySHACL is not installed (extra interop)")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES, format="turtle"))
    return conforms, text


def test_the_shapes_of_vocabulary_servers_hold(tax: ct.Taxonomy) -> None:
    conforms, text = _conforms(turtle(tax))
    assert conforms, text


FINANCE = rdflib.URIRef(f"{BASE}our-careers/cluster/finance")
ACCOUNTING = rdflib.URIRef(f"{BASE}our-careers/pathway/accounting")
CARE = rdflib.URIRef(f"{BASE}our-careers/world/health-care")
SCHEME = rdflib.URIRef(f"{BASE}our-careers")
TYPED = rdflib.Literal("06", datatype=rdflib.URIRef(f"{BASE}ceds"))


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        ((FINANCE, SKOS.prefLabel, None), ()),
        ((FINANCE, SKOS.prefLabel, None), [(FINANCE, SKOS.prefLabel, rdflib.Literal("Finance"))]),
        ((), [(FINANCE, SKOS.prefLabel, rdflib.Literal("Money", lang="en"))]),
        ((), [(FINANCE, SKOS.altLabel, rdflib.Literal("Finance", lang="en"))]),
        ((), [(FINANCE, SKOS.altLabel, rdflib.Literal("Money"))]),
        ((), [(FINANCE, SKOS.note, rdflib.Literal("A note"))]),
        ((), [(FINANCE, SKOS.notation, TYPED)]),
        ((), [(FINANCE, SKOS.broader, ACCOUNTING)]),
        ((), [(ACCOUNTING, SKOS.broader, SCHEME)]),
        ((ACCOUNTING, SKOS.inScheme, None), ()),
        ((), [(ACCOUNTING, SKOS.inScheme, FINANCE)]),
        ((CARE, SKOS.prefLabel, None), ()),
        ((), [(CARE, SKOS.member, CARE)]),
        ((), [(CARE, SKOS.inScheme, SCHEME)]),
        ((), [(CARE, rdflib.RDF.type, SKOS.Concept)]),
        ((), [(SCHEME, rdflib.RDF.type, SKOS.Concept)]),
        ((SCHEME, DCT.title, None), ()),
        ((SCHEME, SKOS.hasTopConcept, None), ()),
        ((), [(SCHEME, SKOS.hasTopConcept, CARE)]),
        ((SCHEME, VANN.preferredNamespaceUri, None), ()),
        ((), [(SCHEME, DCT.license, rdflib.Literal("CC0"))]),
    ],
)
def test_the_shapes_find_a_planted_fault(taken: tuple[Any, ...], given: Iterable[tuple[Any, ...]]) -> None:
    graph = turtle(DOCUMENTS["every field"]())
    if taken:
        assert (*taken,) in graph
        graph.remove(taken)
    for triple in given:
        graph.add(triple)
    assert not _conforms(graph)[0]


def test_skosify_warns_of_nothing(tax: ct.Taxonomy, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    skosify = pytest.importorskip("skosify", reason="skosify is not installed (extra interop)")
    file = tmp_path / "vocabulary.ttl"
    file.write_bytes(only_file(tax, "skos"))
    with caplog.at_level(logging.WARNING):
        kept = skosify.skosify(str(file))
    # Outer white space, which a check refuses, is all that may be found.
    outer = "Stripping whitespace" if tax.name == "hostile" else "\n"
    assert [message for message in caplog.messages if not message.startswith(outer)] == []
    assert len(kept) >= len(turtle(tax))


def test_skosify_warns_of_a_planted_fault(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    skosify = pytest.importorskip("skosify", reason="skosify is not installed (extra interop)")
    file = tmp_path / "vocabulary.ttl"
    text = only_file(ct.load(), "skos").decode()
    file.write_text(
        text.replace("    skos:broader cluster:finance ;\n", "    skos:broader pathway:accounting ;\n", 1), "utf-8"
    )
    with caplog.at_level(logging.WARNING):
        skosify.skosify(str(file))
    assert caplog.messages

"""SKOS as Turtle: what stands in the file. The tools of that community are asked in tests/interop."""

from __future__ import annotations

import careertaxonomy as ct
from tests.exported import hostile, only_file
from tests.helpers import cluster, document, pathway, retired, world

EXPECTED = """\
@prefix cluster: <https://example.org/careers/our-careers/cluster/> .
@prefix ct: <https://example.org/careers/our-careers/terms#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pathway: <https://example.org/careers/our-careers/pathway/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix world: <https://example.org/careers/our-careers/world/> .

<https://example.org/careers/our-careers> a skos:ConceptScheme ;
    rdfs:label "Our careers"@en ;
    dct:title "Our careers"@en ;
    dct:identifier "our-careers" ;
    owl:versionInfo "1.0.0" ;
    vann:preferredNamespaceUri "https://example.org/careers/our-careers/" ;
    skos:hasTopConcept cluster:finance .

world:care a skos:Collection ;
    skos:prefLabel "Care"@en ;
    rdfs:isDefinedBy <https://example.org/careers/our-careers> ;
    skos:member cluster:finance ;
    schema:position 1 .

cluster:finance a skos:Concept ;
    skos:prefLabel "Finance"@en ;
    skos:altLabel "Money"@en, "Funds"@en ;
    ct:aliases ( "Money"@en "Funds"@en ) ;
    skos:notation "06" ;
    dct:identifier "ceds:06" ;
    skos:inScheme <https://example.org/careers/our-careers> ;
    skos:topConceptOf <https://example.org/careers/our-careers> ;
    skos:narrower pathway:accounting ;
    ct:allWorlds true ;
    schema:position 1 .

pathway:accounting a skos:Concept ;
    skos:prefLabel "Accounting"@en ;
    skos:inScheme <https://example.org/careers/our-careers> ;
    skos:broader cluster:finance ;
    schema:position 1 .

pathway:bookkeeping a skos:Concept ;
    skos:prefLabel "Bookkeeping"@en ;
    skos:inScheme <https://example.org/careers/our-careers> ;
    owl:deprecated true ;
    ct:retiredIn "1.0.0" ;
    dct:isReplacedBy pathway:accounting ;
    schema:position 1 .
"""


def small() -> ct.Taxonomy:
    text = document(
        worlds=[world("care")],
        clusters=[cluster("finance", aliases=["Money", "Funds"], codes={"ceds": "06"})],
        pathways=[pathway("accounting")],
        retired=[retired("pathway", "bookkeeping", "accounting")],
    )
    return ct.Taxonomy(ct.Dataset.model_validate_json(text))


def test_the_whole_file() -> None:
    assert only_file(small(), "skos").decode() == EXPECTED


def test_the_language_is_that_of_every_name() -> None:
    (data,) = ct.export(small(), "skos", base_iri="urn:x:", language="es-MX").values()
    assert '"Accounting"@es-MX' in data.decode()
    assert "@en" not in data.decode()
    assert "@prefix world: <urn:x:our-careers/world/> ." in data.decode()


def test_the_version_is_in_no_iri() -> None:
    first, second = (only_file(ct.load(version=version), "skos").decode() for version in ("1.0.0", "1.1.0"))
    assert {line for line in first.splitlines() if " a skos:" in line} == {
        line for line in second.splitlines() if " a skos:" in line
    }


def test_no_text_ends_its_quotes_or_hides_what_follows() -> None:
    text = only_file(hostile(), "skos").decode()
    assert all(line.isprintable() for line in text.split("\n"))
    assert '"\\"@en . <x:x> <x:y> \\"z"@en' in text
    assert '"\\u202Eoverride\\u202C and \\u2067isolate\\u2069"@en' in text
    assert '"back\\\\slash \\\\u0041 \\\\n \\\\"@en' in text


def test_a_colon_in_a_scheme_does_not_part_it() -> None:
    assert 'dct:identifier "a%3Ab%25:c: d"' in only_file(hostile(), "skos").decode().replace(
        '", "', '" dct:identifier "'
    )

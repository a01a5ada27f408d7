"""SKOS as JSON-LD: what stands in the file. That it is the graph of the Turtle is tested in tests/interop."""

from __future__ import annotations

import json

import careertaxonomy as ct
from tests.exported import BASE, hostile, only_file
from tests.formats.exporters.test_skos import small


def test_a_cluster_and_its_context() -> None:
    content = json.loads(only_file(small(), "skos-jsonld"))
    assert content["@context"]["skos"] == "http://www.w3.org/2004/02/skos/core#"
    (found,) = (node for node in content["@graph"] if node["@id"] == f"{BASE}our-careers/cluster/finance")
    assert found == {
        "@id": f"{BASE}our-careers/cluster/finance",
        "@type": "skos:Concept",
        "skos:prefLabel": {"@value": "Finance", "@language": "en"},
        "skos:altLabel": [{"@value": "Money", "@language": "en"}, {"@value": "Funds", "@language": "en"}],
        "ct:aliases": {"@list": [{"@value": "Money", "@language": "en"}, {"@value": "Funds", "@language": "en"}]},
        "skos:notation": "06",
        "dct:identifier": "ceds:06",
        "skos:inScheme": {"@id": f"{BASE}our-careers"},
        "skos:topConceptOf": {"@id": f"{BASE}our-careers"},
        "skos:narrower": {"@id": f"{BASE}our-careers/pathway/accounting"},
        "ct:allWorlds": True,
        "schema:position": 1,
    }
    # In Python 1 == True: only their types tell a place in the order from a statement that is true.
    assert (type(found["ct:allWorlds"]), type(found["schema:position"])) == (bool, int)


def test_no_text_can_end_the_script_element_that_the_file_is_put_into() -> None:
    data = only_file(hostile(), "skos-jsonld")
    assert b"<" not in data
    assert "<script>alert(1)</script>" in json.dumps(json.loads(data))


def test_nothing_is_fetched_to_read_the_context() -> None:
    content = json.loads(only_file(ct.load(), "skos-jsonld"))
    assert all(isinstance(iri, str) for iri in content["@context"].values())

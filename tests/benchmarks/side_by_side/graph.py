"""pySHACL: the taxonomy in the words of SKOS, as N-Triples, which parse faster than Turtle, and shapes for it.

The shapes hold one query, over the pathways of a cluster, for what shapes alone cannot say.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from careertaxonomy.text.normal_forms import MARKER, SLUG
from tests.benchmarks.side_by_side.faults import LINK, NAME, SAME, SPACE, TWICE, Found
from tests.benchmarks.side_by_side.faults import SLUG as NO_SLUG
from tests.benchmarks.side_by_side.schema import TIDY

__all__ = ["ARGUMENTS", "read", "write"]

ARGUMENTS = ("pyshacl", "--shapes", "shapes.ttl", "--data-file-format", "nt", "--format", "nt", "document.nt")
_BASE = "https://example.org/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SHACL = "http://www.w3.org/ns/shacl#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_SHAPES = f"""\
@prefix sh: <{_SHACL}> .
@prefix skos: <{_SKOS}> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <{_BASE}> .

ex: sh:declare [ sh:prefix "skos" ; sh:namespace "{_SKOS}"^^xsd:anyURI ] .

ex:Named a sh:NodeShape ;
  sh:targetClass ex:World, ex:Cluster, ex:Pathway ;
  sh:property [ sh:path skos:notation ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern {json.dumps(SLUG)} ] ;
  sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern {json.dumps(TIDY)} ] .

ex:Linked a sh:NodeShape ;
  sh:targetClass ex:Pathway ;
  sh:property [ sh:path skos:broader ; sh:minCount 1 ; sh:maxCount 1 ; sh:class ex:Cluster ] .

ex:Grouped a sh:NodeShape ;
  sh:targetClass ex:Cluster ;
  sh:property [ sh:path skos:related ; sh:minCount 1 ; sh:class ex:World ] ;
  sh:sparql [
    sh:prefixes ex: ;
    sh:message "two pathways of one name" ;
    sh:select \"\"\"
      SELECT $this (SAMPLE(?pathway) AS ?value)
      WHERE {{
        ?pathway skos:broader $this ; skos:prefLabel ?name .
        BIND(LCASE(STR(?name)) AS ?read)
      }}
      GROUP BY $this ?read
      HAVING (COUNT(DISTINCT ?pathway) > 1)
    \"\"\"
  ] .
"""
_KINDS = {
    ("ClassConstraintComponent", "broader"): LINK,
    ("MaxCountConstraintComponent", "prefLabel"): TWICE,
    ("PatternConstraintComponent", "notation"): NO_SLUG,
    ("MinCountConstraintComponent", "prefLabel"): NAME,
    ("PatternConstraintComponent", "prefLabel"): SPACE,
    ("SPARQLConstraintComponent", ""): SAME,
}
_STATEMENT = re.compile(rf"(_:\w+) <{re.escape(_SHACL)}(\w+)> <([^>]*)> \.")


def write(content: dict[str, Any], folder: Path) -> None:
    """Writes the statements and the shapes."""
    folder.joinpath("shapes.ttl").write_text(_SHAPES, encoding="utf-8")
    worlds = [_node("world", row["id"]) for row in content["worlds"]]
    with folder.joinpath("document.nt").open("w", encoding="utf-8", newline="\n") as file:
        for kind in ("world", "cluster", "pathway"):
            for row in content[f"{kind}s"]:
                node = _node(kind, row["id"])
                said = [(_TYPE, f"<{_BASE}{kind.title()}>"), (f"<{_SKOS}notation>", _literal(row["id"]))]
                if "name" in row:
                    said.append((f"<{_SKOS}prefLabel>", _literal(row["name"])))
                if kind == "cluster":
                    linked = worlds if row["worlds"] == MARKER else [_node("world", id) for id in row["worlds"]]
                    said += [(f"<{_SKOS}related>", world) for world in linked]
                if kind == "pathway":
                    said.append((f"<{_SKOS}broader>", _node("cluster", row["cluster"])))
                file.writelines(f"{node} {predicate} {value} .\n" for predicate, value in said)


def _node(kind: str, id: str) -> str:
    return f"<{_BASE}{kind}/{quote(id)}>"


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read(output: str) -> list[Found]:
    """The findings of a report, as N-Triples."""
    results: dict[str, dict[str, str]] = defaultdict(dict)
    for node, predicate, value in _STATEMENT.findall(output):
        results[node][predicate] = value
    return [_found(result) for result in results.values() if "focusNode" in result]


def _found(result: dict[str, str]) -> Found:
    component = result["sourceConstraintComponent"].removeprefix(_SHACL)
    path = result.get("resultPath", "").removeprefix(_SKOS)
    kind, _, id = result["focusNode"].removeprefix(_BASE).partition("/")
    return Found(_KINDS.get((component, path)), f"{kind}:{unquote(id)}")

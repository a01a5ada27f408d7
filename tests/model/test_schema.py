"""The JSON Schema of a document is what the models give, and with it a schema checker says what the models say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from generate import FILES, main
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from careertaxonomy.datasets.loader import available, read_release
from careertaxonomy.model.records import Dataset
from careertaxonomy.model.schema import SCHEMA_FILE, made_from_models, shipped
from tests.helpers import CLUSTERS, DATA, PATHWAYS, WORLDS, Python, cluster, document, pathway, retired, world


def _content(path: Path) -> object:
    try:
        content = json.loads(path.read_bytes())
        json.dumps(content, ensure_ascii=False).encode()  # half of a surrogate pair is no matter of shape
    except ValueError:
        return None
    return content


DOCUMENTS = {
    f"{path.parent.name}/{path.name}": content
    for path in sorted(DATA.glob("*valid/*.json"))
    if isinstance(content := _content(path), dict)
}
CHECKER = Draft202012Validator(json.loads(shipped()))


def _faults(content: Any) -> list[tuple[str, str]]:
    """What a schema checker finds: where, and in what words."""
    found = sorted(CHECKER.iter_errors(content), key=lambda error: error.json_path)
    return [(error.json_path, error.message) for error in found]


def test_the_package_carries_what_the_models_give() -> None:
    assert shipped().decode() == made_from_models(), "run python docs/generate.py"


def test_a_schema_that_is_not_up_to_date_is_named_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / SCHEMA_FILE
    files = {stale: made_from_models}
    assert main(["--check"], [], files) == 1
    assert not stale.exists()
    assert main([], [], files) == 0
    assert stale.read_bytes() == shipped()
    assert main(["--check"], [], files) == 0
    assert stale.name in {path.name for path in FILES}
    assert capsys.readouterr().out == (
        f"{SCHEMA_FILE} is not up to date: run python docs/generate.py\n{SCHEMA_FILE} written\n"
    )


def test_the_schema_is_one() -> None:
    schema = json.loads(shipped())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema
    assert shipped().isascii()


def _objects(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {"the document": schema, **schema["$defs"]}


@pytest.mark.parametrize("name", _objects(json.loads(shipped())))
def test_an_editor_can_complete_and_explain_every_field(name: str) -> None:
    thing = _objects(json.loads(shipped()))[name]
    assert thing["additionalProperties"] is False
    assert thing["description"].endswith(".") or name == "the document"
    assert thing["required"]
    for field, about in thing["properties"].items():
        assert about["description"].endswith("."), field


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_schema_checker_says_what_the_models_say(name: str) -> None:
    content = DOCUMENTS[name]
    try:
        Dataset.model_validate_json(json.dumps(content))
        fits = True
    except ValidationError:
        fits = False
    assert CHECKER.is_valid(content) == fits
    assert fits or name.startswith("invalid/")


def test_both_verdicts_are_among_the_documents() -> None:
    assert {CHECKER.is_valid(content) for content in DOCUMENTS.values()} == {True, False}


@pytest.mark.parametrize("release", available(), ids=str)
def test_nothing_is_found_in_the_bundled_documents(release: Any) -> None:
    assert _faults(json.loads(read_release(release))) == []


def test_nothing_is_found_in_a_document_that_names_its_schema() -> None:
    head = {"$schema": "careertaxonomy.schema.json", "source": {"title": "A table"}}
    old = [retired("world", "mining", "health-care"), retired("cluster", "money", worlds="all")]
    assert _faults(json.loads(document(head=head, retired=old))) == []


@pytest.mark.parametrize(
    ("given", "path", "message"),
    [
        ({"worlds": [world("Health Care")]}, "$.worlds[0].id", "'Health Care' does not match '^[a-z0-9]+"),
        ({"worlds": [world("health-care", " ")]}, "$.worlds[0].name", "' ' does not match"),
        ({"worlds": []}, "$.worlds", "[] should be non-empty"),
        ({"clusters": [{"id": "law", "name": "Law"}]}, "$.clusters[0]", "'worlds' is a required property"),
        ({"clusters": [cluster("law", "All Worlds")]}, "$.clusters[0].worlds", "'All Worlds' is not valid under any"),
        ({"clusters": [cluster("law", [])]}, "$.clusters[0].worlds", "[] is not valid under any"),
        ({"pathways": [pathway("courts", nmae="x")]}, "$.pathways[0]", "Additional properties are not allowed ('nmae'"),
        ({"pathways": [pathway("courts", codes={"ceds": 6})]}, "$.pathways[0].codes.ceds", "6 is not of type 'string'"),
        ({"pathways": [pathway("courts", 7)]}, "$.pathways[0].cluster", "7 is not of type 'string'"),
        ({"retired": [retired("job", "typist")]}, "$.retired[0].kind", "'job' is not one of ['world', 'cluster'"),
        ({"head": {"version": "1.0"}}, "$.version", "'1.0' does not match"),
        ({"head": {"format": "careertaxonomy/9"}}, "$.format", "'careertaxonomy/1' was expected"),
    ],
)
def test_a_fault_of_shape_is_found_where_it_is(given: dict[str, Any], path: str, message: str) -> None:
    records = {"worlds": WORLDS, "clusters": CLUSTERS, "pathways": PATHWAYS}
    ((found, said),) = _faults(json.loads(document(**{**records, **given})))
    assert found == path
    assert said.startswith(message)


def test_it_is_had_without_pydantic(python: Python) -> None:
    code = (
        "import sys; from careertaxonomy.model.schema import shipped; print(len(shipped()), 'pydantic' in sys.modules)"
    )
    assert python(code).split() == [str(len(shipped())), "False"]

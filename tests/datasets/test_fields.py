"""`IdOf` in other people's models."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError

import careertaxonomy as ct
from tests.helpers import document

OWN = ct.Taxonomy(ct.Dataset.model_validate_json(document()))


class Student(BaseModel):
    cluster: Annotated[str, ct.IdOf("cluster")]
    pathway: Annotated[str, ct.IdOf("pathway", OWN)] | None = None


def test_an_id_is_taken() -> None:
    assert Student(cluster="finance", pathway="accounting").cluster == "finance"
    assert Student(cluster="finance").pathway is None


@pytest.mark.parametrize(
    ("values", "message", "suggestions"),
    [
        ({"cluster": "Finance"}, 'no cluster "Finance" in joco-works 1.1.0; its id is "finance"', ["finance"]),
        ({"cluster": "finanse"}, 'no cluster "finanse" in joco-works 1.1.0; did you mean "finance"?', ["finance"]),
        ({"cluster": "{weaving}"}, 'no cluster "{weaving}" in joco-works 1.1.0', []),
        (
            {"cluster": "finance", "pathway": "legal-services"},
            'no pathway "legal-services" in our-careers 1.0.0',
            [],
        ),
    ],
)
def test_what_is_no_id_is_an_error_that_suggests(values: dict[str, str], message: str, suggestions: list[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Student.model_validate(values)
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"], error["ctx"]["suggestions"]) == ("unknown_id", message, suggestions)


def test_what_is_no_text_is_pydantics_own_error() -> None:
    with pytest.raises(ValidationError, match="Input should be a valid string"):
        Student.model_validate({"cluster": 6})


def test_the_schema_lists_the_ids() -> None:
    properties = Student.model_json_schema()["properties"]
    assert properties["cluster"]["enum"] == [cluster.id for cluster in ct.load().clusters]
    assert properties["pathway"]["anyOf"][0] == {"type": "string", "enum": ["accounting"]}


def test_a_kind_that_there_is_not() -> None:
    with pytest.raises(ct.UnknownKindError, match='no kind "planet"'):
        ct.IdOf("planet")  # type: ignore[arg-type]  # that it is refused is the point

"""What a record is: frozen to the bottom, compared by value, strict about its fields, and described."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

import careertaxonomy as ct
from careertaxonomy.datasets.loader import available, read_release
from careertaxonomy.model import records
from careertaxonomy.model.references import KINDS

MODELS: list[type[BaseModel]] = [ct.World, ct.Cluster, ct.Pathway, ct.Retired, ct.Source, ct.Repair, ct.Dataset]
MORE = {"aliases": ["Other"], "codes": {"ceds": "06", "soc": "11-0000"}, "note": "A remark."}
FULL: dict[str, Any] = {
    "$schema": "careertaxonomy.schema.json",
    "format": "careertaxonomy/1",
    "name": "our-careers",
    "version": "2.0.0-local.1",
    "title": "Our careers",
    "description": "Made up.",
    "source": {"title": "A table", "publisher": "We", "note": "Printed."},
    "worlds": [{"id": "health-care", "name": "Health Care", **MORE}, {"id": "agriculture", "name": "Agriculture"}],
    "clusters": [
        {"id": "finance", "name": "Finance", "worlds": "all", **MORE},
        {"id": "health-science", "name": "Health Science", "worlds": ["health-care"], **MORE},
    ],
    "pathways": [
        {"id": "accounting", "name": "Accounting", "cluster": "finance", **MORE},
        {"id": "insurance", "name": "Insurance", "cluster": "finance"},
    ],
    "retired": [
        {"kind": "world", "id": "a", "name": "A", "version": "1.1.0", "replaced_by": ["health-care"], **MORE},
        {"kind": "cluster", "id": "b", "name": "B", "version": "1.1.0", "worlds": "all"},
        {"kind": "cluster", "id": "c", "name": "C", "version": "1.1.0", "worlds": ["a"]},
        {"kind": "pathway", "id": "d", "name": "D", "version": "1.1.0", "cluster": "finance"},
    ],
    "repairs": [{"place": "row 1", "printed": "Finanse", "read_as": "Finance", "why": "A slip."}],
}
OBJECTS = [
    pytest.param((), id="document"),
    *(pytest.param((field, 0), id=field) for field in ("worlds", "clusters", "pathways", "retired", "repairs")),
    pytest.param(("source",), id="source"),
]
DATASET = ct.Dataset.model_validate(FULL)
RECORDS: list[BaseModel] = [
    DATASET,
    *DATASET.worlds,
    *DATASET.clusters,
    *DATASET.pathways,
    *DATASET.retired,
    *DATASET.repairs,
]


def changed(path: tuple[str | int, ...], **values: object) -> dict[str, Any]:
    """A copy of the full document in which the object at a path has these values too."""
    document = copy.deepcopy(FULL)
    target: Any = document
    for step in path:
        target = target[step]
    target.update(values)
    return document


def everything_in(value: object) -> list[object]:
    inner: list[object] = []
    if isinstance(value, BaseModel):
        inner = [getattr(value, field) for field in type(value).model_fields]
    elif isinstance(value, tuple):
        inner = [*value]
    return [value, *(deeper for item in inner for deeper in everything_in(item))]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_no_field_can_be_set_added_or_deleted(record: BaseModel) -> None:
    for field in (*type(record).model_fields, "colour"):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, field, "changed")
        with pytest.raises(ValidationError, match="frozen"):
            delattr(record, field)
    assert ct.Dataset.model_validate(FULL) == DATASET


def test_a_dataset_holds_nothing_that_can_be_changed() -> None:
    assert {type(value) for value in everything_in(DATASET)} == {str, tuple, ct.Codes, *MODELS}
    assert {type(value) for value in everything_in(ct.load().dataset)} <= {str, tuple, ct.Codes, *MODELS}


def test_records_hash_and_compare_by_value() -> None:
    again = ct.Dataset.model_validate(FULL)
    for one, other in zip(everything_in(DATASET), everything_in(again), strict=True):
        assert one == other
        assert hash(one) == hash(other)
    assert ct.World(id="a", name="A") == ct.World(id="a", name="A", note="", codes=ct.Codes(), aliases=())
    assert ct.World(id="a", name="A") != ct.World(id="a", name="B")
    assert len({ct.World(id="a", name="A"), ct.World(id="a", name="A"), ct.World(id="b", name="A")}) == 2


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_records_pickle_and_copy(record: BaseModel) -> None:
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) == record


def test_a_dataset_goes_through_pydantics_own_dump_and_back() -> None:
    assert ct.Dataset.model_validate(DATASET.model_dump(by_alias=True)) == DATASET
    assert ct.Dataset.model_validate_json(DATASET.model_dump_json(by_alias=True)) == DATASET


def test_what_is_printed_of_a_record_is_what_is_set() -> None:
    assert str(ct.World(id="a", name="A", aliases=(), note="")) == "id='a' name='A'"
    assert repr(ct.World(id="a", name="A")) == "World(id='a', name='A')"
    assert repr(ct.Cluster(id="a", name="A", worlds="all", codes=ct.Codes({"ceds": "06"}), note="New.")) == (
        "Cluster(id='a', name='A', worlds='all', codes=Codes({'ceds': '06'}), note='New.')"
    )
    assert str(ct.Source(title="")) == "title=''"
    for record in (*DATASET.worlds, *DATASET.clusters, *DATASET.pathways, *DATASET.retired):
        assert eval(repr(record), vars(ct)) == record


@pytest.mark.parametrize("path", OBJECTS)
def test_an_unknown_field_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        ct.Dataset.model_validate(changed(path, colour="red"))


@pytest.mark.parametrize("model", MODELS)
def test_every_required_field_is_missed(model: type[BaseModel]) -> None:
    required = [field for field, info in model.model_fields.items() if info.is_required()]
    with pytest.raises(ValidationError) as caught:
        model.model_validate({})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("missing", (field,)) for field in required
    ]


IDS = ("", " ", "Finance", "finance-", "-finance", "health--care", "health_care", "health care", "café", "a\n", "1٣")
BLANK = ("", " ", "\t\n", "\u00a0", "\u3000")
VERSIONS = ("", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0-a..b", "1.0.0+x", "1.0.0\n", "1.0.٣")


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("field", ["worlds", "clusters", "pathways", "retired"])
def test_a_malformed_id_is_refused(field: str, id: str) -> None:
    refused(changed((field, 0), id=id), (field, 0, "id"), "string_pattern_mismatch")


@pytest.mark.parametrize("name", IDS)
def test_a_malformed_name_of_a_dataset_is_refused(name: str) -> None:
    refused(changed((), name=name), ("name",), "string_pattern_mismatch")


@pytest.mark.parametrize("id", ["a", "9", "finance", "health-care", "k-12-teaching", "0-0"])
def test_a_slug_is_an_id(id: str) -> None:
    assert ct.World(id=id, name="A").id == id


@pytest.mark.parametrize("blank", BLANK)
def test_a_name_with_nothing_to_read_is_refused(blank: str) -> None:
    refused(changed((), title=blank), ("title",), "string_pattern_mismatch")
    for field in ("worlds", "clusters", "pathways", "retired"):
        refused(changed((field, 0), name=blank), (field, 0, "name"), "string_pattern_mismatch")
        refused(changed((field, 0), aliases=["A", blank]), (field, 0, "aliases", 1), "string_pattern_mismatch")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_malformed_version_is_refused(version: str) -> None:
    refused(changed((), version=version), ("version",), "string_pattern_mismatch")
    refused(changed(("retired", 0), version=version), ("retired", 0, "version"), "string_pattern_mismatch")


@pytest.mark.parametrize("version", ["0.0.0", "10.20.30", "2.0.0-local.1", "1.0.0-rc-1.x"])
def test_a_version_may_have_a_suffix(version: str) -> None:
    assert ct.Dataset.model_validate(changed((), version=version)).version == version


@pytest.mark.parametrize("field", ["worlds", "clusters", "pathways"])
def test_an_empty_list_of_records_is_refused(field: str) -> None:
    refused(changed((), **{field: []}), (field,), "too_short")


@pytest.mark.parametrize(
    ("worlds", "kind"),
    [("All Worlds", "literal_error"), ("", "literal_error"), ([], "too_short"), (None, "tuple_type")],
)
def test_worlds_are_the_marker_or_a_list_that_is_not_empty(worlds: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ct.Cluster.model_validate({"id": "finance", "name": "Finance", "worlds": worlds})
    assert kind in {error["type"] for error in caught.value.errors()}


@pytest.mark.parametrize("value", [6, 6.0, True, None, ["06"]])
def test_codes_and_names_are_text(value: object) -> None:
    refused(changed(("worlds", 0), codes={"ceds": value}), ("worlds", 0, "codes", "ceds"), "string_type")
    refused(changed(("worlds", 0), name=value), ("worlds", 0, "name"), "string_type")


def refused(document: dict[str, Any], place: tuple[str | int, ...], kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ct.Dataset.model_validate(document)
    assert [(error["loc"], error["type"]) for error in caught.value.errors()] == [(place, kind)]


@pytest.mark.parametrize("model", MODELS)
def test_every_model_and_field_is_described(model: type[BaseModel]) -> None:
    assert model.__doc__
    assert [field for field, info in model.model_fields.items() if not info.description] == []


def test_models_and_their_fields_are_those_of_the_format() -> None:
    offered = [getattr(records, name) for name in records.__all__]
    assert {*MODELS} == {value for value in offered if isinstance(value, type) and issubclass(value, BaseModel)}
    assert FULL["format"] == records.FORMAT
    assert {field.alias or name for name, field in ct.Dataset.model_fields.items()} == FULL.keys()
    assert {*ct.Cluster.model_fields} == FULL["clusters"][0].keys()


VALIDATOR = Draft202012Validator(ct.Dataset.model_json_schema())


def test_the_json_schema_accepts_every_bundled_document_and_a_full_one() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)
    for release in available():
        assert [*VALIDATOR.iter_errors(json.loads(read_release(release)))] == []
    assert [*VALIDATOR.iter_errors(FULL)] == []


@pytest.mark.parametrize("path", OBJECTS)
def test_the_json_schema_refuses_a_field_too_many(path: tuple[str | int, ...]) -> None:
    (error,) = VALIDATOR.iter_errors(changed(path, colour="red"))
    assert tuple(error.absolute_path) == path
    # The source may be null, so that its fault is one of two reasons.
    reasons = [reason.message for reason in error.context or [error] if reason.validator == "additionalProperties"]
    assert reasons == ["Additional properties are not allowed ('colour' was unexpected)"]


@pytest.mark.parametrize(
    ("path", "values", "validator"),
    [
        ((), {"format": "careertaxonomy/2"}, "const"),
        ((), {"version": "1.0"}, "pattern"),
        ((), {"worlds": []}, "minItems"),
        (("worlds", 0), {"id": "Health Care"}, "pattern"),
        (("worlds", 0), {"name": " "}, "pattern"),
        (("worlds", 0), {"codes": {"ceds": 6}}, "type"),
        (("clusters", 0), {"worlds": "All Worlds"}, "anyOf"),
        (("clusters", 1), {"worlds": []}, "anyOf"),
        (("pathways", 0), {"cluster": None}, "type"),
        (("retired", 0), {"kind": "planet"}, "enum"),
    ],
)
def test_the_json_schema_refuses_what_the_models_refuse(
    path: tuple[str | int, ...], values: dict[str, object], validator: str
) -> None:
    document = changed(path, **values)
    assert [error.validator for error in VALIDATOR.iter_errors(document)] == [validator]
    with pytest.raises(ValidationError):
        ct.Dataset.model_validate(document)


def test_the_json_schema_describes_every_field() -> None:
    schema: dict[str, Any] = ct.Dataset.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        assert [name for name, value in part["properties"].items() if not value.get("description")] == []


def test_a_dataset_gives_the_records_of_one_kind_or_of_several() -> None:
    for kind, expected in zip(KINDS, (DATASET.worlds, DATASET.clusters, DATASET.pathways), strict=True):
        assert DATASET.of(kind) == expected
        assert {record.kind for record in DATASET.of(kind)} == {kind}
    assert DATASET.of("world", "cluster", "pathway") == (*DATASET.worlds, *DATASET.clusters, *DATASET.pathways)
    assert DATASET.of("pathway", "world") == (*DATASET.pathways, *DATASET.worlds)
    assert DATASET.of() == ()
    for unknown in ("planet", "worlds", "", None, 5):
        with pytest.raises(ct.UnknownKindError, match=f'^no kind "{unknown}"; available: world, cluster, pathway$'):
            DATASET.of("world", unknown)  # type: ignore[arg-type]  # what a type checker refuses is given all the same

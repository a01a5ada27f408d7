"""`st.builds` of a model, without the strategies of this package: valid records all the same."""

from __future__ import annotations

from inspect import signature

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import careertaxonomy as ct
from tests.helpers import Python

MODELS: list[type[BaseModel]] = [ct.World, ct.Cluster, ct.Pathway, ct.Retired, ct.Source, ct.Repair, ct.Dataset]


@pytest.mark.parametrize("model", MODELS)
def test_what_is_built_is_valid(model: type[BaseModel]) -> None:
    # Three lists of records take their time, whatever they are drawn by.
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(st.builds(model))
    def holds(record: BaseModel) -> None:
        assert model.model_validate(record.model_dump(by_alias=True)) == record

    holds()


@settings(max_examples=30)
@given(st.builds(ct.World, codes=...), st.builds(ct.World, name=st.just("Health Care")))
def test_fields_can_be_inferred_and_given(coded: ct.World, named: ct.World) -> None:
    assert isinstance(coded.codes, ct.Codes)
    assert named.name == "Health Care"


def test_a_model_has_the_signature_of_its_fields() -> None:
    for model in MODELS:
        assert [*signature(model).parameters] == [*model.model_fields]


def test_it_works_whichever_is_imported_first(python: Python) -> None:
    """In a process of its own: nothing of the models is built before."""
    use = "st.builds(ct.World).validate(); print(ct.World(id='a', name='A'))"
    both = ("import careertaxonomy as ct", "from hypothesis import strategies as st")
    for imports in (both, both[::-1]):
        assert python("\n".join([*imports, use])) == "id='a' name='A'\n"
    assert python(f"{both[0]}; ct.World(id='a', name='A')\n{both[1]}; {use}") == "id='a' name='A'\n"

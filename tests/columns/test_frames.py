"""A column of a data frame is reconciled on every library: the same type comes back, in its order, nulls stay."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import careertaxonomy as ct
from careertaxonomy.columns import frames

Made = Callable[[dict[str, list[Any]]], Any]


def _relation(data: dict[str, list[Any]]) -> Any:
    return duckdb.from_arrow(pa.table(data))


def _category(data: dict[str, list[Any]]) -> Any:
    frame = pd.DataFrame(data)
    return frame.assign(label=frame["label"].astype("category"))


def _objects(data: dict[str, list[Any]]) -> Any:
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in data.items()})


def _dictionary(data: dict[str, list[Any]]) -> Any:
    return pa.table({**data, "label": pa.array(data["label"], pa.string()).dictionary_encode()})


MAKERS: dict[str, Made] = {
    "pandas": pd.DataFrame,
    "pandas, odd index": lambda data: pd.DataFrame(data, index=[*range(len(data["label"]))][::-1]),
    "pandas, category": _category,
    "pandas, object": _objects,
    "polars": pl.DataFrame,
    "polars, lazy": pl.LazyFrame,
    "polars, category": lambda data: pl.DataFrame(data).with_columns(pl.col("label").cast(pl.Categorical)),
    "pyarrow": pa.table,
    "pyarrow, dictionary": _dictionary,
}
every = pytest.mark.parametrize("made", [pytest.param(made, id=name) for name, made in MAKERS.items()])
LABELS = ["Health Sciences", None, "Homeroom", "finance", "Health Sciences", "", "Finance; Marketing", "FINANCE"]
IDS = ["health-science", None, None, "finance", "health-science", None, None, "finance"]


def column(frame: Any, name: str) -> list[Any]:
    """The values of a column, whatever the library."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pd.DataFrame):
        return [None if value != value else value for value in frame[name].to_list()]
    found = frame[name]
    values: list[Any] = found.to_pylist() if isinstance(frame, pa.Table) else found.to_list()
    return values


@pytest.mark.parametrize("dtype", [object, "string", "string[pyarrow]"])
def test_the_missing_value_of_pandas_is_no_label(dtype: Any) -> None:
    frame = pd.DataFrame({"label": pd.Series(["Finance", pd.NA, None], dtype=dtype)})
    found = ct.reconcile(frame, "label", kind="cluster")
    assert [None if pd.isna(id) else id for id in found.frame["label_id"]] == ["finance", None, None]
    assert [one.outcome for one in ct.resolve(frame["label"], kind="cluster")] == ["resolved", "empty", "empty"]


def test_a_column_of_empty_cells_has_no_labels() -> None:
    found = ct.reconcile(pd.read_csv(io.StringIO("label,n\n,1\n,2\n")), "label")
    assert found.frame["label_id"].isna().tolist() == [True, True]
    assert found.report.answers == ()


@every
def test_the_same_type_comes_back_in_its_order(made: Made) -> None:
    frame = made({"label": LABELS, "n": [*range(8)]})
    found = ct.reconcile(frame, "label", kind="cluster")
    assert type(found.frame) is type(frame)
    assert column(found.frame, "label_id") == IDS
    assert column(found.frame, "label") == LABELS
    assert column(found.frame, "n") == [*range(8)]
    assert {(one.value.label, one.times) for one in found.report.open} == {("Homeroom", 1), ("Finance; Marketing", 1)}
    assert found.report.rows == {"changed": 4, "unchanged": 2, "empty": 2, "unreadable": 0}
    if isinstance(frame, pd.DataFrame):
        assert found.frame.index.equals(frame.index)


def test_a_relation_of_duckdb() -> None:
    found = ct.reconcile(_relation({"label": LABELS, "n": [*range(8)]}), "label", kind="cluster")
    assert isinstance(found.frame, duckdb.DuckDBPyRelation)
    assert [row[2] for row in found.frame.order("n").fetchall()] == IDS


@every
def test_a_second_run_changes_nothing(made: Made) -> None:
    once = ct.reconcile(made({"label": LABELS}), "label", kind="cluster", also=("level",)).frame
    again = ct.reconcile(once, "label", kind="cluster", also=("level",)).frame
    for name in ("label", "label_id", "label_level"):
        assert column(again, name) == column(once, name)


@every
def test_what_a_row_depends_on_is_looked_at(made: Made, tmp_path: Path) -> None:
    decisions = tmp_path / "d.csv"
    decisions.write_text("label,id,site\npre-med,accounting,A\npre-med,-,\n", encoding="utf-8")
    frame = made(
        {
            "label": ["Accounting", "Legal Services", "PRE MED", "PRE MED", "Accounting"],
            "cluster": ["Finance", "finance", None, "?", None],
            "site": ["A", "A", "A", None, "B"],
        }
    )
    found = ct.reconcile(frame, "label", kind="pathway", within="cluster", decisions=decisions, into="p")
    assert column(found.frame, "p") == ["accounting", None, "accounting", None, "accounting"]
    assert [one.value.outcome for one in found.report.open] == ["other-cluster"]


def test_several_labels_and_decisions() -> None:
    frame = pl.DataFrame({"w": ["Finance; Marketing", "Homeroom"]})
    found = ct.reconcile(frame, "w", kind="cluster", separator="auto", decisions=ct.Decisions({"homeroom": "-"}))
    assert found.frame["w_id"].to_list() == ["finance;marketing", None]
    assert not found.report.needs_a_person
    with pytest.raises(ct.UnknownIdError, match='did you mean "finance"'):
        ct.reconcile(frame, "w", kind="cluster", decisions=ct.Decisions({"homeroom": "finanse"}))


@pytest.mark.parametrize(
    ("frame", "options", "message"),
    [
        ([], {}, "a data frame of pandas, Polars, PyArrow or DuckDB"),
        (pl.DataFrame({"a": ["x"]}), {}, 'no column "label"; available: "a"'),
        (pl.DataFrame({"label": [6]}), {}, "a column of text is wanted here, not Int64"),
        (_objects({"label": ["x", 6]}), {}, "a label, as text"),
        (pl.DataFrame({"label": ["x"]}), {"also": "lines"}, "also takes outcome, level"),
        (pl.DataFrame({"label": ["x"]}), {"into": "label"}, "cannot be read and written"),
        (pl.DataFrame({"label": ["x"]}), {"separator": ""}, "separator takes a text"),
        (pl.DataFrame({"label": ["x"]}), {"kind": "planet"}, 'no kind "planet"'),
    ],
)
def test_what_cannot_be_meant(frame: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ct.CareerTaxonomyError, match=message):
        ct.reconcile(frame, "label", **options)


def test_too_many_labels_are_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_MOST_LABELS", 2)
    for frame in (pl.DataFrame({"w": ["a", "b", "c"]}), pl.LazyFrame({"w": ["a", "b", "c"]})):
        with pytest.raises(ct.TooManyLabelsError, match=r"more than 2 different labels: .* a Resolver there"):
            ct.reconcile(frame, "w")


def test_without_narwhals_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(ct.MissingExtraError, match=r"reconcile needs .*careertaxonomy\[dataframes\]"):
        ct.reconcile(pl.DataFrame({"w": ["a"]}), "w")

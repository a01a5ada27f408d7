"""The recipe of the analysts' page on Spark and on Dask: a Resolver is sent to the workers, and resolves there."""

from __future__ import annotations

import re
import shutil
import sys
from typing import Any

import pytest

import careertaxonomy as ct
from tests.interop.conftest import ROOT

pytestmark = pytest.mark.slow

LABELS = ["Health Sciences", None, "Homeroom", "Business Mgmt & Admin"]
IDS = ["health-science", None, None, "business-management-administration"]


@pytest.fixture
def recipe() -> Any:
    """The function `ids_of`, as the page has it."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed (extra interop)")
    page = (ROOT / "docs" / "analysts.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(resolver = .*?\n\ndef ids_of.*?)```", page, re.DOTALL)
    names = {"ct": ct, "pd": pandas, "tax": ct.load(), "__name__": "__main__"}
    exec(code, names)
    return names["ids_of"]


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed, which Spark needs")
def test_a_column_of_spark(recipe: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed (extra interop)")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        schools = spark.createDataFrame([(label,) for label in LABELS], "program string")
        cluster_of = sql.functions.pandas_udf(recipe, "string")
        rows = schools.withColumn("program_id", cluster_of("program")).collect()
    finally:
        spark.stop()
    assert [(row.program, row.program_id) for row in rows] == [*zip(LABELS, IDS, strict=True)]


@pytest.mark.parametrize("scheduler", ["threads", "processes"])
def test_a_column_of_dask(recipe: Any, scheduler: str) -> None:
    frames = pytest.importorskip("dask.dataframe", reason="Dask is not installed (extra interop)")
    import dask
    import pandas as pd

    schools = frames.from_pandas(pd.DataFrame({"program": LABELS}), npartitions=2)
    column = schools["program"].map_partitions(recipe, meta=("program_id", object))
    with dask.config.set(scheduler=scheduler):
        found = column.compute()
    assert [None if id != id else id for id in found] == IDS
    assert [*found.index] == [0, 1, 2, 3]
    assert found.name == "program_id"

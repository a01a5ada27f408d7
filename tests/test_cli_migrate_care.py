"""`careertaxonomy migrate` with files that are not to be written, tables in old encodings, and splits half gone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careertaxonomy import table_migration
from careertaxonomy.outcomes import TableMigration
from tests.helpers import Run
from tests.stored import TABLE, Migrate, lay_out, migrating


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path)


@pytest.fixture
def migrate(run: Run) -> Migrate:
    return migrating(run)


def test_an_output_without_a_name_is_refused(migrate: Migrate, table: Path, run: Run) -> None:
    refusal = (2, "", "careertaxonomy: --output takes the name of a file\n")
    assert migrate("my.csv", "--write", "--output", "") == refusal
    assert run("export", "--output", "") == refusal
    assert table.read_bytes() == TABLE


@pytest.mark.parametrize(("options", "status"), [((), 2), (("--force",), 1)])
def test_an_output_that_comes_up_meanwhile_is_overwritten_only_if_asked(
    options: tuple[str, ...], status: int, migrate: Migrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., TableMigration] = table_migration.migrate_table

    def meanwhile(*args: object, **more: object) -> TableMigration:
        Path("out.csv").write_text("another's", encoding="utf-8")
        return real(*args, **more)

    monkeypatch.setattr(table_migration, "migrate_table", meanwhile)
    found = migrate("my.csv", "--write", "--output", "out.csv", *options)
    assert found[0] == status
    kept = Path("out.csv").read_bytes() == b"another's"
    assert kept is (status == 2)
    if kept:
        assert found[2] == "careertaxonomy: out.csv cannot be written: it is there by now; --force overwrites it\n"


@pytest.mark.parametrize("options", [(), ("--output", "out.csv", "--force")])
def test_what_one_may_not_write_to_is_not_replaced(
    options: tuple[str, ...], migrate: Migrate, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out.csv").write_bytes(TABLE)
    # The administrator, as whom tests may run, may write to everything.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    status, out, err = migrate("my.csv", "--write", *options)
    assert (status, out) == (2, "")
    assert err.endswith("Permission denied\n")
    assert table.read_bytes() == Path("out.csv").read_bytes() == TABLE
    assert not [*Path().glob(".careertaxonomy*")]


def test_columns_and_filters_of_a_table_in_an_old_encoding(run: Run, table: Path) -> None:
    table.write_bytes("Schüler,Schulfächer\nMüller,media\nMeier,media\n".encode("cp1252"))
    Path("choices.csv").write_text("old_id,new_id,Schüler\nmedia,print,Müller\n", encoding="utf-8")
    versions = ("--kind", "pathway", "--from", "old.json", "--to", "new.json", "--choose", "choices.csv")
    status, out, _ = run("migrate", "my.csv", "--column", "Schulfächer", *versions, "--write", "--format", "json")
    assert (status, json.loads(out)["column"]) == (1, "Schulfächer")
    assert table.read_bytes() == "Schüler,Schulfächer\nMüller,print\nMeier,media\n".encode("cp1252")
    table.write_bytes(b"a,b\xe4\n")
    _, _, err = run("migrate", "my.csv", "--column", "c", *versions[:-2])
    assert err == 'careertaxonomy: my.csv: there is no column "c"; there is "a", "b\xe4"\n'


def test_a_split_one_part_of_which_is_gone_may_become_any_id(migrate: Migrate, table: Path) -> None:
    table.write_bytes(b"pathways\nsurveying\n")
    Path("choices.csv").write_text("old_id,new_id\nsurveying,retail\n", encoding="utf-8")
    assert migrate("my.csv", "--choose", "choices.csv", "--write")[0] == 0
    assert table.read_bytes() == b"pathways\nretail\n"

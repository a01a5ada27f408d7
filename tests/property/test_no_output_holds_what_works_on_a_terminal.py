"""No output of a command in a format for people holds a control character, but for line breaks and tabs of its own."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careertaxonomy.cli import main
from tests.helpers import cluster, document, pathway, world

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
TEXTS = st.text(
    st.one_of(st.characters(categories=["Cc", "Cf", "Zl", "Zp"]), st.sampled_from("ab:%`#|&<>[]")), min_size=1
)


def _printed(*argv: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        main(argv)
    return out.getvalue()


@pytest.mark.slow
@given(name=TEXTS, note=TEXTS, code=TEXTS, alias=TEXTS, link=TEXTS)
def test_no_output_holds_what_works_on_a_terminal(name: str, note: str, code: str, alias: str, link: str) -> None:
    more: dict[str, Any] = {"aliases": [f"Old {alias}"], "codes": {f"local{code}": code}, "note": note}
    read = document(pathways=[pathway("a", **more)], head={"title": f"T{note}", "version": "1.0.1"})
    checked = document(
        worlds=[world("w", name, **more)], clusters=[cluster("c", [link])], pathways=[pathway("a", link)]
    )
    # Both sides changed it, and not alike.
    newer = document(pathways=[pathway("a", f"c{link}", codes={f"local{code}": f"{code}2"}, note=f"{note}2")])
    texts = {"old": document(pathways=[pathway("a")]), "read": read, "checked": checked, "newer": newer}
    argument, cells = name.replace("\0", ""), [["World", "Cluster", "Pathway", f"P{code}"], [name, link, alias, note]]
    with tempfile.TemporaryDirectory() as folder:
        paths = {one: str(Path(folder, f"{one}.json")) for one in texts}
        for one, text in texts.items():
            Path(paths[one]).write_text(json.dumps(json.loads(text)), encoding="utf-8")
        table, made = str(Path(folder, "my.csv")), ("--output", str(Path(folder, "made.json")), "--force")
        with open(table, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - with the line breaks of the table
            csv.writer(file).writerows([*cells, [note, f"{alias}; {link}", f"{alias}, {link}", code]])
        column = ("--column", "Pathway", "--dataset", paths["read"])
        for argv in (
            ("check", paths["checked"]),
            ("check", paths["checked"], "--format", "github"),
            ("check", paths["checked"], "--unsafe-fixes", "--diff"),
            ("check", paths["read"], "--against", paths["old"]),
            ("show", "pathway:a", "--dataset", paths["read"]),
            ("show", argument, "--dataset", paths["read"]),
            ("find", argument, "--dataset", paths["read"]),
            ("find", "old", "--dataset", paths["read"]),
            ("list", "pathways", "--dataset", paths["read"]),
            ("diff", paths["old"], paths["read"]),
            ("diff", paths["read"], paths["old"], "--format", "markdown"),
            ("list", "pathways", "--dataset", paths["read"], "--format", "markdown"),
            ("rebase", paths["read"], "--from", paths["old"], "--to", paths["newer"]),
            ("rebase", paths["read"], "--from", paths["old"], "--to", paths["read"], "--diff"),
            ("rebase", paths["read"], "--from", paths["old"], "--to", paths["old"], "--take", "ours", argument),
            ("retire", paths["read"], "pathway:a", "--note", argument, "--replaced-by", argument),
            ("reconcile", table, *column, "--separator", "auto", "--within", "Cluster"),
            ("reconcile", table, *column, "--also", argument, "--codes", argument),
            (
                "migrate",
                table,
                "--column",
                "Pathway",
                "--kind",
                "pathway",
                "--from",
                paths["read"],
                "--to",
                paths["old"],
            ),
            ("import", table, *made, "--base", paths["read"]),
            ("import", table, *made, "--name", argument, "--title", argument, "--version", "1.0.0"),
            ("import", table, *made, "--drop", argument),
            ("new", "--name", argument, "--title", argument, "--output", "-"),
        ):
            printed = _printed(*argv)
            assert CONTROL.search(printed) is None, (argv, printed)
            assert printed.count("\n") == len(printed.splitlines())

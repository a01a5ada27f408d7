"""`careertaxonomy rebase` where both sides changed one thing."""

from __future__ import annotations

from pathlib import Path

import careertaxonomy as ct
from tests.cli.local_copies import edit, edited
from tests.helpers import Run, cluster, document, pathway, retired


def test_a_conflict_and_its_settlement(copy: Path, run: Run) -> None:
    edited(copy)
    edit(copy, '"id": "finance", "name": "Finance",', '"id": "finance", "name": "Finance", "codes": {"ceds": "99"},')
    before = copy.read_bytes()
    status, out, err = run("rebase", "county.json", "--to", "@1.1.0", "--write")
    assert (status, err) == (1, "")
    lines = copy.read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, row in enumerate(lines, 1) if '"99"' in row)
    column = lines[line - 1].index('"99"') + 1
    assert out == (
        f"county.json:{line}:{column}: conflict at cluster:finance: "
        'both sides changed the ceds code of cluster "finance"\n'
        "    base:   (nothing)\n    ours:   99\n    theirs: 06\n"
        "1 conflict; nothing is written. Settle each with --take ours REF or --take theirs REF, or edit the file until "
        "it fits.\n"
    )
    assert copy.read_bytes() == before
    assert run("rebase", "county.json", "--to", "@1.1.0", "--take", "ours", "cluster:finance", "--write")[0] == 0
    assert ct.load_file(copy).cluster("finance").codes["ceds"] == "99"
    assert run("check", "county.json")[0] == 0


def test_a_conflict_that_another_one_hid(folder: Path, run: Run) -> None:
    gone = retired("cluster", "finance", "sales", version="1.1.0")
    both = [cluster("finance"), cluster("sales", name="Selling")]
    texts = {
        "base": document(clusters=both),
        "newer": document(
            clusters=both[1:], pathways=[pathway("accounting", "sales")], retired=[gone], head={"version": "1.1.0"}
        ),
        "county": document(
            clusters=[cluster("finance", name="Money Matters"), both[1]],
            pathways=[pathway("accounting"), pathway("loans")],
            head={"version": "2.0.0-local.1"},
        ),
    }
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    argv = ("rebase", "county.json", "--from", "base.json", "--to", "newer.json")
    status, out, _ = run(*argv)
    assert (status, out.count("conflict at ")) == (1, 1)
    status, out, _ = run(*argv, "--take", "theirs", "cluster:finance")
    assert (status, out) == (
        1,
        (
            'county.json:16:49: conflict at pathway:loans: pathway "loans" links to cluster "finance", which was '
            'retired; replaced by "sales"\n    base:   (nothing)\n    ours:   finance\n    theirs: (nothing)\n'
            "1 conflict; nothing is written. Settle each with --take ours REF or --take theirs REF, or edit the file "
            "until it fits.\n"
        ),
    )
    edit(folder / "county.json", '"Loans", "cluster": "finance"', '"Loans", "cluster": "sales"')
    assert run(*argv, "--take", "theirs", "cluster:finance")[0] == 0
    edit(folder / "county.json", '"Loans", "cluster": "sales"', '"Loans", "cluster": "finance"')
    assert run(*argv, "--take", "theirs", "cluster:finance", "pathway:loans", "--write")[0] == 0
    assert [found.id for found in ct.load_file(folder / "county.json").pathways] == ["accounting"]


def test_ours_does_not_settle_a_link_to_what_is_gone(folder: Path, run: Run) -> None:
    both = [cluster("finance"), cluster("sales")]
    mine = [pathway("accounting", "sales"), pathway("loans")]
    gone = [retired("cluster", "finance", "sales", version="1.1.0")]
    texts = {
        "base": document(clusters=both, pathways=mine[:1]),
        "newer": document(clusters=both[1:], pathways=mine[:1], retired=gone, head={"version": "1.1.0"}),
        "county": document(clusters=both, pathways=mine, head={"version": "2.0.0-local.1"}),
    }
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    argv = ("rebase", "county.json", "--from", "base.json", "--to", "newer.json")
    status, out, _ = run(*argv, "--take", "ours", "pathway:loans")
    assert (status, out.splitlines()[0][:51]) == (1, "county.json:16:49: conflict at pathway:loans: pathw")
    assert out.splitlines()[4] == "    taking ours does not settle it: edit the file"

"""The table of findings in Markdown, for the summary of a job."""

from __future__ import annotations

from textwrap import dedent

from careertaxonomy.diagnostics import Report
from careertaxonomy.reporters.look import Look
from careertaxonomy.reporters.markdown import report_markdown
from tests.helpers import check_text, cluster, document, pathway

ROWS = [pathway("a"), pathway("b", "nowhere|`x`"), pathway("c", "nowhere|`x`"), pathway("d", "finanse")]


def test_one_line_for_each_finding() -> None:
    report = check_text(document(pathways=ROWS), file="a|b.json")
    said = report_markdown(report, True)
    counts = said.splitlines()[-1]
    assert said == dedent(
        f"""\
        | Place | Level | Rule | Finding |
        |---|---|---|---|
        | `a\\|b.json:15:41` | error | CT302 unknown-cluster | pathway "b" links to cluster "nowhere\\|\\`x\\`", which this dataset does not define; so does 1 more pathway: "c"; and 1 more place |
        | `a\\|b.json:17:41` | error | CT302 unknown-cluster | pathway "d" links to cluster "finanse", which this dataset does not define (did you mean "finance"?) |

        {counts}
        """  # noqa: E501 - a row of a table is one line
    )
    assert counts.startswith("2 Worlds, 1 cluster, 4 pathways, ")
    assert counts.endswith(", 1 file: 2 errors, no warnings, no notes; **failed**")


def test_no_table_where_there_is_nothing_in_it() -> None:
    said = report_markdown(Report())
    assert said.startswith("no Worlds, ")
    assert said.endswith("; **passed**\n")
    assert said.count("\n") == 1


def test_notes_only_where_they_are_wanted() -> None:
    report = check_text(document(clusters=[cluster("finance", "all")]))
    assert "CT406" in report_markdown(report)
    assert "|" not in report_markdown(report, False, Look(notes=False))

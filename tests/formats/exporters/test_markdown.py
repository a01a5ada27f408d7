"""Tables of GitHub Flavored Markdown."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.text_tables import markdown_text
from tests.exported import hostile, only_file


def test_the_two_tables() -> None:
    text = only_file(ct.load(version="1.0.0"), "markdown").decode()
    assert text.startswith("# JOCO WORKS Worlds, Career Clusters and Career Pathways\n\n`joco-works` 1.0.0\n\n")
    assert "\n| World | Clusters | Pathways |\n|---|---|---|\n| Biotechnology | 6 | 25 |\n" in text
    finance = "Accounting<br>Banking Services<br>Business Finance<br>Insurance<br>Securities & Investments"
    assert f"\n| Finance | All Worlds | {finance} |\n" in text
    assert text.count("\n|---|---|---|\n") == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Arts & Crafts", "Arts & Crafts"),
        ("&amp;", r"\&amp;"),
        ("&#65;", r"\&\#65;"),
        ("a|b", r"a\|b"),
        ("<b>", r"\<b\>"),
        ("*x* _y_ `z` ~~w~~", r"\*x\* \_y\_ \`z\` \~\~w\~\~"),
        ("[a](b)", r"\[a\](b)"),
        ("- x", r"\- x"),
        ("+ x", r"\+ x"),
        ("1. x", r"1\. x"),
        ("12) x", r"12\) x"),
        ("v1.0", "v1.0"),
        ("a\r\nb\nc", "a<br>b<br>c"),
        ("\\", "\\\\"),
    ],
)
def test_a_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert markdown_text(text) == shown


def test_every_row_of_a_hostile_document_has_its_three_cells() -> None:
    lines = only_file(hostile(), "markdown").decode().split("\n")
    rows = [line for line in lines if line.startswith("|") and not line.startswith("|---")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {4}

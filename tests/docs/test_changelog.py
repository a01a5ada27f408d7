"""The changelog names what there is, under its headings."""

from __future__ import annotations

import re

from doc_examples import ROOT

import careertaxonomy as ct
from careertaxonomy.checks.rules import RULES
from careertaxonomy.cli.grammar import parser


def test_the_changelog_names_every_rule_and_command_and_every_version_of_the_data() -> None:
    text = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    assert [rule.code for rule in RULES if f"{rule.code} {rule.name}" not in text] == []
    assert [str(release) for release in ct.available() if f"`{release.name}` {release.version}" not in text] == []
    (commands,) = (action.choices for action in parser()._actions if isinstance(action.choices, dict))
    assert [name for name in commands if not re.search(rf"`(?:careertaxonomy )?{name}\b", text)] == []


def test_the_changelog_says_what_is_new_under_its_headings() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert versions
    for version in versions:
        headings = re.findall(r"^### (.+)$", version, re.MULTILINE)
        assert headings == [title for title in ("Data", "Rules", "Package") if title in headings]
        assert headings

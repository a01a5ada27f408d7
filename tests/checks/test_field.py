"""Small documents of what people do wrong, and of what looks wrong and is right, in data/field.

`expect.json` says which of them is `found` (an error or a warning) and which is `quiet` (neither).
"""

from __future__ import annotations

import json

import pytest

from careertaxonomy.checks.checker import check
from tests.helpers import DATA, codes

FIELD = DATA / "field"
EXPECTED: dict[str, str] = json.loads((FIELD / "expect.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_wrong_is_found_and_what_is_right_passes(name: str) -> None:
    found = codes(check(FIELD / f"{name}.json"), "error", "warning")
    assert ("found" if found else "quiet") == EXPECTED[name], found


def test_every_document_is_expected_to_be_one_or_the_other() -> None:
    assert {path.stem for path in FIELD.glob("*.json")} == {*EXPECTED, "expect"}
    assert {*EXPECTED.values()} == {"found", "quiet"}

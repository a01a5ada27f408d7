"""Codes that lost zeros, as a spreadsheet takes them away."""

from __future__ import annotations

import pytest

from careertaxonomy.text.shortened_codes import shortened


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["3", "03"], {"3": "03"}),
        (["0470", "470", "512"], {"470": "0470"}),
        (["11.01", "11.0100"], {"11.01": "11.0100"}),
        (["11", "11.00"], {"11": "11.00"}),
        (["11.0101", "11.0202", "12.0301", "13.0404", "1.0101"], {"1.0101": "01.0101"}),
        (["01", "02", "10", "16", "3"], {"3": "03"}),
        (["01", "02", "10", "16", "3", "4"], {"3": "03", "4": "04"}),
    ],
)
def test_codes_that_lost_zeros(codes: list[str], found: dict[str, str]) -> None:
    assert shortened(codes) == found


@pytest.mark.parametrize(
    "codes",
    [
        [],
        ["3"],
        [str(number) for number in range(1, 17)],
        ["1", "10", "100"],
        ["11.1", "11.2", "11.10"],
        ["01", "02", "3"],
        ["A3", "A03"],
        ["01", "02", "10", "16", "3", "A"],
        ["11.0101", "11.0202", "12.0301", "13.0404", "111.01"],
        ["10", "11", "12", "13", "3"],
    ],
)
def test_codes_that_did_not(codes: list[str]) -> None:
    assert shortened(codes) == {}

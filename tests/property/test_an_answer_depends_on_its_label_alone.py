from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import careertaxonomy as ct
from tests.property.naming import texts

OURS = ct.load("joco-works", version="1.1.0")


@given(st.lists(texts() | st.none(), max_size=20), st.randoms())
def test_other_rows_and_their_order_change_nothing(labels: list[str | None], random: object) -> None:
    alone = {label: OURS.resolve(label, kind="pathway", least="loose") for label in labels}
    mixed = [*labels, *labels]
    random.shuffle(mixed)  # type: ignore[attr-defined]  # a Random, which the strategy does not say
    assert ct.resolve(mixed, kind="pathway", to=OURS, least="loose") == tuple(alone[label] for label in mixed)


@given(st.lists(texts(), max_size=10))
def test_what_is_sure_is_close_and_what_is_close_is_loose(labels: list[str]) -> None:
    by_least = [ct.resolve(labels, kind="cluster", to=OURS, least=least) for least in ("sure", "close", "loose")]
    for sure, close, loose in zip(*by_least, strict=True):
        assert sure.ref in (None, close.ref)
        assert close.ref in (None, loose.ref)

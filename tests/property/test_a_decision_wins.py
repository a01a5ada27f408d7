from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

import careertaxonomy as ct
from careertaxonomy.text.normal_forms import normal
from tests.property.naming import texts

OURS = ct.load("joco-works", version="1.1.0")
CLUSTERS = [cluster.id for cluster in OURS.clusters]


@given(st.dictionaries(texts(), st.sampled_from([*CLUSTERS, "-"]), min_size=1, max_size=5))
def test_whatever_the_label_is_like(decided: dict[str, str]) -> None:
    plain = [normal(label) for label in decided]
    assume(len({*plain}) == len(plain))
    decisions = ct.Decisions(decided)
    for label, id in decided.items():
        assume(label.strip())
        for written in (label, f" {label.upper()} "):
            if normal(written) == normal(label):
                found = OURS.resolve(written, kind="cluster", decisions=decisions)
                assert (found.outcome, found.id) == (("decided-none", None) if id == "-" else ("resolved", id))
                assert found.level == "decided"

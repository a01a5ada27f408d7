from __future__ import annotations

import pickle

import pytest

import careertaxonomy as ct


def test_a_decision_is_an_id_none_of_ours_or_not_made_yet() -> None:
    decisions = ct.Decisions({"Pre-Med": "health-science", "Homeroom": "-", "Lunch": "", "Break": None, "B": "world:x"})
    assert decisions.by_label(["cluster"]) == {
        "pre med": "cluster:health-science",
        "homeroom": None,
        "b": "world:x",
    }
    assert decisions.by_label(["world", "cluster", "pathway"])["pre med"] == "health-science"


def test_decisions_cannot_be_changed_and_pickle() -> None:
    decisions = ct.Decisions({"Pre-Med": "health-science"})
    with pytest.raises(AttributeError, match="Decisions cannot be changed"):
        decisions.more = {}
    again = pickle.loads(pickle.dumps(decisions))
    assert again.by_label(["cluster"]) == decisions.by_label(["cluster"])

from __future__ import annotations

import math

import careertaxonomy as ct
from tests.helpers import document

OWN = ct.Taxonomy(ct.Dataset.model_validate_json(document()))


def test_each_label_gets_its_answer_in_order() -> None:
    labels = ["Finance", None, "Health Sci", "Finance", math.nan]
    found = ct.resolve(labels, kind="cluster")
    assert [one.id for one in found] == ["finance", None, "health-science", "finance", None]
    assert found == tuple(ct.load().resolve(label, kind="cluster") for label in labels)


def test_the_taxonomy_and_everything_else_may_be_said() -> None:
    assert [one.id for one in ct.resolve(["Health Science"], kind="cluster", to=OWN)] == [None]
    assert ct.resolve(iter(["HLTH"]), kind="cluster", codes=("nc-dpi",))[0].id == "health-science"
    assert ct.resolve(["Law, Public Safety & Security"], kind="cluster", least="loose")[0].group == "loose"
    decided = ct.Decisions({"Pre-Med": "health-science"})
    assert ct.resolve(["pre med"], kind="cluster", decisions=decided)[0].id == "health-science"

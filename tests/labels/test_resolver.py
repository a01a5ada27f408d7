"""The engine: how outcomes come about, and what it promises whatever it is asked."""

from __future__ import annotations

import math

import pytest

from careertaxonomy.errors import WrongKindError
from careertaxonomy.labels.names import Names
from careertaxonomy.labels.resolver import Engine, least_position
from careertaxonomy.labels.rows import Resolved, Row
from tests.labels.made import engine, names, resolve


@pytest.mark.parametrize("label", [None, math.nan, "", "   ", "\n\t"])
def test_no_label_is_empty(label: object) -> None:
    found = engine().resolve(label)
    assert (found.outcome, found.needs_a_person) == ("empty", False)
    assert found.label == (label if isinstance(label, str) else None)


@pytest.mark.parametrize("label", [6, 6.0, True, b"Finance", ["Finance"], object()])
def test_what_is_no_text_is_not_made_one(label: object) -> None:
    with pytest.raises(WrongKindError, match="a label, as text, is wanted here, not"):
        engine().resolve(label)
    with pytest.raises(WrongKindError):
        list(engine().each(["Finance", label]))


def test_what_is_said_of_a_label_that_is_resolved() -> None:
    assert resolve("Health Sci") == Resolved(
        label="Health Sci",
        outcome="resolved",
        ref="cluster:health-science",
        id="health-science",
        kind="cluster",
        level="abbreviation",
        group="close",
        reason="all words, some shortened",
        candidates=(),
    )
    assert not resolve("Health Sci").needs_a_person


def test_all_kinds_are_looked_in_where_none_is_named() -> None:
    everywhere = Engine(names(), kinds=("world", "cluster", "pathway"))
    assert everywhere.resolve("Finance").ref == "cluster:finance"
    assert everywhere.resolve("Accounting").ref == "pathway:accounting"
    found = everywhere.resolve("Manufacturing")
    assert (found.outcome, found.candidates) == ("ambiguous", ("world:manufacturing", "cluster:manufacturing"))


def test_a_decision_wins_over_everything() -> None:
    decided = {"finance": "cluster:health-science", "n a": "cluster:finance", "sales": None}
    assert resolve("FINANCE", decided=decided).id == "health-science"
    assert resolve("N/A", decided=decided).id == "finance"
    assert resolve("Finance", decided=decided).level == "decided"
    found = resolve("Sales", "pathway", decided=decided)
    assert (found.outcome, found.level, found.needs_a_person) == ("decided-none", "decided", False)
    assert resolve("Finances", decided=decided).id == "finance"  # another normal form


def test_a_retired_record_tells_what_replaced_it() -> None:
    for label in ("Typing", "typing", "TYPEWRITING"):
        found = resolve(label, "pathway")
        assert (found.outcome, found.candidates, found.reason) == (
            "retired",
            ("pathway:accounting",),
            "pathway:typing is retired",
        )
    assert resolve("Typing", "cluster").outcome == "unknown"


def test_a_code_of_a_scheme_that_was_not_named_is_offered_and_not_taken() -> None:
    found = resolve("HLTH")
    assert (found.outcome, found.candidates) == ("code", ("cluster:health-science",))
    assert found.reason == "the nc-dpi code of cluster:health-science: name the scheme"
    assert resolve("HLTH", "pathway").outcome == "unknown"


def test_an_unknown_label_gets_what_is_near_and_at_most_three() -> None:
    assert resolve("Science Health Nursing").candidates == ("cluster:health-science",)
    assert resolve("HS").candidates == ("cluster:health-science",)
    assert resolve("Weaving", "pathway").candidates == ()
    services = [f"{name} Services" for name in ("Aa", "Bb", "Cc", "Dd", "Ee")]
    many = Names([Row("pathway", name.lower().replace(" ", "-"), name) for name in services])
    assert len(Engine(many, kinds=("pathway",)).resolve("Services Unlimited").candidates) <= 3


def test_several_labels_in_one_are_not_one() -> None:
    for label in ("Accounting; Legal Services", "Accounting / Legal Services", "Accounting,Legal Service"):
        found = resolve(label, "pathway")
        assert (found.outcome, found.candidates) == ("several", ("pathway:accounting", "pathway:legal-services"))
    assert resolve("Accounting; Weaving", "pathway").outcome == "unknown"


def test_each_gives_what_resolve_gives_in_order() -> None:
    labels = ["Finance", "FINANCE", None, "Health Sci", math.nan, "Finance", "a\nb", "", "HLTH", "Manufacturing"] * 300
    clusters = engine()
    assert [*clusters.each(labels)] == [clusters.resolve(label) for label in labels]
    assert [*clusters.each([])] == []


def test_an_answer_does_not_depend_on_other_labels() -> None:
    labels = ["Health Sci", "Finance", "Sales", "Law & Order", "Markting Research", "IT"]
    alone = {label: resolve(label) for label in labels}
    for order in (labels, labels[::-1], labels * 3):
        assert dict(zip(order, engine().each(order), strict=True)) == alone


def test_a_text_of_another_class_is_read_as_text() -> None:
    class Text(str):
        __slots__ = ()

    assert engine().resolve(Text("Finance")) == resolve("Finance")
    assert type(engine().resolve(Text("Finance")).label) is str


def test_least_is_a_group_or_a_level() -> None:
    assert least_position("sure") == least_position("code")
    assert least_position("close") == least_position("generic")
    assert least_position("loose") == least_position("run-together")
    with pytest.raises(KeyError):
        least_position("certain")


def test_a_name_may_be_a_placeholder_or_in_brackets_or_have_no_words() -> None:
    odd = ["Other", "Nursing (RN)", "Nursing", "C++", "&", "日本", "Track A", "Track B", "and"]
    rows = [Row("pathway", f"p-{at}", name) for at, name in enumerate(odd)]
    made = Engine(Names(rows), kinds=("pathway",), least="loose")
    for at, name in enumerate(odd):
        assert made.resolve(name).id == f"p-{at}"
    assert made.resolve("Track C").ref is None
    assert made.resolve("Other things").ref is None


def test_no_names_at_all() -> None:
    empty = Engine(Names([]), kinds=("pathway",))
    assert empty.resolve("Finance").outcome == "unknown"
    assert empty.values("Finance; Sales", "auto")[0].outcome == "unknown"

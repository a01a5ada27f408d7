from __future__ import annotations

from hypothesis import given, settings

import careertaxonomy as ct
from tests.property.histories import IDS, History, histories


@settings(max_examples=200)
@given(histories())
def test_ids_lead_where_history_leads(history: History) -> None:
    for found in ct.migrate(IDS, kind="pathway", from_=history.old, to=history.new):
        assert found.outcome == history.outcome(found.id)
        assert (found.new or found.id) == history.becomes(found.id)
        ends = history.ends.get(found.id, ())
        assert {*found.candidates} == ({*ends} if found.outcome == "split" else set())

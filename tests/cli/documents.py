"""Documents that the tests of several commands check and mend."""

from __future__ import annotations

from tests.helpers import cluster, document, pathway

GOOD = document()
WARNED = document(head={"name": "warned"}, clusters=[cluster("finance", ["health-care"])])
NOTED = document(head={"name": "noted"}, clusters=[cluster("finance", "all")])
BAD = document(head={"name": "bad"}, pathways=[pathway("a"), pathway("b", "finanse")])

UNTIDY = document(pathways=[pathway("a", name="A  b"), pathway("b", "finanse", "B "), pathway("c", "nowhere")])
"""Two spaces that a safe fix takes away, a link that takes a choice, and one that has no fix."""
SAFELY = UNTIDY.replace("A  b", "A b").replace('"B "', '"B"')
CHOSEN = SAFELY.replace("finanse", "finance")
ONLY_SPACES = document(head={"name": "spaced"}, pathways=[pathway("a", name="A  b")])
TIDY = document(head={"name": "spaced"}, pathways=[pathway("a", name="A b")])
BY_CHOICE = document(pathways=[pathway("a", "finanse")])
BROKEN = document(pathways=[pathway("a"), pathway("b", "nowhere")])

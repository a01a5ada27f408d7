"""Documents that the tests of several commands check and mend."""

from __future__ import annotations

from tests.helpers import cluster, document, pathway

GOOD = document()
WARNED = document(clusters=[cluster("finance", ["health-care"])])
NOTED = document(clusters=[cluster("finance", "all")])
BAD = document(pathways=[pathway("a"), pathway("b", "finanse")])

UNTIDY = document(pathways=[pathway("a", name="A  b"), pathway("b", "finanse", "B "), pathway("c", "nowhere")])
"""Two spaces that a safe fix takes away, a link that takes a choice, and one that has no fix."""
SAFELY = UNTIDY.replace("A  b", "A b").replace('"B "', '"B"')
CHOSEN = SAFELY.replace("finanse", "finance")
ONLY_SPACES = document(pathways=[pathway("a", name="A  b")])
TIDY = document(pathways=[pathway("a", name="A b")])
BY_CHOICE = document(pathways=[pathway("a", "finanse")])
BROKEN = document(pathways=[pathway("a"), pathway("b", "nowhere")])

"""Two versions of a dataset, and the ways of the ids from one to the other."""

from __future__ import annotations

from careertaxonomy.versions.migration import Routes
from tests.comparing import dataset, later
from tests.helpers import pathway, retired

OLD = dataset(pathways=map(pathway, ["accounting", "media", "typing", "ledger"]))
NEW = later(
    pathways=map(pathway, ["accounting", "print", "broadcasting", "film"]),
    retired=[
        retired("pathway", "media", "print", "broadcasting", version="2.0.0"),
        retired("pathway", "typing", version="2.0.0"),
        retired("pathway", "ledger", "accounting", version="2.0.0"),
    ],
)
ROUTES = Routes("pathway", OLD, NEW)

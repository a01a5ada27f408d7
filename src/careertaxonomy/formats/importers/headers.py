"""What the column of a table holds, by its header: the names that people give it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careertaxonomy.text.normal_forms import normal

__all__ = ["NEEDED", "is_header", "role_of"]

NEEDED = {"cluster": "clusters", "world": "Worlds", "pathway": "pathways"}
"""The columns without which there is no table, and what they hold."""
_SYNONYMS = {
    "cluster": "cluster, clusters, cluster name, career cluster, career clusters, career cluster name, career field",
    "world": "world, worlds, world s, world name, world names, career world, career worlds, joco world, joco worlds, "
    "joco works world, joco works worlds",
    "pathway": "pathway, pathways, pathway name, career pathway, career pathways, career pathway name, "
    "program of study",
    "cluster_id": "cluster id",
    "pathway_id": "pathway id",
    "all_worlds": "all worlds",
    "cluster_codes": "cluster codes",
    "pathway_codes": "pathway codes",
}
_ROLES = {name: role for role, names in _SYNONYMS.items() for name in names.split(", ")}
_CODE = re.compile(r"(?P<kind>cluster|pathway)[ _]code: *(?P<scheme>\S.*)", re.IGNORECASE)
"""The header of a column that holds the codes of one scheme."""


def role_of(header: str) -> str | None:
    """What a column holds, by its header."""
    code = _CODE.fullmatch(header.strip())
    return f"{code['kind'].lower()}_code:{code['scheme']}" if code else _ROLES.get(normal(header))


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row names columns: two of clusters, Worlds and pathways at least."""
    return len({role_of(cell) for cell in cells} & {*NEEDED}) > 1

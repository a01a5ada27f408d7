"""A document, and the earlier version that it is compared with."""

from __future__ import annotations

from typing import Any

from tests.comparing import PATHWAYS, TOWN, changed, dataset
from tests.helpers import document, pathway, retired

KEPT = [retired("pathway", "bursary"), retired("world", "sea")]
OLD = dataset(retired=KEPT)


def text(version: str, **given: Any) -> str:
    """A document that comes after the old one."""
    return document(**{**TOWN, "retired": KEPT, "head": {"version": version}, **given})


MAJOR: dict[str, Any] = {"pathways": changed("pathways", "insurance", cluster="sales")}
MINOR: dict[str, Any] = {"pathways": (*PATHWAYS, pathway("banking"))}
PATCH: dict[str, Any] = {"pathways": changed("pathways", "retail", note="In shops.")}

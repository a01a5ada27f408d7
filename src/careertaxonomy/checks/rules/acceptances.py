"""CT8xx: findings that a project has accepted."""

from __future__ import annotations

from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.rule import rule


@rule("CT801", "unused-acceptance", "warning")
def unused_acceptance(draft: Draft) -> Iterator[Finding]:
    """An accepted finding does not occur any more.

    The entry in the settings would hide the same fault if it came back. Only entries whose dataset and rule were
    checked in this run are judged.

    Bad, accepting CT304 of world:mining:

        {"title": "Our careers"}

    Good, accepting CT304 of world:mining:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care"]}]}
    """
    return iter(draft.problems["CT801"])


@rule("CT802", "expired-acceptance", "warning")
def expired_acceptance(draft: Draft) -> Iterator[Finding]:
    """An accepted finding is past its date.

    It was to be mended by then; the finding itself is reported again.

    Bad, accepting CT304 of world:mining until 2020-12-31:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care"]}]}

    Good, accepting CT304 of world:mining until 9999-12-31:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care"]}]}
    """
    return iter(draft.problems["CT802"])

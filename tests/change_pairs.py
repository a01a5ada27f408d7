"""Of each kind of change, pairs of datasets that differ in just that, and all that is said of it."""

from __future__ import annotations

from careertaxonomy.versions.changes import ChangeKind
from tests.comparing import CLUSTERS, PATHWAYS, WORLDS, Given, changed, without
from tests.helpers import cluster, pathway, retired, world

__all__ = ["PAIRS"]

FINANCE = "clusters", "finance"
BURSARY = retired("pathway", "bursary", "accounting")

PAIRS: list[tuple[ChangeKind, Given, Given, str]] = [
    (
        "retired",
        {},
        {"pathways": without(PATHWAYS, "insurance"), "retired": [retired("pathway", "insurance", version="2.0.0")]},
        """
        major retired pathway:insurance
          pathway "insurance" (Insurance) was retired; nothing replaced it
          insurance -> None
          with cluster:finance
          breaks: tax.pathway("insurance")
        """,
    ),
    (
        "vanished",
        {},
        {"pathways": without(PATHWAYS, "insurance")},
        """
        major vanished pathway:insurance
          pathway "insurance" (Insurance) is gone without being retired
          insurance -> None
          with cluster:finance
          breaks: tax.pathway("insurance")
        """,
    ),
    (
        "vanished",
        {"retired": [BURSARY]},
        {},
        """
        major vanished pathway:bursary
          retired pathway "bursary" is not on record any more
          bursary -> None
        """,
    ),
    (
        "replaced",
        {},
        {"pathways": (*without(PATHWAYS, "insurance"), pathway("cover", name="INSURANCE"))},
        """
        major replaced pathway:insurance
          pathway "insurance" (Insurance) is gone, and the new "cover" looks like it
          insurance -> cover
          with pathway:cover, cluster:finance
          breaks: tax.pathway("insurance")
        """,
    ),
    (
        "moved",
        {},
        {"pathways": changed("pathways", "insurance", cluster="sales")},
        """
        major moved pathway:insurance
          pathway "insurance" moved from cluster "finance" to "sales"
          finance -> sales
          with cluster:finance, cluster:sales
          breaks: assert tax.cluster_of(tax.pathway("insurance")).id == "finance"
        """,
    ),
    (
        "unlinked",
        {},
        {"clusters": changed(*FINANCE, worlds=["health-care"])},
        """
        major unlinked cluster:finance
          cluster "finance" no longer belongs to the World "trade"
          trade -> None
          with world:trade, pathway:accounting, pathway:insurance
          breaks: assert tax.world("trade") in tax.worlds_of(tax.cluster("finance"))
        """,
    ),
    (
        "marker-lifted",
        {},
        {"clusters": changed("clusters", "sales", worlds=["trade"])},
        """
        major marker-lifted cluster:sales
          cluster "sales" no longer belongs to All Worlds; \
no longer to 2 Worlds: "health-care", "manufacturing"; still to "trade"
          all -> trade
          with world:health-care, world:manufacturing, pathway:retail
          breaks: assert tax.cluster("sales").worlds == "all"
        """,
    ),
    (
        "alias-removed",
        {},
        {"clusters": changed(*FINANCE, aliases=None)},
        """
        major alias-removed cluster:finance
          cluster "finance" is no longer also called "Money"
          Money -> None
          breaks: assert "Money" in tax.cluster("finance").aliases
        """,
    ),
    (
        "code-removed",
        {},
        {"clusters": changed(*FINANCE, codes={"ceds": "06"})},
        """
        major code-removed cluster:finance
          cluster "finance" no longer has the nc code "FINA"
          FINA -> None
          breaks: assert tax.by_code("nc", "FINA", kind="cluster").id == "finance"
        """,
    ),
    (
        "code-changed",
        {},
        {"clusters": changed(*FINANCE, codes={"ceds": "6", "nc": "FINA"})},
        """
        major code-changed cluster:finance
          cluster "finance" has the ceds code "6", no longer "06"
          06 -> 6
          breaks: assert tax.by_code("ceds", "06", kind="cluster").id == "finance"
        """,
    ),
    (
        "added",
        {},
        {"pathways": (*PATHWAYS, pathway("banking"))},
        """
        minor added pathway:banking
          pathway "banking" (Banking) is new, in cluster "finance"
          None -> banking
          with cluster:finance
        """,
    ),
    (
        "added",
        {},
        {"clusters": (*CLUSTERS, cluster("law", ["trade"], "Law & Order"))},
        """
        minor added cluster:law
          cluster "law" (Law & Order) is new
          None -> law
          with world:trade
        """,
    ),
    (
        "added",
        {},
        {"worlds": (*WORLDS, world("space"))},
        """
        minor added world:space
          World "space" (Space) is new
          None -> space
        """,
    ),
    (
        "restored",
        {"retired": [BURSARY]},
        {"pathways": (*PATHWAYS, pathway("bursary"))},
        """
        minor restored pathway:bursary
          pathway "bursary" (Bursary) is in use again, in cluster "finance"
          None -> bursary
          with cluster:finance
        """,
    ),
    (
        "redirected",
        {"retired": [BURSARY]},
        {"retired": [retired("pathway", "bursary", "insurance", "retail")]},
        """
        minor redirected pathway:bursary
          retired pathway "bursary" is replaced by "insurance", "retail", \
no longer by "accounting"
          accounting -> insurance, retail
          with pathway:accounting, pathway:insurance, pathway:retail
        """,
    ),
    (
        "renamed",
        {},
        {"pathways": changed("pathways", "robots", name="Robot")},
        """
        minor renamed pathway:robots
          pathway "robots" is called "Robot", no longer "Robots"
          Robots -> Robot
        """,
    ),
    (
        "linked",
        {},
        {"clusters": changed("clusters", "welding", worlds=["manufacturing", "trade"])},
        """
        minor linked cluster:welding
          cluster "welding" belongs to the World "trade" too
          None -> trade
          with world:trade, pathway:robots
        """,
    ),
    (
        "marker-set",
        {},
        {"clusters": changed("clusters", "welding", worlds="all")},
        """
        minor marker-set cluster:welding
          cluster "welding" belongs to All Worlds; \
newly to 2 Worlds: "health-care", "trade"
          manufacturing -> all
          with world:health-care, world:trade, pathway:robots
        """,
    ),
    (
        "alias-added",
        {},
        {"clusters": changed(*FINANCE, aliases=["Money", "Banks"])},
        """
        minor alias-added cluster:finance
          cluster "finance" is also called "Banks"
          None -> Banks
        """,
    ),
    (
        "code-added",
        {},
        {"pathways": changed("pathways", "retail", codes={"onet": "41-2031"})},
        """
        minor code-added pathway:retail
          pathway "retail" has the onet code "41-2031"
          None -> 41-2031
        """,
    ),
    (
        "relabelled",
        {},
        {"clusters": changed("clusters", "welding", name="Welding and joining")},
        """
        patch relabelled cluster:welding
          cluster "welding" is called "Welding and joining", no longer "Welding & Joining"
          Welding & Joining -> Welding and joining
        """,
    ),
    (
        "reordered",
        {},
        {"worlds": WORLDS[::-1]},
        """
        patch reordered worlds
          the Worlds are in another order
        """,
    ),
    (
        "text-changed",
        {},
        {"pathways": changed("pathways", "retail", note="In shops and online.")},
        """
        patch text-changed pathway:retail
          the note on pathway "retail" reads differently
          None -> In shops and online.
        """,
    ),
]
"""The kind of change; what is special in the old dataset and in the new one; and what is told."""

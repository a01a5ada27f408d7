from __future__ import annotations

import careertaxonomy as ct
from tests.helpers import cluster, document, pathway


def test_a_taxonomy_shows_its_clusters_as_a_table() -> None:
    clusters = [cluster("finance", "all", "Sales & <Finance>"), cluster("trade", ["health-care", "manufacturing"])]
    tax = ct.Taxonomy(ct.Dataset.model_validate_json(document(clusters=clusters, pathways=[pathway("a", "trade")])))
    assert tax._repr_html_() == (
        "<p><b>Our careers</b>, our-careers 1.0.0</p>"
        "<table><tr><th>Cluster</th><th>Worlds</th><th>Pathways</th></tr>"
        "<tr><td>Sales &amp; &lt;Finance&gt;</td><td>All Worlds</td>"
        "<td><details><summary>no pathways</summary></details></td></tr>"
        "<tr><td>Trade</td><td>Health Care<br>Manufacturing</td>"
        "<td><details><summary>1 pathway</summary>A</details></td></tr></table>"
    )

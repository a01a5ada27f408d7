"""joco-works 1.1.0 is 1.0.0 with the codes and the other names that their sources print, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

import careertaxonomy as ct
from careertaxonomy.datasets.loader import release_of
from careertaxonomy.model.records import Record
from careertaxonomy.text.normal_forms import normal, slug

DIGESTS = {
    "1.0.0": "sha256:6643a283a382748c4dfe4b23a3c8fc8938767da778e6c6f5a24a9d0debef9022",
    "1.1.0": "sha256:b93a5a105d8d293e2daed651c7407bdb9cbee5b4e244828c3c56c4301235ea44",
}
OLD, NEW = (ct.load("joco-works", version=version) for version in DIGESTS)

# Cluster as printed | ceds | nc-dpi | name in the Ed-Fi data standard.
CODES = """
    Agriculture, Food & Natural Resources | 01 | AGNR | Agriculture, Food and Natural Resources
    Architecture & Construction | 02 | ARCH | Architecture and Construction
    Arts, Audio/Video Technology & Communications | 03 | AAVC | Arts, A/V Technology and Communications
    Business Management & Administration | 04 | BMA | Business, Management and Administration
    Education & Training | 05 | EDUC | Education and Training
    Finance | 06 | FINA | Finance
    Government & Public Administration | 07 | | Government and Public Administration
    Health Science | 08 | HLTH | Health Science
    Hospitality & Tourism | 09 | HOSP | Hospitality and Tourism
    Human Services | 10 | HUMA | Human Services
    Information Technology | 11 | INFO | Information Technology
    Law, Public Safety, Corrections & Security | 12 | LAW | Law, Public Safety, Corrections and Security
    Manufacturing | 13 | MANU | Manufacturing
    Marketing | 14 | MRKT | Marketing, Sales and Service
    Science, Technology, Engineering & Mathematics | 15 | STEM | Science, Technology, Engineering and Mathematics
    Transportation, Distribution & Logistics | 16 | TRAN | Transportation, Distribution and Logistics
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in CODES.strip().splitlines()]
ALIASES = {
    "cluster:arts-audio-video-technology-communications": "Arts, A/V Technology & Communications",
    "cluster:marketing": "Marketing, Sales and Service",
    "cluster:science-technology-engineering-mathematics": "STEM",
    "pathway:transportation-systems-infrastructure-planning": (
        "Transportation Systems/Infrastructure Planning, Management & Regulation"
    ),
}


def test_every_cluster_has_its_codes_and_nothing_else_has_any() -> None:
    assert [cluster.name for cluster in NEW.clusters] == [name for name, *_ in ROWS]
    for cluster, (_, ceds, nc, _) in zip(NEW.clusters, ROWS, strict=True):
        assert dict(cluster.codes) == {"ceds": ceds, **({"nc-dpi": nc} if nc else {})}
    others: tuple[Record, ...] = (*NEW.worlds, *NEW.pathways)
    assert not any(record.codes for record in others)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_a_code_gives_its_cluster(row: tuple[str, ...]) -> None:
    name, ceds, nc, _ = row
    cluster = NEW.cluster(slug(name))
    assert NEW.by_code("ceds", ceds) is NEW.by_code("ceds", ceds, kind="cluster") is cluster
    if nc:
        assert NEW.by_code("nc-dpi", nc) is cluster


@pytest.mark.parametrize(
    ("scheme", "code", "message"),
    [
        ("ceds", "6", 'no record with the ceds code "6" in joco-works 1.1.0; did you mean "06"?'),
        ("ceds", "17", 'no record with the ceds code "17" in joco-works 1.1.0'),
        ("nc-dpi", "CD", 'no record with the nc-dpi code "CD" in joco-works 1.1.0'),
        ("onet", "06", 'no scheme "onet" in joco-works 1.1.0; available: ceds, nc-dpi'),
    ],
)
def test_a_code_that_is_not_there(scheme: str, code: str, message: str) -> None:
    with pytest.raises(ct.UnknownCodeError) as caught:
        NEW.by_code(scheme, code)
    assert str(caught.value) == message


def test_there_are_four_aliases() -> None:
    everything: tuple[Record, ...] = (*NEW.worlds, *NEW.clusters, *NEW.pathways)
    found = {f"{type(record).__name__.lower()}:{record.id}": record.aliases for record in everything if record.aliases}
    assert found == {reference: (alias,) for reference, alias in ALIASES.items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_name_in_the_ed_fi_standard_is_the_name_or_an_alias(row: tuple[str, ...]) -> None:
    cluster = NEW.cluster(slug(row[0]))
    known = {normal(name) for name in (cluster.name, *cluster.aliases)}
    assert normal(row[3]) in known


def test_nothing_else_changed() -> None:
    comparison = ct.diff(OLD, NEW)
    assert Counter(change.kind for change in comparison.changes) == {"alias-added": 4, "code-added": 31}
    assert comparison.required_bump == ct.required_bump(OLD, NEW) == "minor"
    codes = [(slug(name), code) for name, ceds, nc, _ in ROWS for code in (ceds, nc) if code]
    assert [(change.reference, change.new) for change in comparison.changes if change.kind == "alias-added"] == [
        *ALIASES.items()
    ]
    assert [(change.reference, change.new) for change in comparison.changes if change.kind == "code-added"] == [
        (f"cluster:{id}", code) for id, code in codes
    ]


def test_without_codes_and_aliases_it_is_the_first_version() -> None:
    bare = {"aliases": (), "codes": ct.Codes()}
    lists = {
        name: tuple(record.model_copy(update=bare) for record in getattr(NEW.dataset, name))
        for name in ("worlds", "clusters", "pathways")
    }
    assert NEW.dataset.model_copy(update={**lists, "version": "1.0.0"}) == OLD.dataset


def test_each_is_what_was_released() -> None:
    for tax in (OLD, NEW):
        assert tax.digest == release_of(tax.name, tax.version).digest == DIGESTS[tax.version]
        assert ct.load(tax.name, version=tax.version, digest=DIGESTS[tax.version]) is tax


def test_the_first_version_has_no_codes() -> None:
    with pytest.raises(ct.UnknownCodeError, match=r'^no scheme "ceds" in joco-works 1\.0\.0; available: none$'):
        OLD.by_code("ceds", "06")

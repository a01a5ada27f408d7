"""The commands find, show and list as people use them who do not know the ids."""

from __future__ import annotations

import json
import re

import pytest

from tests.helpers import Run

NEWEST = ("--dataset", "@1.1.0")


def test_find_health_sci(run: Run) -> None:
    expected = "cluster:health-science  Health Science  all words, some shortened\n"
    assert run("find", "Health Sci.", *NEWEST) == (0, expected, "")


def test_find_ag(run: Run) -> None:
    status, out, err = run("find", "ag", *NEWEST)
    assert (status, err) == (0, "")
    assert [re.split("  +", line) for line in out.splitlines()] == [
        ["world:agriculture", "Agriculture", 'the beginning of "agriculture"'],
        ["pathway:agribusiness-systems", "Agribusiness Systems", 'the beginning of "agribusiness"'],
        [
            "cluster:agriculture-food-natural-resources",
            "Agriculture, Food & Natural Resources",
            'the beginning of "agriculture"',
        ],
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("IT", "cluster:information-technology"),
        ("STEM", "cluster:science-technology-engineering-mathematics"),
        ("HLTH", "cluster:health-science"),
        ("06", "cluster:finance"),
        ("legal", "pathway:legal-services"),
        ("tourism", "cluster:hospitality-tourism"),
    ],
)
def test_the_first_that_is_found(run: Run, text: str, first: str) -> None:
    status, out, err = run("find", text, *NEWEST)
    assert (status, out.split()[0], err) == (0, first, "")


def test_find_one_kind(run: Run) -> None:
    status, out, _ = run("find", "health", "--kind", "pathway", *NEWEST)
    assert (status, [line.split()[0] for line in out.splitlines()]) == (
        0,
        ["pathway:health-informatics", "pathway:counseling-mental-health-services"],
    )


def test_find_as_json(run: Run) -> None:
    status, out, _ = run("find", "stem", *NEWEST, "--format", "json")
    assert (status, json.loads(out)) == (
        0,
        [
            {
                "ref": "cluster:science-technology-engineering-mathematics",
                "kind": "cluster",
                "id": "science-technology-engineering-mathematics",
                "name": "Science, Technology, Engineering & Mathematics",
                "agrees": "another name",
            }
        ],
    )


@pytest.mark.parametrize("text", ["weaving", "", "a\nb", "&"])
def test_find_nothing(run: Run, text: str) -> None:
    shown = text.replace("\n", "<U+000A>")
    remark = f'careertaxonomy: no World, cluster or pathway has "{shown}" in joco-works 1.1.0\n'
    assert run("find", text, *NEWEST) == (1, "", remark)
    assert run("find", text, *NEWEST, "--format", "json") == (1, "[]\n", remark)


def test_show_what_nothing_is_called_finds_what_has_it(run: Run) -> None:
    status, out, err = run("show", "health", *NEWEST)
    assert (status, [line.split()[0] for line in out.splitlines()]) == (
        1,
        [
            "world:health-care",
            "cluster:health-science",
            "pathway:health-informatics",
            "pathway:counseling-mental-health-services",
        ],
    )
    assert err == 'careertaxonomy: no World, cluster or pathway is called "health" in joco-works 1.1.0; found:\n'
    assert run("show", "weaving", *NEWEST)[:2] == (1, "")
    assert json.loads(run("show", "health", *NEWEST, "--format", "json")[1])[0]["ref"] == "world:health-care"


@pytest.mark.parametrize("text", ["stem", "Marketing, Sales & Service", "LEGAL SERVICES", "cluster:finance"])
def test_show_what_one_record_is_called_in_any_case(run: Run, text: str) -> None:
    status, out, err = run("show", text, *NEWEST)
    assert (status, err) == (0, "")
    assert " in joco-works 1.1.0\n" in out


def test_show_a_world_marks_what_belongs_through_all_worlds_and_groups_its_pathways(run: Run) -> None:
    out = run("show", "world:construction", *NEWEST)[1]
    assert "  architecture-construction                   Architecture & Construction\n" in out
    assert (
        "  finance                                     Finance                                         All Worlds\n"
        in out
    )
    assert (
        "Pathways (23):\n  Architecture & Construction\n    construction                           Construction\n"
        in out
    )
    assert "  Finance (All Worlds)\n    accounting                             Accounting\n" in out


def test_show_as_markdown(run: Run) -> None:
    expected = (
        "# Legal Services\n\n`pathway:legal-services` in joco-works 1.1.0\n\n## Cluster\n\n"
        "- Law, Public Safety, Corrections & Security\n\n## Worlds (1)\n\n- Public Works & Safety\n"
    )
    assert run("show", "legal services", *NEWEST, "--format", "markdown") == (0, expected, "")
    out = run("show", "information technology", *NEWEST, "--format", "markdown")[1]
    assert "\n\n- ceds code: 11\n- nc-dpi code: INFO\n\n## Worlds (1)\n\n- Energy & Technology\n\n" in out
    out = run("show", "world:construction", *NEWEST, "--format", "markdown")[1]
    assert (
        "\n## Clusters (6)\n\n- Architecture & Construction\n- Business Management & Administration (All Worlds)\n"
        in out
    )
    assert "\n- Finance (All Worlds)\n  - Accounting\n  - Banking Services\n" in out


def test_list_alone_is_the_overview(run: Run) -> None:
    status, out, err = run("list", *NEWEST)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:4] == [
        "JOCO WORKS Worlds, Career Clusters and Career Pathways",
        "  joco-works 1.1.0: 10 Worlds, 16 clusters, 73 pathways",
        "",
        "Worlds:",
    ]
    assert lines[4] == "  biotechnology               Biotechnology                  6 clusters  25 pathways"
    assert "  finance                                     Finance" in out
    assert "All Worlds  5 pathways\n" in out
    plain = json.loads(run("list", *NEWEST, "--format", "json")[1])
    assert (plain["dataset"], plain["version"], plain["title"]) == ("joco-works", "1.1.0", lines[0])
    assert plain["worlds"][0] == {"id": "biotechnology", "name": "Biotechnology", "clusters": 6, "pathways": 25}
    assert plain["clusters"][5] == {"id": "finance", "name": "Finance", "worlds": 10, "pathways": 5}

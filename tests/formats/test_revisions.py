"""Another content in a document that somebody wrote: what does not change keeps its comments, order and layout."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy import Dataset
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.revisions import revised

BY_HAND = dedent("""\
    # The county's own list.
    format: careertaxonomy/1
    name: our-careers
    version: 1.0.0   # ours
    title: 'Our careers'
    worlds:
      # Health comes first.
      - {id: health-care, name: Health Care}   # since 2020
      - id: manufacturing
        name: "Manufacturing"
    clusters:
    - id: finance
      name: Finance
      worlds: [health-care, manufacturing]  # both
    # What is taught:
    pathways:
      - {id: accounting, name: Accounting, cluster: finance}
      # Asked for by the banks.
      - {id: lending, name: Lending, cluster: finance}
    # The end.
    """)
IN_JSON = """{"format": "careertaxonomy/1", "name": "our-careers",
 "version": "1.0.0", "title": "Our \\u0063areers",
 "worlds": [ {"id": "health-care", "name": "Health Care"},
             {"id": "manufacturing",
              "name": "Manufacturing"} ],
 "clusters": [{"name": "Finance", "id": "finance", "worlds": ["health-care", "manufacturing"]}],
 "pathways": [
\t{"id": "accounting", "name": "Accounting", "cluster": "finance"},
\t{"id": "lending", "name": "Lending", "cluster": "finance"}
 ]
}"""


def content(document: Document) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(json.dumps(document.reading.value()))
    return value


def revise(text: str, file: str, **changes: Any) -> str:
    """The text with other values; a change of a list is told as a function of its rows."""
    document = Document(file, text.encode())
    before = content(document)
    after = {**before, **{key: made(before.get(key, [])) if callable(made) else made for key, made in changes.items()}}
    old, new = (Dataset.model_validate_json(json.dumps(each)) for each in (before, after))
    data = revised(document, old, new)
    assert data is not None
    assert Dataset.model_validate_json(json.dumps(content(Document(file, data)))) == new
    return data.decode()


def test_nothing_changes() -> None:
    assert revise(BY_HAND, "a.yaml") == BY_HAND
    assert revise(IN_JSON, "a.json") == IN_JSON


def test_a_field_of_yaml() -> None:
    text = revise(
        BY_HAND,
        "a.yaml",
        version="1.0.1",
        title="Careers",
        worlds=lambda rows: [rows[0], {**rows[1], "name": "Making"}],
    )
    expected = BY_HAND.replace("1.0.0 ", '"1.0.1" ').replace("'Our careers'", "'Careers'")
    assert text == expected.replace('"Manufacturing"', '"Making"')


def test_fields_that_come_and_go_in_yaml() -> None:
    text = revise(
        BY_HAND,
        "a.yaml",
        worlds=lambda rows: [{**rows[0], "aliases": ["Care"]}, {**rows[1], "codes": {"x": "06"}}],
        clusters=lambda rows: [{**rows[0], "worlds": "all", "note": "New: yes"}],
    )
    expected = BY_HAND.replace("name: Health Care}", "name: Health Care, aliases: [Care]}")
    expected = expected.replace('    name: "Manufacturing"\n', '    name: "Manufacturing"\n    codes: {x: "06"}\n')
    expected = expected.replace("[health-care, manufacturing]  # both\n", 'all  # both\n  note: "New: yes"\n')
    assert text == expected


def test_records_that_come_go_and_move_in_yaml() -> None:
    text = revise(
        BY_HAND,
        "a.yaml",
        worlds=lambda rows: rows[::-1],
        pathways=lambda rows: [{"id": "new", "name": "New", "cluster": "finance"}, rows[1]],
        retired=lambda _: [{"kind": "pathway", "id": "accounting", "name": "Accounting", "version": "1.0.0"}],
    )
    assert text == dedent("""\
        # The county's own list.
        format: careertaxonomy/1
        name: our-careers
        version: 1.0.0   # ours
        title: 'Our careers'
        worlds:
          # Health comes first.
          - id: manufacturing
            name: "Manufacturing"
          - {id: health-care, name: Health Care}   # since 2020
        clusters:
        - id: finance
          name: Finance
          worlds: [health-care, manufacturing]  # both
        # What is taught:
        pathways:
          - {id: new, name: New, cluster: finance}
          # Asked for by the banks.
          - {id: lending, name: Lending, cluster: finance}
        # The end.
        retired:
          - {kind: pathway, id: accounting, name: Accounting, version: "1.0.0"}
        """)


def test_records_that_come_go_and_move_in_json() -> None:
    gone = '{"kind": "pathway", "id": "accounting", "name": "Accounting", "version": "1.0.0"}'
    text = revise(
        IN_JSON,
        "a.json",
        worlds=lambda rows: [*rows, {"id": "mining", "name": "Mining"}],
        clusters=lambda rows: [{**rows[0], "aliases": ["Money"]}],
        pathways=lambda rows: [{"id": "new", "name": "New", "cluster": "finance"}, rows[1]],
        retired=lambda _: [{"kind": "pathway", "id": "accounting", "name": "Accounting", "version": "1.0.0"}],
    )
    assert text == IN_JSON.replace(
        '"Manufacturing"} ]', '"Manufacturing"},\n             {"id": "mining", "name": "Mining"} ]'
    ).replace('["health-care", "manufacturing"]', '["health-care", "manufacturing"], "aliases": ["Money"]').replace(
        '{"id": "accounting", "name": "Accounting", "cluster": "finance"}',
        '{"id": "new", "name": "New", "cluster": "finance"}',
    ).replace("\n ]\n}", f'\n ],\n  "retired": [\n    {gone}\n  ]\n}}')


@pytest.mark.parametrize("file", ["a.yaml", "a.json"])
def test_line_endings_and_a_byte_order_mark_stay(file: str) -> None:
    text = BY_HAND if file == "a.yaml" else IN_JSON
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    document = Document(file, data)
    before = Dataset.model_validate_json(json.dumps(content(document)))
    pathways = (ct.Pathway(id="new", name="New", cluster="finance"), *before.pathways)
    made = revised(document, before, before.model_copy(update={"pathways": pathways}))
    assert made is not None
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\n") == made.count(b"\r\n") == data.count(b"\n") + 1


def test_a_text_of_the_document_that_is_no_more() -> None:
    more = "description: Ours.\nrepairs: [{place: a, printed: b, read_as: c, why: d}]\n"
    text = BY_HAND.replace("worlds:\n", f"{more}worlds:\n")
    made = revise(text, "a.yaml", description="", repairs=[])
    assert made == BY_HAND.replace("worlds:\n", 'description: ""\nrepairs: []\nworlds:\n')


def test_a_layout_that_cannot_be_kept_is_refused() -> None:
    text = BY_HAND.replace("worlds:\n", "source: {title: The county}\nworlds:\n")
    document = Document("a.yaml", text.encode())
    before = Dataset.model_validate_json(json.dumps(content(document)))
    assert revised(document, before, before.model_copy(update={"source": None})) is None


GONE = [{"kind": "world", "id": "mining", "name": "Mining", "version": "1.0.0"}]


def test_a_list_that_yaml_does_not_have_yet_goes_before_the_end_of_the_document() -> None:
    made = revise(f"---\n{BY_HAND}...\n", "a.yaml", retired=GONE)
    assert made.endswith('# The end.\nretired:\n  - {kind: world, id: mining, name: Mining, version: "1.0.0"}\n...\n')


def test_a_document_of_yaml_on_one_line() -> None:
    text = (
        "{format: careertaxonomy/1, name: a, version: 1.0.0, title: T, worlds: [{id: care, name: Care}], "
        "clusters: [{id: health, name: Health, worlds: all}], pathways: [{id: a, name: A, cluster: health}] # all\n}\n"
    )
    rows = [{"id": "a", "name": "A", "cluster": "health"}, {"id": "b", "name": "B", "cluster": "health"}]
    assert revise(
        text, "a.yaml", version="1.1.0", description="d: e", pathways=rows[::-1], retired=GONE
    ) == text.replace("1.0.0, title: T", '"1.1.0", title: T, description: "d: e"').replace(
        "[{id: a, name: A, cluster: health}]",
        "[{id: b, name: B, cluster: health},{id: a, name: A, cluster: health}], "
        'retired: [{kind: world, id: mining, name: Mining, version: "1.0.0"}]',
    )


REPAIR = {"place": "row 1", "printed": "a", "read_as": "b", "why": "c: d"}


def test_repairs_and_a_source() -> None:
    source = {"title": "A list"}
    text = revise(BY_HAND, "a.yaml", repairs=[REPAIR], source=source)
    repairs = 'repairs: [{place: row 1, printed: a, read_as: b, why: "c: d"}]'
    assert f"title: 'Our careers'\n{repairs}\nsource: {{title: A list}}\nworlds:\n" in text
    assert "why: other}]\nsource: " in revise(text, "a.yaml", repairs=[{**REPAIR, "why": "other"}])
    text = revise(IN_JSON, "a.json", repairs=[REPAIR], source=source)
    assert text.endswith(f' ],\n  "repairs": {json.dumps([REPAIR])},\n  "source": {json.dumps(source)}\n}}')
    assert '"why": "other"' in revise(text, "a.json", repairs=[{**REPAIR, "why": "other"}])

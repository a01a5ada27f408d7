from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy import Dataset
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.revisions import revised
from careertaxonomy.model.canonical import canonical_bytes, plain_record
from careertaxonomy.model.records import Record, Retired
from tests.property.editing import Triple, triples

_LISTS = ("worlds", "clusters", "pathways", "retired")


def _rows(dataset: Dataset) -> Iterator[tuple[str, Record | Retired]]:
    return ((name, row) for name in _LISTS for row in getattr(dataset, name))


def _remark(name: str, row: Record | Retired) -> str:
    return f"# {name} {row.kind} {row.id}"


def _in_yaml(dataset: Dataset, indent: str) -> str:
    """A document with a remark above every record and one after it, and every field on a line of its own."""
    content = json.loads(canonical_bytes(dataset))
    lines = [f"{key}: {json.dumps(value)}" for key, value in content.items() if key not in _LISTS]
    for name in _LISTS:
        rows = getattr(dataset, name)
        lines += [f"{name}:  # all {name}"] if rows else []
        for row in rows:
            first, *others = (f"{key}: {json.dumps(value, default=dict)}" for key, value in plain_record(row).items())
            lines += [f"{indent}{_remark(name, row)}", f"{indent}- {first}", *(f"{indent}  {line}" for line in others)]
            lines[-1] += f"  {_remark(name, row)}, until here"
    return "\n".join(lines) + "\n"


@settings(max_examples=150)
@given(triples(), st.sampled_from(["", "  "]))
def test_remarks_on_records_that_stay(triple: Triple, indent: str) -> None:
    _, ours, newer = triple
    text = _in_yaml(ours, indent)
    made = revised(Document("my.yaml", text.encode()), ours, newer)
    assert made is not None
    for name, row in _rows(ours):
        if (name, row) in [*_rows(newer)]:
            assert f"{indent}{_remark(name, row)}\n" in made.decode()
            assert f"{_remark(name, row)}, until here\n" in made.decode()


@settings(max_examples=150)
@given(triples(), st.sampled_from([None, 1, 4]))
def test_records_of_json_that_stay(triple: Triple, indent: int | None) -> None:
    _, ours, newer = triple
    content = json.loads(canonical_bytes(ours))
    made = revised(Document("my.json", json.dumps(content, indent=indent).encode()), ours, newer)
    assert made is not None
    assert Dataset.model_validate_json(made) == newer
    for name, row in _rows(ours):
        if (name, row) in [*_rows(newer)]:
            (kept,) = (
                each for each in content[name] if each["id"] == row.id and each.get("kind", row.kind) == row.kind
            )
            lines = json.dumps(kept, indent=indent).splitlines()
            assert all(line.strip() in made.decode() for line in lines)

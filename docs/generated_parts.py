"""What the generated parts of the pages hold: one function for each part, and the table of them."""

from __future__ import annotations

import argparse
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from api_parts import api, strategies
from pydantic import BaseModel
from real_edits import EDITS
from writing import paragraphs, table

import careertaxonomy as ct
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.rulebook import Example, parts_of
from careertaxonomy.checks.rules import FAMILIES, RULES
from careertaxonomy.cli.grammar import parser
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.formats.readers import READERS
from careertaxonomy.model import records as models
from careertaxonomy.reporters import REPORTERS
from careertaxonomy.text.normal_forms import SLUG
from careertaxonomy.versions.changes import POLICY
from careertaxonomy.versions.migration_results import OUTCOMES

__all__ = ["PARTS"]


# Rules


_VALUE = re.compile(r"\{.*\}|[0-9a-f]{64}|\b(?:world|cluster|pathway):\S+")
"""What is no words in a circumstance."""


def _anchor(rule: Rule) -> str:
    return f"#{rule.code.lower()}-{rule.name}"


def rule_table() -> Iterator[str]:
    """Every rule in one line."""
    yield from table(
        ("code", "rule", "level", "what it finds"),
        [(f"[{rule.code}]({_anchor(rule)})", rule.name, rule.severity, parts_of(rule).fault) for rule in RULES],
    )


def rules() -> Iterator[str]:
    """Every rule with its reasons and examples, family by family."""
    for family, found in FAMILIES.items():
        yield from (f"## {family}", "")
        for rule in found:
            parts = parts_of(rule)
            yield from (f"### {rule.code} {rule.name}", "", f"Level: {rule.severity}.", "", parts.fault, "")
            yield from paragraphs(parts.reasons)
            yield from _example("Bad", parts.bad)
            yield from _example("Good", parts.good)


def _example(title: str, example: Example) -> Iterator[str]:
    words = _VALUE.sub(r"`\g<0>`", example.circumstance or "")
    yield from (f"{title}, {words}:" if words else f"{title}:", "", "```json", *example.text.splitlines(), "```", "")


# Commands


def _commands() -> Mapping[str, argparse.ArgumentParser]:
    choices = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
    return dict(choices or {})


def commands() -> Iterator[str]:
    """Every command with its arguments, from the actions of its parser: the text of `--help` itself is another one in
    every width and in every version of Python."""
    top = parser()
    yield from paragraphs(top.description or "")
    yield from paragraphs(top.epilog or "")
    yield from _arguments(top)
    for name, command in _commands().items():
        positional = [_called(action) for action in command._actions if not action.option_strings]
        usage = " ".join(["careertaxonomy", name, *positional, "[OPTIONS]"])
        yield from (f"## {name}", "", f"`{usage}`", "")
        description = command.description or ""
        yield from paragraphs(description[:1].upper() + description[1:])
        yield from _arguments(command)


def _called(action: argparse.Action) -> str:
    name = str(action.metavar or "|".join(action.choices or [action.dest]))
    return {"*": f"[{name} ...]", "?": f"[{name}]", "+": f"{name} [{name} ...]"}.get(str(action.nargs), name)


def _arguments(command: argparse.ArgumentParser) -> Iterator[str]:
    rows = []
    for action in command._actions:
        if isinstance(action.choices, dict) or "--help" in action.option_strings:
            continue
        takes = _called(action) if action.nargs != 0 else ""
        shown = [f"{option} {takes}".strip() for option in action.option_strings] or [takes]
        meaning = "print the version and exit" if "--version" in action.option_strings else action.help or ""
        rows.append((", ".join(f"`{one}`" for one in shown), meaning))
    yield from table(("argument", "meaning"), rows)


def formats() -> Iterator[str]:
    """What can be read and written."""
    rows = [("read", f"`{ending}`", _first_line(reader)) for reader in READERS.values() for ending in reader.endings]
    rows += [("report (`check --format`)", f"`{name}`", _first_line(report)) for name, report in REPORTERS.items()]
    rows += [("export (`export --format`)", f"`{name}`", _first_line(export)) for name, export in EXPORTERS.items()]
    yield from table(("use", "format", "what it is"), rows)


def _first_line(thing: object) -> str:
    return " ".join((inspect.getdoc(thing) or "").split("\n\n", maxsplit=1)[0].split())


# The document


_MODELS: tuple[type[BaseModel], ...] = (
    models.Dataset,
    models.World,
    models.Cluster,
    models.Pathway,
    models.Retired,
    models.Source,
    models.Repair,
)


def document() -> Iterator[str]:
    """Every field of the document."""
    for model in _MODELS:
        properties = model.model_json_schema()["properties"]
        yield from (f"### {model.__name__}", "")
        yield from paragraphs(model.__doc__ or "")
        rows = []
        for name, field in model.model_fields.items():
            key = field.alias or name
            needed = "yes" if field.is_required() else "no"
            rows.append((f"`{key}`", needed, _type(properties[key]), field.description or ""))
        yield from table(("field", "required", "type", "meaning"), rows)


def _type(schema: Mapping[str, Any]) -> str:
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return ", ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(part) for part in schema["anyOf"] if part.get("type") != "null")
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    if schema["type"] == "object":
        return "object: text to text"
    return {SLUG: "slug", models.VERSION: "version"}.get(schema.get("pattern", ""), "text")


# The data


def content() -> Iterator[str]:
    """Each cluster with its Worlds and its pathways."""
    tax = ct.load()
    rows = []
    for cluster in tax.clusters:
        worlds = "All Worlds" if cluster.worlds == "all" else "; ".join(world.name for world in tax.worlds_of(cluster))
        rows.append((cluster.name, worlds, "; ".join(pathway.name for pathway in tax.pathways_of(cluster))))
    yield from table(("Career Cluster", "Worlds", "Career Pathways"), rows)


def worlds() -> Iterator[str]:
    """The list of Worlds."""
    tax = ct.load()
    rows = []
    for world in tax.worlds:
        named = sum(cluster.worlds != "all" for cluster in tax.clusters_of(world))
        rows.append((f"`{world.id}`", world.name, str(named), str(len(tax.pathways_of(world)))))
    yield from table(("id", "World", "clusters that name it", "pathways, All Worlds among them"), rows)


def versions() -> Iterator[str]:
    """The bundled versions."""
    yield from table(("version", "digest"), [(str(found), f"`{found.digest}`") for found in ct.available()])


def codes() -> Iterator[str]:
    """The codes and other names of the newest version."""
    tax = ct.load()
    schemes = [*dict.fromkeys(scheme for cluster in tax.clusters for scheme in cluster.codes)]
    rows = []
    records: tuple[models.Cluster | models.Pathway, ...] = (*tax.clusters, *tax.pathways)
    for record in records:
        if record.codes or record.aliases:
            found = [f"`{record.codes[scheme]}`" if scheme in record.codes else "" for scheme in schemes]
            rows.append((f"{type(record).__name__.lower()} {record.name}", *found, "; ".join(record.aliases)))
    yield from table(("record", *schemes, "also called"), rows)


def repairs() -> Iterator[str]:
    """Every repair of the newest version."""
    for number, repair in enumerate(ct.load().dataset.repairs, 1):
        read_as = _shown(repair.read_as) if repair.read_as else "nothing"
        yield from (f"{number}. {repair.place[:1].upper()}{repair.place[1:]}", "")
        yield from (
            f"    - printed: {_shown(repair.printed)}",
            f"    - read as: {read_as}",
            f"    - why: {repair.why}",
            "",
        )


def _shown(text: str) -> str:
    return f"`{json.dumps(text, ensure_ascii=False)}`"


# Versions


def policy() -> Iterator[str]:
    """Every kind of change with the step that it asks for."""
    yield from table(
        ("step", "kind of change", "why"), [(level, f"`{kind}`", why) for kind, (level, why) in POLICY.items()]
    )


def outcomes() -> Iterator[str]:
    """What can become of a stored id."""
    yield from table(("outcome", "what it means"), [(f"`{name}`", meaning) for name, meaning in OUTCOMES.items()])


def edits() -> Iterator[str]:
    """The edits that maintainers make, with what a comparison says of each."""
    rows = []
    for edit in EDITS:
        comparison = edit.comparison()
        kinds = dict.fromkeys(f"`{change.kind}`" for change in comparison.changes)
        rows.append((edit.name, edit.how, comparison.required_bump or "none", ", ".join(kinds)))
    yield from table(("to", "do this", "step", "what `diff` finds"), rows)


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    part.__name__.replace("_", "-"): part
    for part in (
        rule_table,
        rules,
        commands,
        formats,
        document,
        content,
        worlds,
        versions,
        codes,
        repairs,
        policy,
        outcomes,
        edits,
        api,
        strategies,
    )
}
"""What makes each part, by the name in its marker."""

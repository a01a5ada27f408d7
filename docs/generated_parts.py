"""What the generated parts of the pages hold: one function for each part, and the table of them."""

from __future__ import annotations

import argparse
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from api_parts import api, strategies
from data_parts import DATA_PARTS
from pydantic import BaseModel
from real_edits import EDITS
from writing import paragraphs, table

from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.rulebook import Example, former_names, parts_of
from careertaxonomy.checks.rules import FAMILIES, RULES
from careertaxonomy.cli.actions import Joined
from careertaxonomy.cli.grammar import parser
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.formats.exporters.base import spelt
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
            before = f" {former_names([f'`{name}`' for name in rule.aliases])}" if rule.aliases else ""
            yield from (f"### {rule.code} {rule.name}", "", f"Level: {rule.severity}.{before}", "", parts.fault, "")
            yield from paragraphs(parts.reasons)
            yield from _example("Bad", parts.bad)
            yield from _example("Good", parts.good)


def _example(title: str, example: Example) -> Iterator[str]:
    words = _VALUE.sub(r"`\g<0>`", example.circumstance or "")
    yield from (
        f"{title}, {words}:" if words else f"{title}:",
        "",
        f"```{example.form}",
        *example.text.splitlines(),
        "```",
        "",
    )


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
        yield from (f"## {name}", "", f"`{command.usage}`", "")
        yield from paragraphs(command.description or "")
        yield from _arguments(command, top)


def _called(action: argparse.Action) -> str:
    name = str(action.metavar or "|".join(action.choices or [action.dest]))
    if isinstance(action, Joined):
        return name
    return {"*": f"[{name} ...]", "?": f"[{name}]", "+": f"{name} [{name} ...]"}.get(str(action.nargs), name)


def _arguments(command: argparse.ArgumentParser, whole: argparse.ArgumentParser | None = None) -> Iterator[str]:
    """The arguments of a command, without those of the `whole`, which every command has."""
    known = [action.option_strings for action in whole._actions] if whole else []
    rows = []
    for action in command._actions:
        if isinstance(action.choices, dict) or "--help" in action.option_strings or action.option_strings in known:
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
    rows += [("export (`export --format`)", f"`{name}`", _first_line(found.write)) for name, found in EXPORTERS.items()]
    yield from table(("use", "format", "what it is"), rows)


def exports() -> Iterator[str]:
    """Every format to export to: its file, what it is and for whom, and its options."""
    rows = []
    for found in EXPORTERS.values():
        file = ", ".join(f"`{ending}`" for ending in found.endings) or "a folder"
        needed = [f"`--{spelt(name)}` (needed)" for name in found.needs]
        options = ", ".join([*needed, *(f"`--{spelt(name)}`" for name in found.takes)])
        rows.append((f"`{found.name}`", file, options, " ".join(inspect.cleandoc(found.write.__doc__ or "").split())))
    yield from table(("format", "file", "options", "what it is, and for whom"), rows)


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
        exports,
        document,
        *DATA_PARTS,
        policy,
        outcomes,
        edits,
        api,
        strategies,
    )
}
"""What makes each part, by the name in its marker."""

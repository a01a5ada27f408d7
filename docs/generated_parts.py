"""What the generated parts of the pages hold: one function for each part, and the table of them."""

from __future__ import annotations

import argparse
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

import careertaxonomy as ct
from careertaxonomy import models, testing
from careertaxonomy.cli import parser
from careertaxonomy.exporters import EXPORTERS
from careertaxonomy.names import SLUG
from careertaxonomy.readers import READERS
from careertaxonomy.reporters import REPORTERS
from careertaxonomy.rulebook import Example, parts_of
from careertaxonomy.rules import FAMILIES, RULES
from careertaxonomy.rules.base import Rule

__all__ = ["PARTS"]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""


# Rules


def _anchor(rule: Rule) -> str:
    return f"#{rule.code.lower()}-{rule.name}"


def rule_table() -> Iterator[str]:
    """Every rule in one line."""
    yield from _table(
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
            yield from _paragraphs(parts.reasons)
            yield from _example("Bad", parts.bad)
            yield from _example("Good", parts.good)


def _example(title: str, example: Example) -> Iterator[str]:
    circumstance = f", {example.circumstance}" if example.circumstance else ""
    yield from (f"{title}{circumstance}:", "", "```json", *example.text.splitlines(), "```", "")


# Commands


def _commands() -> Mapping[str, argparse.ArgumentParser]:
    choices = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
    return dict(choices or {})


def commands() -> Iterator[str]:
    """Every command with its arguments, from the actions of its parser: the text of `--help` itself is another one in
    every width and in every version of Python."""
    top = parser()
    yield from _paragraphs(top.description or "")
    yield from _paragraphs(top.epilog or "")
    yield from _arguments(top)
    for name, command in _commands().items():
        positional = [_called(action) for action in command._actions if not action.option_strings]
        usage = " ".join(["careertaxonomy", name, *positional, "[OPTIONS]"])
        yield from (f"## {name}", "", f"`{usage}`", "")
        description = command.description or ""
        yield from _paragraphs(description[:1].upper() + description[1:])
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
    yield from _table(("argument", "meaning"), rows)


def formats() -> Iterator[str]:
    """What can be read and written."""
    rows = [("read", f"`{ending}`", _first_line(reader)) for ending, reader in READERS.items()]
    rows += [("report (`check --format`)", f"`{name}`", _first_line(report)) for name, report in REPORTERS.items()]
    rows += [("export (`export --format`)", f"`{name}`", _first_line(export)) for name, export in EXPORTERS.items()]
    yield from _table(("use", "format", "what it is"), rows)


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
        yield from _paragraphs(model.__doc__ or "")
        rows = []
        for name, field in model.model_fields.items():
            key = field.alias or name
            needed = "yes" if field.is_required() else "no"
            rows.append((f"`{key}`", needed, _type(properties[key]), field.description or ""))
        yield from _table(("field", "required", "type", "meaning"), rows)


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
    yield from _table(("Career Cluster", "Worlds", "Career Pathways"), rows)


def worlds() -> Iterator[str]:
    """The list of Worlds."""
    tax = ct.load()
    rows = []
    for world in tax.worlds:
        named = sum(cluster.worlds != "all" for cluster in tax.clusters_of(world))
        rows.append((f"`{world.id}`", world.name, str(named), str(len(tax.pathways_of(world)))))
    yield from _table(("id", "World", "clusters that name it", "pathways, All Worlds among them"), rows)


def versions() -> Iterator[str]:
    """The bundled versions."""
    yield from _table(("version", "digest"), [(str(found), f"`{found.digest}`") for found in ct.available()])


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


# The Python API


def api() -> Iterator[str]:
    """Every public name, with its docstring."""
    public = {name: getattr(ct, name) for name in ct.__all__ if name != "__version__"}
    classes = [thing for thing in public.values() if inspect.isclass(thing)]
    functions = [thing for thing in public.values() if not inspect.isclass(thing)]
    errors = [thing for thing in classes if issubclass(thing, Exception)]
    records = [thing for thing in classes if thing.__module__ == models.__name__]
    values = [thing for thing in classes if is_dataclass(thing)]
    others = [thing for thing in classes if thing not in (*errors, *records, *values)]
    yield from ("### Functions", "")
    for function in functions:
        yield from _function(function)
    for title, things in (("Queries", others), ("Records", records), ("Values", values), ("Errors", errors)):
        yield from (f"### {title}", "")
        for thing in things:
            yield from _class(thing)


def strategies() -> Iterator[str]:
    """Every public name of `careertaxonomy.testing`."""
    public = [getattr(testing, name) for name in testing.__all__]
    for thing in public:
        if not inspect.isclass(thing):
            yield from _function(thing)
    for thing in public:
        if inspect.isclass(thing):
            yield from _class(thing)


def _function(function: Callable[..., object]) -> Iterator[str]:
    yield from (f"#### `{function.__name__}{_signature(function)}`", "")
    yield from _paragraphs(function.__doc__ or "")


def _class(thing: type) -> Iterator[str]:
    bases = ", ".join(f"`{base.__name__}`" for base in thing.__bases__)
    yield from (f"#### `{thing.__name__}`", "")
    if issubclass(thing, Exception):
        yield from (f"Bases: {bases}.", "")
    yield from _paragraphs(thing.__doc__ or "")
    if is_dataclass(thing):
        yield from ("Fields: " + ", ".join(f"`{field.name}: {field.type}`" for field in fields(thing)) + ".", "")
    rows = []
    for name, member in vars(thing).items():
        if name.startswith("_") or not (isinstance(member, property) or inspect.isfunction(member)):
            continue
        signature = "" if isinstance(member, property) else _signature(member)
        rows.append((f"`{name}{signature}`", " ".join((inspect.getdoc(member) or "").split())))
    if rows and not issubclass(thing, BaseModel | Exception | Mapping):
        yield from _table(("attribute or method", "what it gives"), rows)


def _signature(function: Callable[..., object]) -> str:
    text = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    part.__name__.replace("_", "-"): part
    for part in (rule_table, rules, commands, formats, document, content, worlds, versions, repairs, api, strategies)
}
"""What makes each part, by the name in its marker."""

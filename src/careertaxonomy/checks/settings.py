"""Settings of a project: `careertaxonomy.toml`, or `[tool.careertaxonomy]` in `pyproject.toml`.

They are looked for in the folder of the file that is checked, and in the folders above. An unknown setting or rule is
an error that suggests what was meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.rules import ALWAYS_ON, RULES, find_rule, near_rules
from careertaxonomy.diagnostics import Diagnostic, Severity
from careertaxonomy.errors import CareerTaxonomyError
from careertaxonomy.formats.files import is_file, read_text, real_path
from careertaxonomy.formats.toml_texts import toml_in
from careertaxonomy.model.canonical import is_digest
from careertaxonomy.text.normal_forms import close_matches
from careertaxonomy.text.wording import quoted

__all__ = [
    "SETTINGS_FILE",
    "Acceptance",
    "Base",
    "Settings",
    "SettingsError",
    "find_settings",
    "parse_settings",
    "read_settings",
    "rules_named",
]

SETTINGS_FILE = "careertaxonomy.toml"
_PROJECT = "pyproject.toml"
_LEVELS: tuple[Severity, ...] = get_args(Severity)
_ENTRY = ("rule", "dataset", "ids", "reason", "until")
_BASE = ("path", "dataset", "digest")
_HEADER = re.compile(
    r"^[ \t]*(\[\[[ \t]*(?:tool[ \t]*\.[ \t]*careertaxonomy[ \t]*\.[ \t]*)?accept[ \t]*\]\])", re.MULTILINE
)


class SettingsError(CareerTaxonomyError, ValueError):
    """Settings that cannot be used. Attributes: `file` and `reason`."""

    def __init__(self, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file}: {reason}")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted finding: its rule's code, the dataset, the kinded references of the records that it concerns (none
    for a finding about the whole document), why it is accepted, and until when. `start` and `end` are the offsets of
    the entry's head in the settings file."""

    rule: str
    dataset: str
    ids: frozenset[str]
    reason: str
    until: date | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Base:
    """What a local copy was made from: the copy's path, the version (NAME@VERSION or the path of a document), and its
    digest."""

    path: str
    dataset: str
    digest: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says. Without one, `file` is None and the rest has its defaults."""

    file: str | None = None
    text: str = ""
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Severity = "error"
    paths: tuple[str, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    base: tuple[Base, ...] = ()

    def base_of(self, path: str) -> Base | None:
        """What the document at a path was made from, if that is on record."""
        return next((base for base in self.base if real_path(base.path) == real_path(path)), None)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules to check: those selected and not ignored, and those that are always on."""
        chosen = {rule.code for rule in RULES} if self.select is None else {*self.select}
        codes = ALWAYS_ON | (chosen - {*self.ignore})
        return tuple(rule for rule in RULES if rule.code in codes)

    def fails(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether one of some findings is of the level that fails, or above it."""
        failing = _LEVELS[: _LEVELS.index(self.fail_on) + 1]
        return any(found.severity in failing for found in diagnostics)


def find_settings(folder: str) -> Settings:
    """The settings for a folder: its own, or those of the nearest folder above. Raises `SettingsError`."""
    start, here = Path(real_path(folder)), Path(real_path("."))
    for file in (place / name for place in (start, *start.parents) for name in (SETTINGS_FILE, _PROJECT)):
        if is_file(file):
            # Services for code review know files by their place in the repository, where the check is run.
            found = read_settings(str(file.relative_to(here) if file.is_relative_to(here) else file))
            if found is not None:
                return found
    return Settings()


def read_settings(file: str) -> Settings | None:
    """What a settings file says; None for a `pyproject.toml` without a part for us. Raises `SettingsError`."""
    try:
        return parse_settings(file, read_text(file))
    except OSError as error:
        raise SettingsError(file, error.strerror or str(error)) from None


def parse_settings(file: str, text: str) -> Settings | None:
    """What the text of a settings file says; as `read_settings`, without reading a file."""
    try:
        content: Any = toml_in(text)
    except ValueError as error:
        raise SettingsError(file, f"not TOML: {error}") from None
    if Path(file).name == _PROJECT:
        tools = content.get("tool", {})
        if not isinstance(tools, dict):
            raise SettingsError(file, '"tool" must be a table')
        content = tools.get("careertaxonomy")
        if content is None:
            return None
    if not isinstance(content, dict):
        raise SettingsError(file, '"tool.careertaxonomy" must be a table')
    known: dict[str, Callable[[object], object]] = {
        "select": lambda value: rules_named(_texts(value)),
        "ignore": lambda value: rules_named(_texts(value), ignored=True),
        "fail-on": _level,
        "paths": lambda value: tuple(_texts(value)),
        "accept": lambda value: _acceptances(value, text),
        "base": lambda value: tuple(map(_base, _tables("base", value))),
    }
    values: dict[str, Any] = {}
    for key, value in content.items():
        if key not in known:
            raise SettingsError(file, f"there is no setting {quoted(key)}{_meant(key, known)}")
        try:
            values[key.replace("-", "_")] = known[key](value)
        except ValueError as error:
            raise SettingsError(file, f"{key}: {error}") from None
    folder = Path(file).parent
    values["paths"] = tuple(str(folder / path) for path in values.get("paths", ()))
    values["base"] = tuple(replace(base, path=str(folder / base.path)) for base in values.get("base", ()))
    twice = [path for path, times in Counter(real_path(base.path) for base in values["base"]).items() if times > 1]
    if twice:
        raise SettingsError(file, f"base: two entries are of {quoted(Path(twice[0]).name)}")
    return Settings(file, text, **values)


def rules_named(names: Sequence[str], *, ignored: bool = False) -> tuple[str, ...]:
    """The codes of rules given by code or name. Raises `ValueError` for an unknown one, and one that is always on."""
    codes = []
    for name in names:
        rule = find_rule(name)
        if rule is None:
            near = near_rules(name)
            meant = f"did you mean {quoted(near[0])}?" if near else "see careertaxonomy rules"
            raise ValueError(f"there is no rule {quoted(name)}; {meant}")
        if ignored and rule.code in ALWAYS_ON:
            raise ValueError(f"{rule.code} {rule.name} cannot be ignored: where it finds something, nothing is checked")
        codes.append(rule.code)
    return tuple(codes)


def _meant(given: str, known: Iterable[str]) -> str:
    near = close_matches(given, known, 1)
    return f"; did you mean {quoted(near[0])}?" if near else f"; available: {', '.join(known)}"


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("must be a list of texts")
    return value


def _level(value: object) -> object:
    if value not in _LEVELS:
        raise ValueError(f"must be one of {', '.join(map(quoted, _LEVELS))}")
    return value


def _tables(name: str, value: object) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError(f"must be tables: [[{name}]]")
    return value


def _base(entry: Mapping[str, Any]) -> Base:
    _known_keys(entry, _BASE)
    for key in _BASE:
        _need_text(entry, key)
    if not is_digest(entry["digest"]):
        raise ValueError('"digest" must be "sha256:" and 64 hex digits, as careertaxonomy pin prints it')
    return Base(**entry)


def _known_keys(entry: Mapping[str, Any], known: Sequence[str]) -> None:
    for key in entry:
        if key not in known:
            raise ValueError(f"an entry has no {quoted(key)}{_meant(key, known)}")


def _need_text(entry: Mapping[str, Any], key: str) -> None:
    if not isinstance(entry.get(key), str) or not entry[key].strip():
        raise ValueError(f"every entry needs a {quoted(key)}, as text")


def _acceptances(value: object, text: str) -> tuple[Acceptance, ...]:
    value = _tables("accept", value)
    heads = [match.span(1) for match in _HEADER.finditer(text)]
    if len(heads) != len(value):
        start = max(text.find("accept"), 0)
        heads = [(start, start + len("accept"))] * len(value)
    return tuple(_acceptance(item, head) for item, head in zip(value, heads, strict=True))


def _acceptance(entry: Mapping[str, Any], head: tuple[int, int]) -> Acceptance:
    _known_keys(entry, _ENTRY)
    for key in ("rule", "dataset", "reason"):
        _need_text(entry, key)
    until = entry.get("until")
    if until is not None and type(until) is not date:
        raise ValueError('"until" must be a date, such as 2027-06-30, without quotes')
    (code,) = rules_named([entry["rule"]], ignored=True)
    ids = frozenset(_texts(entry.get("ids", [])))
    return Acceptance(code, entry["dataset"], ids, entry["reason"], until, *head)

"""A report as SARIF 2.1.0, the format that code review services and editors read findings from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import quote

from careertaxonomy._version import __version__
from careertaxonomy.diagnostics import Diagnostic, Fix, Related, Report, RuleHelp, TextEdit
from careertaxonomy.reporters.look import PLAIN, Look
from careertaxonomy.reporters.plain import as_json

__all__ = ["report_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "recordsHash/v1"
_STDIN = "<stdin>"

_Object: TypeAlias = dict[str, object]


def report_sarif(report: Report, failed: bool = False, look: Look = PLAIN, rules: Iterable[RuleHelp] = ()) -> str:
    """SARIF 2.1.0: a log for services that show findings in code review, and for editors."""
    helped = [*rules]
    indexes = {rule.code: index for index, rule in enumerate(helped)}
    run = {
        "tool": {
            "driver": {
                "name": "careertaxonomy",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in helped],
            }
        },
        "invocations": [{"executionSuccessful": not report.unreadable}],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(found, fingerprint, indexes)
            for found, fingerprint in zip(report.diagnostics, _fingerprints(report.diagnostics), strict=True)
        ],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleHelp) -> _Object:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.fault},
        "fullDescription": {"text": f"{rule.fault} {rule.reasons}"},
        "help": {"text": rule.text, "markdown": rule.markdown},
        "defaultConfiguration": {"level": rule.severity},
    }


def _fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterable[str]:
    """What identifies findings in the next run, when their lines have moved: the rule, the records, and what is at
    fault in them. Of several that are alike in all of this in one file, each but the first has its number besides."""
    seen: Counter[tuple[str, str]] = Counter()
    for found in diagnostics:
        alike = json.dumps([found.code, sorted(found.records), found.about])
        number = seen[found.file, alike]
        seen[found.file, alike] += 1
        yield sha256(f"{alike}{number or ''}".encode()).hexdigest()


def _result(found: Diagnostic, fingerprint: str, indexes: Mapping[str, int]) -> _Object:
    result: _Object = {
        "ruleId": found.code,
        "ruleIndex": indexes.get(found.code),
        "level": found.severity,
        "message": _message(f"{found.message} ({found.hint})" if found.hint else found.message),
        "locations": [_location(found)] if found.file else None,
        "relatedLocations": [_related(place, number) for number, place in enumerate(found.related)] or None,
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        "fixes": [_fix(found, found.fix)] if found.fix else None,
    }
    return {key: value for key, value in result.items() if value is not None}


def _location(found: Diagnostic) -> _Object:
    region = {**_region(found), **_snippet(found)}
    location: _Object = {"physicalLocation": {"artifactLocation": _artifact(found.file), "region": region}}
    return {**location, "logicalLocations": [{"fullyQualifiedName": found.path}]} if found.path else location


def _message(text: str) -> _Object:
    # What looks like a link in a name must not become one.
    return {"text": text.replace("](", "\\](").encode("utf-8", "backslashreplace").decode()}


def _artifact(file: str) -> _Object:
    if file == _STDIN:
        return {"uri": quote(_STDIN), "description": {"text": "standard input"}}
    return {"uri": _uri(file)}


@lru_cache
def _uri(file: str) -> str:
    path = PurePath(file)
    posix = path.as_posix()
    try:
        written = posix.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        written = posix.encode("utf-8", "surrogatepass")
    if path.is_absolute():
        return f"file://{'' if posix.startswith('/') else '/'}{quote(written, safe='/:@')}"
    return quote(written, safe="/@")


def _region(place: Diagnostic | TextEdit) -> _Object:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _snippet(found: Diagnostic) -> _Object:
    """The text at fault, where it is on one line and the excerpt has the whole of it."""
    excerpt = found.excerpt
    if excerpt is None or not excerpt.stop - excerpt.start == found.end_column - found.column > 0:
        return {}
    return {"snippet": {"text": excerpt.text[excerpt.start : excerpt.stop]}} if found.line == found.end_line else {}


def _related(place: Related, number: int) -> _Object:
    region = {"startLine": place.line, "startColumn": place.column}
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": _artifact(place.file), "region": region},
        "message": _message(place.message),
    }


def _fix(found: Diagnostic, fix: Fix) -> _Object:
    by = "check --fix does it" if fix.safe else "a choice, which check --unsafe-fixes makes"
    replacements = [
        {"deletedRegion": _region(edit), **({"insertedContent": {"text": edit.text}} if edit.text else {})}
        for edit in fix.edits
    ]
    return {
        "description": _message(f"{found.hint or 'mend it'} ({by})"),
        "artifactChanges": [{"artifactLocation": _artifact(found.file), "replacements": replacements}],
    }

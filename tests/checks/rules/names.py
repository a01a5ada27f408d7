"""Documents of which only the names matter, and the one finding about a name."""

from __future__ import annotations

import json

from careertaxonomy.diagnostics import Diagnostic
from tests.helpers import at, check_text, document, only, pathway


def named(*names: str) -> str:
    """A document with pathways of these names."""
    return document(pathways=[pathway(f"p{number}", name=name) for number, name in enumerate(names)])


def fault(code: str, severity: str, name: str) -> Diagnostic:
    """The one finding for a pathway of this name; it points at the name, from quote to quote."""
    text = named(name)
    found = only(check_text(text))
    assert (found.code, found.severity, found.path) == (code, severity, "/pathways/0/name")
    assert (found.line, found.column, at(found, text)) == (14, 26, json.dumps(name, ensure_ascii=False))
    return found

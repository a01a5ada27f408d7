"""The results of a check: the report and its diagnostics, made by the checker and printed by the reporters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from careertaxonomy._shared.public import public

__all__ = ["Counts", "Diagnostic", "Excerpt", "Fix", "Related", "Report", "RuleHelp", "Severity", "TextEdit"]

Severity: TypeAlias = Literal["error", "warning", "note"]
"""The levels of findings, the gravest first."""


@public
@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a diagnostic is about. Lines and columns as in `Diagnostic`."""

    file: str
    line: int
    column: int
    message: str


@public
@dataclass(frozen=True, slots=True)
class TextEdit:
    """A stretch of a document's text and its replacement. Lines and columns as in `Diagnostic`; `start` and
    `end` are the same places as offsets in code points, from 0, a byte-order mark not counted."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@public
@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a fault. A `safe` fix loses nothing and changes no id and no link; any other is a guess."""

    safe: bool
    edits: tuple[TextEdit, ...]


@public
@dataclass(frozen=True, slots=True)
class Excerpt:
    """The stretch of a source line that a diagnostic points at, cut to a length that can be shown.

    `text[start:stop]` is the value at fault. `before` and `after` say whether the line goes on on that side.
    """

    text: str
    start: int
    stop: int
    before: bool = False
    after: bool = False


@public
@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault found in a document.

    Lines and columns count from 1 and in code points (a tab is one, a byte-order mark none); ends are exclusive.
    `path` is the JSON Pointer (RFC 6901) of the value at fault. `hint` says what to do, where that is known.
    `records` are the kinded references, such as `cluster:finance`, of the records concerned, the one at fault first;
    none where the whole document is. `about` is what is at fault in them: the field and its value. Neither depends on
    where the records are in the document, so that a finding can be recognised again.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    rule: str
    severity: Severity
    message: str
    hint: str | None = None
    path: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    excerpt: Excerpt | None = None
    records: tuple[str, ...] = ()
    about: str = ""

    @property
    def fixable(self) -> bool:
        """Whether there is a fix, safe or not."""
        return self.fix is not None

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.severity} {self.code} {self.rule}: {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class RuleHelp:
    """The explanation of a rule: its code, name and level, the fault in one sentence, why it matters, and the whole
    explanation as text and as Markdown."""

    code: str
    name: str
    severity: Severity
    fault: str
    reasons: str
    text: str
    markdown: str


@public
@dataclass(frozen=True, slots=True)
class Counts:
    """What a check looked at, over all its files: the different ids of each kind in each dataset, so that the Worlds
    of two versions of a dataset count once. `accepted` are the findings left out because a project accepted them;
    `chosen` says which files these are where none was named."""

    files: int = 0
    worlds: int = 0
    clusters: int = 0
    pathways: int = 0
    rules: int = 0
    accepted: int = 0
    chosen: str = ""


@public
@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, in the order of the files and of the places in them, and what it looked at.

    `len` of a report is the number of its findings, and a loop over it gives them: `for found in report`.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    counts: Counts = Counts()

    def __len__(self) -> int:
        return len(self.diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    @property
    def ok(self) -> bool:
        """Whether there is no error. There may be warnings and notes."""
        return not self.errors

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings of level error."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The findings of level warning."""
        return self._of("warning")

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """The findings of level note."""
        return self._of("note")

    @property
    def unreadable(self) -> tuple[Diagnostic, ...]:
        """The findings about files that could not be read, so that nothing else is known about them."""
        return tuple(found for found in self.diagnostics if found.code == "CT101")

    def with_more(self, diagnostics: Iterable[Diagnostic]) -> Report:
        """The same report with more findings at its end."""
        return Report((*self.diagnostics, *diagnostics), self.counts)

    def _of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self.diagnostics if found.severity == severity)

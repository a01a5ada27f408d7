"""CT1xx: whether a file can be read, and whether it has the format's shape.

These faults are found while a document is read and validated; a rule here only reports them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Cure, Finding, Problem
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.wording import plural


def _findings(problems: Iterable[Problem]) -> Iterator[Finding]:
    """One finding for each cause: problems of one group at the first of them, the others as related places."""
    groups: dict[object, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.group or problem, []).append(problem)
    for first, *others in groups.values():
        message = first.message
        if others:
            message += f"; the same in {plural(len(others), 'more place')}"
        related = first.related + tuple((other.place, "here too") for other in others)
        cures = [problem.cure for problem in (first, *others) if problem.cure]
        cure = Cure(tuple(edit for cure in cures for edit in cure.edits), False) if cures else None
        yield replace(first, message=message, related=related, cure=cure)


@rule("CT101", "unreadable-file", "error", stage="file")
def unreadable_file(draft: Draft) -> Iterator[Finding]:
    """A file cannot be read: it cannot be opened, is not UTF-8, or is too deep or too large.

    Nothing in it can be checked. A spreadsheet program may save "Unicode" text as UTF-16, and an old one may
    save in the code page of its country: save as UTF-8 instead. A document in YAML needs the extra `yaml`.

    Bad, saved as latin-1:

        {"title": "Café"}

    Good:

        {"title": "Café"}
    """
    return _findings(draft.problems["CT101"])


@rule("CT102", "syntax-error", "error", stage="file")
def syntax_error(draft: Draft) -> Iterator[Finding]:
    """A file is not well-formed JSON or YAML.

    A program that reads it would stop here. The place is where reading became impossible; the cause is often just
    before it: a missing comma, quote or bracket. In JSON, the next faults are found too after slips that can only mean
    one thing: a trailing comma, no comma between two records, typographic quotes, a tab or line break in a text.

    Bad:

        {"title": "Our careers" "description": "A local copy"}

    Good:

        {"title": "Our careers", "description": "A local copy"}
    """
    return iter(draft.problems["CT102"])


@rule("CT103", "unknown-format", "error", stage="format")
def unknown_format(draft: Draft) -> Iterator[Finding]:
    """`format` is missing, or is not one that this version reads.

    It tells programs how to read all the rest, so nothing else is looked at without it.

    Bad:

        {"format": "careertaxonomy/99"}

    Good:

        {"format": "careertaxonomy/1"}
    """
    return _findings(draft.problems["CT103"])


@rule("CT104", "missing-field", "error")
def missing_field(draft: Draft) -> Iterator[Finding]:
    """A required field is absent.

    A World needs `id` and `name`, a cluster `worlds` besides, a pathway `cluster`. The place is the record that lacks
    the field. Where every such record lacks it, that is one finding, at the first.

    Bad:

        {"pathways": [{"id": "accounting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    return _findings(draft.problems["CT104"])


@rule("CT105", "unknown-field", "error")
def unknown_field(draft: Draft) -> Iterator[Finding]:
    """A field that the format does not have.

    Most often it is a known field, misspelt; the hint then says which. A program would leave out in silence what it
    does not know, so it is reported. A remark for people goes into `note`.

    Bad:

        {"pathways": [{"id": "accounting", "nmae": "Accounting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    return _findings(draft.problems["CT105"])


@rule("CT106", "wrong-type", "error")
def wrong_type(draft: Draft) -> Iterator[Finding]:
    """A value of another type than the format has.

    Codes are text, because `06` is not `6`; `worlds` is a list even if it has one entry.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "health-care, manufacturing"}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care", "manufacturing"]}]}
    """
    return _findings(draft.problems["CT106"])


@rule("CT107", "repeated-key", "error")
def repeated_key(draft: Draft) -> Iterator[Finding]:
    """One key appears twice in one object.

    Parsers keep one of the two values and drop the other without a word; which one depends on the parser.

    Bad:

        {"title": "Our careers", "title": "Our Careers"}

    Good:

        {"title": "Our Careers"}
    """
    return _findings(draft.problems["CT107"])


@rule("CT108", "empty-dataset", "error")
def empty_dataset(draft: Draft) -> Iterator[Finding]:
    """There is no World, no cluster or no pathway.

    A list that came out empty is more likely an export that failed than a taxonomy without pathways.

    Bad:

        {"pathways": []}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    return _findings(draft.problems["CT108"])


@rule("CT109", "comment-in-value", "warning")
def comment_in_value(draft: Draft) -> Iterator[Finding]:
    """A comment in YAML that begins right after a value, without a space after its `#`.

    A `#` behind a space begins a comment, also where it is meant as part of a text: the rest of the line is lost in
    silence. Put the text into quotes. A comment that is one has a space after its `#`, or more than one before it.

    Bad, in YAML:

        pathways:
          - id: repair
            name: Unit #2 Repair
            cluster: finance

    Good, in YAML:

        pathways:
          - id: repair
            name: "Unit #2 Repair"  # the second of three
            cluster: finance
    """
    return _findings(draft.problems["CT109"])

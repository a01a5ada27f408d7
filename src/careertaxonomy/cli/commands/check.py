"""The command `check`: checks documents under their settings, then reports, fixes or accepts what it found."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careertaxonomy.cli.command import argument, command, formats
from careertaxonomy.cli.inputs import STDIN, documents_named, release_named, taxonomy_named
from careertaxonomy.cli.results import FOUND, OK, USAGE, Result, UsageError
from careertaxonomy.formats.readers import READERS
from careertaxonomy.reporters import REPORTERS, SELF_TEST_REPORTERS
from careertaxonomy.text.wording import plural

if TYPE_CHECKING:
    from careertaxonomy.checks.acceptances import Accepted
    from careertaxonomy.checks.checker import Checked
    from careertaxonomy.checks.fixes import Fixed
    from careertaxonomy.checks.settings import Settings
    from careertaxonomy.formats.documents import Document


def _split(text: str) -> list[str]:
    return [name for name in text.split(",") if name.strip()]


@command(
    "check",
    "check documents and report every fault with its place",
    argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a document, a directory of them, - for standard input, or NAME@VERSION (default: every bundled version)",
    ),
    formats(REPORTERS),
    argument("--stdin-format", choices=[*READERS], default="json", help="what standard input holds (default: json)"),
    argument("--fix", action="store_true", help="apply the safe fixes, in the files themselves"),
    argument("--unsafe-fixes", action="store_true", help="apply also the fixes that make a choice"),
    argument("--diff", action="store_true", help="show what the fixes would change, and write nothing"),
    argument("--against", metavar="DATASET", help="an earlier version to compare with: NAME@VERSION or a path"),
    argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        help="the lowest level that fails (default: that of the settings, or error)",
    ),
    argument(
        "--select", metavar="RULES", action="extend", type=_split, help="only these rules: codes or names, by commas"
    ),
    argument("--ignore", metavar="RULES", action="extend", type=_split, help="all but these rules"),
    argument("--accept", metavar="REASON", help="write the remaining findings into the settings, as accepted"),
    argument(
        "--self-test",
        action="store_true",
        help="plant each kind of fault in a copy in memory, and show that it is found",
    ),
    detail="Exit status: 0 nothing at or above the failing level, 1 findings, 2 something could not be checked.",
)
def check_command(args: Namespace) -> Result:
    """Checks documents; with `--fix` and its like, fixes them; with `--accept`, accepts what is left."""
    if args.against is not None and not args.paths:
        raise UsageError("--against compares the documents that PATH names; name one")
    run = _Run(args)
    if args.self_test:
        return _self_test(run)
    if args.accept is not None:
        return _accept(run)
    if args.diff:
        return _diff(run)
    if args.fix or args.unsafe_fixes:
        return _fix(run)
    for document in run.documents():
        run.add(document, run.check(document))
    return run.result()


class _Run:
    """One call of the command: its arguments, the settings of each document, and the results so far."""

    def __init__(self, args: Namespace) -> None:
        from careertaxonomy.checks.settings import rules_named

        self.args = args
        self._earlier = taxonomy_named(args.against).dataset if args.against is not None else None
        try:
            select = None if args.select is None else rules_named(args.select)
            ignore = None if args.ignore is None else rules_named(args.ignore, ignored=True)
        except ValueError as error:
            raise UsageError(str(error)) from None
        given = {"select": select, "ignore": ignore, "fail_on": args.fail_on}
        self._given: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        self._settings: dict[str, Settings] = {}
        self._accepted: dict[Settings, Accepted] = {}
        self._codes: set[str] = set()
        self._results: list[Checked] = []
        self._failed = False

    def documents(self) -> Iterator[Document]:
        """The documents that the arguments name; without any, those that the settings name, or the bundled ones."""
        return documents_named(self.args.paths or self._settings_in(".").paths, self.args.stdin_format)

    def settings_of(self, document: Document) -> Settings:
        """The settings for a document: those of its folder, of this one for standard input; none for a release. What
        the arguments say goes before them."""
        from careertaxonomy.checks.settings import Settings

        if release_named(document.file):
            return Settings(**self._given)
        return self._settings_in("." if document.file == STDIN else str(Path(document.file).parent))

    def _settings_in(self, folder: str) -> Settings:
        from careertaxonomy.checks.settings import find_settings

        if folder not in self._settings:
            self._settings[folder] = replace(find_settings(folder), **self._given)
        return self._settings[folder]

    def check(self, document: Document) -> Checked:
        """Checks one document under its settings, without what is accepted."""
        from careertaxonomy.checks.acceptances import Accepted
        from careertaxonomy.checks.checker import check_document

        settings = self.settings_of(document)
        rules = settings.rules
        self._codes.update(rule.code for rule in rules)
        accepted = self._accepted.setdefault(settings, Accepted(settings, today=date.today()))
        return accepted.judge(check_document(document, earlier=self._earlier, rules=rules))

    def add(self, document: Document, checked: Checked) -> None:
        """Takes the result on a document into the report."""
        self._results.append(checked)
        self._failed |= self.settings_of(document).fails(checked.diagnostics)

    def result(self) -> Result:
        """The report on what was checked, stale acceptances among it, and the exit status."""
        from careertaxonomy.checks.checker import merge
        from careertaxonomy.checks.rulebook import help_of
        from careertaxonomy.checks.rules import RULES

        report = merge(self._results, rules=len(self._codes))
        failed = self._failed
        for settings, accepted in self._accepted.items():
            stale = accepted.stale(self._codes)
            failed |= settings.fails(stale)
            report = report.with_more(stale)
        failed |= bool(report.unreadable)
        text = REPORTERS[self.args.format](report, failed, self.args.colour, map(help_of, RULES))
        return Result(USAGE if report.unreadable else FOUND if failed else OK, text)


def _self_test(run: _Run) -> Result:
    """Plants each kind of fault in a copy of each document, and looks whether a check finds it."""
    from careertaxonomy.checks.selftest import self_test

    args = run.args
    with_it = {"paths", "self_test", "format", "stdin_format", "colour", "progress", "function"}
    if any(value not in (None, False) for name, value in vars(args).items() if name not in with_it):
        raise UsageError("--self-test tries every rule: beside it, only PATH, --format and --stdin-format may be given")
    if args.format not in SELF_TEST_REPORTERS:
        raise UsageError(f"--self-test gives its results as {' or as '.join(SELF_TEST_REPORTERS)}")
    tests = [self_test(document) for document in run.documents()]
    output = SELF_TEST_REPORTERS[args.format](tests)
    if any(test.refusal is not None for test in tests):
        return Result(USAGE, output)
    return Result(OK if all(test.passed for test in tests) else FOUND, output)


def _fixed(run: _Run, document: Document) -> Fixed:
    from careertaxonomy.checks.fixes import fix_document

    return fix_document(document, check=run.check, unsafe=run.args.unsafe_fixes)


def _diff(run: _Run) -> Result:
    """Shows what the fixes would change."""
    from careertaxonomy.checks.fixes import diff_of

    diffs, remarks = [], []
    for document in run.documents():
        fixed = _fixed(run, document)
        run.add(document, fixed.checked)
        diffs.append(diff_of(fixed))
        # No report is printed, and a file that cannot be read is not to fail without a word.
        remarks += [*map(str, fixed.checked.unreadable), _fix_summary(fixed, "would be made")]
    return Result(max(run.result().status, FOUND if any(diffs) else OK), "".join(diffs), tuple(remarks))


def _fix(run: _Run) -> Result:
    """Fixes documents, then reports what is left."""
    from careertaxonomy.formats.files import write_whole

    _need_own_files(run.args, "fixes are written to files: name them as PATH, or see with --diff what would change")
    remarks = []
    failed = False
    for document in run.documents():
        fixed = _fixed(run, document)
        try:
            if fixed.applied:
                write_whole(document.file, fixed.after.data, expected=document.data)
        except OSError as error:
            failed = True
            remarks.append(f"{document.file}: nothing was fixed: {error.strerror or error}")
            run.add(document, run.check(document))
        else:
            remarks.append(_fix_summary(fixed, "made"))
            run.add(document, fixed.checked)
    result = run.result()
    return Result(USAGE if failed else result.status, result.output, tuple(remarks))


def _fix_summary(fixed: Fixed, done: str) -> str:
    reasons = Counter(reason for _, reason in fixed.left)
    left = "; ".join(f"{count:,} left: {reason}" for reason, count in reasons.items()) or "nothing left"
    return f"{fixed.before.file}: {plural(len(fixed.applied), 'fix', 'fixes')} {done}; {left}"


def _accept(run: _Run) -> Result:
    """Writes an entry for each error and warning that is left, into the settings of its document."""
    from careertaxonomy.checks.acceptances import acceptable, add_entries, entries_for
    from careertaxonomy.checks.settings import SETTINGS_FILE, SettingsError

    args = run.args
    if not args.accept.strip():
        raise UsageError("--accept takes the reason, which is written into every entry")
    if args.fix or args.unsafe_fixes or args.diff:
        raise UsageError("--accept cannot be combined with fixes: fix first, then accept what is left")
    _need_own_files(args, "--accept is for documents of your own: name them as PATH")
    entries: dict[str, str] = defaultdict(str)
    count = 0
    for document in run.documents():
        checked = run.check(document)
        standing = acceptable(checked.diagnostics)
        run.add(document, checked.without(standing))
        if standing:
            file = run.settings_of(document).file or str(Path(document.file).parent / SETTINGS_FILE)
            entries[file] += entries_for(checked.name, standing, args.accept, file=file)
            count += len(standing)
    for file, text in entries.items():
        try:
            add_entries(file, text)
        except SettingsError as error:
            raise UsageError(f"{file} takes no entries at its end: {error.reason}") from None
    result = run.result()
    remark = f"{plural(count, 'finding')} accepted in {', '.join(entries)}" if count else "nothing to accept"
    return result._replace(remarks=(remark,))


def _need_own_files(args: Namespace, complaint: str) -> None:
    """Raises `UsageError` unless every path names a file of the user's own."""
    if not args.paths or any(path == "-" or release_named(path) for path in args.paths):
        raise UsageError(complaint)

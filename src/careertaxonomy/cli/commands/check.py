"""The command `check`: checks documents under their settings, then reports, fixes or accepts what it found."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.checking import CheckRun
from careertaxonomy.cli.command import argument, command
from careertaxonomy.cli.inputs import release_named
from careertaxonomy.cli.results import FOUND, OK, USAGE, Result, UsageError
from careertaxonomy.formats.readers import READERS
from careertaxonomy.reporters import REPORTERS, SELF_TEST_REPORTERS
from careertaxonomy.reporters.look import Look
from careertaxonomy.text.wording import plural

if TYPE_CHECKING:
    from careertaxonomy.checks.fixes import Fixed
    from careertaxonomy.formats.documents import Document


_NOT_WITH_SELF_TEST = (
    "fix",
    "unsafe_fixes",
    "diff",
    "against",
    "verbose",
    "no_base",
    "fail_on",
    "select",
    "ignore",
    "accept",
)


def _split(text: str) -> list[str]:
    return [name for name in text.split(",") if name.strip()]


@command(
    "check",
    "find every fault in documents, each with its place",
    argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a document, a directory of them, - for standard input, or NAME@VERSION (default: the paths of the "
        "settings, or the documents in this folder, or every bundled version)",
    ),
    argument("--stdin-format", choices=[*READERS], default="json", help="what standard input holds (default: json)"),
    argument("--fix", action="store_true", help="apply the safe fixes, in the files themselves"),
    argument("--unsafe-fixes", action="store_true", help="apply also the fixes that make a choice"),
    argument("--diff", action="store_true", help="show what the fixes would change, and write nothing"),
    argument("--against", metavar="DATASET", help="an earlier version to compare with: NAME@VERSION or a path"),
    argument("--verbose", action="store_true", help="show notes too, also where they do not fail"),
    argument("--no-base", action="store_true", help="do not compare a local copy with its [[base]] in the settings"),
    argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        help="the lowest level that fails (default: that of the settings, or error)",
    ),
    argument(
        "--select",
        metavar="RULES",
        action="extend",
        type=_split,
        help="only these rules: codes or names, with commas between",
    ),
    argument("--ignore", metavar="RULES", action="extend", type=_split, help="all but these rules"),
    argument("--accept", metavar="REASON", help="write the remaining findings into the settings, as accepted"),
    argument(
        "--self-test",
        action="store_true",
        help="plant each kind of fault in a copy in memory, and show that it is found",
    ),
    example="check my.json",
    reports=REPORTERS,
    detail="Exit status: 0 nothing at or above the failing level, 1 findings, 2 something could not be checked.",
)
def check_command(args: Namespace) -> Result:
    """Checks documents; with `--fix` and its like, fixes them; with `--accept`, accepts what is left."""
    if args.against is not None and not args.paths:
        raise UsageError("--against compares the documents that PATH names; name one")
    run = CheckRun(args)
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


def _self_test(run: CheckRun) -> Result:
    """Plants each kind of fault in a copy of each document, and looks whether a check finds it."""
    from careertaxonomy.checks.selftest import self_test

    args = run.args
    if any(getattr(args, name) not in (None, False) for name in _NOT_WITH_SELF_TEST):
        raise UsageError("--self-test tries every rule: beside it, only PATH, --format and --stdin-format may be given")
    if args.format not in SELF_TEST_REPORTERS:
        raise UsageError(f"--self-test gives its results as {' or as '.join(SELF_TEST_REPORTERS)}")
    tests = []
    for document in run.documents():
        args.progress(f"{document.file}: planting faults")
        tests.append(self_test(document))
    output = SELF_TEST_REPORTERS[args.format](tests, Look(args.colour))
    if any(test.refusal is not None for test in tests):
        return Result(USAGE, output)
    return Result(OK if all(test.passed for test in tests) else FOUND, output)


def _fixed(run: CheckRun, document: Document) -> Fixed:
    from careertaxonomy.checks.fixes import fix_document

    return fix_document(document, check=run.check, unsafe=run.args.unsafe_fixes)


def _diff(run: CheckRun) -> Result:
    """Shows what the fixes would change."""
    from careertaxonomy.checks.fixes import diff_of

    diffs, remarks = [], list[str]()
    for document in run.documents():
        fixed = _fixed(run, document)
        run.add(document, fixed.checked)
        diffs.append(diff_of(fixed))
        # No report is printed, and a file that cannot be read is not to fail without a word.
        remarks += [*map(str, fixed.checked.unreadable), _fix_summary(fixed, "would be made")]
    result = run.result()
    return Result(max(result.status, FOUND if any(diffs) else OK), "".join(diffs), (*result.remarks, *remarks))


def _fix(run: CheckRun) -> Result:
    """Fixes documents, then reports what is left."""
    from careertaxonomy.formats.files import write_whole

    _need_own_files(run.args, "fixes are written to files: name them as PATH, or see with --diff what would change")
    remarks = list[str]()
    failed = False
    for document in run.documents():
        fixed = _fixed(run, document)
        try:
            if fixed.applied:
                _need_place_inside(run.args, document)
                write_whole(document.file, fixed.after.data, expected=document.data)
        except OSError as error:
            failed = True
            remarks.append(f"{document.file}: nothing was fixed: {error.strerror or error}")
            run.add(document, run.check(document))
        else:
            remarks.append(_fix_summary(fixed, "made"))
            run.add(document, fixed.checked)
    result = run.result()
    return Result(USAGE if failed else result.status, result.output, (*result.remarks, *remarks))


def _need_place_inside(args: Namespace, document: Document) -> None:
    """Raises `OSError` for a file that a link leads to, out of the folders that are to be mended."""
    from careertaxonomy.formats.files import real_path

    real = Path(real_path(document.file))
    named = any(Path(path) == Path(document.file) for path in args.paths)
    if not named and not any(real.is_relative_to(real_path(path)) for path in args.paths):
        raise OSError(None, "it is a link that leads out of the folder; name the file itself to mend it", document.file)


def _fix_summary(fixed: Fixed, done: str) -> str:
    reasons = Counter(reason for _, reason in fixed.left)
    if not fixed.applied and not reasons:
        return f"{fixed.before.file}: nothing to fix"
    left = "; ".join(f"{count:,} left: {reason}" for reason, count in reasons.items()) or "nothing left"
    return f"{fixed.before.file}: {plural(len(fixed.applied), 'fix', 'fixes')} {done}; {left}"


def _accept(run: CheckRun) -> Result:
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
    return result._replace(remarks=(*result.remarks, remark))


def _need_own_files(args: Namespace, complaint: str) -> None:
    """Raises `UsageError` unless every path names a file of the user's own."""
    if not args.paths or any(path == "-" or release_named(path) for path in args.paths):
        raise UsageError(complaint)

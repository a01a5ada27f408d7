"""The command `check`: which documents, under which settings; then report them, mend them, or accept what is found."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careertaxonomy.commands import (
    BUNDLED,
    FOUND,
    OK,
    SEVERITIES,
    USAGE,
    Outcome,
    UsageError,
    name_and_version,
    taxonomy_of,
)

if TYPE_CHECKING:
    from careertaxonomy.acceptance import Accepted
    from careertaxonomy.checker import Checked
    from careertaxonomy.documents import Document
    from careertaxonomy.fixes import Fixed
    from careertaxonomy.models import Dataset
    from careertaxonomy.settings import Settings

__all__ = ["check_command"]


def check_command(args: Namespace) -> Outcome:
    """Checks documents; with `--fix` and its like, mends them; with `--accept`, accepts what still stands."""
    if args.against is not None and not args.paths:
        raise UsageError("--against compares the documents that PATH names; name one")
    run = _Run(args)
    if args.self_test:
        return _self_test(run)
    if args.accept is not None:
        return _accept(run)
    if args.fix or args.unsafe_fixes or args.diff:
        return _fix(run)
    for document in run.documents():
        run.results.append((document, run.check(document)))
    return run.outcome()


class _Run:
    """One call of the command: its arguments, the settings of each document, and the results so far."""

    def __init__(self, args: Namespace) -> None:
        from careertaxonomy.settings import rules_named

        self.args = args
        self.results: list[tuple[Document, Checked]] = []
        self.earlier: Dataset | None = taxonomy_of(args.against).dataset if args.against is not None else None
        self._settings: dict[str, Settings] = {}
        self._accepted: dict[Settings, Accepted] = {}
        self._codes: set[str] = set()
        try:
            self._select = rules_named(_listed(args.select)) if args.select else None
            self._ignore = rules_named(_listed(args.ignore), ignored=True) if args.ignore else None
        except ValueError as error:
            raise UsageError(str(error)) from None

    def documents(self) -> Iterator[Document]:
        """The documents that the arguments name; without any, those that the settings name, or the bundled ones."""
        paths = self.args.paths or self._settings_in(".").paths
        return _documents(paths, self.args.stdin_format)

    def settings_of(self, document: Document) -> Settings:
        """The settings for a document: those of its folder, of this one for standard input; none for a bundled one."""
        from pathlib import Path

        from careertaxonomy.settings import Settings

        if BUNDLED.fullmatch(document.file):
            return Settings()
        return self._settings_in("." if document.file == "<stdin>" else str(Path(document.file).parent))

    def _settings_in(self, folder: str) -> Settings:
        from careertaxonomy.settings import find_settings

        if folder not in self._settings:
            self._settings[folder] = find_settings(folder)
        return self._settings[folder]

    def check(self, document: Document) -> Checked:
        """Checks one document under its settings, without what is accepted."""
        from datetime import date

        from careertaxonomy.acceptance import Accepted
        from careertaxonomy.checker import check_document
        from careertaxonomy.rules import ALWAYS_ON, RULES

        settings = self.settings_of(document)
        select = self._select if self._select is not None else settings.select
        ignore = self._ignored(settings)
        rules = [
            rule
            for rule in RULES
            if rule.code in ALWAYS_ON or ((select is None or rule.code in select) and rule.code not in ignore)
        ]
        self._codes.update(rule.code for rule in rules)
        accepted = self._accepted.setdefault(settings, Accepted(settings, today=date.today()))
        return accepted.judge(check_document(document, earlier=self.earlier, rules=rules))

    def _ignored(self, settings: Settings) -> tuple[str, ...]:
        return self._ignore if self._ignore is not None else settings.ignore

    def outcome(self) -> Outcome:
        """The report on what was checked, stale acceptances among it, and the exit status."""
        from careertaxonomy.checker import merge
        from careertaxonomy.reporters import REPORTERS
        from careertaxonomy.rulebook import help_of
        from careertaxonomy.rules import RULES

        stale = {
            settings: [found for found in accepted.stale(self._codes) if found.code not in self._ignored(settings)]
            for settings, accepted in self._accepted.items()
        }
        report = merge((checked for _, checked in self.results), rules=len(self._codes))
        report = report.with_more(found for diagnostics in stale.values() for found in diagnostics)
        failed = any(self._fails(self.settings_of(document), checked.diagnostics) for document, checked in self.results)
        failed |= any(self._fails(settings, diagnostics) for settings, diagnostics in stale.items())
        unreadable = any(found.code == "CT101" for found in report.diagnostics)
        text = REPORTERS[self.args.format](report, failed or unreadable, self.args.colour, map(help_of, RULES))
        return Outcome(USAGE if unreadable else FOUND if failed else OK, text)

    def _fails(self, settings: Settings, diagnostics: Sequence[object]) -> bool:
        level = self.args.fail_on or settings.fail_on or "error"
        failing = SEVERITIES[: SEVERITIES.index(level) + 1]
        return any(getattr(found, "severity", None) in failing for found in diagnostics)


def _self_test(run: _Run) -> Outcome:
    """Plants each kind of fault in a copy of each document, and looks whether a check finds it."""
    from careertaxonomy.selftest import plain_self_test, self_test, text_of_self_test

    args = run.args
    with_it = {"paths", "self_test", "format", "stdin_format", "colour", "progress", "function"}
    if any(value for name, value in vars(args).items() if name not in with_it):
        raise UsageError("--self-test tries every rule: beside it, only PATH, --format and --stdin-format may stand")
    if args.format not in ("text", "json"):
        raise UsageError("--self-test gives its results as text or as json")
    tests = [self_test(document) for document in run.documents()]
    output = json.dumps(plain_self_test(tests), indent=2) + "\n" if args.format == "json" else text_of_self_test(tests)
    if any(test.refusal is not None for test in tests):
        return Outcome(USAGE, output)
    return Outcome(OK if all(test.passed for test in tests) else FOUND, output)


def _listed(given: Sequence[str]) -> list[str]:
    return [name for text in given for name in text.split(",") if name.strip()]


def _fix(run: _Run) -> Outcome:
    """Mends documents, or shows what would be mended; then reports what still stands."""
    from careertaxonomy.files import write_whole
    from careertaxonomy.fixes import diff_of, fix_document

    args = run.args
    if not args.diff and (not args.paths or any(path == "-" or BUNDLED.fullmatch(path) for path in args.paths)):
        raise UsageError("fixes are written to files: name them as PATH, or see with --diff what would change")
    remarks, diffs = [], []
    failed = False
    for document in run.documents():
        fixed = fix_document(document, check=run.check, unsafe=args.unsafe_fixes)
        checked = fixed.checked
        if args.diff:
            diffs.append(diff_of(fixed))
            # No report is printed, and a file that cannot be read is not to fail without a word.
            remarks += [str(found) for found in checked.diagnostics if found.code == "CT101"]
        elif fixed.applied:
            try:
                write_whole(document.file, fixed.after.data, expected=document.data)
            except OSError as error:
                failed = True
                remarks.append(f"{document.file}: nothing was fixed: {error.strerror or error}")
                run.results.append((document, run.check(document)))
                continue
        run.results.append((document, checked))
        remarks.append(_fix_summary(fixed, "would be made" if args.diff else "made"))
    outcome = run.outcome()
    if args.diff:
        changed = FOUND if any(diffs) else OK
        outcome = Outcome(max(outcome.status, changed), "".join(diffs))
    return Outcome(USAGE if failed else outcome.status, outcome.output, tuple(remarks))


def _fix_summary(fixed: Fixed, done: str) -> str:
    from careertaxonomy.names import plural

    reasons = Counter(reason for _, reason in fixed.left)
    left = "; ".join(f"{count:,} left: {reason}" for reason, count in reasons.items()) or "nothing left"
    return f"{fixed.before.file}: {plural(len(fixed.applied), 'fix').replace('fixs', 'fixes')} {done}; {left}"


def _accept(run: _Run) -> Outcome:
    """Writes an entry for each error and warning that stands, into the settings of its document."""
    from pathlib import Path

    from careertaxonomy.acceptance import acceptable, entries_for
    from careertaxonomy.files import write_whole
    from careertaxonomy.names import plural
    from careertaxonomy.settings import FILE, SettingsError, read_settings

    args = run.args
    if not args.accept.strip():
        raise UsageError("--accept takes the reason, which stands in every entry")
    if args.fix or args.unsafe_fixes or args.diff:
        raise UsageError("--accept does not go with fixes: mend first, then accept what is left")
    if not args.paths or any(path == "-" or BUNDLED.fullmatch(path) for path in args.paths):
        raise UsageError("--accept is for documents of your own: name them as PATH")
    entries: dict[str, str] = {}
    count = 0
    for document in run.documents():
        checked = run.check(document)
        standing = acceptable(checked.diagnostics)
        run.results.append((document, checked.without(standing)))
        file = run.settings_of(document).file or str(Path(document.file).parent / FILE)
        table = "accept" if Path(file).name == FILE else "tool.careertaxonomy.accept"
        entries[file] = entries.get(file, "") + entries_for(checked.name, standing, args.accept, table=table)
        count += len(standing)
    for file, text in entries.items():
        if not text:
            continue
        before = Path(file).read_bytes() if Path(file).exists() else b""
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        write_whole(file, before + gap + text.encode())
        try:
            read_settings(file)
        except SettingsError as error:
            write_whole(file, before)
            raise UsageError(f"{file} takes no entries at its end: {error.reason}") from None
    outcome = run.outcome()
    written = ", ".join(file for file, text in entries.items() if text)
    remark = f"{plural(count, 'finding')} accepted in {written}" if count else "there is nothing to accept"
    return Outcome(outcome.status, outcome.output, (remark,))


def _documents(paths: Sequence[str], stdin_format: str) -> Iterator[Document]:
    from careertaxonomy.datasets import OURS, available, bundled, mistaken, read_release, release_of
    from careertaxonomy.documents import Document, documents_at

    releases = [*bundled()] if not paths else []
    local = []
    standard_input = False
    for path in paths:
        match = BUNDLED.fullmatch(path)
        if match:
            releases.append(release_of(*name_and_version(match)))
        elif path == "-":
            standard_input = True
        else:
            local.append(path)
    for release in dict.fromkeys(releases):
        data = read_release(release)
        mistake = mistaken(release, data) if release.package != OURS else None
        failure = None if mistake is None else f"cannot be loaded: {mistake}"
        yield Document(f"{release.name}@{release.version}", data, release.digest, failure)
    for document in documents_at(local):
        if document.failure is not None:
            newest = {release.name: f"{release.name}@{release.version}" for release in available()}
            if document.file in newest:
                hint = f"a released version is named NAME@VERSION, such as {newest[document.file]}"
                yield replace(document, hint=hint)
                continue
        yield document
    if standard_input:
        yield _standard_input(stdin_format)


def _standard_input(form: str) -> Document:
    from careertaxonomy.documents import Document

    if sys.stdin is None:
        return Document("<stdin>", failure="cannot be read: standard input is closed")
    try:
        return Document("<stdin>", sys.stdin.buffer.read(), form=form)
    except OSError as error:
        return Document("<stdin>", failure=f"cannot be read: {error.strerror or error}")

"""One call of the command `check`: the documents, the settings of each, and the results so far."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careertaxonomy.cli.inputs import STDIN, documents_named, documents_to_check, release_named, taxonomy_read
from careertaxonomy.cli.results import FOUND, OK, USAGE, Result, UsageError
from careertaxonomy.reporters import REPORTERS
from careertaxonomy.reporters.look import Look

if TYPE_CHECKING:
    from careertaxonomy.checks.acceptances import Accepted
    from careertaxonomy.checks.checker import Checked
    from careertaxonomy.checks.settings import Settings
    from careertaxonomy.formats.documents import Document
    from careertaxonomy.model.records import Dataset

__all__ = ["CheckRun"]


class CheckRun:
    """One call of the command: its arguments, the settings of each document, and the results so far."""

    def __init__(self, args: Namespace) -> None:
        from careertaxonomy.checks.seen_versions import SeenVersions
        from careertaxonomy.checks.settings import rules_named
        from careertaxonomy.cli.bases import Bases

        self.args = args
        self._seen = SeenVersions()
        self._earlier: Dataset | None = None
        self._bases = Bases()
        self._remarks: tuple[str, ...] = ()
        if args.against is not None:
            earlier, self._remarks = taxonomy_read(args.against)
            self._earlier = earlier.dataset
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
        self._chosen = ""
        self._notes = bool(args.verbose)
        self._failed = False

    def documents(self) -> Iterable[Document]:
        """The documents that the arguments name; without any, those that are to be checked then."""
        if self.args.paths:
            return documents_named(self.args.paths, self.args.stdin_format)
        documents, self._chosen = documents_to_check(self._settings_in(".").paths)
        return documents

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
        """Checks one document under its settings, without what is accepted: compared with what `--against` names, or
        with the base that the settings have on record."""
        from careertaxonomy.checks.acceptances import Accepted
        from careertaxonomy.checks.checker import check_document

        self.args.progress(f"{document.file}: checking")
        settings = self.settings_of(document)
        rules = settings.rules
        self._codes.update(rule.code for rule in rules)
        accepted = self._accepted.setdefault(settings, Accepted(settings, today=date.today()))
        base = None if self._earlier or self.args.no_base else self._bases.of(settings, document.file)
        earlier = base.dataset if base else self._earlier
        return accepted.judge(check_document(document, earlier=earlier, rules=rules, seen=self._seen))

    def add(self, document: Document, checked: Checked) -> None:
        """Takes the result on a document into the report."""
        self._results.append(checked)
        settings = self.settings_of(document)
        self._notes |= settings.fail_on == "note"
        self._failed |= settings.fails(checked.diagnostics)

    def result(self) -> Result:
        """The report on what was checked, stale acceptances among it, and the exit status."""
        from careertaxonomy.checks.checker import merge
        from careertaxonomy.checks.rulebook import help_of
        from careertaxonomy.checks.rules import RULES

        report = merge(self._results, rules=len(self._codes), chosen=self._chosen)
        failed = self._failed
        for settings, accepted in self._accepted.items():
            stale = accepted.stale(self._codes)
            failed |= settings.fails(stale)
            report = report.with_more(stale)
        failed |= bool(report.unreadable)
        look = Look(self.args.colour, self.args.width, self._notes, self.args.quiet)
        text = REPORTERS[self.args.format](report, failed, look, map(help_of, RULES))
        return Result(
            USAGE if report.unreadable else FOUND if failed else OK, text, self._remarks + self._bases.remarks
        )

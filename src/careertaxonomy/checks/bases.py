"""The base of a local copy, on record in the settings: writes its entry, or brings the one that is there up to date."""

from __future__ import annotations

import os
import re
from pathlib import Path

from careertaxonomy.checks.acceptances import table_in, toml_text
from careertaxonomy.checks.settings import SETTINGS_FILE, Settings, SettingsError, parse_settings

__all__ = ["settings_with"]

_HEADER = re.compile(
    r"^[ \t]*\[\[[ \t]*(?:tool[ \t]*\.[ \t]*careertaxonomy[ \t]*\.[ \t]*)?base[ \t]*\]\][^\n]*\n", re.MULTILINE
)
_NEXT = re.compile(r"^[ \t]*\[", re.MULTILINE)


def settings_with(settings: Settings, path: str, dataset: str, digest: str) -> tuple[str, str]:
    """The settings file that a local copy's base goes on record in, and its new text.

    It is the file in force for the copy's folder, or a new one beside the copy. Raises `SettingsError` where the entry
    cannot be written: an unusual layout is for a person to edit.
    """
    file = settings.file or str(Path(path).parent / SETTINGS_FILE)
    known = settings.base_of(path)
    if known is None:
        text = _with_new_entry(settings, file, path, dataset, digest)
    else:
        text = _with_changed_entry(settings, settings.base.index(known), dataset, digest)
    try:
        found = parse_settings(file, text)
    except SettingsError:
        found = None
    entry = found.base_of(path) if found else None
    if entry is None or (entry.dataset, entry.digest) != (dataset, digest):
        lines = f"dataset = {toml_text(dataset)} and digest = {toml_text(digest)}"
        raise SettingsError(file, f"the [[base]] of {path} is for you to edit: {lines}")
    return file, text


def _with_new_entry(settings: Settings, file: str, path: str, dataset: str, digest: str) -> str:
    where = Path(os.path.relpath(os.path.realpath(path), os.path.realpath(Path(file).parent))).as_posix()
    before = settings.text
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    entry = {"path": where, "dataset": dataset, "digest": digest}
    lines = "".join(f"{key} = {toml_text(value)}\n" for key, value in entry.items())
    added = f"{gap}[[{table_in(file, 'base')}]]\n{lines}"
    return before + (added.replace("\n", "\r\n") if "\r\n" in before else added)


def _with_changed_entry(settings: Settings, number: int, dataset: str, digest: str) -> str:
    """The settings with other values in one of the entries, as far as the text shows where it is."""
    text = settings.text
    heads = [*_HEADER.finditer(text)]
    if len(heads) != len(settings.base):
        return text
    start = heads[number].end()
    following = _NEXT.search(text, start)
    end = following.start() if following else len(text)
    entry = text[start:end]
    for key, value in (("dataset", dataset), ("digest", digest)):
        found = re.search(rf"^{key}[ \t]*=[ \t]*(\"[^\"\n]*\"|'[^'\n]*')", entry, re.MULTILINE)
        if found:
            entry = entry[: found.start(1)] + toml_text(value) + entry[found.end(1) :]
    return text[:start] + entry + text[end:]

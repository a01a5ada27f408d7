"""Version numbers and their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careertaxonomy.model.records import VERSION

if TYPE_CHECKING:
    from careertaxonomy.versions.changes import Level

__all__ = ["is_version", "next_version", "step_between", "version_key"]

_Key = tuple[int, int, int, bool, tuple[tuple[bool, int, str, str], ...]]


def is_version(text: str) -> bool:
    """Whether a text is MAJOR.MINOR.PATCH, perhaps with a suffix such as `-local.1`."""
    return re.fullmatch(VERSION, text) is not None


def version_key(text: str) -> _Key:
    """What versions are sorted by: Semantic Versioning's order, in which `2.0.0-local.1` comes before `2.0.0`.

    Raises `ValueError` for a text that is no version.
    """
    if not is_version(text):
        raise ValueError(f"not MAJOR.MINOR.PATCH: {text!r}")
    numbers, _, suffix = text.partition("-")
    major, minor, patch = map(int, numbers.split("."))
    return major, minor, patch, not suffix, tuple(_part_key(part) for part in suffix.split(".") if part)


def _part_key(part: str) -> tuple[bool, int, str, str]:
    """Numbers come before words, and in the order of their values, however many digits they have."""
    if not part.isdigit():
        return True, 0, "", part
    digits = part.lstrip("0")
    return False, len(digits), digits, part


def step_between(old: str, new: str) -> Level | None:
    """The step from one version to a newer one: which of the three numbers it raises first; None if it raises none."""
    before, after = version_key(old)[:3], version_key(new)[:3]
    names: tuple[Level, ...] = ("major", "minor", "patch")
    return next((name for name, was, now in zip(names, before, after, strict=True) if now != was), None)


def next_version(old: str, step: Level) -> str:
    """The version that comes after another by a step."""
    major, minor, patch = version_key(old)[:3]
    following = {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0), "patch": (major, minor, patch + 1)}[step]
    return ".".join(map(str, following))

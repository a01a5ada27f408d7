"""Tells PyInstaller, by the entry point group `pyinstaller40`, where the hook for this package is.

Only PyInstaller uses what is here, while it builds an app; nothing of it gets into the app.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["hook_folders"]


def hook_folders() -> list[str]:
    """The folders with hooks: this one."""
    return [str(Path(__file__).parent)]

"""Marks public functions and classes, so that a pickle of them names no module that may move."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["public"]

C = TypeVar("C", bound="Callable[..., Any]")


def public(thing: C) -> C:
    """Sets the module name of a public function or class to `careertaxonomy`, from where everybody imports it."""
    thing.__module__ = "careertaxonomy"
    return thing

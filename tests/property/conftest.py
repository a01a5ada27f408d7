"""How hypothesis works on the laws in this folder: within seconds, and in CI the same way every time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile(
    "laws",
    database=None,  # a failure is to be found again by the law itself, not by a file that lies about
    deadline=None,  # the machine may have other things to do
    derandomize=bool(os.environ.get("CI")),
    max_examples=60,
)
settings.load_profile("laws")

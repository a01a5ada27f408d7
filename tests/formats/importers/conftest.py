"""What the tests of the importer share: assertions in their helpers are explained as those in tests are."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.formats.importers.reading")

"""The tests, laid out as the package is."""

import pytest

pytest.register_assert_rewrite(
    "tests.helpers",
    "tests.comparing",
    "tests.table_reading",
    "tests.checks.rules.names",
    "tests.formats.readers.reading",
)

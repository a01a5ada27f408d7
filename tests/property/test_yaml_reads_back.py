from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careertaxonomy import Dataset
from careertaxonomy.formats.readers.yaml import YamlReading
from careertaxonomy.formats.yaml_scalars import in_double_quotes, in_single_quotes, plain_or_quoted
from careertaxonomy.testing import datasets
from tests.formats.exporters.test_yaml import reads_back

_SIGNS = " -:#,[]{}&*!|>'\"%@`nN0o1.eE_~?\\\n\t\u2028"


@pytest.mark.parametrize("written", [plain_or_quoted, in_single_quotes, in_double_quotes])
@given(text=st.text(max_size=20) | st.text(alphabet=_SIGNS, max_size=6))
@example("")
@example("\x85")
def test_a_text_reads_back_wherever_it_stands(written: Callable[[str], str], text: str) -> None:
    line = written(text)
    assert not {"\n", "\r"} & {*line}
    document = f"{line}: {line}\nflow: {{{line}: [{line}, {line}]}}\nblock:\n  - {line}  # {line}\n"
    content = {text: text, "flow": {text: [text, text]}, "block": [text]}
    assert YamlReading(document.encode()).value() == content
    assert yaml.safe_load(document) == content
    if yaml.__with_libyaml__:
        assert yaml.load(document, yaml.CSafeLoader) == content


@given(datasets())
@settings(max_examples=40)
def test_every_dataset_written_as_yaml_reads_back(dataset: Dataset) -> None:
    reads_back(dataset)

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy.text.characters import clean, is_space, reread, reread_spans, unseen
from careertaxonomy.text.normal_forms import is_blank, normal

ODD = (
    "\u00a0 \t\n\x1f\u200b\u200c\u200d\u00ad\ufeff\u202e\u2028\u3000\x85\u0301\u0323e\u00e9Aa&/-9|\u2126\u0627\u0628"
    "\u094d\u0915\u0937\U0001f469\U0001f33e\ufe0f\U0001f3f4\U000e0067\U000e007f\u1100\u1161"
    "\u00c3\u00a9\u00e2\u20ac\u2122\u00c2\u0434"
)
texts = st.text(st.sampled_from(ODD), max_size=8) | st.text(max_size=8)


@settings(max_examples=500)
@given(texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(max_examples=500)
@given(texts)
def test_a_clean_name_has_nothing_that_cannot_be_seen(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    garbled = {index for span in reread_spans(cleaned) for index in range(*span)}
    rest = [index for index in range(len(cleaned)) if index not in garbled]
    assert not unseen(cleaned) - garbled
    assert not [index for index in rest if is_space(cleaned[index])]
    assert "  " not in cleaned
    assert cleaned.strip(" ") == cleaned


@settings(max_examples=500)
@given(texts)
def test_a_clean_name_counts_as_the_same(text: str) -> None:
    assert normal(clean(text)) == normal(text)
    assert is_blank(clean(text)) == is_blank(text)


@given(texts)
def test_what_was_read_anew_is_right(text: str) -> None:
    again = reread(text)
    assert again is None or reread(again) is None
